import type { Finding, Fix, SuppressedFinding } from '../engine/finding.js';
import { type LineIndex, lineIndex, positionAt } from '../text/lines.js';
import type { Span } from '../text/span.js';
import type { Judged } from './judge.js';

/** What a check has to tell, as plain data. */
export interface Report {
	readonly files: readonly ReportedFile[];
}

export interface ReportedFile {
	readonly file: string;
	readonly language: string;
	readonly index: LineIndex;
	/** In text order. */
	readonly findings: readonly Finding[];
	readonly suppressed: readonly SuppressedFinding[];
}

export function toReport(judged: readonly Judged[]): Report {
	return {
		files: judged.map(({ source, analysis }) => ({
			file: source.file,
			language: source.language,
			index: lineIndex(source.text),
			findings: analysis.findings,
			suppressed: analysis.suppressed,
		})),
	};
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

/** The text that spans of `file` count in. What is not among the checked files has no lines to count. */
export function indexOf(report: Report, file: string): LineIndex {
	return report.files.find(candidate => candidate.file === file)?.index ?? lineIndex('');
}

/** The fixes of a finding, the preferred one first. */
export function orderedFixes({ fixes }: Finding): readonly Fix[] {
	return [...fixes.filter(fix => fix.preferred), ...fixes.filter(fix => !fix.preferred)];
}
