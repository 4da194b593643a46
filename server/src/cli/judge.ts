import type { Finding } from '../engine/finding.js';
import type { Options } from '../engine/options.js';
import type { ConfigFile } from '../languages/language.js';
import { type Analysis, analyse, parse } from '../service/check.js';
import type { Source } from './files.js';
import { projectFiles, type ResourceFolders, readProject } from './resources.js';

/** A file with what was found in it; lines that the program cannot read count as findings. */
export interface Judged {
	readonly source: Source;
	readonly analysis: Analysis;
}

/** Judges files together: fixes that would change any other file are left out. */
export function judge(sources: readonly Source[], options: Options, folders: ResourceFolders): readonly Judged[] {
	const names = new Set(sources.map(({ file }) => file));
	const files = projectFiles(sources, folders);
	return sources.map(source => {
		const config = parse(source.file, source.text, source.language);
		const analysis = analyse(readProject(config, source, options, files), options);
		const findings = [...syntaxFindings(config), ...analysis.findings.map(finding => withFixesOf(finding, names))];
		findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
		return { source, analysis: { ...analysis, findings } };
	});
}

/** The rule id of what the parser found. */
export const syntaxRule = 'syntax';

function syntaxFindings({ file, problems }: ConfigFile): readonly Finding[] {
	return problems.map(({ severity, message, span }) => ({
		rule: syntaxRule,
		severity,
		// A program that does not start serves nobody; the public service is what is missed first.
		role: 'mx-server',
		message,
		file,
		span,
		related: [],
		references: [],
		fixes: [],
	}));
}

function withFixesOf(finding: Finding, names: ReadonlySet<string>): Finding {
	return { ...finding, fixes: finding.fixes.filter(({ edits }) => edits.every(({ file }) => names.has(file))) };
}
