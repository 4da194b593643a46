import { resolve } from 'node:path';
import {
	type CipherLibraryId,
	expandString,
	looksLikePriorityString,
	type StringExpansion,
} from '../service/expand-string.js';
import { lineIndex } from '../text/lines.js';
import type { CiphersCommand } from './arguments.js';
import { ciphersJson } from './ciphers-json.js';
import { ciphersText } from './ciphers-text.js';
import { decode } from './encoding.js';
import { complain, type Io, reasonOf } from './io.js';
import { placeAt } from './report.js';
import { styleOf } from './style.js';

/** `mailtls ciphers`; the exit status. */
export async function printCiphers(command: CiphersCommand, io: Io): Promise<number> {
	const { source, format, baseline } = command;
	const strings = 'strings' in source ? source.strings : await readBatch(source.batch, io);
	if (strings === undefined) {
		return 2;
	}
	const expansions = strings.map(string => expandString(string, command.library ?? likelyLibrary(string)));
	if (format === 'json') {
		io.stdout.write(ciphersJson(expansions, baseline));
		return 0;
	}
	const style = styleOf(io.stdout, command.color, io.env);
	io.stdout.write(
		ciphersText(
			expansions,
			{ baseline: baseline ?? 'postmaster-2026', isLibraryGiven: command.library !== undefined },
			style,
		),
	);
	return expansions.some(isRefused) ? 1 : 0;
}

/** What is read where the command line names no library: that of Debian 12. */
function likelyLibrary(string: string): CipherLibraryId {
	return looksLikePriorityString(string) ? 'gnutls-3.7' : 'openssl-3.0';
}

function isRefused({ error }: StringExpansion): boolean {
	return error !== undefined;
}

/** The strings of a file; `undefined`, with a complaint, where it cannot be read or is something else. */
async function readBatch(file: string, io: Io): Promise<readonly string[] | undefined> {
	const name = file === '-' ? 'standard input' : file;
	try {
		const bytes = file === '-' ? await io.stdin() : io.files.read(resolve(io.cwd, file));
		const result = readStrings(decode(bytes).text.replace(/^\ufeff/, ''));
		if (typeof result !== 'string') {
			return result;
		}
		complain(io, `${name}${result}`);
	} catch (error) {
		complain(io, `${name}: ${reasonOf(error)}`);
	}
	return undefined;
}

/** The strings of a JSON array, or what is wrong with the text, to go behind the name of the file. */
function readStrings(text: string): readonly string[] | string {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return `${placeOf(reasonOf(error), text)}: ${reasonOf(error)}; expected a JSON array of strings`;
	}
	if (!Array.isArray(value)) {
		return `: holds ${kindOf(value)}; expected a JSON array of strings`;
	}
	const entries: readonly unknown[] = value;
	const wrong = entries.findIndex(entry => typeof entry !== 'string');
	return wrong === -1
		? entries.map(String)
		: `: entry ${wrong + 1} of the array is ${kindOf(entries[wrong])}; expected a string`;
}

/** `:3:7` where the message of the JSON parser names a position. */
function placeOf(reason: string, text: string): string {
	const [, position] = /at position (\d+)/.exec(reason) ?? [];
	if (position === undefined) {
		return '';
	}
	const { line, column } = placeAt(lineIndex(text), Number(position));
	return `:${line}:${column}`;
}

function kindOf(value: unknown): string {
	if (value === null) {
		return 'null';
	}
	if (Array.isArray(value)) {
		return 'an array';
	}
	return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
