import type { ArtifactChange, Replacement, Fix as SarifFix } from 'sarif';
import { type Finding, type Fix, fullTitle } from '../../engine/finding.js';
import type { FileEdit } from '../../text/edit.js';
import { indexOf, orderedFixes, type Report } from '../report.js';
import { type Artifacts, locate } from './artifacts.js';
import { deletedRegion } from './regions.js';

/** The fixes of a finding that change anything, the preferred one first. */
export function fixesOf(finding: Finding, report: Report, artifacts: Artifacts): SarifFix[] {
	return orderedFixes(finding)
		.filter(({ edits }) => edits.length > 0)
		.map(fix => sarifFix(fix, report, artifacts));
}

function sarifFix(fix: Fix, report: Report, artifacts: Artifacts): SarifFix {
	const { safety, baseline, preferred, edits } = fix;
	const files = [...new Set(edits.map(({ file }) => file))];
	return {
		description: { text: fullTitle(fix) },
		artifactChanges: files.map(
			(file): ArtifactChange => ({
				artifactLocation: locate(file, artifacts),
				replacements: edits.filter(edit => edit.file === file).map(edit => replacement(edit, report)),
			}),
		),
		properties: { safety, preferred: preferred ?? false, ...(baseline !== undefined && { baseline }) },
	};
}

function replacement({ file, span, newText }: FileEdit, report: Report): Replacement {
	return {
		deletedRegion: deletedRegion(indexOf(report, file), span),
		...(newText !== '' && { insertedContent: { text: newText } }),
	};
}
