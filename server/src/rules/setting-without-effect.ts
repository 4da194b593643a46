import { setAt } from '../engine/advice.js';
import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import { isInForce, type Setting, settingKey } from '../languages/language.js';
import { type LevelUse, levelUses } from '../languages/postfix/services/level-uses.js';
import { roleOfSetting } from '../languages/postfix/services/roles.js';
import { postfixSettings } from '../languages/postfix/settings/catalogue.js';

export const settingWithoutEffect = defineRule({
	id: 'setting-without-effect',
	summary: 'Nothing reads the setting at the level of TLS that is in force.',
	group: 'levels',
	kind: 'correctness',
	severity: everywhere('warning'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(5)', 'TLS_README'],

	*check(subject) {
		const uses = levelUses(subject.project, subject.target, subject.tls);
		if (uses.length === 0) {
			return;
		}
		const referenced = new Set(subject.project.files.flatMap(file => file.settings.flatMap(line => line.references)));
		for (const setting of subject.file.settings) {
			if (isLevelled(setting.name.text) && !referenced.has(setting.name.text) && setting.value.text !== '') {
				yield* judge(subject, setting, uses);
			}
		}
	},
});

/** Settings of the listening side that only a session makes use of, whatever its level. */
const forSessions: ReadonlySet<string> = new Set([
	'smtpd_tls_exclude_ciphers',
	'smtpd_tls_dh1024_param_file',
	'smtpd_tls_eecdh_grade',
]);

function isLevelled(name: string): boolean {
	return (
		forSessions.has(name) || (postfixSettings.get(name)?.level !== undefined && /^(?:smtpd|smtp|lmtp)_/.test(name))
	);
}

function* judge(subject: Subject, setting: Setting, uses: readonly LevelUse[]): Iterable<Problem> {
	const name = setting.name.text;
	const [prefix = ''] = /^[a-z]+/.exec(name) ?? [];
	const services = uses.filter(use => use.prefix === prefix);
	const served = services.filter(({ section }) =>
		setting.section === undefined
			? subject.project.files.every(({ last }) => !last.has(settingKey(name, section)))
			: setting.section === section,
	);
	const needed = postfixSettings.get(name)?.level;
	const levels = new Set(served.flatMap(use => [...use.levels]));
	if (
		served.length === 0 ||
		!isInForce(subject.file, setting) ||
		(needed === undefined ? levels.size > 0 : levels.has(needed))
	) {
		return;
	}
	yield levels.size === 0
		? switchedOff(subject, setting, prefix)
		: otherLevel(subject, setting, needed === 'mandatory', served);
}

function switchedOff(subject: Subject, setting: Setting, prefix: string): Problem {
	return {
		span: setting.name.span,
		role: roleOfSetting(subject.tls, setting),
		severity: 'hint',
		message: `${setting.name.text} has no effect: ${whose(setting, prefix)} ${setting.section === undefined ? 'do' : 'does'} without TLS.`,
		tag: 'unnecessary',
	};
}

function otherLevel(subject: Subject, setting: Setting, isMandatory: boolean, served: readonly LevelUse[]): Problem {
	const name = setting.name.text;
	const other = isMandatory ? name.replace('_mandatory_', '_') : name.replace('_tls_', '_tls_mandatory_');
	const isSet = served.every(({ section }) => isWritten(subject, other, section));
	const [prefix = ''] = /^[a-z]+/.exec(name) ?? [];
	const state = isMandatory
		? `${whose(setting, prefix)} only ${setting.section === undefined ? 'offer' : 'offers'} it`
		: `${whose(setting, prefix)} ${setting.section === undefined ? 'require' : 'requires'} it`;
	const when = isMandatory ? 'counts where TLS is required' : 'counts where TLS is offered, not required';
	const place = { setting: other, file: subject.file.file, section: setting.section };
	return {
		span: setting.name.span,
		role: roleOfSetting(subject.tls, setting),
		// With both written down nothing is missing: it may be there for the day the level changes. A client that sends
		// opportunistically is best left to the defaults.
		severity: isSet ? 'hint' : isMandatory && prefix !== 'smtpd' ? 'information' : undefined,
		message: `${name} has no effect: it ${when}, and ${state}. ${other} counts here${isSet ? '' : ', and is not set'}.`,
		tag: 'unnecessary',
		fixes: [
			...(isSet
				? []
				: [
						{
							title: `Set ${other} to the same value`,
							// Peers that got on with the default may not get on with this.
							safety: 'unsafe' as const,
							edits: setAt(subject, place, setting.value.text),
						},
					]),
			{
				title: `Remove ${name}; nothing reads it`,
				safety: 'safe',
				edits: subject.edits.removeLine(setting),
			},
		],
	};
}

/** Whom a line is for, as the subject of a sentence. */
function whose({ section }: Setting, prefix: string): string {
	return section === undefined ? `all ${prefix} services that depend on this line` : section.replace(/\/.*/, '');
}

function isWritten({ project }: Subject, name: string, section: string): boolean {
	return project.files.some(({ last }) => last.has(name) || last.has(settingKey(name, section)));
}
