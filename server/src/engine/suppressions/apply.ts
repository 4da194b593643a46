import type { ConfigFile } from '../../languages/language.js';
import { type NameIndex, nameIndex, nearest } from '../../text/nearest.js';
import { firstFrom } from '../../text/search.js';
import type { Span, Token } from '../../text/span.js';
import type { Finding, SuppressedFinding } from '../finding.js';
import type { CommentLine, MalformedComment, SuppressionComment } from './comment.js';
import { commentLines } from './comment-lines.js';
import { type RuleNames, ruleNames } from './meant.js';
import { readComment } from './read-comment.js';
import { toScopes, type Wish, wishFor } from './scopes.js';

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
	const { malformed, orders } = readOrders(file.text, lines, rules, names);
	const scopes = toScopes(orders.flatMap(({ wishes }) => wishes));
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
	const candidates = { left, inFile: nameIndex(new Set(left.map(({ rule }) => rule))), all: names.index };
	const comments = orders.map(order => toApplied(order, rules, candidates));
	return { findings: left, suppressed, suppressions: { malformed, comments } };
}

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

function readOrders(
	text: string,
	lines: readonly CommentLine[],
	rules: RulesAtHand,
	names: RuleNames,
): { readonly malformed: readonly MalformedComment[]; readonly orders: readonly Order[] } {
	const malformed: MalformedComment[] = [];
	const orders: Order[] = [];
	for (const line of lines) {
		const comment = readComment(text, line.span, names);
		if (comment?.kind === 'malformed') {
			malformed.push(comment);
		} else if (comment !== undefined) {
			orders.push(toOrder(comment, line, rules, names));
		}
	}
	return { malformed, orders };
}

function toApplied(order: Order, { off }: RulesAtHand, candidates: Candidates): AppliedComment {
	const { comment, lacksReason, isAboveNothing, refused, lines, wishes, idle } = order;
	const unused = [...idle, ...wishes.filter(({ isUsed }) => !isUsed).map(({ id }) => id)];
	return {
		comment,
		lacksReason,
		isAboveNothing,
		refused,
		unknown: order.unknown.map(id => ({ id, likely: likelyRule(id.text, comment.scope, lines, candidates) })),
		unused: unused.filter(({ text }) => !off.has(text)),
	};
}

/** The rules that a misspelt id may stand for. */
interface Candidates {
	/** The findings that are left, in text order. */
	readonly left: readonly Finding[];
	/** Their rules. */
	readonly inFile: NameIndex;
	readonly all: NameIndex;
}

function likelyRule(
	id: string,
	scope: SuppressionComment['scope'],
	lines: Span | undefined,
	{ left, inFile, all }: Candidates,
): string | undefined {
	return nearest(id, scope === 'file' ? inFile : rulesWithin(left, lines)) ?? nearest(id, all);
}

function rulesWithin(findings: readonly Finding[], lines: Span | undefined): NameIndex {
	const here =
		lines === undefined ? [] : findings.slice(firstFrom(findings, lines.start), firstFrom(findings, lines.end));
	return nameIndex(new Set(here.map(({ rule }) => rule)));
}
