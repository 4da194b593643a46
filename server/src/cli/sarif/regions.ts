import type { Region } from 'sarif';
import type { LineIndex } from '../../text/lines.js';
import type { Span } from '../../text/span.js';
import { type Place, placeAt } from '../report.js';

/**
 * A stretch of text in lines and columns. What ends with the last line end of a file ends in column 1 of the line behind,
 * as editors count.
 */
export function regionOf(index: LineIndex, span: Span): Region {
	const start = countedPlace(index, span.start);
	const end = countedPlace(index, span.end);
	return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** The same for what an edit takes away. A byte order mark is no part of the text (§3.30.2), but it has bytes. */
export function deletedRegion(index: LineIndex, span: Span): Region {
	const isMark = span.start === 0 && span.end === 1 && hasMark(index);
	return isMark ? { byteOffset: 0, byteLength: 3 } : regionOf(index, span);
}

function countedPlace(index: LineIndex, offset: number): Place {
	const { line, column } = placeAt(index, offset);
	return { line, column: line === 1 && hasMark(index) ? Math.max(1, column - 1) : column };
}

function hasMark({ text }: LineIndex): boolean {
	return text.startsWith('\ufeff');
}
