import type { Span } from '../../text/span.js';
import { hasPlaceholder, isDirective } from '../../text/template.js';
import type { Piece } from '../../text/value.js';
import type { ConfigFile, Item, Setting, SyntaxProblem } from '../language.js';
import { referencesIn } from './references.js';
import { keep, nothing, type Rest } from './reuse.js';

/**
 * Reads main.cf as Postfix does (`readllines` and `split_nameval` of its util library, postconf(5) "The general format
 * of the main.cf file"): a logical line starts with text, a line that starts with white space continues it, and blank
 * lines and comment lines may stand in between.
 *
 * What `previous`, an earlier reading of the file, has in common with the text is taken over from it.
 */
export function parseMainCf(file: string, text: string, previous?: ConfigFile): ConfigFile {
	const kept = previous === undefined ? nothing : keep(previous, text);
	const items = [...kept.before];
	const problems = [...kept.problemsBefore];
	let rest: Rest | undefined;
	for (let offset = items.at(-1)?.span.end ?? 0; offset < text.length && rest === undefined; ) {
		const { item, problem } = readItem(text, offset);
		items.push(item);
		if (problem !== undefined) {
			problems.push(problem);
		}
		offset = item.span.end;
		rest = kept.restFrom(offset);
	}
	items.push(...(rest?.items ?? []));
	problems.push(...(rest?.problems ?? []));

	const settings = items.filter(item => item.kind === 'setting');
	const last = new Map<string, Setting>();
	for (const setting of settings) {
		last.set(setting.name.text, setting);
	}
	const isTemplate =
		items.some(({ kind }) => kind === 'directive') ||
		settings.some(({ value }) => value.pieces.length > 0 && hasPlaceholder(value.text));
	return {
		file,
		language: 'postfix-main',
		text,
		items,
		settings,
		last,
		problems,
		isTemplate,
		isPartial: partial.test(file),
	};
}

interface ReadItem {
	readonly item: Item;
	readonly problem?: SyntaxProblem | undefined;
}

/** The item that starts at an offset; it depends on nothing before. */
function readItem(text: string, offset: number): ReadItem {
	if (offset === 0 && text.charCodeAt(0) === byteOrderMark) {
		return unknown({ start: 0, end: 1 }, byteOrderMarkProblem);
	}
	const lineEnd = endOfLine(text, offset);
	const first = skipSpace(text, offset, lineEnd);
	const span = { start: offset, end: lineEnd };
	if (first === lineEnd) {
		return { item: { kind: 'blank', span } };
	}
	if (isTemplateLine(text, first, offset, lineEnd)) {
		return { item: { kind: 'directive', span } };
	}
	if (text.charCodeAt(first) === hash) {
		return { item: { kind: 'comment', span } };
	}
	if (first > offset) {
		return unknown(span, {
			severity: 'warning',
			message:
				'This line continues nothing: no setting stands above it. Postfix ignores it with a warning; expected "name = value" from the first column on.',
			span: trimmed(text, first, lineEnd),
		});
	}
	const logical = readLogicalLine(text, offset, lineEnd);
	const result = toSetting(text, logical);
	if ('kind' in result) {
		return { item: result };
	}
	// What a placeholder stands for may well have an equals sign.
	const isPlaceholder = hasPlaceholder(text.slice(offset, lineEnd));
	return unknown({ start: offset, end: logical.end }, isPlaceholder ? undefined : result);
}

function unknown(span: Span, problem: SyntaxProblem | undefined): ReadItem {
	return { item: { kind: 'unknown', span }, problem };
}

const byteOrderMarkProblem: SyntaxProblem = {
	severity: 'error',
	message:
		'The file starts with a byte order mark. Postfix takes it for a part of the first line; expected plain text from the first byte on.',
	span: { start: 0, end: 1 },
};

/** The names under which mailcow and docker-mailserver keep what they add to main.cf. */
const partial = /(?:^|[/\\])(?:extra|postfix-main)\.cf$/;

/** The physical lines that Postfix reads as one. */
interface LogicalLine {
	readonly start: number;
	/** After the last continuation line. */
	readonly end: number;
	/**
	 * Ranges of the lines that count, without their line ends; comments and blank lines between them are left out. What a
	 * template engine makes of a directive between them is not known, so directives stay in, and the value shows it.
	 */
	readonly lines: readonly Span[];
}

function readLogicalLine(text: string, start: number, firstEnd: number): LogicalLine {
	const lines = [{ start, end: withoutNewline(text, firstEnd) }];
	let directives: Span[] = [];
	let end = firstEnd;
	let offset = firstEnd;
	while (offset < text.length) {
		const lineEnd = endOfLine(text, offset);
		const first = skipSpace(text, offset, lineEnd);
		const line = { start: offset, end: withoutNewline(text, lineEnd) };
		if (first < lineEnd && isTemplateLine(text, first, offset, lineEnd)) {
			directives.push(line);
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

function toSetting(text: string, { start, end, lines }: LogicalLine): Setting | SyntaxProblem {
	const [firstLine, ...continuations] = lines;
	const lineEnd = firstLine?.end ?? end;
	let nameEnd = start;
	while (nameEnd < lineEnd && !isSpace(text.charCodeAt(nameEnd)) && text.charCodeAt(nameEnd) !== equals) {
		nameEnd++;
	}
	// The equals sign may stand on a continuation line; then the value does too.
	const value = joinLines(text, nameEnd, lineEnd, continuations);
	const sign = skipSpace(value.text, 0, value.text.length);
	if (nameEnd === start || value.text.charCodeAt(sign) !== equals) {
		const missing = nameEnd === start ? 'a name before the "="' : '"=" after the name';
		return {
			severity: 'error',
			message: `Missing ${missing}: expected "name = value". Postfix refuses to start with this line.`,
			span: trimmed(text, start, lineEnd),
		};
	}

	const valueStart = skipSpace(value.text, sign + 1, value.text.length);
	let valueEnd = value.text.length;
	while (valueEnd > valueStart && isSpace(value.text.charCodeAt(valueEnd - 1))) {
		valueEnd--;
	}
	const pieces = cut(value.pieces, valueStart, valueEnd);
	const first = pieces[0];
	const last = pieces.at(-1);
	// An empty value stands right behind the equals sign, or at the end of its line's blanks.
	const empty = locateEmpty(value.pieces, valueStart, lineEnd);
	const written = value.text.slice(valueStart, valueEnd);
	return {
		kind: 'setting',
		span: { start, end },
		name: { text: text.slice(start, nameEnd), span: { start, end: nameEnd } },
		value: {
			text: written,
			span: { start: first?.offset ?? empty, end: last === undefined ? empty : last.offset + last.length },
			pieces: pieces.length > 1 ? pieces : [],
		},
		references: referencesIn(written),
	};
}

interface Joined {
	readonly text: string;
	readonly pieces: readonly Piece[];
}

/** What follows the name, with the continuation lines appended as they are, their leading blanks included. */
function joinLines(text: string, start: number, end: number, continuations: readonly Span[]): Joined {
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
function cut(pieces: readonly Piece[], start: number, end: number): Piece[] {
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

function locateEmpty(pieces: readonly Piece[], at: number, lineEnd: number): number {
	const piece = pieces.findLast(candidate => candidate.at <= at);
	return piece === undefined ? lineEnd : Math.min(piece.offset + (at - piece.at), piece.offset + piece.length);
}

/** A line that only steers a template engine; Postfix never sees it. */
function isTemplateLine(text: string, first: number, offset: number, lineEnd: number): boolean {
	const code = text.charCodeAt(first);
	return (code === openBrace || code === lessThan) && isDirective(text.slice(offset, lineEnd));
}

/** After the newline, or the end of the text. */
function endOfLine(text: string, offset: number): number {
	const newline = text.indexOf('\n', offset);
	return newline === -1 ? text.length : newline + 1;
}

function withoutNewline(text: string, lineEnd: number): number {
	return text.charCodeAt(lineEnd - 1) === newlineCode ? lineEnd - 1 : lineEnd;
}

function skipSpace(text: string, start: number, end: number): number {
	let offset = start;
	while (offset < end && isSpace(text.charCodeAt(offset))) {
		offset++;
	}
	return offset;
}

function trimmed(text: string, start: number, lineEnd: number): Span {
	let end = lineEnd;
	while (end > start && isSpace(text.charCodeAt(end - 1))) {
		end--;
	}
	return { start, end };
}

/** C's `isspace` in the C locale. */
function isSpace(code: number): boolean {
	return code === 32 || (code >= 9 && code <= 13);
}

const byteOrderMark = 0xfeff;
const newlineCode = 10;
const hash = 35;
const lessThan = 60;
const equals = 61;
const openBrace = 123;
