import { LineCounter, parseDocument } from 'yaml';
import type { Accepted } from '../engine/identity.js';

/** The file of accepted findings that `mailtls check --write-accepted` writes. */
export interface AcceptedList {
	readonly entries: readonly AcceptedEntry[];
}

export interface AcceptedEntry extends Accepted {
	/** Where the finding is: relative to the folder of the list, with forward slashes. */
	readonly file: string;
}

/** Why a text is no list of accepted findings. */
export interface BadList {
	/** Counted from 1. */
	readonly line: number;
	/** What was expected. */
	readonly message: string;
}

/** Reads the text of a list. */
export function readAcceptedList(text: string): AcceptedList | BadList {
	const { value, problem } = readJson(text);
	if (problem !== undefined) {
		return problem;
	}
	const { version, findings } = asRecord(value);
	if (version !== 1) {
		return badAt(text, ['version'], 'expected "version": 1, as --write-accepted writes it');
	}
	if (!Array.isArray(findings)) {
		return badAt(text, ['findings'], 'expected "findings" to be an array');
	}
	const entries: AcceptedEntry[] = [];
	for (const [index, value] of findings.entries()) {
		const entry = toEntry(asRecord(value));
		if (entry === undefined) {
			return badAt(text, ['findings', index], `expected an entry such as ${spellEntry(example)}`);
		}
		entries.push(entry);
	}
	return { entries };
}

/** Writes a list, an entry on each line and in an order of its own, so that versions of it are easy to compare. */
export function spellAcceptedList(entries: readonly AcceptedEntry[]): string {
	const lines = [...entries].sort(compare).map(entry => `    ${spellEntry(entry)}`);
	const findings = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
	return `{\n  "version": 1,\n  "findings": ${findings}\n}\n`;
}

const example: AcceptedEntry = {
	file: 'main.cf',
	rule: 'legacy-tls',
	setting: 'smtpd_tls_protocols',
	text: '>=TLSv1',
	occurrence: 1,
};

function toEntry(given: Readonly<Record<string, unknown>>): AcceptedEntry | undefined {
	const { file, rule, setting, text, occurrence, reason } = given;
	const isEntry =
		isText(file) &&
		isText(rule) &&
		isText(text) &&
		typeof occurrence === 'number' &&
		(setting === undefined || isText(setting)) &&
		(reason === undefined || isText(reason));
	return isEntry
		? {
				file,
				rule,
				...(setting !== undefined && { setting }),
				text,
				occurrence,
				...(reason !== undefined && { reason }),
			}
		: undefined;
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}

function spellEntry({ file, rule, setting, text, occurrence, reason }: AcceptedEntry): string {
	const members = Object.entries({ file, rule, setting, text, occurrence, reason })
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
	return `{ ${members.join(', ')} }`;
}

/** By code units: the order is the same on every computer. */
function compare(a: AcceptedEntry, b: AcceptedEntry): number {
	return (
		compareTexts(a.file, b.file) ||
		compareTexts(a.setting ?? '', b.setting ?? '') ||
		compareTexts(a.rule, b.rule) ||
		compareTexts(a.text, b.text) ||
		a.occurrence - b.occurrence
	);
}

function compareTexts(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

interface Reading {
	readonly value?: unknown;
	readonly problem?: BadList;
}

/** YAML holds all of JSON. Its reader is the slower one, but knows in which line something is wrong. */
function readJson(text: string): Reading {
	try {
		return { value: JSON.parse(text) };
	} catch {
		const document = parseDocument(text, { lineCounter: new LineCounter() });
		const [error] = document.errors;
		return error === undefined
			? { value: document.toJS() }
			: { problem: { line: error.linePos?.[0].line ?? 1, message: 'expected JSON, as --write-accepted writes it' } };
	}
}

function badAt(text: string, path: readonly (string | number)[], message: string): BadList {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines });
	const node: unknown = document.getIn(path, true);
	const range = asRecord(node).range;
	return { line: Array.isArray(range) ? lines.linePos(Number(range[0])).line : 1, message };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
