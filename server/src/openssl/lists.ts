import type { Token } from '../text/span.js';

/**
 * The elements of a list as OpenSSL's `CONF_parse_list` splits it: without the white space around them, and with the empty
 * ones, so that there is always at least one.
 */
export function splitList(text: string, separators: string): Token[] {
	const elements: Token[] = [];
	let start = 0;
	for (let at = 0; at <= text.length; at++) {
		if (at === text.length || separators.includes(text.charAt(at))) {
			elements.push(trimmed(text, start, at));
			start = at + 1;
		}
	}
	return elements;
}

function trimmed(text: string, start: number, end: number): Token {
	let first = start;
	let last = end;
	while (first < last && isSpace(text.charAt(first))) {
		first++;
	}
	while (last > first && isSpace(text.charAt(last - 1))) {
		last--;
	}
	return { text: text.slice(first, last), span: { start: first, end: last } };
}

/** C's `isspace` in the C locale. */
function isSpace(character: string): boolean {
	return character === ' ' || (character >= '\t' && character <= '\r');
}
