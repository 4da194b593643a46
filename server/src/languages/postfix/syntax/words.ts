import type { Span } from '../../../text/span.js';

/** A word of a line whose continuation lines are joined; the span is into that joined text. */
export interface Word {
	readonly text: string;
	readonly span: Span;
}

/** What parts the words of a list in main.cf or in a table (`CHARS_COMMA_SP` of Postfix). */
export const commasAndBlanks = ', \t\r\n';

/**
 * Blanks, or other separators, part words, but not inside braces (`mystrtokq` of Postfix's util library). An open brace goes
 * on to the end.
 */
export function splitWords(text: string, separators = ' \t\r\n'): Word[] {
	const words: Word[] = [];
	let start = -1;
	let depth = 0;
	for (let at = 0; at <= text.length; at++) {
		const character = text[at];
		const isEnd = character === undefined || (depth === 0 && separators.includes(character));
		if (isEnd && start >= 0) {
			words.push({ text: text.slice(start, at), span: { start, end: at } });
			start = -1;
		} else if (!isEnd && start < 0) {
			start = at;
		}
		if (character === '{') {
			depth++;
		} else if (character === '}' && depth > 0) {
			depth--;
		}
	}
	return words;
}

/** A part of a word without the blanks around it. */
export function trimmedPart({ text, span }: Word, from: number, to: number): Word {
	const part = text.slice(from, to);
	const kept = part.trim();
	const start = span.start + from + (kept === '' ? 0 : part.length - part.trimStart().length);
	return { text: kept, span: { start, end: start + kept.length } };
}
