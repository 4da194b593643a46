import type { Span, Token } from '../../../text/span.js';
import { isBraced } from '../syntax/brackets.js';
import { commasAndBlanks, splitWords, trimmedPart, type Word } from '../syntax/words.js';
import { type TableType, tableTypes } from './table-types.js';

/** One `type:name` of a value. All spans are offsets into the value's text. */
export interface TableReference {
	readonly span: Span;
	/** What stands before the first colon. */
	readonly type: Token;
	/** All that stands behind it: a file, text in braces, or other tables. */
	readonly name: Token;
	/** What is known of the type; `undefined` where no release of Postfix has it. */
	readonly known: TableType | undefined;
	/** The tables that this one passes queries on to: of `proxy:hash:/x` and `debug:…` one, of `pipemap:{…}` and `unionmap:{…}` any number. */
	readonly tables: readonly TableReference[];
}

/**
 * The `type:name` words of a value, in order (`maps_create`, `dict_open` of Postfix): commas and blanks part them, braces keep
 * them together. Words without a colon are left out; a `!` in front, which match lists allow, is not a part of the type.
 */
export function readTables(text: string): TableReference[] {
	return splitWords(text, commasAndBlanks).flatMap(word => readTable(word, 0) ?? []);
}

/** Tables inside tables; nobody nests them deeper than this, and every level costs a pass over the text. */
const maximumDepth = 10;

const typed = /^!*([A-Za-z][A-Za-z0-9_-]*):/;

function readTable({ text, span }: Word, depth: number): TableReference | undefined {
	const [prefix, typeName] = typed.exec(text) ?? [];
	if (prefix === undefined || typeName === undefined) {
		return undefined;
	}
	const nameStart = span.start + prefix.length;
	const typeStart = nameStart - 1 - typeName.length;
	const known = tableTypes.get(typeName);
	const name = { text: text.slice(prefix.length), span: { start: nameStart, end: span.end } };
	return {
		span: { start: typeStart, end: span.end },
		type: { text: typeName, span: { start: typeStart, end: nameStart - 1 } },
		name,
		known,
		tables: known?.source === 'tables' && depth < maximumDepth ? readInner(known, name, depth + 1) : [],
	};
}

function readInner({ name: type }: TableType, name: Token, depth: number): TableReference[] {
	const inside = type === 'proxy' || type === 'debug' ? [name] : wordsInBraces(name);
	return inside.flatMap(word => readTable(word, depth) ?? []);
}

/** The words between the braces that enclose a name; none where they do not. Spans are offsets as those of the name. */
export function wordsInBraces({ text, span }: Token): Word[] {
	if (!isBraced(text)) {
		return [];
	}
	const start = span.start + 1;
	return splitWords(text.slice(1, -1), commasAndBlanks).map(word => ({
		text: word.text,
		span: { start: start + word.span.start, end: start + word.span.end },
	}));
}

/** An entry of an inline table, or what a static one answers to every key. Spans are offsets into the value's text. */
export interface InlineEntry {
	/** Empty, with an empty span, for `static:`. */
	readonly key: Token;
	readonly value: Token;
	readonly span: Span;
}

/**
 * The entries of `inline:{key=value, {key = value with blanks}}` and `static:{text}`, in order; of several for one key the last
 * counts (measured with 3.7.11). Of an inline table that Postfix refuses only what can be read.
 */
export function inlineEntries({ known, name }: TableReference): InlineEntry[] {
	if (known?.name === 'static') {
		const value = isBraced(name.text) ? trimmedPart(name, 1, name.text.length - 1) : name;
		const { start } = value.span;
		return [{ key: { text: '', span: { start, end: start } }, value, span: value.span }];
	}
	return known?.name === 'inline' ? wordsInBraces(name).flatMap(word => readInlineEntry(word) ?? []) : [];
}

function readInlineEntry(word: Word): InlineEntry | undefined {
	const pair = isBraced(word.text) ? trimmedPart(word, 1, word.text.length - 1) : word;
	const sign = pair.text.indexOf('=');
	if (sign <= 0 || pair.text.startsWith('{')) {
		return undefined;
	}
	return {
		key: trimmedPart(pair, 0, sign),
		value: trimmedPart(pair, sign + 1, pair.text.length),
		span: word.span,
	};
}
