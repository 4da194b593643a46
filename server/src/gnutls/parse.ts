import type { Span, Token } from '../text/span.js';

/** What the first character makes of a word: a base such as `NORMAL` has none. */
export type PrioritySign = '' | '+' | '-' | '!' | '%';

/** One word of a priority string, such as `NORMAL`, `-VERS-TLS1.0` or `%SERVER_PRECEDENCE`. */
export interface PriorityWord extends Token {
	readonly sign: PrioritySign;
	/** The word without its sign. */
	readonly name: string;
}

/** A reference to the machine's own settings, such as `@EXIM,SYSTEM`, which only a string's start can be. */
export interface SystemReference extends Token {
	/** The names after `@`, of which the first that the machine knows counts. */
	readonly keywords: readonly string[];
}

export interface PriorityString {
	readonly text: string;
	/** Absent for strings that do not begin with `@`. */
	readonly system?: SystemReference;
	/** Empty words included; with the separators between them and `system` they spell the text. */
	readonly words: readonly PriorityWord[];
	/** The white space at the start, and each `:` with the spaces after it. */
	readonly separators: readonly Span[];
}

/**
 * Reads a priority string as the library cuts it up: at every `:`, passing over the spaces after one and over white space at
 * the start; nothing else is trimmed. Never fails. A NUL ends the text, as in C.
 */
export function parsePriorityString(text: string): PriorityString {
	const separators: Span[] = [];
	const words: PriorityWord[] = [];
	const end = endOfText(text);
	let at = skipWhile(text, 0, end, whiteSpace);
	if (at > 0) {
		separators.push({ start: 0, end: at });
	}
	let system: SystemReference | undefined;
	for (;;) {
		const colon = text.indexOf(':', at);
		const stop = colon < 0 || colon > end ? end : colon;
		if (words.length === 0 && !system && text[at] === '@' && at < end) {
			system = toReference(text, at, stop);
		} else {
			words.push(toWord(text, at, stop));
		}
		if (stop === end) {
			break;
		}
		at = skipWhile(text, stop + 1, end, ' ');
		separators.push({ start: stop, end: at });
	}
	return { text, ...(system ? { system } : {}), words, separators };
}

/** What C's `isspace` takes for white space. */
const whiteSpace = ' \t\n\v\f\r';

function endOfText(text: string): number {
	const nul = text.indexOf('\0');
	return nul < 0 ? text.length : nul;
}

function skipWhile(text: string, start: number, end: number, characters: string): number {
	let at = start;
	while (at < end && characters.includes(text.charAt(at))) {
		at++;
	}
	return at;
}

function toReference(text: string, start: number, end: number): SystemReference {
	const written = text.slice(start, end);
	return { text: written, span: { start, end }, keywords: written.slice(1).split(',') };
}

function toWord(text: string, start: number, end: number): PriorityWord {
	const written = text.slice(start, end);
	const sign = signs.find(character => written.startsWith(character)) ?? '';
	return { text: written, span: { start, end }, sign, name: written.slice(sign.length) };
}

const signs = ['+', '-', '!', '%'] as const;

/** ASCII letters in upper case; the library compares no others without case. */
export function upperCase(text: string): string {
	return text.replace(/[a-z]+/g, letters => letters.toUpperCase());
}
