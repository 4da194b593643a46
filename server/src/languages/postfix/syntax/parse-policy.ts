import { hasPlaceholder } from '../../../text/template.js';
import type { ConfigFile, Setting, SyntaxProblem } from '../../language.js';
import {
	cut,
	endOfLine,
	isSpace,
	type Joined,
	joinLines,
	type LogicalLine,
	locateEmpty,
	type ReadItem,
	readLogicalLine,
	readOutside,
	skipSpace,
	unknown,
} from './logical-line.js';

/**
 * Reads the text file of a lookup table as postmap(1) and `texthash:` do: logical lines of a key, blanks and a value. Each
 * entry is a setting; its name is the key as it is filed, in small letters and with its quotes. Of several entries with one
 * key the first counts, and is the one in `last` (measured with postmap 3.7.11).
 *
 * A key that starts with a slash is read as a pattern of `pcre:` or `regexp:`, blanks included, and stays as it is.
 */
export function parsePolicyTable(file: string, text: string): ConfigFile {
	const read: ReadItem[] = [];
	for (let offset = 0; offset < text.length; offset = read.at(-1)?.item.span.end ?? text.length) {
		read.push(readItem(text, offset));
	}
	const items = read.map(({ item }) => item);
	const settings = items.filter(item => item.kind === 'setting');
	const first = new Map<string, Setting>();
	for (const setting of settings) {
		if (!first.has(setting.name.text)) {
			first.set(setting.name.text, setting);
		}
	}
	const isTemplate = items.some(
		({ kind, span }) =>
			kind === 'directive' || (kind !== 'comment' && hasPlaceholder(text.slice(span.start, span.end))),
	);
	return {
		file,
		language: 'postfix-tls-policy',
		text,
		items,
		settings,
		last: first,
		services: [],
		problems: isTemplate ? [] : read.flatMap(({ problem }) => problem ?? []),
		isPartial: false,
		isTemplate,
	};
}

function readItem(text: string, offset: number): ReadItem {
	const lineEnd = endOfLine(text, offset);
	const other = readOutside(text, offset, lineEnd, 'key value');
	if (other !== undefined) {
		return other;
	}
	const logical = readLogicalLine(text, offset, lineEnd);
	const [firstLine, ...continuations] = logical.lines;
	const line = joinLines(text, offset, firstLine?.end ?? lineEnd, continuations);
	return block.test(line.text) ? unknown(logical, undefined) : readEntry(text, logical, line);
}

/** What `pcre:` and `regexp:` tables put around entries: `if /pattern/`, `endif`. */
const block = /^(?:if\s+!?\/|endif\s*$)/i;

function readEntry(text: string, { start, end }: LogicalLine, line: Joined): ReadItem {
	const keyEnd = endOfPattern(line.text) ?? endOfKey(line.text);
	const span = { start, end };
	if (keyEnd === undefined) {
		return unknown(span, ignored('The quotation mark is not closed', text, span));
	}
	const valueStart = skipSpace(line.text, keyEnd, line.text.length);
	let valueEnd = line.text.length;
	while (valueEnd > valueStart && isSpace(line.text.charCodeAt(valueEnd - 1))) {
		valueEnd--;
	}
	if (valueStart === valueEnd) {
		return unknown(span, ignored('There is no value behind the key: expected "key value"', text, span));
	}
	const key = line.text.slice(0, keyEnd);
	return {
		item: {
			kind: 'setting',
			span,
			name: { text: key.startsWith('/') ? key : key.toLowerCase(), span: { start, end: start + keyEnd } },
			value: toValue(line, valueStart, valueEnd),
			references: [],
		},
	};
}

function toValue(line: Joined, start: number, end: number): Setting['value'] {
	const pieces = cut(line.pieces, start, end);
	const last = pieces.at(-1);
	return {
		text: line.text.slice(start, end),
		span: {
			start: pieces[0]?.offset ?? locateEmpty(line.pieces, start, end),
			end: last === undefined ? end : last.offset + last.length,
		},
		pieces: pieces.length > 1 ? pieces : [],
	};
}

function ignored(what: string, text: string, { start, end }: { start: number; end: number }): SyntaxProblem {
	const line = text.slice(start, Math.min(end, endOfLine(text, start)));
	return {
		severity: 'error',
		message: `${what}. Postfix ignores this line.`,
		span: { start, end: start + line.trimEnd().length },
	};
}

/** A pattern ends with the slash that no backslash stands before, and perhaps flags. */
function endOfPattern(text: string): number | undefined {
	return /^\/(?:[^\\/]|\\.)*\/[A-Za-z]*(?=\s|$)/s.exec(text)?.[0].length;
}

/** The first blank outside of quotation marks; a backslash protects what follows. `undefined`: the marks are not closed. */
function endOfKey(text: string): number | undefined {
	let isQuoted = false;
	for (let at = 0; at < text.length; at++) {
		const character = text[at];
		if (character === '\\') {
			at++;
		} else if (character === '"') {
			isQuoted = !isQuoted;
		} else if (!isQuoted && isSpace(text.charCodeAt(at))) {
			return at;
		}
	}
	return isQuoted ? undefined : text.length;
}
