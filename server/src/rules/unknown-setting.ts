import type { Fix } from '../engine/finding.js';
import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import { ruleOptions } from '../engine/rule-options.js';
import { type ConfigFile, type Setting, settingKey } from '../languages/language.js';
import { roleOfSetting } from '../languages/postfix/services/roles.js';
import { derivedParameters } from '../languages/postfix/settings/derived.js';
import { postfixParameterNames } from '../languages/postfix/settings/names.js';
import { withoutDamage } from '../languages/postfix/syntax/damage.js';
import { instanceOf } from '../languages/postfix/values/instance.js';
import { distance, nameIndex, nearest } from '../text/nearest.js';
import { hasPlaceholder } from '../text/template.js';

const options = ruleOptions('unknown-setting', {
	knownSettings: {
		type: 'list',
		default: [],
		example: 'example_patch_limit',
		description: 'Names of settings that the Postfix in use has besides those of its makers, from a patch for example.',
	},
});

export const unknownSetting = defineRule({
	id: 'unknown-setting',
	summary: 'The program has no setting of this name, so the line does nothing.',
	group: 'names',
	kind: 'correctness',
	// Postfix only warns, and only in postconf; other programs do not start.
	severity: everywhere('warning'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.1.0',
	references: ['postconf(1)', 'measured: "unused parameter"'],

	options,

	*check(subject) {
		const { knownSettings } = subject.optionsOf(options);
		const isListed = (name: string) => postfixParameterNames.has(name) || knownSettings.includes(name);
		const unlisted = subject.file.settings.filter(({ name }) => !isListed(name.text));
		if (unlisted.length === 0) {
			return;
		}
		const { main, master } = instanceOf(subject.project);
		// What another file of the instance refers to is the postmaster's own parameter.
		const all = subject.project.files.flatMap(file => file.settings);
		const classes = all.findLast(({ name }) => name.text === 'smtpd_restriction_classes')?.value.text;
		const isDerived = derivedParameters({
			values: all.map(({ value }) => value.text),
			references: referencesOf(all),
			restrictionClasses: classes ?? (main === undefined ? undefined : ''),
			services: master === undefined || master.isTemplate ? undefined : programsOf(master),
		});
		for (const setting of unlisted) {
			const { text: name } = setting.name;
			// Characters that only look right have a rule of their own.
			const isDamaged = withoutDamage(name) !== name && postfixParameterNames.has(withoutDamage(name));
			if (!isDerived(name) && !hasPlaceholder(name) && !isDamaged) {
				yield* report(subject, setting);
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

/** The services of master.cf and the programs behind them. */
function programsOf({ services }: ConfigFile): ReadonlyMap<string, string> {
	return new Map(services.map(({ fields }) => [fields.name.text, fields.command.text]));
}

function* report(subject: Subject, setting: Setting): Iterable<Problem> {
	const name = setting.name.text;
	const meant = suggest(name);
	const { main, master } = instanceOf(subject.project);
	const isAboutTls = /^(?:smtpd?|lmtp|postscreen|tlsproxy)?_?tls_/.test(name);
	// Values of main.cf refer to names that master.cf makes up.
	if (main === undefined && setting.section !== undefined && (meant === undefined || !isAboutTls)) {
		return;
	}
	const common = { span: setting.name.span, role: roleOfSetting(subject.tls, setting), tag: 'unnecessary' as const };
	const line = setting.section === undefined ? 'line' : 'override';
	if (meant === undefined) {
		yield {
			...common,
			// A name of the postmaster's own, as long as the other file uses it.
			severity: isAboutTls ? undefined : 'hint',
			message:
				main === undefined || master === undefined
					? `Postfix has no parameter ${name}, and nothing in this file refers to it: unless master.cf does, the ${line} has no effect.`
					: `Postfix has no parameter ${name}, and nothing refers to it: the ${line} has no effect.`,
		};
		return;
	}
	yield {
		...common,
		message: `Postfix has no parameter ${name} and ignores the ${line}. Did you mean ${meant}?`,
		fixes: [repair(subject, setting, meant)],
	};
}

function repair(subject: Subject, setting: Setting, meant: string): Fix {
	const isTaken = subject.file.last.has(settingKey(meant, setting.section));
	return isTaken
		? {
				title: `Remove the ${setting.section === undefined ? 'line' : 'override'}; ${meant} is set already`,
				safety: 'safe',
				preferred: true,
				edits: subject.edits.removeLine(setting),
			}
		: {
				title: `Rename to ${meant}`,
				// It starts to work.
				safety: 'unsafe',
				preferred: true,
				edits: subject.edits.replace(setting.name.span, meant),
			};
}

const knownNames = nameIndex(postfixParameterNames.keys());

/** The name that was meant: client and server mixed up, or a slip of the fingers. */
function suggest(name: string): string | undefined {
	const otherSide = name.startsWith('smtpd_') ? name.replace('smtpd_', 'smtp_') : name.replace(/^smtp_/, 'smtpd_');
	if (otherSide !== name && postfixParameterNames.has(otherSide)) {
		return otherSide;
	}
	const meant = nearest(name, knownNames);
	return meant !== undefined && (isOwnFamily(name, meant) || isOtherNumber(name, meant)) ? undefined : meant;
}

/** `smtp_skip_4xx_greeting`, which Postfix once had, is no slip for `smtp_skip_5xx_greeting`. */
function isOtherNumber(name: string, meant: string): boolean {
	const withoutNumbers = (text: string) => text.replace(/\d+/g, '0');
	return name !== meant && withoutNumbers(name) === withoutNumbers(meant);
}

/**
 * A first word that is altogether another one is no slip: `mua_tls_mandatory_protocols` is for lines of master.cf to refer
 * to, as `mua_client_restrictions` of the master.cf that Postfix comes with.
 */
function isOwnFamily(name: string, meant: string): boolean {
	const [own = '', ...rest] = name.split('_');
	const [family = '', ...known] = meant.split('_');
	return rest.join('_') === known.join('_') && distance(own, family) >= own.length;
}
