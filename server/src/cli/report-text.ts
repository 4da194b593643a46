import type { Colors, Formatter } from 'picocolors/types.js';
import type { BaselineId } from '../baselines/baseline.js';
import { baselineIds } from '../baselines/baseline.js';
import { baselines } from '../baselines/index.js';
import { type Finding, type Fix, type Severity, severities } from '../engine/finding.js';
import { lineText } from '../text/lines.js';
import { excerpt } from './excerpt.js';
import { indexOf, orderedFixes, placeAt, type Report, type ReportedFile, rangeOf } from './report.js';
import { printable } from './width.js';

/** How to print. */
export interface Style {
	readonly colors: Colors;
	/** Width of the terminal. */
	readonly columns: number;
}

/** The report of `mailtls check` for people. */
export function checkText(report: Report, style: Style): string {
	const blocks = report.files.flatMap(file => file.findings.map(finding => findingText(finding, file, report, style)));
	return [...blocks, `${summary(report, style.colors)}\n`].join('\n');
}

function findingText(finding: Finding, { index }: ReportedFile, report: Report, { colors, columns }: Style): string {
	const { file, severity, message, rule, span } = finding;
	const { start, end } = rangeOf(index, span);
	const source = lineText(index, start.line - 1);
	const gutter = String(start.line).length;
	const from = start.column - 1;
	const to = end.line === start.line ? end.column - 1 : source.length;
	const { text, marks } = excerpt(source, from, to, Math.max(minimumWidth, columns - gutter - 5));

	const color = severityColor(severity, colors);
	const place = `${printable(file)}:${start.line}:${start.column}`;
	const aside = `  ${' '.repeat(gutter)} ${colors.dim('=')} `;
	return [
		`${colors.bold(place)}  ${color(severity)}  ${printable(message)}  ${colors.dim(`[${rule}]`)}`,
		`  ${colors.dim(`${start.line} |`)} ${text}`.trimEnd(),
		`  ${' '.repeat(gutter)} ${colors.dim('|')} ${color(marks)}${end.line === start.line ? '' : colors.dim(' …')}`,
		...asides(finding, report, colors).map(line => `${aside}${line}`),
		'',
	].join('\n');
}

/** Narrower terminals have to wrap. */
const minimumWidth = 40;

function asides(finding: Finding, report: Report, colors: Colors): readonly string[] {
	const related = finding.related.map(({ file, span, message }) => {
		const { line, column } = placeAt(indexOf(report, file), span.start);
		return `${printable(file)}:${line}:${column}: ${printable(message)}`;
	});
	const references = finding.references.length === 0 ? [] : [printable(finding.references.join('; '))];
	return [...related, ...references, ...orderedFixes(finding).map(fix => fixText(fix, colors))];
}

function fixText({ title, safety, baseline, impact }: Fix, colors: Colors): string {
	const name = baseline === undefined || baseline === defaultBaseline ? undefined : baselineName(baseline);
	const notes = [
		...(name === undefined || title.includes(name) ? [] : [name]),
		...(safety === 'unsafe' ? [colors.yellow('unsafe')] : []),
		...(impact === undefined || impact.summary === '' ? [] : [impact.summary]),
	];
	return `fix: ${printable(title)}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
}

/** What everybody follows who has not chosen otherwise; naming it says nothing. */
const defaultBaseline: BaselineId = 'postmaster-2026';

function baselineName(id: string): string {
	const known = baselineIds.find(candidate => candidate === id);
	return known === undefined ? id : baselines[known].name;
}

/** `3 errors, 1 hint in 1 file (2 fixable with --fix, 1 more with --fix=unsafe), 2 suppressed` */
export function summary({ files }: Report, colors: Colors): string {
	const findings = files.flatMap(file => file.findings);
	const suppressed = files.reduce((sum, file) => sum + file.suppressed.length, 0);
	const place = `in ${count(files.length, 'file')}`;
	const left = suppressed === 0 ? '' : `, ${suppressed} suppressed`;
	if (findings.length === 0) {
		return colors.green(`No findings ${place}${left}.`);
	}
	const counts = severities.flatMap(severity => {
		const number = findings.filter(finding => finding.severity === severity).length;
		return number === 0 ? [] : [severityColor(severity, colors)(severityCount(severity, number))];
	});
	return `${counts.join(', ')} ${place}${fixable(findings)}${left}`;
}

function fixable(findings: readonly Finding[]): string {
	// Where no fix is preferred, nothing is applied unasked.
	const fixed = findings.filter(({ fixes }) => fixes.some(fix => fix.preferred));
	const safe = fixed.filter(({ fixes }) => fixes.some(fix => fix.safety === 'safe')).length;
	const unsafe = fixed.length - safe;
	const parts = [
		...(safe === 0 ? [] : [`${safe} fixable with --fix`]),
		...(unsafe === 0 ? [] : [safe === 0 ? `${unsafe} fixable with --fix=unsafe` : `${unsafe} more with --fix=unsafe`]),
	];
	return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function severityCount(severity: Severity, number: number): string {
	// There is no plural of it.
	return severity === 'information' ? `${number} information` : count(number, severity);
}

export function count(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The color that a severity has everywhere. */
export function severityColor(severity: Severity, colors: Colors): Formatter {
	switch (severity) {
		case 'error':
			return colors.red;
		case 'warning':
			return colors.yellow;
		case 'information':
			return colors.blue;
		case 'hint':
			return colors.cyan;
	}
}
