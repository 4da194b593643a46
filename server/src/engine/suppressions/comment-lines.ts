import type { ConfigFile, Item } from '../../languages/language.js';
import { firstFrom } from '../../text/search.js';
import type { Span } from '../../text/span.js';
import { isDirective } from '../../text/template.js';
import type { CommentLine, CoveredLines } from './comment.js';

/** The comment lines that speak of MailTLS, in text order. Nearly every file has none, which must not cost. */
export function commentLines(file: ConfigFile): readonly CommentLine[] {
	const { text } = file;
	const lines: CommentLine[] = [];
	if (!spellings.some(spelling => text.includes(spelling))) {
		return lines;
	}
	let known: Block | undefined;
	for (const span of linesWithName(text)) {
		const item = file.items[firstFrom(file.items, span.start + 1) - 1];
		if (item !== undefined && isComment(text, span, item)) {
			const block: Block = known !== undefined && span.start < known.end ? known : blockFrom(file, span, item);
			lines.push({ span, below: block.below });
			known = block;
		}
	}
	return lines;
}

/** Spelt otherwise, nobody means us. */
const spellings = ['mailtls', 'MailTLS', 'MAILTLS', 'Mailtls'];

/** The physical lines with our name in them, without their line ends. */
function* linesWithName(text: string): Iterable<Span> {
	const name = /mailtls/gi;
	for (let match = name.exec(text); match !== null; match = name.exec(text)) {
		const start = text.lastIndexOf('\n', match.index) + 1;
		const newline = text.indexOf('\n', match.index);
		const end = newline === -1 ? text.length : newline;
		yield { start, end };
		name.lastIndex = end;
	}
}

/** A line of its own, or one between the lines of a setting, a service or an entry; never the first of these. */
function isComment(text: string, line: Span, { kind, span }: Item): boolean {
	return kind === 'comment' || kind === 'directive' || (span.start < line.start && isAside(text, line));
}

/** Comment lines that follow each other, and what stands below them. */
interface Block {
	/** Where the lines end. */
	readonly end: number;
	readonly below: CoveredLines | undefined;
}

function blockFrom(file: ConfigFile, line: Span, item: Item): Block {
	return item.kind === 'comment' || item.kind === 'directive'
		? blockOfItems(file, item)
		: blockInside(file, line, item);
}

function blockOfItems({ text, items }: ConfigFile, item: Item): Block {
	const isOver = (other: Item | undefined) => other?.kind !== 'comment' && other?.kind !== 'directive';
	let first = firstFrom(items, item.span.start);
	let at = first;
	while (!isOver(items[at])) {
		at++;
	}
	while (!isOver(items[first - 1])) {
		first--;
	}
	const next = items[at];
	if (next === undefined || next.kind === 'blank') {
		return { end: next?.span.start ?? text.length, below: undefined };
	}
	// What no line is to blame for is found at the start of the file, even if that is a comment.
	const { start, end } = next.span;
	return { end: start, below: { span: { start: first === 0 ? 0 : start, end }, isPart: false } };
}

function blockInside(file: ConfigFile, line: Span, item: Item): Block {
	let next = lineFrom(file.text, line.end + 1);
	while (next.start < item.span.end && isAside(file.text, next)) {
		next = lineFrom(file.text, next.end + 1);
	}
	const isBelow = next.start < item.span.end && file.text.slice(next.start, next.end).trim() !== '';
	return { end: next.start, below: isBelow ? { span: withSettings(file, next), isPart: true } : undefined };
}

/** An argument of a service may go on in further lines. */
function withSettings({ settings }: ConfigFile, line: Span): Span {
	const last = settings[firstFrom(settings, line.end) - 1];
	const isFromHere = last !== undefined && line.start <= last.span.start;
	return { start: line.start, end: isFromHere ? Math.max(line.end, last.span.end) : line.end };
}

function lineFrom(text: string, start: number): Span {
	const newline = text.indexOf('\n', start);
	return { start, end: newline === -1 ? text.length : newline };
}

function isAside(text: string, { start, end }: Span): boolean {
	const line = text.slice(start, end);
	return /^[ \t]*#/.test(line) || isDirective(line);
}
