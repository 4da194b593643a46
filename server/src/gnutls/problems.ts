import type { Span } from '../text/span.js';
import type { GnutlsLibrary } from './libraries.js';
import { meaningOf } from './meaning.js';
import { type PriorityWord, parsePriorityString, type SystemReference, upperCase } from './parse.js';
import type { Emptiness } from './settle.js';

/** Why a library refuses a string. The program then fails to set up TLS: mail goes out and comes in without it, or not at all. */
export interface PriorityError {
	/** GnuTLS's name of its error. */
	readonly kind: 'GNUTLS_E_INVALID_REQUEST' | 'GNUTLS_E_NO_PRIORITIES_WERE_SET';
	/** One sentence that names the word and says what the library does. */
	readonly message: string;
	/**
	 * Where the library says the error is, in bytes of UTF-8. It does not count the spaces it passes over and points to the
	 * start where it has no better idea; `span` is where the error is.
	 */
	readonly offset: number;
	readonly span: Span;
}

export function unknownWordError(text: string, word: PriorityWord, library: GnutlsLibrary): PriorityError {
	return {
		kind: 'GNUTLS_E_INVALID_REQUEST',
		message: `${describe(word, library)}, so ${nameOf(library)} refuses the whole priority string.`,
		offset: libraryOffset(text, word),
		span: word.span,
	};
}

export function systemError({ text, span }: SystemReference, library: GnutlsLibrary): PriorityError {
	return {
		kind: 'GNUTLS_E_INVALID_REQUEST',
		message: `'${text}' stands for a setting of the machine; without one ${nameOf(library)} refuses the priority string.`,
		offset: 0,
		span,
	};
}

export function emptyListsError(text: string, emptiness: Emptiness, library: GnutlsLibrary): PriorityError {
	return {
		kind: 'GNUTLS_E_NO_PRIORITIES_WERE_SET',
		message: `The priority string leaves ${remains[emptiness]}, so ${nameOf(library)} refuses it.`,
		offset: 0,
		span: { start: 0, end: text.length },
	};
}

const remains: Readonly<Record<Emptiness, string>> = {
	'no protocol': 'no protocol that can be used',
	'no suite': 'no cipher suite',
	'no signature algorithm': 'no signature algorithm for its protocols',
};

function describe(word: PriorityWord, library: GnutlsLibrary): string {
	if (word.name === '') {
		return word.sign === '' ? 'A word of the priority string is empty' : `'${word.sign}' has no word after it`;
	}
	if (word.text !== word.text.trim()) {
		return `'${word.text}' has white space around it`;
	}
	if (word.sign === '%' && meaningOf({ ...word, name: upperCase(word.name) }, library)) {
		return `'${word.text}' is written '${upperCase(word.text)}'`;
	}
	if (word.sign === '' && meaningOf({ ...word, sign: '+' }, library)) {
		return `'${word.text}' has no '+' or '-' before it`;
	}
	if (upperCase(word.text) === 'NONE') {
		return "'NONE' stands anywhere but at the start";
	}
	return `'${word.text}' is unknown`;
}

function nameOf({ dialect }: GnutlsLibrary): string {
	return `GnuTLS ${dialect.generation}`;
}

/** The library adds up the words before the refused one and a `:` for each; spaces are lost to it. */
function libraryOffset(text: string, word: PriorityWord): number {
	const { words } = parsePriorityString(text);
	// It compares what it read with what it was given and gives up where white space at the start makes them differ.
	if (words[0] && words[0].span.start > 0) {
		return 0;
	}
	let offset = 0;
	for (const { text: before, span } of words) {
		if (span.start >= word.span.start) {
			break;
		}
		offset += byteLength(before) + 1;
	}
	return offset;
}

function byteLength(text: string): number {
	let length = 0;
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	}
	return length;
}
