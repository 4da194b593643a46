import { atLeast, type Finding, type Fix } from '../../server/src/engine/finding.js';
import { type ConfigFile, keyOf, type LanguageId, type Setting } from '../../server/src/languages/language.js';
import { rules } from '../../server/src/rules/index.js';
import { type Analysis, printedValue } from '../../server/src/service/check.js';
import { applyEdits, type FileEdit } from '../../server/src/text/edit.js';
import type { Span } from '../../server/src/text/span.js';
import { analysisOf } from './analysis.js';

export interface NamedText {
	readonly name: string;
	readonly language: LanguageId;
	readonly text: string;
}

/** Files that stand beside each other, and how they are judged. */
export interface Judged {
	readonly files: readonly NamedText[];
	/** As an editor gives them. */
	readonly settings: unknown;
	/** Names of files that are surely not there. */
	readonly missing?: readonly string[];
}

/** What a fix did other than it should. */
export interface Violation {
	readonly rule: string;
	readonly fix: string;
	readonly problem: string;
}

/**
 * Applies every fix of every finding, each alone, and says where the finding is still there, where an error is new, and
 * where a setting changed that the fix does not touch.
 */
export function fixViolations(judged: Judged): readonly Violation[] {
	const before = analyseAll(judged);
	return before
		.flatMap(({ findings }) => findings)
		.flatMap(finding =>
			finding.fixes.flatMap(fix => {
				const files = withEdits(judged.files, fix.edits);
				const problems = [
					...wrongEdits(judged.files, fix.edits),
					...wrongOutcome(finding, fix, before, analyseAll({ ...judged, files })),
				];
				return problems.map(problem => ({ rule: finding.rule, fix: fix.title, problem }));
			}),
		);
}

export function withEdits(files: readonly NamedText[], edits: readonly FileEdit[]): readonly NamedText[] {
	return files.map(file => {
		const own = edits.filter(edit => edit.file === file.name);
		return { ...file, text: applyEdits(file.text, own) };
	});
}

function analyseAll({ files, settings, missing = [] }: Judged): readonly Analysis[] {
	return files.map(({ name, language, text }) => {
		const beside = files.filter(other => other.name !== name).map(other => ({ file: other.name, text: other.text }));
		return analysisOf(text, settings, { name, language, beside, missing });
	});
}

function wrongEdits(files: readonly NamedText[], edits: readonly FileEdit[]): readonly string[] {
	const problems = edits.flatMap(({ file, span }) => {
		const text = files.find(({ name }) => name === file)?.text;
		return text === undefined || span.end > text.length ? [`edits ${file} where there is no text`] : [];
	});
	const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
	const overlap = sorted.find((edit, index) =>
		sorted.slice(0, index).some(earlier => earlier.file === edit.file && earlier.span.end > edit.span.start),
	);
	const isSame = withEdits(files, edits).every(({ text }, index) => text === files[index]?.text);
	return [...problems, ...(overlap ? ['has edits that overlap'] : []), ...(isSame ? ['changes nothing'] : [])];
}

function wrongOutcome(
	finding: Finding,
	fix: Fix,
	before: readonly Analysis[],
	after: readonly Analysis[],
): readonly string[] {
	// Today's rules still report what an old document asks for, and the title says so.
	const saysWhy = /\((?:DFN-CERT|bettercrypto) [^)]*: [^)]+\)$/.test(fix.title);
	const errors = newErrors(before, after).filter(error => !saysWhy && !isBroughtToLight(error, finding, fix, after));
	return [
		...changedElsewhere(before, after, fix.edits).map(value => `changes "${value}" too`),
		...(saysWhy || isOver(finding, fix, before, after) ? [] : [`leaves: ${finding.message}`]),
		...errors.map(({ rule, message }) => `makes an error ${rule}: ${message}`),
	];
}

/** Settings that no edit touches keep their values and their order; those that do not are returned. */
function changedElsewhere(
	before: readonly Analysis[],
	after: readonly Analysis[],
	edits: readonly FileEdit[],
): readonly string[] {
	return before.flatMap(({ config }, index) => {
		const own = edits.filter(({ file }) => file === config.file);
		const isUntouched = ({ span }: Setting) => own.every(edit => !touches(edit.span, span));
		const left = after[index] === undefined ? [] : after[index].config.settings.map(valueIn(after[index].config));
		let next = 0;
		return config.settings
			.filter(isUntouched)
			.map(valueIn(config))
			.filter(value => {
				const place = left.indexOf(value, next);
				next = place === -1 ? next : place + 1;
				return place === -1;
			});
	});
}

function valueIn(config: ConfigFile): (setting: Setting) => string {
	return setting => `${keyOf(setting)} = ${printedValue(config, setting)}`;
}

function touches(edit: Span, { start, end }: Span): boolean {
	return edit.start < end && start < edit.end;
}

/**
 * On the setting are fewer findings of the rule, as serious as this one or more; or the next word of the line has come to
 * light behind the mended one.
 */
function isOver(finding: Finding, fix: Fix, before: readonly Analysis[], after: readonly Analysis[]): boolean {
	const place = placeOf(finding, before);
	const alike = (analyses: readonly Analysis[]) =>
		findingsOf(analyses).filter(
			other =>
				other.rule === finding.rule && atLeast(other.severity, finding.severity) && placeOf(other, analyses) === place,
		);
	const moved = {
		start: moveOffset(fix.edits, finding.file, finding.span.start),
		end: moveOffset(fix.edits, finding.file, finding.span.end),
	};
	return (
		alike(after).length < alike(before).length ||
		(moved.start < moved.end && !alike(after).some(({ span }) => touches(moved, span)))
	);
}

/** Errors of which nothing was said before; a hint has said already what has no effect yet and now gets one. */
function newErrors(before: readonly Analysis[], after: readonly Analysis[]): readonly Finding[] {
	const keyIn = (analyses: readonly Analysis[]) => (finding: Finding) =>
		`${finding.rule} ${placeOf(finding, analyses)}`;
	const isError = ({ severity }: Finding) => severity === 'error';
	const known = findingsOf(before)
		.filter(finding => isError(finding) || finding.severity === 'hint')
		.map(keyIn(before));
	return findingsOf(after)
		.filter(isError)
		.filter(error => {
			const index = known.indexOf(keyIn(after)(error));
			known.splice(index, index === -1 ? 0 : 1);
			return index === -1;
		});
}

/** Their fixes put settings into use: mistakes in these were there before, and nobody met them. */
const putIntoUse: ReadonlySet<string> = new Set([
	'tls-not-offered',
	'outbound-tls-disabled',
	'mandatory-floor-missing',
]);

/**
 * Whether an error was there before the fix and had no effect yet: what the program could not read and now reads, and the
 * certificate that a service needs as soon as it has TLS.
 */
function isBroughtToLight(error: Finding, finding: Finding, fix: Fix, after: readonly Analysis[]): boolean {
	const isRepair = fix.baseline === undefined && rules.find(({ id }) => id === finding.rule)?.kind === 'correctness';
	const mended = fix.edits.map(({ file, span }) => {
		const start = moveOffset(fix.edits, file, span.start);
		return placeOf({ file, span: { start, end: start } }, after);
	});
	return (
		putIntoUse.has(finding.rule) ||
		(isRepair && (error.rule === 'certificate-missing' || mended.includes(placeOf(error, after))))
	);
}

/** Where an offset is after the edits; the start of an edit stays before its new text, its end comes behind it. */
function moveOffset(edits: readonly FileEdit[], file: string, offset: number): number {
	return edits
		.filter(edit => edit.file === file && edit.span.end <= offset && edit.span.start < offset)
		.reduce((moved, { span, newText }) => moved + newText.length - (span.end - span.start), offset);
}

function findingsOf(analyses: readonly Analysis[]): readonly Finding[] {
	return analyses.flatMap(({ findings }) => findings);
}

/** The setting at a place, behind the name of its file. */
function placeOf({ file, span }: Pick<Finding, 'file' | 'span'>, analyses: readonly Analysis[]): string {
	const config = analyses.find(analysis => analysis.config.file === file)?.config;
	const setting = config?.settings.findLast(({ span: whole }) => whole.start <= span.start && span.start < whole.end);
	return `${file} ${setting === undefined ? '' : keyOf(setting)}`;
}
