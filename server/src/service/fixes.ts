import type { Finding, Fix } from '../engine/finding.js';
import type { FileEdit } from '../text/edit.js';
import { overlaps, type Span } from '../text/span.js';
import { type Analysis, analyse } from './check.js';

export interface OfferedFix {
	readonly finding: Finding;
	readonly fix: Fix;
}

/** The fixes of the findings that touch `range`, preferred ones first. */
export function fixesAt(analysis: Analysis, range: Span): readonly OfferedFix[] {
	const offered = analysis.findings
		.filter(finding => overlaps(finding.span, range))
		.flatMap(finding => finding.fixes.map(fix => ({ finding, fix })));
	return [...offered.filter(({ fix }) => fix.preferred), ...offered.filter(({ fix }) => !fix.preferred)];
}

/**
 * One fix of every finding that has a preferred one, as edits that do not touch each other: the first safe one, and with
 * `unsafe` otherwise the preferred one. A fix is applied whole or not at all, also where it changes several files; what two
 * findings want differently is left to a second run.
 */
export function fixAll(findings: readonly Finding[], safety: Fix['safety']): readonly FileEdit[] {
	/** By file, in text order. */
	const chosen = new Map<string, FileEdit[]>();
	const chosenIn = (file: string) => chosen.get(file) ?? [];
	for (const { fixes } of findings) {
		// Two findings may ask for the very same line.
		const edits = (choose(fixes, safety)?.edits ?? []).filter(edit => !isChosen(chosenIn(edit.file), edit));
		if (edits.every(edit => isFree(chosenIn(edit.file), edit))) {
			for (const edit of edits) {
				const others = chosenIn(edit.file);
				others.splice(placeOf(others, edit), 0, edit);
				chosen.set(edit.file, others);
			}
		}
	}
	return [...chosen.values()].flat();
}

/** How many findings `fixAll` would do something about. */
export function countFixed(findings: readonly Finding[], safety: Fix['safety']): number {
	return findings.filter(({ fixes }) => choose(fixes, safety) !== undefined).length;
}

/** What a rule has found in all files of a configuration, those of the file that is looked at first. */
export function findingsInProject(analysis: Analysis, rule: string): readonly Finding[] {
	return [...analysis.findings, ...findingsElsewhere(analysis)].filter(finding => finding.rule === rule);
}

/** A pure function of the analysis, asked for once for each rule. */
const elsewhere = new WeakMap<Analysis, readonly Finding[]>();

/** Each of the other files is judged as if it were looked at. */
function findingsElsewhere(analysis: Analysis): readonly Finding[] {
	const { project, options } = analysis;
	const findings =
		elsewhere.get(analysis) ??
		project.files.slice(1).flatMap(file => {
			const files = [file, ...project.files.filter(other => other !== file)];
			return analyse({ ...project, file, files }, options).findings;
		});
	elsewhere.set(analysis, findings);
	return findings;
}

function isChosen(chosen: readonly FileEdit[], { span, newText }: FileEdit): boolean {
	for (let at = placeOf(chosen, { span }) - 1; chosen[at]?.span.start === span.start; at--) {
		if (chosen[at]?.span.end === span.end && chosen[at]?.newText === newText) {
			return true;
		}
	}
	return false;
}

/** Whether an edit touches none of the chosen ones, which are in text order. */
function isFree(chosen: readonly FileEdit[], { span }: FileEdit): boolean {
	const place = placeOf(chosen, { span });
	const before = chosen[place - 1];
	const after = chosen[place];
	return (
		(before === undefined || before.span.end <= span.start) && (after === undefined || span.end <= after.span.start)
	);
}

/** Behind all chosen edits that start no later. */
function placeOf(chosen: readonly FileEdit[], { span }: Pick<FileEdit, 'span'>): number {
	let low = 0;
	let high = chosen.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((chosen[middle]?.span.start ?? 0) <= span.start) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

function choose(fixes: readonly Fix[], safety: Fix['safety']): Fix | undefined {
	const preferred = fixes.find(fix => fix.preferred);
	const isWanted = safety === 'unsafe' || preferred?.safety === 'safe';
	return preferred === undefined || isWanted ? preferred : fixes.find(fix => fix.safety === 'safe');
}
