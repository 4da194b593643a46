import type { Span } from '../text/span.js';

/** What an element does to the list: `add` has no sign, `-` deletes, `!` removes for good, `+` moves to the end. */
export type CipherOperator = 'add' | 'delete' | 'remove' | 'move' | 'command';

export interface CipherWord {
	readonly text: string;
	readonly span: Span;
}

/** One step of a cipher string, such as `!aNULL`, `EECDH+AESGCM` or `@STRENGTH`. */
export interface CipherElement {
	/** The operator included. */
	readonly span: Span;
	readonly text: string;
	readonly operator: CipherOperator;
	/** The words joined by `+`, which select the suites that all of them select; or the command without `@`. */
	readonly words: readonly CipherWord[];
	/** Where the library finds something that is neither word nor separator; the whole string is then invalid. */
	readonly unreadableAt?: number;
}

export interface CipherString {
	readonly text: string;
	/** Together with the separators between them they spell the text. */
	readonly elements: readonly CipherElement[];
	/** The runs of `:`, `,`, `;` and spaces. */
	readonly separators: readonly Span[];
}

/** Reads a cipher string as an editor needs it: as the newest version would if it knew every word. Never fails. */
export function parseCipherString(text: string): CipherString {
	const elements: CipherElement[] = [];
	const separators: Span[] = [];
	let at = 0;
	while (at < text.length) {
		const start = skipSeparators(text, at);
		if (start > at) {
			separators.push({ start: at, end: start });
		}
		at = start;
		if (at < text.length) {
			const element = readElement(text, at, '.=_', () => 'known');
			elements.push(element);
			at = element.span.end;
		}
	}
	return { text, elements, separators };
}

/** `last` ends the element after the word, even before a `+`; `unknown` makes the library skip to the next separator. */
export type Verdict = 'known' | 'last' | 'unknown';

/** Reads the element that starts at an offset where no separator is. */
export function readElement(
	text: string,
	start: number,
	wordCharacters: string,
	judge: (word: CipherWord) => Verdict,
): CipherElement {
	const operator = operators[text[start] ?? ''] ?? 'add';
	const words: CipherWord[] = [];
	const finish = (end: number, unreadableAt?: number): CipherElement => ({
		span: { start, end },
		text: text.slice(start, end),
		operator,
		words,
		...(unreadableAt === undefined ? {} : { unreadableAt }),
	});
	let at = operator === 'add' ? start : start + 1;
	for (;;) {
		const end = skipWord(text, at, wordCharacters);
		if (end === at) {
			// The offending character is passed over even where it is a separator.
			return finish(skipToSeparator(text, Math.min(at + 1, text.length)), at);
		}
		const word = { text: text.slice(at, end), span: { start: at, end } };
		words.push(word);
		if (operator === 'command') {
			return finish(skipToSeparator(text, end));
		}
		const isJoined = text[end] === '+';
		switch (judge(word)) {
			case 'unknown':
				return finish(skipToSeparator(text, end));
			case 'last':
				return finish(isJoined ? end + 1 : end);
			case 'known':
				if (!isJoined) {
					return finish(end);
				}
				at = end + 1;
		}
	}
}

const operators: Readonly<Record<string, CipherOperator>> = {
	'-': 'delete',
	'!': 'remove',
	'+': 'move',
	'@': 'command',
};

export function skipSeparators(text: string, start: number): number {
	let at = start;
	while (at < text.length && isSeparator(text[at])) {
		at++;
	}
	return at;
}

function skipToSeparator(text: string, start: number): number {
	let at = start;
	while (at < text.length && !isSeparator(text[at])) {
		at++;
	}
	return at;
}

function skipWord(text: string, start: number, wordCharacters: string): number {
	let at = start;
	while (at < text.length && isWordCharacter(text.charAt(at), wordCharacters)) {
		at++;
	}
	return at;
}

function isSeparator(character: string | undefined): boolean {
	return character === ':' || character === ' ' || character === ';' || character === ',';
}

function isWordCharacter(character: string, others: string): boolean {
	return (
		(character >= 'a' && character <= 'z') ||
		(character >= 'A' && character <= 'Z') ||
		(character >= '0' && character <= '9') ||
		character === '-' ||
		others.includes(character)
	);
}
