import type { ConfigFile } from '../../languages/language.js';
import { nameIndex, nearest } from '../../text/nearest.js';
import { firstFrom } from '../../text/search.js';
import type { Span, Token } from '../../text/span.js';
import type { Finding, SuppressedFinding } from '../finding.js';
import type { CommentLine, MalformedComment, SuppressionComment } from './comment.js';
import { commentLines } from './comment-lines.js';
import { type RuleNames, ruleNames } from './meant.js';
import { readComment } from './read-comment.js';

/** What the comments of a file came to. */
export interface Suppressions {
	readonly malformed: readonly MalformedComment[];
	/** In text order. */
	readonly comments: readonly AppliedComment[];
}

export const noSuppressions: Suppressions = { malformed: [], comments: [] };

export interface AppliedComment {
	readonly comment: SuppressionComment;
	/** It ignores nothing for want of a reason. */
	readonly lacksReason: boolean;
	/** It ignores nothing because a blank line or the end of the file follows. */
	readonly isAboveNothing: boolean;
	/** Ids among its own that are no rule's. */
	readonly unknown: readonly UnknownId[];
	/** Ids of rules about these very comments, which no comment can silence. */
	readonly refused: readonly Token[];
	/** Ids of rules that find nothing here. */
	readonly unused: readonly Token[];
}

export interface UnknownId {
	readonly id: Token;
	/** The rule that it most likely stands for: of several the one that finds something there. */
	readonly likely: string | undefined;
}

export interface RulesAtHand {
	readonly ids: readonly string[];
	/** Those about suppression comments. */
	readonly aboutComments: ReadonlySet<string>;
	/** Those the user has turned off: what they would find is not known. */
	readonly off: ReadonlySet<string>;
	readonly requireReason: boolean;
}

export interface Sifted {
	readonly findings: readonly Finding[];
	readonly suppressed: readonly SuppressedFinding[];
	readonly suppressions: Suppressions;
}

/** Takes out of the findings, which are in text order, what comments say to ignore. `undefined`: there are no such comments. */
export function sift(file: ConfigFile, findings: readonly Finding[], rules: RulesAtHand): Sifted | undefined {
	const lines = commentLines(file);
	if (lines.length === 0) {
		return undefined;
	}
	const names = ruleNames(rules.ids);
	const malformed: MalformedComment[] = [];
	const orders: Order[] = [];
	for (const line of lines) {
		const comment = readComment(file.text, line.span, names);
		if (comment?.kind === 'malformed') {
			malformed.push(comment);
		} else if (comment !== undefined) {
			orders.push(toOrder(comment, line, rules, names));
		}
	}
	const scopes = toScopes(orders);
	const left: Finding[] = [];
	const suppressed: SuppressedFinding[] = [];
	for (const finding of findings) {
		const wish = wishFor(finding, scopes, file.text.length);
		if (wish === undefined) {
			left.push(finding);
		} else {
			wish.isUsed = true;
			suppressed.push({ finding, suppression: { kind: 'inSource', reason: wish.comment.reason } });
		}
	}
	const comments = orders.map(order => toApplied(order, rules, names, left));
	return { findings: left, suppressed, suppressions: { malformed, comments } };
}

/** One rule of one comment, and the lines it is for. */
interface Wish {
	readonly comment: SuppressionComment;
	readonly id: Token;
	readonly lines: Span;
	readonly level: Level;
	isUsed: boolean;
}

/** From the narrowest on, as they are asked. */
const levels = ['part', 'item', 'file'] as const;

type Level = (typeof levels)[number];

interface Order extends Omit<AppliedComment, 'unused' | 'unknown'> {
	/** `undefined`: none. */
	readonly lines: Span | undefined;
	readonly unknown: readonly Token[];
	readonly wishes: readonly Wish[];
	/** Ids that count for no line. */
	readonly idle: readonly Token[];
}

function toOrder(comment: SuppressionComment, { below }: CommentLine, rules: RulesAtHand, names: RuleNames): Order {
	const lacksReason = rules.requireReason && comment.reason === '';
	const unknown = comment.ids.filter(({ text }) => !names.ids.has(text));
	const refused = comment.ids.filter(({ text }) => rules.aboutComments.has(text));
	const effective = lacksReason ? [] : comment.ids.filter(id => !unknown.includes(id) && !refused.includes(id));
	const isForFile = comment.scope === 'file';
	const lines = isForFile ? { start: 0, end: Number.POSITIVE_INFINITY } : below?.span;
	const level = isForFile ? 'file' : below?.isPart ? 'part' : 'item';
	return {
		comment,
		lines,
		lacksReason,
		isAboveNothing: lines === undefined,
		unknown,
		refused,
		wishes: lines === undefined ? [] : effective.map(id => ({ comment, id, lines, level, isUsed: false })),
		idle: lines === undefined ? effective : [],
	};
}

/** The wishes of each level and rule, in text order, no two for the same lines: the first counts. */
type Scopes = ReadonlyMap<string, readonly Wish[]>;

function toScopes(orders: readonly Order[]): Scopes {
	const scopes = new Map<string, Wish[]>();
	for (const wish of orders.flatMap(({ wishes }) => wishes)) {
		const key = keyOf(wish.level, wish.id.text);
		const others = scopes.get(key) ?? [];
		if (others.at(-1)?.lines.start !== wish.lines.start) {
			others.push(wish);
		}
		scopes.set(key, others);
	}
	return scopes;
}

function keyOf(level: Level, rule: string): string {
	return `${level} ${rule}`;
}

function wishFor({ rule, span }: Finding, scopes: Scopes, textLength: number): Wish | undefined {
	for (const level of levels) {
		const wish = lastUpTo(scopes.get(keyOf(level, rule)) ?? [], span.start);
		// An empty value at the end of a file without a last line end stands behind its line.
		if (wish !== undefined && (span.start < wish.lines.end || span.start === textLength)) {
			return wish;
		}
	}
	return undefined;
}

function lastUpTo(wishes: readonly Wish[], offset: number): Wish | undefined {
	let low = 0;
	let high = wishes.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((wishes[middle]?.lines.start ?? 0) <= offset) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return wishes[low - 1];
}

function toApplied(order: Order, { off }: RulesAtHand, names: RuleNames, left: readonly Finding[]): AppliedComment {
	const { comment, lacksReason, isAboveNothing, refused, lines, wishes, idle } = order;
	const unused = [...idle, ...wishes.filter(({ isUsed }) => !isUsed).map(({ id }) => id)];
	return {
		comment,
		lacksReason,
		isAboveNothing,
		refused,
		unknown: order.unknown.map(id => ({ id, likely: likelyRule(id.text, lines, names, left) })),
		unused: unused.filter(({ text }) => !off.has(text)),
	};
}

function likelyRule(
	id: string,
	lines: Span | undefined,
	names: RuleNames,
	left: readonly Finding[],
): string | undefined {
	const here = lines === undefined ? [] : left.slice(firstFrom(left, lines.start), firstFrom(left, lines.end));
	return nearest(id, nameIndex(new Set(here.map(({ rule }) => rule)))) ?? nearest(id, names.index);
}
