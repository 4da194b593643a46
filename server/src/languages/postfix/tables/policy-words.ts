import type { Span, Token } from '../../../text/span.js';
import { isBraced } from '../syntax/brackets.js';
import { trimmedPart, type Word } from '../syntax/words.js';
import { type AttributeKind, attributeKinds } from './policy-attributes.js';

export interface PolicyAttribute {
	readonly span: Span;
	/** As written; capital letters do not count. */
	readonly name: Token;
	readonly value: Token;
	/** `undefined` where no release has such an attribute. */
	readonly kind: AttributeKind | undefined;
}

/** `name=value`, or `{ name = value }` of Postfix 3.10; `undefined` where there is no name. */
export function toAttribute(word: Word): PolicyAttribute | undefined {
	const isInBraces = isBraced(word.text);
	const from = isInBraces ? 1 : 0;
	const to = word.text.length - from;
	const sign = word.text.indexOf('=');
	const name = trimmedPart(word, from, sign);
	if (sign === -1 || name.text === '') {
		return undefined;
	}
	return {
		span: word.span,
		name,
		value: trimmedPart(word, sign + 1, to),
		kind: attributeKinds.get(name.text.toLowerCase()),
	};
}

/** Words that were meant as one attribute. */
export interface Group {
	/** The words up to the value: one, or several where blanks stand next to the equals sign. */
	readonly pair: readonly Word[];
	/** Words without an equals sign that follow, and perhaps belong to its value. */
	readonly rest: readonly Word[];
}

/** In order: every word is in one group. */
export function groupWords(text: string, words: readonly Word[]): Group[] {
	const groups: Group[] = [];
	for (let at = 0; at < words.length; ) {
		const length = tornLength(text, words, at);
		const pair = words.slice(at, at + length);
		at += length;
		const from = at;
		while (pair.some(word => word.text.includes('=')) && isBare(words[at]) && tornLength(text, words, at) === 1) {
			at++;
		}
		groups.push({ pair, rest: words.slice(from, at) });
	}
	return groups;
}

function isBare(word: Word | undefined): boolean {
	return word !== undefined && !word.text.includes('=') && !word.text.startsWith('{');
}

/** How many words one attribute takes: `match= x` and `match =x` are two, `match = x` three. */
function tornLength(text: string, words: readonly Word[], at: number): number {
	const [first, second, third] = words.slice(at, at + 3);
	const name = first?.text.replace(/=$/, '').toLowerCase() ?? '';
	if (first === undefined || second === undefined || !attributeKinds.has(name) || hasComma(text, first, second)) {
		return 1;
	}
	if (first.text.endsWith('=')) {
		return isPair(second) ? 1 : 2;
	}
	if (second.text === '=' && third !== undefined && !isPair(third) && !hasComma(text, second, third)) {
		return 3;
	}
	return second.text.startsWith('=') && second.text.length > 1 ? 2 : 1;
}

function hasComma(text: string, first: Word, second: Word): boolean {
	return text.slice(first.span.end, second.span.start).includes(',');
}

/** An attribute of its own rather than a value. */
function isPair({ text }: Word): boolean {
	const sign = text.indexOf('=');
	return text.startsWith('{') || (sign > 0 && attributeKinds.has(text.slice(0, sign).toLowerCase()));
}

/** Two words of a text and all that stands between them. */
export function between(text: string, first: Word, last: Word): Word {
	const span = { start: first.span.start, end: last.span.end };
	return { text: text.slice(span.start, span.end), span };
}
