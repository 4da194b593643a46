import type { Span } from './span.js';

/** A place in a text, both numbers counted from 0; `character` in UTF-16 code units, as in the Language Server Protocol. */
export interface Position {
	readonly line: number;
	readonly character: number;
}

/** Where each line of a text starts. */
export interface LineIndex {
	readonly text: string;
	/** Offset of the first character of each line; the first entry is 0. */
	readonly starts: readonly number[];
}

/** Lines end at `\n` or `\r\n`, and at a lone `\r`, as editors count them. */
export function lineIndex(text: string): LineIndex {
	if (!text.includes('\r')) {
		return { text, starts: startsAfterNewlines(text) };
	}
	const starts = [0];
	for (let offset = 0; offset < text.length; offset++) {
		const code = text.charCodeAt(offset);
		if (code === newline || (code === carriageReturn && text.charCodeAt(offset + 1) !== newline)) {
			starts.push(offset + 1);
		}
	}
	return { text, starts };
}

/** The common case, which the engine searches faster than a loop does. */
function startsAfterNewlines(text: string): number[] {
	const starts = [0];
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
		starts.push(at + 1);
	}
	return starts;
}

export function positionAt(index: LineIndex, offset: number): Position {
	const clamped = Math.max(0, Math.min(offset, index.text.length));
	let low = 0;
	let high = index.starts.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((index.starts[middle] ?? 0) <= clamped) {
			low = middle;
		} else {
			high = middle - 1;
		}
	}
	return { line: low, character: clamped - (index.starts[low] ?? 0) };
}

export function offsetAt(index: LineIndex, position: Position): number {
	const start = index.starts[position.line];
	if (start === undefined) {
		return position.line < 0 ? 0 : index.text.length;
	}
	const end = index.starts[position.line + 1] ?? index.text.length;
	return Math.min(start + Math.max(0, position.character), end);
}

/** The text of a line without its line end. */
export function lineText(index: LineIndex, line: number): string {
	const start = index.starts[line] ?? index.text.length;
	return index.text.slice(start, index.starts[line + 1] ?? index.text.length).replace(/[\r\n]+$/, '');
}

/** The whole lines that a span touches, the last line end included. */
export function wholeLines(text: string, { start, end }: Span): Span {
	const from = text.lastIndexOf('\n', start - 1) + 1;
	const to = text.indexOf('\n', Math.max(start, end - 1));
	return { start: from, end: to === -1 ? text.length : to + 1 };
}

const newline = 10;
const carriageReturn = 13;
