import { type Finding, type Severity, severities } from '../engine/finding.js';
import { type Report, type ReportedFile, rangeOf, withoutLineEnd } from './report.js';
import { reportedPath, type Viewpoint } from './reported-path.js';
import { printable } from './width.js';

/** The report of `mailtls check --format github`: workflow commands that GitHub makes annotations of. */
export function checkGithub({ files }: Report, viewpoint: Viewpoint): string {
	const annotations = files.flatMap(file => file.findings.map(finding => ({ file, finding })));
	// GitHub shows the first ten of each kind.
	return severities
		.flatMap(severity => annotations.filter(({ finding }) => finding.severity === severity))
		.map(({ file, finding }) => `${annotation(finding, file, viewpoint)}\n`)
		.join('');
}

const commands: Readonly<Record<Severity, string>> = {
	error: 'error',
	warning: 'warning',
	information: 'notice',
	hint: 'notice',
};

function annotation(finding: Finding, { index }: ReportedFile, viewpoint: Viewpoint): string {
	const { file, span, severity, rule, message } = finding;
	const { start, end } = rangeOf(index, withoutLineEnd(index, span));
	const properties = {
		file: reportedPath(file, viewpoint),
		line: start.line,
		endLine: end.line,
		// Columns of different lines make no annotation.
		...(start.line === end.line && { col: start.column, endColumn: end.column }),
		title: rule,
	};
	const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
	return `::${commands[severity]} ${written.join(',')}::${printable(escapeData(message))}`;
}

/** As @actions/core escapes the message of a command. */
function escapeData(text: string): string {
	return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
	return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
