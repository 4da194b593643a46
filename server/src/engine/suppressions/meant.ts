import { type NameIndex, nameIndex, nearest } from '../../text/nearest.js';
import type { SuppressionComment } from './comment.js';

/** The rules there are, to search by name. */
export interface RuleNames {
	readonly ids: ReadonlySet<string>;
	readonly index: NameIndex;
}

export function ruleNames(ids: readonly string[]): RuleNames {
	return { ids: new Set(ids), index: nameIndex(ids) };
}

/** What a malformed comment most likely means. */
export interface Meant {
	readonly scope: SuppressionComment['scope'];
	readonly ids: readonly string[];
	readonly reason: string;
}

/**
 * Reads what others write in such comments: `ignore legacy-tls`, `disable[legacy-tls]`, `ingore[legacy-tls]: reason`,
 * `ignore-next-line (legacy-tls, weak-cipher)`. `undefined` where no rule is named.
 */
export function wordsMeant(text: string, rules: RuleNames): Meant | undefined {
	const [whole = '', word = ''] = /^([a-z]+(?:-[a-z]+)*)[ \t]*[:=([]?/i.exec(text) ?? [];
	const scope = scopeOf(word.toLowerCase());
	const { ids, rest } = leadingIds(text.slice(whole.length), rules);
	const reason = rest.replace(/^[\s)\]:,–—-]+/, '').trim();
	return scope === undefined || ids.length === 0 ? undefined : { scope, ids, reason };
}

const ownWords = nameIndex(['ignore', 'ignore-file']);

function scopeOf(word: string): Meant['scope'] | undefined {
	const isOfOtherLinters = /^(?:ignore|disable|suppress|allow|accept|skip|off|noqa|nolint)(?:-|$)/.test(word);
	if (!isOfOtherLinters && nearest(word, ownWords) === undefined) {
		return undefined;
	}
	return word.endsWith('-file') || word.endsWith('-all') ? 'file' : 'here';
}

/** Ids at the start, parted by commas or blanks. The first, and what follows a comma, may be misspelt. */
function leadingIds(text: string, rules: RuleNames): { readonly ids: readonly string[]; readonly rest: string } {
	const ids: string[] = [];
	let rest = text;
	for (let isExpected = true; ; ) {
		const [whole, word = '', comma] = /^[ \t]*([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)[ \t]*(,)?/.exec(rest) ?? [];
		const id = rules.ids.has(word) ? word : isExpected ? nearest(word, rules.index) : undefined;
		if (whole === undefined || id === undefined) {
			return { ids, rest };
		}
		ids.push(id);
		rest = rest.slice(whole.length);
		isExpected = comma !== undefined;
	}
}
