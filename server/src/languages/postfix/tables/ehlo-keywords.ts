import type { Token } from '../../../text/span.js';
import { commasAndBlanks, splitWords } from '../syntax/words.js';

/** A value of `smtpd_discard_ehlo_keywords`, or the right-hand side of a table of `…_ehlo_keyword_address_maps`. */
export interface EhloKeywords {
	/** In order, with offsets into the text. */
	readonly words: readonly Token[];
	/** Those that Postfix knows, in small letters. */
	readonly known: ReadonlySet<string>;
	/** Those it passes over without a word, so that one file serves several releases. */
	readonly unknown: readonly Token[];
	/** Nobody is offered STARTTLS. */
	readonly hidesStarttls: boolean;
	/** The log is told nothing of it. */
	readonly isSilent: boolean;
}

/** The names in the tables of Postfix's `ehlo_mask`, of one release or another; `silent-discard` is no extension. */
const keywords: ReadonlySet<string> = new Set([
	...['8bitmime', 'auth', 'chunking', 'dsn', 'enhancedstatuscodes', 'etrn', 'pipelining', 'requiretls', 'size'],
	...['smtputf8', 'starttls', 'verp', 'vrfy', 'xclient', 'xforward', 'silent-discard'],
]);

/** Commas and blanks part the words; capital letters do not count (postconf(5) smtpd_discard_ehlo_keywords). */
export function readEhloKeywords(text: string): EhloKeywords {
	const words = splitWords(text, commasAndBlanks);
	const known = new Set(words.map(word => word.text.toLowerCase()).filter(word => keywords.has(word)));
	return {
		words,
		known,
		unknown: words.filter(word => !keywords.has(word.text.toLowerCase())),
		hidesStarttls: known.has('starttls'),
		isSilent: known.has('silent-discard'),
	};
}
