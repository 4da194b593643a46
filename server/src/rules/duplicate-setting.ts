import { defineRule, everywhere } from '../engine/rule.js';
import type { ConfigFile, Setting } from '../languages/language.js';
import { roleOfSetting } from '../languages/postfix/services/roles.js';

export const duplicateSetting = defineRule({
	id: 'duplicate-setting',
	summary: 'A setting is given twice; only the last one counts.',
	group: 'syntax',
	kind: 'correctness',
	severity: everywhere('warning'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.1.0',
	references: ['postconf(5)'],

	*check({ file, edits, language, tls }) {
		// Lines of a template may exclude each other.
		if (file.isTemplate || file.last.size === file.settings.length) {
			return;
		}
		for (const setting of file.settings) {
			const winner = winnerOver(file, setting);
			if (winner === undefined || winner === setting) {
				continue;
			}

			const name = setting.name.text;
			const isSame = winner.value.text === setting.value.text;
			yield {
				span: setting.name.span,
				role: roleOfSetting(tls, setting),
				severity: isSame ? 'hint' : undefined,
				message: isSame
					? `${name} is set again below, to the same value.`
					: `${name} has no effect here: it is set again below, to "${language.print(winner.value)}", and the last one counts.`,
				related: [{ file: file.file, span: winner.name.span, message: 'This line counts.' }],
				tag: 'unnecessary',
				fixes: [
					{
						title: `Remove this line; the later one counts already`,
						safety: 'safe',
						preferred: true,
						edits: edits.removeLine(setting),
					},
				],
			};
		}
	},
});

/** The later one that sets the same; in master.cf among the overrides of one line, as another service is another matter. */
function winnerOver(file: ConfigFile, setting: Setting): Setting | undefined {
	const { name, section } = setting;
	if (section === undefined) {
		return file.last.get(name.text);
	}
	const service = file.services.find(({ settings }) => settings.includes(setting));
	return service?.settings.findLast(other => other.name.text === name.text);
}
