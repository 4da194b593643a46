import { type ConfigFile, keyOf, type Setting } from '../languages/language.js';
import type { Finding } from './finding.js';

/** What a finding is about, whichever line of the file it has moved to. */
export interface Identity {
	/** Id of the rule. */
	readonly rule: string;
	/**
	 * The setting the finding is on, behind its section: `submission/inet/smtpd_tls_security_level`, or the one that is not
	 * set; absent outside of settings.
	 */
	readonly setting?: string;
	/** What stands there: the value of the setting or the line, with each run of blanks as one; empty where nothing is set. */
	readonly text: string;
	/** Counts from 1 the findings of the file that are alike in all this. */
	readonly occurrence: number;
}

/** A finding that a list accepts, whichever file it stands in. */
export interface Accepted extends Identity {
	/** Why, where somebody wrote it down. */
	readonly reason?: string;
}

/** The identities of all findings of one file, in their order. Lines that are added, removed or moved elsewhere change none. */
export function identitiesOf(findings: readonly Finding[], file: ConfigFile): readonly Identity[] {
	const counts = new Map<string, number>();
	return findings.map(finding => {
		const { setting, text } = placeOf(finding, file);
		const key = JSON.stringify([finding.rule, setting, text]);
		const occurrence = (counts.get(key) ?? 0) + 1;
		counts.set(key, occurrence);
		return { rule: finding.rule, ...(setting !== undefined && { setting }), text, occurrence };
	});
}

function placeOf({ span, unset }: Finding, file: ConfigFile): Pick<Identity, 'setting' | 'text'> {
	if (unset !== undefined) {
		return { setting: unset, text: '' };
	}
	const setting = settingAt(file.settings, span.start);
	if (setting !== undefined) {
		return { setting: keyOf(setting), text: normal(setting.value.text) };
	}
	const start = file.text.lastIndexOf('\n', span.start - 1) + 1;
	const end = file.text.indexOf('\n', span.start);
	return { text: normal(file.text.slice(start, end === -1 ? undefined : end)) };
}

/** The innermost: settings of master.cf stand inside of the lines of their service, and do not overlap each other. */
function settingAt(settings: readonly Setting[], offset: number): Setting | undefined {
	let low = 0;
	let high = settings.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((settings[middle]?.span.start ?? 0) <= offset) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	const candidate = settings[low - 1];
	return candidate !== undefined && offset < candidate.span.end ? candidate : undefined;
}

function normal(text: string): string {
	return text.trim().replace(/\s+/g, ' ');
}
