import type { Finding, Fix, SuppressedFinding } from '../engine/finding.js';
import type { ConfigFile, FoundFile, Project } from '../languages/language.js';
import { type LineIndex, lineIndex, positionAt } from '../text/lines.js';
import type { Span } from '../text/span.js';
import type { Encoding } from './encoding.js';
import type { Judged } from './judge.js';

/** What a check has to tell, as plain data. */
export interface Report {
	readonly files: readonly ReportedFile[];
	/** The lines of every file that was read, by name: those that were judged, and what they are a part of. */
	readonly indexes: ReadonlyMap<string, LineIndex>;
}

export interface ReportedFile {
	readonly file: string;
	readonly language: string;
	readonly encoding: Encoding;
	readonly config: ConfigFile;
	readonly index: LineIndex;
	/** In text order. */
	readonly findings: readonly Finding[];
	readonly suppressed: readonly SuppressedFinding[];
}

export function toReport(judged: readonly Judged[]): Report {
	const indexes = new Map<string, LineIndex>();
	const files = judged.map(({ source, analysis }): ReportedFile => {
		const { file, language, encoding } = source;
		const { config, findings, suppressed } = analysis;
		const index = lineIndex(source.text);
		indexes.set(file, index);
		return { file, language, encoding, config, index, findings, suppressed };
	});
	for (const { file, text } of judged.flatMap(({ analysis }) => readFiles(analysis.project))) {
		if (!indexes.has(file)) {
			indexes.set(file, lineIndex(text));
		}
	}
	return { files, indexes };
}

function readFiles({ files, contents }: Project): readonly FoundFile[] {
	return [...files, ...[...contents.values()].filter(found => found?.text !== undefined)];
}

/** Counted from 1, columns in UTF-16 units. */
export interface Place {
	readonly line: number;
	readonly column: number;
}

/** `end` is exclusive. */
export interface PlaceRange {
	readonly start: Place;
	readonly end: Place;
}

export function placeAt(index: LineIndex, offset: number): Place {
	const { line, character } = positionAt(index, offset);
	return { line: line + 1, column: character + 1 };
}

export function rangeOf(index: LineIndex, span: Span): PlaceRange {
	return { start: placeAt(index, span.start), end: placeAt(index, span.end) };
}

/** The text that spans of `file` count in. What was not read has no lines to count. */
export function indexOf({ indexes }: Report, file: string): LineIndex {
	return indexes.get(file) ?? lineIndex('');
}

/** The span up to the last line end in it, if it ends with one: whole lines end on the last of them. */
export function withoutLineEnd({ text }: LineIndex, { start, end }: Span): Span {
	let visible = end;
	while (visible > start && /[\r\n]/.test(text.charAt(visible - 1))) {
		visible--;
	}
	return { start, end: visible };
}

/** The fixes of a finding, the preferred one first. */
export function orderedFixes({ fixes }: Finding): readonly Fix[] {
	return [...fixes.filter(fix => fix.preferred), ...fixes.filter(fix => !fix.preferred)];
}
