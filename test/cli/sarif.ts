import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import type { ArtifactChange, Fix, Log, Region, Result, Run } from 'sarif';
import { expect } from 'vitest';
import { decode, type Encoding, encode } from '../../server/src/cli/encoding.js';

/** What a program does that reads SARIF logs and has only the standard to go by. */

const schemaFile = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// Its dialect, draft 4, is only named: what it says means the same to later ones, but for a pattern that `u` forbids.
const { $schema, id, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'));
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile<Log>(schema);

/** Reads a log of one run. What the schema forbids fails the test. */
export function readSarif(text: string): Run {
	expect(text.endsWith('}\n')).toBe(true);
	// Not even escaped: many readers refuse half a character.
	expect(text).not.toMatch(/\p{Surrogate}|\\ud[89a-f]/iu);
	const log: unknown = JSON.parse(text);
	const isValid = validate(log);
	expect(validate.errors ?? []).toEqual([]);
	if (!isValid || log.runs.length !== 1 || log.runs[0] === undefined) {
		throw new Error('expected one run');
	}
	return log.runs[0];
}

export function resultsOf({ results = [] }: Run): readonly Result[] {
	return results;
}

/** The path a location stands for, where the program ran in `folder`. */
export function pathOf(uri: string, folder: string): string {
	return fileURLToPath(new URL(uri, `file://${folder}/`));
}

/** The text of a result's place. */
export function textAt(text: string, region: Region): string {
	const { start, end } = offsets(text, region);
	return text.slice(start, end);
}

/** The contents of a file of the run after fixes, each of which counts in what the file held before. */
export function applyFixes(run: Run, uri: string, before: Uint8Array, fixes: readonly Fix[]): Uint8Array {
	const artifact = run.artifacts?.find(({ location }) => location?.uri === uri);
	const encoding: Encoding = artifact?.encoding === 'ISO-8859-1' ? 'latin1' : 'utf-8';
	const { text } = decode(before);
	const changes: readonly ArtifactChange[] = fixes.flatMap(({ artifactChanges }) => artifactChanges);
	const edits = changes
		.filter(({ artifactLocation }) => artifactLocation.uri === uri)
		.flatMap(({ replacements }) => replacements)
		.map(({ deletedRegion, insertedContent }) => ({
			...offsets(text, deletedRegion),
			newText: insertedContent?.text ?? '',
		}));
	let result = text;
	for (const { start, end, newText } of edits.sort((a, b) => b.start - a.start)) {
		result = result.slice(0, start) + newText + result.slice(end);
	}
	return encode(result, encoding) ?? new Uint8Array();
}

/** Columns count UTF-16 units of the text behind a byte order mark. */
function offsets(text: string, region: Region): { readonly start: number; readonly end: number } {
	const mark = text.startsWith('\ufeff') ? 1 : 0;
	if (region.byteOffset === 0 && region.byteLength === 3 && mark === 1) {
		return { start: 0, end: 1 };
	}
	const starts = [mark, ...Array.from(text.matchAll(/\r\n|\n|\r/g), ({ index, 0: lineEnd }) => index + lineEnd.length)];
	const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = region;
	const offset = (line: number, column: number) => (starts[line - 1] ?? Number.NaN) + column - 1;
	return { start: offset(startLine, startColumn), end: offset(endLine, endColumn) };
}
