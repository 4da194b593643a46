import { type Advice, type Baseline, type BaselineId, datedName } from '../baselines/baseline.js';
import { baselines } from '../baselines/index.js';
import type { SettingPlace } from '../languages/language.js';
import type { FileEdit } from '../text/edit.js';
import { derivedAdvice } from './derived-advice.js';
import type { Fix } from './finding.js';
import { harmOf } from './harm.js';
import type { Subject } from './rule.js';

export interface AdviceOptions {
	/** Whether peers lose service when the current baselines' value is set; see `Fix.safety`. */
	readonly safety: Fix['safety'];
	/** The fix has no effect on the targeted library: it is offered, but nothing applies it unasked. */
	readonly isIdle?: boolean;
	/** What becomes of the advised value where the file already has one that is right as far as it goes. */
	readonly merge?: (value: string) => string;
	/** Leaves out values that do not remedy the problem at hand. */
	readonly remedies?: (value: string | null) => boolean;
}

/** Where a fix sets a value: in the file that is judged, or in another of the project; an `Origin` is one. */
export interface FixPlace extends SettingPlace {
	readonly file?: string;
	/** Takes the place of `file` and `section` where no line sets it yet. */
	readonly home?: { readonly file: string; readonly section?: string | undefined } | undefined;
}

/** Makes the value of a setting this one, or with `null` takes the lines that set it away. */
export function setAt(subject: Subject, place: FixPlace, value: string | null): readonly FileEdit[] {
	const { setting, file, section } = place.home === undefined ? place : { ...place, section: undefined, ...place.home };
	const edits = file === undefined ? subject.edits : subject.editsOf(file);
	return value === null ? edits.remove({ setting, section }) : edits.set({ setting, section }, value);
}

/** A value that documents advise for a setting, as it would be written here. */
interface Advised {
	readonly value: string | null;
	/** Why not to take it, as the end of a sentence. */
	readonly harm: string | undefined;
	/** The documents that advise it, the chosen one first. */
	readonly sources: readonly { readonly baseline: Baseline; readonly advice: Advice }[];
}

/** Documents whose values are always on offer, besides the chosen one's. */
const alwaysOffered: readonly BaselineId[] = ['postmaster-2026', 'dfn-cert-2017', 'bettercrypto'];

/**
 * The fixes that give a setting the value of each document that has one: the chosen baseline's first, then today's, then
 * the historic ones; what several of them advise is one fix. Preferred is one that the chosen baseline or a current one
 * asks for and that does no harm: taking the line away if that is among them, otherwise the first.
 */
export function adviceFixes(subject: Subject, place: FixPlace, options: AdviceOptions): readonly Fix[] {
	const all = advisedFor(subject, place.setting, options);
	const fixes = all.flatMap(advised => {
		const edits = setAt(subject, place, advised.value);
		return edits.length === 0 ? [] : [{ advised, fix: toFix(place.setting, advised, options, edits) }];
	});
	const candidates = fixes.filter(({ advised }) => mayBePreferred(subject, advised));
	const preferred = options.isIdle
		? undefined
		: (candidates.find(({ advised }) => advised.value === null) ?? candidates[0]);
	return fixes.map(entry => (entry === preferred ? { ...entry.fix, preferred: true } : entry.fix));
}

function advisedFor(subject: Subject, setting: string, { remedies, merge }: AdviceOptions): readonly Advised[] {
	const { baseline: chosen, language, target } = subject;
	const documents = [...new Set([chosen, ...alwaysOffered.map(id => baselines[id])])];
	const byValue = new Map<string | null, Advised>();
	for (const baseline of documents) {
		const advice = adviceOf(baseline, setting);
		if (advice === undefined || remedies?.(advice.value) === false) {
			continue;
		}
		const spelt = advice.value === null ? null : language.spell(setting, advice.value, target);
		const isUnknown = spelt === undefined;
		if (isUnknown && baseline.status === 'current') {
			continue;
		}
		const written = spelt === undefined ? advice.value : spelt;
		const value = written !== null && merge ? merge(written) : written;
		const known = byValue.get(value);
		byValue.set(value, {
			value,
			harm: known === undefined ? harmOf(subject, setting, { advice, baseline, isUnknown }) : known.harm,
			sources: [...(known?.sources ?? []), { baseline, advice }],
		});
	}
	return [...byValue.values()];
}

/** What a document advises for a setting: the value that it prints, or what its demands come to. */
export function adviceOf(baseline: Baseline, setting: string): Advice | undefined {
	return baseline.postfix.get(setting) ?? derivedAdvice(baseline, setting);
}

function mayBePreferred({ baseline: chosen }: Subject, { harm, sources }: Advised): boolean {
	return harm === undefined && sources.some(({ baseline }) => baseline === chosen || baseline.status === 'current');
}

function toFix(setting: string, advised: Advised, { safety }: AdviceOptions, edits: readonly FileEdit[]): Fix {
	const { value, harm, sources } = advised;
	const action =
		value === null ? `Remove ${setting}, so that the default applies` : `Set ${setting} to "${shorten(value)}"`;
	const [first] = sources;
	return {
		title: `${action} (${reason(advised)})`,
		safety: harm === undefined ? safety : 'unsafe',
		...(first && { baseline: first.baseline.id }),
		edits,
	};
}

/**
 * `DFN-CERT 2017 §2.1, historic`: who advises the value, or what speaks against it. A menu has room for a line only, so
 * several are named without their paragraphs, and what speaks against it without its source.
 */
function reason({ harm, sources }: Advised): string {
	const names = sources.map(source => `${datedName(source.baseline)}${sources.length > 1 ? '' : paragraphOf(source)}`);
	const isHistoric = sources.every(({ baseline }) => baseline.status === 'historic');
	const remark = harm === undefined ? '' : `: ${harm.replace(/(?:, which|;) .*$/, '')}`;
	return `${names.join(', ')}${isHistoric && harm === undefined ? ', historic' : remark}`;
}

function paragraphOf({ baseline, advice }: Advised['sources'][number]): string {
	const paragraph = /^(?:.* )?(§.*)$/.exec(advice.cite)?.[1];
	return paragraph === undefined || baseline.id === 'postmaster-2026' ? '' : ` ${paragraph}`;
}

/** Whole as long as somebody could read it at a glance. */
function shorten(value: string): string {
	return value.length <= 40 ? value : `${value.slice(0, 16)}…`;
}
