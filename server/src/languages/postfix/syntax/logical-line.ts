import type { Span } from '../../../text/span.js';
import { isDirective } from '../../../text/template.js';
import type { Piece } from '../../../text/value.js';
import type { Item, SyntaxProblem } from '../../language.js';

/** An item and what is wrong with it. */
export interface ReadItem {
	readonly item: Item;
	readonly problem?: SyntaxProblem | undefined;
}

/**
 * The item that starts at an offset, where no logical line does: a blank line, a comment, a directive of a template, a byte
 * order mark, or a continuation of nothing. `undefined` where a logical line starts. `expected`: what such a line holds.
 */
export function readOutside(text: string, offset: number, lineEnd: number, expected: string): ReadItem | undefined {
	if (offset === 0 && text.charCodeAt(0) === byteOrderMark) {
		return unknown({ start: 0, end: 1 }, byteOrderMarkProblem);
	}
	const first = skipSpace(text, offset, lineEnd);
	const span = { start: offset, end: lineEnd };
	if (first === lineEnd) {
		return { item: { kind: 'blank', span } };
	}
	if (isTemplateLine(text, first, offset, lineEnd)) {
		return { item: { kind: 'directive', span: { start: offset, end: directiveEnd(text, first, lineEnd) } } };
	}
	if (text.charCodeAt(first) === hash) {
		return { item: { kind: 'comment', span } };
	}
	if (first === offset) {
		return undefined;
	}
	return unknown(span, {
		severity: 'warning',
		message: `This line continues nothing: no setting or service stands above it. Postfix ignores it with a warning; expected "${expected}" from the first column on.`,
		span: trimmed(text, first, lineEnd),
	});
}

export function unknown(span: Span, problem: SyntaxProblem | undefined): ReadItem {
	return { item: { kind: 'unknown', span }, problem };
}

const byteOrderMarkProblem: SyntaxProblem = {
	severity: 'error',
	message:
		'The file starts with a byte order mark. Postfix takes it for a part of the first line; expected plain text from the first byte on.',
	span: { start: 0, end: 1 },
};

/** The physical lines that Postfix reads as one. */
export interface LogicalLine {
	readonly start: number;
	/** After the last continuation line. */
	readonly end: number;
	/**
	 * Ranges of the lines that count, without their line ends; comments and blank lines between them are left out. What a
	 * template engine makes of a directive between them is not known, so directives stay in, and the value shows it.
	 */
	readonly lines: readonly Span[];
}

export function readLogicalLine(text: string, start: number, firstEnd: number): LogicalLine {
	const lines = [{ start, end: withoutNewline(text, firstEnd) }];
	let directives: Span[] = [];
	let end = firstEnd;
	let offset = firstEnd;
	while (offset < text.length) {
		let lineEnd = endOfLine(text, offset);
		const first = skipSpace(text, offset, lineEnd);
		const line = { start: offset, end: withoutNewline(text, lineEnd) };
		if (first < lineEnd && isTemplateLine(text, first, offset, lineEnd)) {
			directives.push(line);
			lineEnd = directiveEnd(text, first, lineEnd);
		} else if (first === offset && first < lineEnd && text.charCodeAt(first) !== hash) {
			break;
		} else if (first < lineEnd && text.charCodeAt(first) !== hash) {
			lines.push(...directives, line);
			directives = [];
			end = lineEnd;
		}
		offset = lineEnd;
	}
	return { start, end, lines };
}

/** Physical lines as one text, and where its parts stand in the file. */
export interface Joined {
	readonly text: string;
	readonly pieces: readonly Piece[];
}

/** What follows the name, with the continuation lines appended as they are, their leading blanks included. */
export function joinLines(text: string, start: number, end: number, continuations: readonly Span[]): Joined {
	const first = text.slice(start, end);
	if (continuations.length === 0) {
		return { text: first, pieces: [{ at: 0, offset: start, length: first.length }] };
	}
	const parts = [first];
	const pieces: Piece[] = [{ at: 0, offset: start, length: first.length }];
	let at = first.length;
	for (const line of continuations) {
		const part = text.slice(line.start, line.end);
		parts.push(part);
		pieces.push({ at, offset: line.start, length: part.length });
		at += part.length;
	}
	return { text: parts.join(''), pieces };
}

/** The pieces of a range, counted from its start. */
export function cut(pieces: readonly Piece[], start: number, end: number): Piece[] {
	const result: Piece[] = [];
	for (const piece of pieces) {
		const from = Math.max(piece.at, start);
		const to = Math.min(piece.at + piece.length, end);
		if (from < to) {
			result.push({ at: from - start, offset: piece.offset + (from - piece.at), length: to - from });
		}
	}
	return result;
}

export function locateEmpty(pieces: readonly Piece[], at: number, lineEnd: number): number {
	const piece = pieces.findLast(candidate => candidate.at <= at);
	return piece === undefined ? lineEnd : Math.min(piece.offset + (at - piece.at), piece.offset + piece.length);
}

/** A line that only steers a template engine; Postfix never sees it. */
function isTemplateLine(text: string, first: number, offset: number, lineEnd: number): boolean {
	const code = text.charCodeAt(first);
	return (code === openBrace || code === lessThan) && isDirective(text.slice(offset, lineEnd));
}

/** Behind the line that closes a statement of Jinja, which may go over several; all that follows where nothing does. */
function directiveEnd(text: string, first: number, lineEnd: number): number {
	if (!text.startsWith('{%', first)) {
		return lineEnd;
	}
	const close = text.indexOf('%}', first);
	return close === -1 ? text.length : Math.max(lineEnd, endOfLine(text, close));
}

/** After the newline, or the end of the text. */
export function endOfLine(text: string, offset: number): number {
	const newline = text.indexOf('\n', offset);
	return newline === -1 ? text.length : newline + 1;
}

function withoutNewline(text: string, lineEnd: number): number {
	return text.charCodeAt(lineEnd - 1) === newlineCode ? lineEnd - 1 : lineEnd;
}

export function skipSpace(text: string, start: number, end: number): number {
	let offset = start;
	while (offset < end && isSpace(text.charCodeAt(offset))) {
		offset++;
	}
	return offset;
}

export function trimmed(text: string, start: number, lineEnd: number): Span {
	let end = lineEnd;
	while (end > start && isSpace(text.charCodeAt(end - 1))) {
		end--;
	}
	return { start, end };
}

/** C's `isspace` in the C locale. */
export function isSpace(code: number): boolean {
	return code === 32 || (code >= 9 && code <= 13);
}

const byteOrderMark = 0xfeff;
const newlineCode = 10;
const hash = 35;
const lessThan = 60;
export const equals = 61;
const openBrace = 123;
