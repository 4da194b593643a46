import type { Fix } from '../engine/finding.js';
import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import type { Setting } from '../languages/language.js';
import { withoutDamage } from '../languages/postfix/damage.js';
import { roleOf } from '../languages/postfix/roles.js';
import { derivedParameters } from '../languages/postfix/settings/derived.js';
import { postfixParameterNames } from '../languages/postfix/settings/names.js';
import { nameIndex, nearest } from '../text/nearest.js';
import { hasPlaceholder } from '../text/template.js';

export const unknownSetting = defineRule({
	id: 'unknown-setting',
	summary: 'The program has no setting of this name, so the line does nothing.',
	kind: 'correctness',
	// Postfix only warns, and only in postconf; other programs do not start.
	severity: everywhere('warning'),
	languages: ['postfix-main'],
	since: '0.1.0',
	references: ['postconf(1)', 'measured: "unused parameter"'],

	*check(subject) {
		const { settings, last, isPartial } = subject.file;
		const unlisted = settings.filter(({ name }) => !postfixParameterNames.has(name.text));
		if (unlisted.length === 0) {
			return;
		}
		// What another file of the instance refers to is the postmaster's own parameter.
		const all = subject.project.files.flatMap(file => file.settings);
		const isDerived = derivedParameters({
			values: all.map(({ value }) => value.text),
			references: referencesOf(all),
			restrictionClasses: last.get('smtpd_restriction_classes')?.value.text ?? (isPartial ? undefined : ''),
		});
		for (const setting of unlisted) {
			const { text: name } = setting.name;
			// Characters that only look right have a rule of their own.
			const isDamaged = withoutDamage(name) !== name && postfixParameterNames.has(withoutDamage(name));
			if (!isDerived(name) && !hasPlaceholder(name) && !isDamaged) {
				yield report(subject, setting);
			}
		}
	},
});

function referencesOf(settings: readonly Setting[]): ReadonlySet<string> {
	const names = new Set<string>();
	for (const { references } of settings) {
		for (const name of references) {
			names.add(name);
		}
	}
	return names;
}

function report(subject: Subject, setting: Setting): Problem {
	const name = setting.name.text;
	const meant = suggest(name);
	const common = { span: setting.name.span, role: roleOf(name), tag: 'unnecessary' as const };
	if (meant === undefined) {
		return {
			...common,
			// A name of the postmaster's own, as long as master.cf uses it.
			severity: /^(?:smtpd?|lmtp|postscreen|tlsproxy)?_?tls_/.test(name) ? undefined : 'hint',
			message: `Postfix has no parameter ${name}, and nothing in this file refers to it: unless master.cf does, the line has no effect.`,
		};
	}
	const isTaken = subject.file.settings.some(setting => setting.name.text === meant);
	const rename: Fix = {
		title: `Rename to ${meant}`,
		// The line starts to work.
		safety: 'unsafe',
		preferred: true,
		edits: subject.edits.replace(setting.name.span, meant),
	};
	const remove: Fix = {
		title: `Remove the line; ${meant} is set already`,
		safety: 'safe',
		preferred: true,
		edits: subject.edits.removeLine(setting),
	};
	return {
		...common,
		message: `Postfix has no parameter ${name} and ignores the line. Did you mean ${meant}?`,
		fixes: [isTaken ? remove : rename],
	};
}

const knownNames = nameIndex(postfixParameterNames.keys());

/** The name that was meant: client and server mixed up, or a slip of the fingers. */
function suggest(name: string): string | undefined {
	const otherSide = name.startsWith('smtpd_') ? name.replace('smtpd_', 'smtp_') : name.replace(/^smtp_/, 'smtpd_');
	if (otherSide !== name && postfixParameterNames.has(otherSide)) {
		return otherSide;
	}
	return nearest(name, knownNames);
}
