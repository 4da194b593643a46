import type { Colors, Formatter } from 'picocolors/types.js';
import { type SuiteBaselineId, type SuiteVerdict, suitePolicies, verdictOf } from '../baselines/suites/index.js';
import {
	type CipherLibraryId,
	type Priorities,
	type SelectedSuite,
	type StringExpansion,
	stringNotes,
} from '../service/expand-string.js';
import { repairString } from '../service/repair-string.js';
import type { SuiteFacts } from '../suites/facts.js';
import { type Grade, grades } from '../suites/grade.js';
import { summariseDropped } from '../text/repair.js';
import { count, type Style } from './report-text.js';
import { printable } from './width.js';
import { indented } from './wrap.js';

/** How to judge and what to say. */
export interface CiphersReport {
	readonly baseline: SuiteBaselineId;
	/** The user named the library; otherwise it is said how to. */
	readonly isLibraryGiven: boolean;
}

/** What strings select, for people. */
export function ciphersText(expansions: readonly StringExpansion[], report: CiphersReport, style: Style): string {
	return expansions.map(expansion => `${expansionLines(expansion, report, style).join('\n')}\n`).join('\n');
}

function expansionLines(
	{ string, library, suites, error, priorities }: StringExpansion,
	{ baseline, isLibraryGiven }: CiphersReport,
	style: Style,
): string[] {
	const { colors, columns } = style;
	const isPriorities = priorities !== undefined;
	const reading = isLibraryGiven ? '' : isPriorities ? ', as a priority string of GnuTLS' : '';
	const choice = isLibraryGiven ? '' : colors.dim(' (--library chooses another)');
	const title = `${colors.bold(printable(string))} in ${library}${reading}${choice}`;
	const notes = stringNotes(string, library).flatMap(note => indented(printable(note), '  - ', columns));
	if (error !== undefined) {
		const refusal = indented(printable(error.message), `refused at offset ${error.offset}: `, columns);
		return [title, ...refusal.map(line => line.replace('refused', colors.red('refused'))), ...notes];
	}
	const lists = priorities === undefined ? [] : ['', ...priorityLines(priorities, columns)];
	const counts = [summary(suites, colors), `Verdicts: ${source(baseline)}.`];
	const repair = repairLines(string, library, baseline, columns);
	return [title, '', ...table(suites, baseline, style), ...lists, '', ...counts, ...notes, ...repair];
}

/** The smallest edit that follows the baseline, ready to be copied. */
function repairLines(string: string, library: CipherLibraryId, baseline: SuiteBaselineId, columns: number): string[] {
	const repair = repairString(string, library, baseline);
	if (repair === 'conforms') {
		return [];
	}
	const { name } = suitePolicies[baseline];
	if (repair === undefined) {
		return indented(`No smaller edit follows ${name}: leave the string out, so that the default applies.`, '', columns);
	}
	const drops = indented(`To follow ${name}, which ${summariseDropped(repair.dropped)}:`, '', columns);
	return [...drops, `  ${printable(repair.string)}`];
}

function priorityLines({ protocols, groups, signatureAlgorithms }: Priorities, columns: number): string[] {
	return [
		...indented(protocols.join(' '), 'protocols   ', columns),
		...indented(groups.join(' '), 'groups      ', columns),
		...indented(signatureAlgorithms.join(' '), 'signatures  ', columns),
	];
}

function source(baseline: SuiteBaselineId): string {
	const { name, scope } = suitePolicies[baseline];
	return scope === undefined ? name : `${name} (${scope.replace(/\.$/, '')})`;
}

const headers = ['grade', 'suite', 'TLS', 'kx', 'auth', 'encryption', 'MAC', 'verdict', 'word'] as const;

type Row = readonly string[];

/** The columns that get a color, by their place. */
const gradeColumn = 0;
const verdictColumn = 7;
const wordColumn = 8;

/**
 * Columns between the columns, and how much of the words there has to be room for: what is longer is cut. Where neither
 * fits, a suite takes three lines.
 */
const spacings = [
	{ gap: 2, word: 24 },
	{ gap: 1, word: 5 },
] as const;

function table(suites: readonly SelectedSuite[], baseline: SuiteBaselineId, { colors, columns }: Style): string[] {
	const rows = suites.map(suite => cells(suite, baseline));
	const widths = headers.map((header, column) =>
		Math.max(header.length, ...rows.map(row => (row[column] ?? '').length)),
	);
	const fixed = widths.slice(0, wordColumn).reduce((sum, width) => sum + width, 0);
	const gap = spacings.find(
		({ gap: size, word }) => fixed + size * wordColumn + Math.min(widths[wordColumn] ?? 0, word) <= columns,
	)?.gap;
	if (gap === undefined) {
		return rows.flatMap(row => narrow(row, colors));
	}
	const room = columns - fixed - gap * wordColumn;
	const line = (row: Row, paint: (text: string, column: number) => string) =>
		row
			.map((text, column) => (column === wordColumn ? shorten(text, room) : text))
			.map((text, column) => paint(text.padEnd(column === wordColumn ? 0 : (widths[column] ?? 0)), column))
			.join(' '.repeat(gap));
	return [
		line(headers, text => colors.dim(text)),
		...rows.map(row => line(row, (text, column) => colorOf(row, column, colors)(text))),
	];
}

/** Three lines for a suite, where the terminal is too narrow for the table. */
function narrow(row: Row, colors: Colors): string[] {
	const [
		grade = '',
		suite = '',
		tls = '',
		exchange = '',
		authentication = '',
		encryption = '',
		mac = '',
		verdict = '',
	] = row;
	const indent = ' '.repeat(12);
	return [
		`${colorOf(row, gradeColumn, colors)(grade.padEnd(10))}  ${suite}`,
		`${indent}${[tls, exchange, authentication, encryption, mac].join(' ')}`,
		`${indent}${colorOf(row, verdictColumn, colors)(verdict)}, by ${shorten(row[wordColumn] ?? '', 40)}`,
	];
}

function cells({ name, facts, element }: SelectedSuite, baseline: SuiteBaselineId): Row {
	if (facts === undefined) {
		return ['', name, '', '', '', '', '', '', printable(element)];
	}
	return [
		facts.grade,
		name,
		facts.protocol
			.replace(/^TLSv1$/, '1.0')
			.replace('TLSv', '')
			.replace('SSLv', 'SSL '),
		...exchangeAndAuthentication(facts),
		encryptionOf(facts),
		facts.mac,
		verdictOf(facts, baseline).verdict,
		printable(element),
	];
}

/** Where a shared secret takes the place of a certificate, it stands in the column of authentication alone. */
function exchangeAndAuthentication({ keyExchange, authentication }: SuiteFacts): readonly [string, string] {
	return [
		authentication === 'PSK' ? keyExchange.replace(/(?<=.)PSK$/, '') : keyExchange,
		authentication.replace('None', '-'),
	];
}

/** `AES256-GCM`, `Camellia128-CBC`, `RC4`; `none` without encryption. */
export function encryptionOf({ cipher, bits, mode, strengthBits, isExport }: SuiteFacts): string {
	if (cipher === 'None') {
		return 'none';
	}
	if (cipher === 'ChaCha20') {
		return 'ChaCha20';
	}
	const length = isExport ? strengthBits : bits;
	const named =
		/^(AES|Camellia|ARIA)$/.test(cipher) || isExport
			? `${cipher}${cipher.startsWith('RC') ? '-' : ''}${length}`
			: cipher;
	return mode === 'stream' ? named : `${named}-${mode}`;
}

/** `12 suites: 6 good, 6 CBC`, the best first. */
function summary(suites: readonly SelectedSuite[], colors: Colors): string {
	const counts = grades.flatMap(grade => {
		const number = suites.filter(({ facts }) => facts?.grade === grade).length;
		return number === 0 ? [] : [gradeColor(grade, colors)(`${number} ${grade}`)];
	});
	return `${count(suites.length, 'suite')}: ${counts.join(', ')}`;
}

function shorten(text: string, columns: number): string {
	const characters = [...text];
	return characters.length <= columns ? text : `${characters.slice(0, columns - 1).join('')}…`;
}

function colorOf(row: Row, column: number, colors: Colors): Formatter {
	if (column === gradeColumn) {
		const grade = grades.find(candidate => candidate === row[gradeColumn]);
		return grade === undefined ? String : gradeColor(grade, colors);
	}
	return column === verdictColumn ? verdictColor(row[verdictColumn] ?? '', colors) : String;
}

export function gradeColor(grade: Grade, colors: Colors): Formatter {
	switch (grade) {
		case 'good':
			return colors.green;
		case 'insecure':
		case 'anonymous':
		case 'weak':
			return colors.red;
		default:
			return colors.yellow;
	}
}

export function verdictColor(verdict: SuiteVerdict | string, colors: Colors): Formatter {
	switch (verdict) {
		case 'good':
		case 'sufficient':
			return colors.green;
		case 'forbidden':
			return colors.red;
		case 'phase out':
		case 'discouraged':
			return colors.yellow;
		default:
			return colors.dim;
	}
}
