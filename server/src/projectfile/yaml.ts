import {
	type Alias,
	type Document,
	isAlias,
	isMap,
	isScalar,
	isSeq,
	parseDocument,
	type Scalar,
	type YAMLError,
	type YAMLMap,
} from 'yaml';
import type { Given, GivenEntry } from '../engine/settings/given.js';
import { type Span, span } from '../text/span.js';
import { tooDeepAt } from './nesting.js';

/** Something the text is not understood for. */
export interface YamlProblem {
	readonly span: Span;
	readonly message: string;
}

export interface YamlText {
	/** `undefined` where nothing is written but comments, or nothing can be read. */
	readonly given: Given | undefined;
	readonly problems: readonly YamlProblem[];
	/** It is not even YAML: what was read may be something else than what is meant. */
	readonly isBroken: boolean;
}

/** A project file has a few dozen lines; what is larger is something else. */
const maximumLength = 128 * 1024;

/** Aliases may name what holds aliases again: a few lines can stand for more than fits into memory. */
const maximumAliases = 100;
const maximumNodes = 20_000;

/** Reads one document of YAML 1.2, in which `off` and `no` are texts. Never fails. */
export function readYaml(text: string): YamlText {
	if (text.length > maximumLength) {
		const message = `This file has ${text.length} characters; expected a project file, which has ${maximumLength} at most.`;
		return { given: undefined, problems: [{ span: span(0, 0), message }], isBroken: true };
	}
	const deep = tooDeepAt(text);
	if (deep !== undefined) {
		const message = 'Lists or mappings are nested too deeply; expected the few levels of a project file.';
		return { given: undefined, problems: [{ span: span(deep, deep + 1), message }], isBroken: true };
	}
	const document = parseDocument(text, {
		version: '1.2',
		schema: 'core',
		merge: false,
		resolveKnownTags: false,
		// Both are looked after here: the library compares each key with all others.
		uniqueKeys: false,
		prettyErrors: false,
		// One that is silent passes over a second document.
		logLevel: 'error',
	});
	const problems = [...document.errors, ...document.warnings].map(error => toProblem(error, text));
	const reader: Reader = { document, problems, aliases: 0, nodes: 0, followed: new Set() };
	const given = document.contents === null ? undefined : read(reader, document.contents);
	const isNothing = given?.kind === 'nothing';
	return { given: isNothing ? undefined : given, problems, isBroken: document.errors.length > 0 };
}

interface Reader {
	readonly document: Document.Parsed;
	readonly problems: YamlProblem[];
	aliases: number;
	nodes: number;
	/** The aliases that are being followed. */
	readonly followed: Set<string>;
}

function read(reader: Reader, node: unknown): Given | undefined {
	reader.nodes++;
	if (reader.nodes > maximumNodes) {
		if (reader.nodes === maximumNodes + 1) {
			const message = `There are more than ${maximumNodes} values, aliases followed; expected the few of a project file.`;
			reader.problems.push({ span: spanOf(node), message });
		}
		return undefined;
	}
	if (isAlias(node)) {
		return readAlias(reader, node);
	}
	if (isMap(node)) {
		return { kind: 'record', entries: readEntries(reader, node), span: spanOf(node) };
	}
	if (isSeq(node)) {
		const items = node.items.map(item => read(reader, item)).filter(item => item !== undefined);
		return { kind: 'list', items, span: spanOf(node) };
	}
	return isScalar(node) ? readScalar(node) : undefined;
}

function readEntries(reader: Reader, { items }: YAMLMap): readonly GivenEntry[] {
	const entries: GivenEntry[] = [];
	for (const { key, value } of items) {
		const keySpan = spanOf(key);
		if (!isScalar(key)) {
			reader.problems.push({
				span: keySpan,
				message: 'This key is no plain text; expected a name such as "baseline".',
			});
			continue;
		}
		const name = typeof key.value === 'string' ? key.value : (key.source ?? '');
		if (name === '<<') {
			const message =
				'Merge keys ("<<") belong to YAML 1.1 and are not read; expected the keys themselves, or "overrides".';
			reader.problems.push({ span: keySpan, message });
			continue;
		}
		const nothing: Given = { kind: 'nothing', span: keySpan };
		const given = value === null ? nothing : read(reader, value);
		if (given !== undefined) {
			entries.push({ key: name, keySpan, value: given.kind === 'nothing' ? nothing : given });
		}
	}
	return entries;
}

function readScalar(node: Scalar): Given {
	const { value, source } = node;
	const place = spanOf(node);
	switch (typeof value) {
		case 'string':
			return { kind: 'text', text: value, span: place };
		case 'number':
			return { kind: 'number', number: value, source: source ?? String(value), span: place };
		case 'boolean':
			return { kind: 'truth', truth: value, span: place };
		default:
			return { kind: 'nothing', span: place };
	}
}

/** What an alias stands for is looked at in its place: problems point to where it is used. */
function readAlias(reader: Reader, alias: Alias): Given | undefined {
	const place = spanOf(alias);
	reader.aliases++;
	if (reader.aliases > maximumAliases) {
		if (reader.aliases === maximumAliases + 1) {
			const message = `There are more than ${maximumAliases} aliases (*${alias.source}); expected the values themselves.`;
			reader.problems.push({ span: place, message });
		}
		return undefined;
	}
	const isInside = reader.followed.has(alias.source);
	const target = isInside ? undefined : alias.resolve(reader.document);
	if (target === undefined) {
		const message = isInside
			? `*${alias.source} is inside of what it stands for; expected the values themselves.`
			: `*${alias.source} is an alias for an anchor that is not there; a text that begins with "*" is written in quotes: "*${alias.source}".`;
		reader.problems.push({ span: place, message });
		return undefined;
	}
	reader.followed.add(alias.source);
	const given = read(reader, target);
	reader.followed.delete(alias.source);
	return given && { ...given, span: place };
}

function spanOf(node: unknown): Span {
	const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
	if (!Array.isArray(range)) {
		return span(0, 0);
	}
	const [start, end]: readonly unknown[] = range;
	return typeof start === 'number' && typeof end === 'number' ? span(start, end) : span(0, 0);
}

function toProblem({ code, message, pos: [start, end] }: YAMLError, text: string): YamlProblem {
	const known = code === 'BAD_INDENT' && message.startsWith('Flow') ? undefined : explanations[code];
	const said = known ?? `${message}; expected YAML 1.2.`;
	const quoted = text.slice(start, end);
	return {
		span: span(start, end),
		message:
			code === 'TAG_RESOLVE_FAILED' ? `${quoted} is a tag; a text that begins with "!" is written in quotes.` : said,
	};
}

const explanations: Readonly<Record<string, string | undefined>> = {
	TAB_AS_INDENT: 'A tab stands where lines are indented; expected blanks, as YAML has it.',
	MULTIPLE_DOCS: 'A second document begins here; expected one, without "---" between its parts.',
	BLOCK_AS_IMPLICIT_KEY:
		'A second ": " stands in this line; expected one key in each line, or quotes around the value.',
	BAD_SCALAR_START: 'A text cannot begin with this sign; expected it in quotes.',
	BAD_INDENT: 'This line is not indented as the others of its group; expected the same number of blanks.',
};
