import type { Span, Token } from '../../text/span.js';
import type { Finding } from '../finding.js';
import type { SuppressionComment } from './comment.js';

/** One rule of one comment, and the lines it is for. */
export interface Wish {
	readonly comment: SuppressionComment;
	readonly id: Token;
	readonly lines: Span;
	readonly level: Level;
	isUsed: boolean;
}

/** From the narrowest on, as they are asked. */
const levels = ['part', 'item', 'file'] as const;

export type Level = (typeof levels)[number];

/** The wishes of each level and rule, in text order, no two for the same lines: the first counts. */
export type Scopes = ReadonlyMap<string, readonly Wish[]>;

export function toScopes(wishes: readonly Wish[]): Scopes {
	const scopes = new Map<string, Wish[]>();
	for (const wish of wishes) {
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

/** The narrowest wish that a finding should be left out. */
export function wishFor({ rule, span }: Finding, scopes: Scopes, textLength: number): Wish | undefined {
	for (const level of levels) {
		const wish = lastUpTo(scopes.get(keyOf(level, rule)) ?? [], span.start);
		// An empty value at the end of a file without a last line end stands behind its line.
		const end = wish?.lines.end ?? 0;
		if (span.start < end || (span.start === textLength && end === textLength)) {
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
