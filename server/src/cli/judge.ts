import type { Finding } from '../engine/finding.js';
import type { AcceptedByPath } from '../service/accepted-paths.js';
import { type Analysis, analyse, parse } from '../service/check.js';
import type { Choices } from './choices.js';
import type { Source } from './files.js';
import { forwardSlashes } from './paths.js';
import { projectFiles, type ResourceFolders, readProject } from './resources.js';

/** A file with what was found in it. */
export interface Judged {
	readonly source: Source;
	readonly analysis: Analysis;
}

/** Judges files together, each without what is accepted in it: fixes that would change any other file are left out. */
export function judge(
	sources: readonly Source[],
	choices: Choices,
	folders: ResourceFolders,
	accepted: AcceptedByPath,
): readonly Judged[] {
	const names = new Set(sources.map(({ file }) => file));
	const files = projectFiles(sources, folders);
	return sources.map(source => {
		const options = choices.optionsOf(source);
		const config = parse(source.file, source.text, source.language);
		const own = { ...options, accepted: accepted.get(forwardSlashes(source.path)) ?? [] };
		const analysis = analyse(readProject(config, source, own, files), own);
		const findings = analysis.findings.map(finding => withFixesOf(finding, names));
		return { source, analysis: { ...analysis, findings } };
	});
}

function withFixesOf(finding: Finding, names: ReadonlySet<string>): Finding {
	return { ...finding, fixes: finding.fixes.filter(({ edits }) => edits.every(({ file }) => names.has(file))) };
}
