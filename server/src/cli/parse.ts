import { resolve } from 'node:path';
import { type ConfigFile, keyOf } from '../languages/language.js';
import { parse, printedValue } from '../service/check.js';
import { lineIndex } from '../text/lines.js';
import type { ParseCommand } from './arguments.js';
import { readSources } from './files.js';
import { complain, type Io, isFolder } from './io.js';
import { placeAt } from './report.js';
import { parseJson } from './report-json.js';
import { printable } from './width.js';

/** `mailtls parse`; the exit status. */
export async function printSettings({ input, format }: ParseCommand, io: Io): Promise<number> {
	const folder = input.paths.find(path => isFolder(resolve(io.cwd, path), io.files));
	if (folder !== undefined) {
		complain(io, `${folder}: is a folder; expected a file`);
		return 2;
	}
	const { sources, problems } = await readSources(input, io);
	for (const problem of problems) {
		complain(io, problem);
	}
	const [source] = sources;
	if (source === undefined) {
		return 2;
	}
	const config = parse(source.file, source.text, source.language);
	if (format === 'json') {
		io.stdout.write(parseJson(config));
		return 0;
	}
	io.stdout.write(settingLines(config));
	io.stderr.write(problemLines(config));
	return 0;
}

/** As `postconf -n` and `postconf -P` print them, but in the order of the file and with duplicates. */
function settingLines(config: ConfigFile): string {
	return config.settings
		.map(setting => `${`${keyOf(setting)} = ${printedValue(config, setting)}`.trimEnd()}\n`)
		.join('');
}

function problemLines({ file, text, problems }: ConfigFile): string {
	const index = lineIndex(text);
	return problems
		.map(({ severity, message, span }) => {
			const { line, column } = placeAt(index, span.start);
			return `${printable(file)}:${line}:${column}: ${severity}: ${printable(message)}\n`;
		})
		.join('');
}
