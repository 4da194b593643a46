import { type Advice, type Baseline, type BaselineId, baselineIds } from '../baselines/baseline.js';
import { baselines } from '../baselines/index.js';
import type { SettingPlace } from '../languages/language.js';
import type { FileEdit } from '../text/edit.js';
import type { Fix } from './finding.js';
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

/**
 * The fixes that give a setting the value of each baseline that has one: current ones first, the first of them
 * preferred; then the historic ones, named, dated and with what speaks against them.
 */
export function adviceFixes(subject: Subject, place: FixPlace, options: AdviceOptions): readonly Fix[] {
	const all = baselineIds.map(id => baselines[id]);
	// Other publishers' settings are theirs: they would only crowd out the value of the one that was chosen.
	const isAsked = (id: BaselineId) => id === 'postmaster-2026' || id === subject.baseline.id;
	const current = all.filter(({ id, status }) => status === 'current' && isAsked(id));
	const historic = all.filter(({ status }) => status === 'historic');
	const fixes = [...current, ...historic].flatMap(baseline => adviceFix(subject, place, baseline, options));
	const preferred = options.isIdle ? -1 : fixes.findIndex(fix => isCurrent(fix.baseline));
	return fixes.map((fix, index) => (index === preferred ? { ...fix, preferred: true } : fix));
}

function adviceFix(subject: Subject, place: FixPlace, baseline: Baseline, options: AdviceOptions): Fix[] {
	const { setting } = place;
	const advice = baseline.postfix.get(setting);
	if (advice === undefined || options.remedies?.(advice.value) === false) {
		return [];
	}
	const spelt = advice.value === null ? null : subject.language.spell(setting, advice.value, subject.target);
	if (spelt === undefined) {
		return [];
	}
	const value = spelt !== null && options.merge ? options.merge(spelt) : spelt;
	const edits = setAt(subject, place, value);
	if (edits.length === 0) {
		return [];
	}
	const action =
		value === null ? `Remove ${setting}, so that the default applies` : `Set ${setting} to "${shorten(value)}"`;
	return [
		{
			title: `${action} (${describe(baseline, advice)})`,
			safety: baseline.status === 'historic' && advice.harm !== undefined ? 'unsafe' : options.safety,
			baseline: baseline.id,
			edits,
		},
	];
}

function describe(baseline: Baseline, advice: Advice): string {
	if (baseline.status === 'current') {
		return baseline.name;
	}
	const year = baseline.name.includes(baseline.date.slice(0, 4)) ? '' : ` ${baseline.date.slice(0, 4)}`;
	const harm = advice.harm === undefined ? '' : `: ${advice.harm}`;
	const paragraph = advice.cite.startsWith('§') ? ` ${advice.cite}` : '';
	return `${baseline.name}${year}${paragraph}, historic${harm}`;
}

function isCurrent(id: string | undefined): boolean {
	return id !== undefined && baselines[id as BaselineId].status === 'current';
}

function shorten(value: string): string {
	return value.length <= 48 ? value : `${value.slice(0, 45)}…`;
}
