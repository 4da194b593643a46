import type { Span, Token } from './span.js';

/** A value as the program holds it: continuation lines joined, blanks around it gone. */
export interface Value extends Token {
	/** The runs of `text` that stand together in the file, in order; none where all of it does. */
	readonly pieces: readonly Piece[];
}

/** `length` characters of a value from `at` on, and the offset in the file where they stand. */
export interface Piece {
	readonly at: number;
	readonly offset: number;
	readonly length: number;
}

/** Where a range of a value's text stands in the file. Across continuation lines it spans the break too. */
export function locate(value: Value, start: number, end: number): Span {
	if (value.pieces.length === 0) {
		return { start: value.span.start + start, end: value.span.start + end };
	}
	const first = pieceUpTo(value.pieces, start + 1);
	const last = pieceUpTo(value.pieces, end);
	if (first === undefined || last === undefined) {
		return value.span;
	}
	return { start: first.offset + Math.max(0, start - first.at), end: last.offset + (end - last.at) };
}

/** The first piece that ends at `end` or behind it, or the last of all; a value may have thousands. */
function pieceUpTo(pieces: readonly Piece[], end: number): Piece | undefined {
	let low = 0;
	let high = pieces.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		const { at, length } = pieces[middle] ?? { at: 0, length: 0 };
		if (end <= at + length) {
			high = middle;
		} else {
			low = middle + 1;
		}
	}
	return pieces[low];
}

/** Which character of a value's text stands at an offset of the file; `undefined` outside of it and between its lines. */
export function offsetIn(value: Value, offset: number): number | undefined {
	const whole = { at: 0, offset: value.span.start, length: value.text.length };
	const pieces = value.pieces.length === 0 ? [whole] : value.pieces;
	const piece = pieces.find(({ offset: start, length }) => start <= offset && offset < start + length);
	return piece && piece.at + offset - piece.offset;
}
