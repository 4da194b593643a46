import type { Span, Token } from '../../../text/span.js';
import { hasPlaceholder } from '../../../text/template.js';
import { locate, type Value } from '../../../text/value.js';
import {
	type ConfigFile,
	type Item,
	keyOf,
	type Service,
	type ServiceField,
	type Setting,
	type SyntaxProblem,
	serviceFields,
} from '../../language.js';
import { closing, isBraced } from './brackets.js';
import { cut, endOfLine, joinLines, readLogicalLine, readOutside } from './logical-line.js';
import { type Override, readOptions } from './overrides.js';
import { referencesIn } from './references.js';
import { splitWords, type Word } from './words.js';

/**
 * Reads master.cf as Postfix does (master(5), `get_master_ent` of its master program): logical lines as in main.cf, words
 * parted by blanks, where braces keep blanks together.
 */
export function parseMasterCf(file: string, text: string): ConfigFile {
	const items: Item[] = [];
	const problems: SyntaxProblem[] = [];
	for (let offset = 0; offset < text.length; ) {
		const lineEnd = endOfLine(text, offset);
		const other = readOutside(text, offset, lineEnd, layout);
		const read = other ? { item: other.item, problems: other.problem ? [other.problem] : [] } : readEntry(text, offset);
		items.push(read.item);
		problems.push(...read.problems);
		offset = read.item.span.end;
	}
	const services = items.filter(item => item.kind === 'service');
	const settings = services.flatMap(service => service.settings);
	const isTemplate =
		items.some(({ kind }) => kind === 'directive') ||
		services.some(({ span }) => hasPlaceholder(text.slice(span.start, span.end)));
	return {
		file,
		language: 'postfix-master',
		text,
		items,
		settings,
		last: new Map(settings.map(setting => [keyOf(setting), setting])),
		services,
		problems: isTemplate ? problems.filter(({ span }) => !isRendered(text, span)) : problems,
		isTemplate,
		isPartial: false,
	};
}

/** What is written before rendering need not be what Postfix reads. */
function isRendered(text: string, span: Span): boolean {
	const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
	return hasPlaceholder(text.slice(lineStart, endOfLine(text, span.end)));
}

const layout = 'service type private unpriv chroot wakeup maxproc command';

interface ReadEntry {
	readonly item: Item;
	readonly problems: readonly SyntaxProblem[];
}

/** The service whose logical line starts at an offset. */
function readEntry(text: string, start: number): ReadEntry {
	const firstEnd = endOfLine(text, start);
	const { end, lines } = readLogicalLine(text, start, firstEnd);
	const [firstLine, ...continuations] = lines;
	const joined = joinLines(text, start, firstLine?.end ?? firstEnd, continuations);
	const line: Value = { text: joined.text, span: { start, end }, pieces: joined.pieces };
	const words = splitWords(joined.text);
	const span = { start, end };
	if (words.length < serviceFields.length) {
		return { item: { kind: 'unknown', span }, problems: [tooFewFields(line, words)] };
	}
	const fields = toFields(line, words);
	const section = `${fields.name.text}/${fields.type.text}`;
	const given = words.slice(serviceFields.length);
	const { options, problems, torn } = readOptions(fields.command.text, given);
	const item: Service = {
		kind: 'service',
		span,
		fields,
		arguments: given.map(word => toToken(line, word)),
		settings: options.map(option => toSetting(line, option, section)),
		...(torn && {
			torn: {
				name: toToken(line, torn.name),
				value: torn.value.map(word => toToken(line, word)),
				span: locate(line, torn.span.start, torn.span.end),
			},
		}),
	};
	const optionProblems = problems.map(problem => ({
		...problem,
		span: locate(line, problem.span.start, problem.span.end),
	}));
	const argumentProblems = braceProblems(item.arguments);
	return {
		item,
		problems: [...fieldProblems(fields), ...(argumentProblems.length > 0 ? argumentProblems : optionProblems)],
	};
}

function tooFewFields(line: Value, words: readonly Word[]): SyntaxProblem {
	return {
		severity: 'error',
		message: `${words.length} of 8 fields: expected "${layout}". Postfix does not start with this line.`,
		span: locate(line, 0, words.at(-1)?.span.end ?? 0),
	};
}

function toFields(line: Value, words: readonly Word[]): Service['fields'] {
	const token = (field: ServiceField): Token => {
		const word = words[serviceFields.indexOf(field)];
		return word === undefined ? { text: '', span: locate(line, 0, 0) } : toToken(line, word);
	};
	return {
		name: token('name'),
		type: token('type'),
		private: token('private'),
		unprivileged: token('unprivileged'),
		chroot: token('chroot'),
		wakeup: token('wakeup'),
		processLimit: token('processLimit'),
		command: token('command'),
	};
}

function toToken(line: Value, { text, span }: Word): Token {
	return { text, span: locate(line, span.start, span.end) };
}

function toSetting(line: Value, { name, value, span }: Override, section: string): Setting {
	const pieces = cut(line.pieces, value.span.start, value.span.end);
	return {
		kind: 'setting',
		section,
		span: locate(line, span.start, span.end),
		name: toToken(line, name),
		value: { ...toToken(line, value), pieces: pieces.length > 1 ? pieces : [] },
		references: referencesIn(value.text),
	};
}

/** What `postconf -M` and master(8) accept in a field; they stop at anything else (measured with 3.7.11). */
const formats: readonly (readonly [ServiceField, RegExp, string])[] = [
	['type', /^(?:inet|unix|unix-dgram|fifo|pass)$/, 'inet, unix, unix-dgram, fifo or pass'],
	['private', /^[yn-]$/, 'y, n or -'],
	['unprivileged', /^[yn-]$/, 'y, n or -'],
	['chroot', /^[yn-]$/, 'y, n or -'],
	['wakeup', /^(?:-|\d+\??)$/, 'seconds, perhaps with "?" behind them, or -'],
	['processLimit', /^(?:-|\d+)$/, 'a number or -'],
];

function fieldProblems(fields: Service['fields']): SyntaxProblem[] {
	return formats.flatMap(([field, format, expected]) => {
		const { text, span } = fields[field];
		const message = `"${text}" in the field ${masterNames[field] ?? field}: expected ${expected}. Postfix does not start with this line.`;
		return format.test(text) ? [] : [{ severity: 'error' as const, message, span }];
	});
}

/**
 * Whether what stands in braces ends with its brace, for every program that an entry may run: the master ends where it does
 * not (`extpar` of Postfix's util library, measured with 3.7.11). Braces further inside of an argument are nothing to it.
 */
function braceProblems(words: readonly Token[]): SyntaxProblem[] {
	return words.flatMap(({ text, span }) => {
		if (!text.startsWith('{') || isBraced(text)) {
			return [];
		}
		const fault = closing(text, 0) === -1 ? 'has no closing "}"' : 'goes on behind its closing "}"';
		const start = text.length > 40 ? `${text.slice(0, 40)}…` : text;
		const message = `"${start}" ${fault}: expected "{ … }" and then a blank or nothing. Postfix does not start with this line.`;
		return [{ severity: 'error' as const, message, span }];
	});
}

/** The names of the columns in master(5), where they are not ours. */
const masterNames: Readonly<Partial<Record<ServiceField, string>>> = {
	unprivileged: 'unpriv',
	processLimit: 'maxproc',
};
