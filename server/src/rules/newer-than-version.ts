import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import { isInForce, type Setting } from '../languages/language.js';
import { roleOfSetting } from '../languages/postfix/services/roles.js';
import { postfixSettings } from '../languages/postfix/settings/catalogue.js';
import { postfixParameterNames } from '../languages/postfix/settings/names.js';
import { isKnownAt, type PostfixSetting, type SettingValue } from '../languages/postfix/settings/setting.js';
import { isAtLeast, type PostfixVersion, parseVersion } from '../languages/postfix/settings/version.js';
import { isLegible } from '../languages/postfix/syntax/legible.js';
import { defaultTarget } from '../languages/target.js';
import { locate } from '../text/value.js';

export const newerThanVersion = defineRule({
	id: 'newer-than-version',
	summary: 'A setting or a word in it is newer than the targeted version of the program.',
	group: 'versions',
	kind: 'correctness',
	severity: everywhere('warning'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(5), "available in"'],

	*check(subject) {
		const version = parseVersion(subject.target.postfix);
		if (version === undefined) {
			return;
		}
		for (const setting of subject.file.settings) {
			const since = newIn(setting.name.text, version);
			if (since !== undefined) {
				yield newSetting(subject, setting, since);
			} else if (isInForce(subject.file, setting)) {
				yield* newWords(subject, setting, version);
			}
		}
	},
});

/** The release that brings a parameter which this one lacks. */
function newIn(name: string, version: PostfixVersion): string | undefined {
	const known = postfixSettings.get(name);
	if (known !== undefined) {
		return isKnownAt(known, version) === 'not yet' ? branchOf(known.since) : undefined;
	}
	const since = postfixParameterNames.get(name)?.since;
	return since !== undefined && !isAtLeast(version, since) ? since : undefined;
}

/** `3.10` of `3.10.0`; a patch release where one brings it to older branches. */
function branchOf(release: string): string {
	return release.replace(/\.0$/, '');
}

function newSetting(subject: Subject, setting: Setting, since: string): Problem {
	const { name } = setting;
	return {
		span: name.span,
		role: roleOfSetting(subject.tls, setting),
		...weigh(subject),
		message: `${whichPostfix(subject)} has no ${name.text} yet; it comes with ${since}. The setting has no effect.`,
		tag: 'unnecessary',
	};
}

/** The release may just not have been told. */
function weigh({ target }: Subject): Pick<Problem, 'severity'> {
	return target === defaultTarget ? { severity: 'hint' } : {};
}

function whichPostfix({ target }: Subject): string {
	return target === defaultTarget ? `Postfix ${target.postfix}, which is assumed here,` : `Postfix ${target.postfix}`;
}

/** Levels, options and flags; bounds of protocols are judged with their lists. */
function* newWords(subject: Subject, setting: Setting, version: PostfixVersion): Iterable<Problem> {
	const known = postfixSettings.get(setting.name.text);
	if (known?.values === undefined || !wordy.has(known.kind) || !isLegible(subject.file, setting)) {
		return;
	}
	for (const { 0: word, index } of setting.value.text.matchAll(/[^\s,]+/g)) {
		const value = known.values.find(each => each.value.toLowerCase() === word.toLowerCase());
		if (value?.since === undefined || isAtLeast(version, value.since) || isOfClients(known, value)) {
			continue;
		}
		yield {
			span: locate(setting.value, index, index + word.length),
			role: roleOfSetting(subject.tls, setting),
			...weigh(subject),
			message: `${whichPostfix(subject)} does not know "${word}" in ${known.name} yet; it comes with ${value.since}.${effect(known)}`,
		};
	}
}

const wordy: ReadonlySet<string> = new Set(['enum', 'flagList', 'flagListOrHex']);

/** A level that no server ever has is no matter of releases. */
function isOfClients({ name, side }: PostfixSetting, { value }: SettingValue): boolean {
	return side === 'server' && name.endsWith('_security_level') && !['none', 'may', 'encrypt'].includes(value);
}

function effect({ name, kind }: PostfixSetting): string {
	if (name.endsWith('_level') && kind === 'enum') {
		return ' The program ends with a fatal error.';
	}
	return kind === 'enum' ? '' : ' It warns and ignores the word.';
}
