import { hasPlaceholder } from '../../../text/template.js';
import type { ConfigFile, Setting, SyntaxProblem } from '../../language.js';
import {
	cut,
	endOfLine,
	equals,
	isSpace,
	joinLines,
	type LogicalLine,
	locateEmpty,
	type ReadItem,
	readLogicalLine,
	readOutside,
	skipSpace,
	trimmed,
	unknown,
} from './logical-line.js';
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
		services: [],
		problems,
		isTemplate,
		isPartial: partial.test(file),
	};
}

/** The item that starts at an offset; it depends on nothing before. */
function readItem(text: string, offset: number): ReadItem {
	const lineEnd = endOfLine(text, offset);
	const other = readOutside(text, offset, lineEnd, 'name = value');
	if (other !== undefined) {
		return other;
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

/** The names under which mailcow and docker-mailserver keep what they add to main.cf. */
const partial = /(?:^|[/\\])(?:extra|postfix-main)\.cf$/;

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
