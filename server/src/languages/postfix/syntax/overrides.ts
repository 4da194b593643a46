import type { SyntaxProblem } from '../../language.js';
import { trimmedPart, type Word } from './words.js';

/** One `-o name=value`; spans are into the joined line. */
export interface Override {
	readonly name: Word;
	readonly value: Word;
	/** From the `-o` on, or from the glued word that holds it. */
	readonly span: Word['span'];
}

/** `-o name = value`: three arguments where one was meant. */
export interface TornOverride {
	readonly name: Word;
	/** The words behind the equals sign. */
	readonly value: readonly Word[];
	/** From the `-o` on. */
	readonly span: Word['span'];
}

export interface Options {
	readonly options: readonly Override[];
	/** Where the daemon ends, so that what follows does not matter any more. */
	readonly torn?: TornOverride;
	readonly problems: readonly SyntaxProblem[];
}

/** Options of the daemons that take a value (the `GETOPT` calls of Postfix's master library). */
const optionWithValue = /[imnorst]/;

/** Programs whose own arguments follow: they are no daemons' options, and may be anything. */
const commandsWithArguments = /^(?:pipe|spawn|local|virtual)$/;

/** `flags=DORX`, which the client has since 3.5 (smtp(8)). */
function isOwnArgument(command: string, word: Word | undefined): boolean {
	return /^(?:smtp|lmtp)$/.test(command) && word?.text.startsWith('flags=') === true;
}

/**
 * The overrides among the arguments of a command, up to the first one that is no option, where `postconf -P` stops too. The
 * daemons die of what stands behind it, and of a `-o` without an equals sign (master(5), measured with smtpd 3.7.11).
 */
export function readOptions(command: string, words: readonly Word[]): Options {
	const options: Override[] = [];
	const problems: SyntaxProblem[] = [];
	for (let index = 0; index < words.length; index++) {
		const word = words[index];
		if (word === undefined || word.text === '--' || !word.text.startsWith('-')) {
			const stray = isOwnArgument(command, word) ? words[index + 1] : word;
			if (stray !== undefined && !commandsWithArguments.test(command)) {
				problems.push(strayArgument(command, stray));
			}
			break;
		}
		const at = word.text.slice(1).search(optionWithValue) + 1;
		if (at === 0) {
			continue;
		}
		const rest = part(word, at + 1, word.text.length);
		const value = rest.text === '' ? words[++index] : rest;
		if (word.text[at] !== 'o') {
			continue;
		}
		const span = { start: word.span.start, end: value?.span.end ?? word.span.end };
		const read = value === undefined ? undefined : readOverride(value);
		if (read !== undefined) {
			options.push({ ...read, span });
			continue;
		}
		if (words[index + 1]?.text.startsWith('=')) {
			return { options, problems, torn: tornOverride(word, words.slice(index)) };
		}
		problems.push(notAnOverride(command, value?.text, span));
	}
	return { options, problems };
}

/** `name=value`, or `{ name = value }`, where blanks may stand around the name and the value. */
function readOverride(word: Word): Pick<Override, 'name' | 'value'> | undefined {
	const inner = word.text.startsWith('{') ? trimmedPart(word, 1, word.text.replace(/\}$/, '').length) : word;
	const sign = inner.text.indexOf('=');
	if (sign === -1) {
		return undefined;
	}
	const name = trimmedPart(inner, 0, sign);
	const value = trimmedPart(inner, sign + 1, inner.text.length);
	return name.text === '' ? undefined : { name, value };
}

/** `words` are the name, the equals sign, perhaps with the value glued to it, and all that follows. */
function tornOverride(option: Word, [name = option, sign = option, ...rest]: readonly Word[]): TornOverride {
	const glued = part(sign, 1, sign.text.length);
	const next = rest.findIndex(({ text }) => text.startsWith('-'));
	const value = [...(glued.text === '' ? [] : [glued]), ...(next === -1 ? rest : rest.slice(0, next))];
	return { name, value, span: { start: option.span.start, end: (value.at(-1) ?? sign).span.end } };
}

function notAnOverride(command: string, text: string | undefined, span: Word['span']): SyntaxProblem {
	const fault = text === undefined ? '"-o" is the last word' : `"-o ${text}" holds no "name=value"`;
	return {
		severity: 'error',
		message: `${fault}: ${command} ends with an error for every connection. Expected "-o name=value".`,
		span,
	};
}

function strayArgument(command: string, { text, span }: Word): SyntaxProblem {
	return {
		severity: 'warning',
		message: `${command} takes no argument "${text}", and what follows it is not read as options. Expected "-o name=value".`,
		span,
	};
}

function part({ text, span }: Word, start: number, end: number): Word {
	return { text: text.slice(start, end), span: { start: span.start + start, end: span.start + end } };
}
