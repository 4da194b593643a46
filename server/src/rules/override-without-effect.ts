import type { Fix } from '../engine/finding.js';
import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import { type Service, type Setting, settingKey } from '../languages/language.js';
import { nothingTo } from '../languages/postfix/services/reads.js';
import { roleOfSetting } from '../languages/postfix/services/roles.js';
import { postfixSettings } from '../languages/postfix/settings/catalogue.js';

export const overrideWithoutEffect = defineRule({
	id: 'override-without-effect',
	summary: 'An override of master.cf sets what the program of its service never reads.',
	group: 'files',
	kind: 'correctness',
	severity: everywhere('warning'),
	languages: ['postfix-master'],
	since: '0.2.0',
	references: ['postconf(5)', 'measured: neither postconf nor the program says anything'],

	*check(subject) {
		const byProgram = new Map<string, (name: string) => boolean>();
		for (const service of subject.file.services.filter(({ settings }) => settings.length > 0)) {
			const program = service.fields.command.text;
			const isNothing = byProgram.get(program) ?? nothingTo(subject.project, program);
			byProgram.set(program, isNothing);
			for (const setting of service.settings.filter(({ name }) => isNothing(name.text))) {
				yield report(subject, service, setting);
			}
		}
	},
});

function report(subject: Subject, service: Service, setting: Setting): Problem {
	const program = service.fields.command.text;
	const { name } = setting;
	const meant = counterpart(name.text, program);
	const isTaken = meant !== undefined && subject.file.last.has(settingKey(meant, setting.section));
	const remove: Fix = {
		title: `Remove the override; ${program} does not read it`,
		safety: 'safe',
		preferred: meant === undefined || isTaken,
		edits: subject.edits.removeLine(setting),
	};
	const rename: Fix = {
		title: `Rename to ${meant}`,
		// It starts to work.
		safety: 'unsafe',
		preferred: true,
		edits: subject.edits.replace(name.span, meant ?? ''),
	};
	return {
		span: name.span,
		role: roleOfSetting(subject.tls, setting),
		message: `${program} does not read ${name.text}, so the override changes nothing for ${service.fields.name.text}.${meant === undefined ? '' : ` For ${program} it is ${meant}.`}`,
		tag: 'unnecessary',
		fixes: meant === undefined || isTaken ? [remove] : [rename, remove],
	};
}

/** The setting of the same meaning for the other side: `smtp_tls_ciphers` in an smtpd. */
function counterpart(name: string, program: string): string | undefined {
	if (!['smtpd', 'smtp', 'lmtp'].includes(program)) {
		return undefined;
	}
	const other = name.replace(/^(?:smtpd|smtp|lmtp)_/, `${program}_`);
	return other !== name && postfixSettings.has(other) ? other : undefined;
}
