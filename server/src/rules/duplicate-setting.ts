import { defineRule, everywhere } from '../engine/rule.js';
import { roleOf } from '../languages/postfix/roles.js';

export const duplicateSetting = defineRule({
	id: 'duplicate-setting',
	summary: 'A setting is given twice; only the last one counts.',
	kind: 'correctness',
	severity: everywhere('warning'),
	languages: ['postfix-main'],
	since: '0.1.0',
	references: ['postconf(5)'],

	*check({ file, edits, language }) {
		// Lines of a template may exclude each other.
		if (file.isTemplate || file.last.size === file.settings.length) {
			return;
		}
		for (const setting of file.settings) {
			const winner = file.last.get(setting.name.text);
			if (winner === undefined || winner === setting) {
				continue;
			}

			const name = setting.name.text;
			const isSame = winner.value.text === setting.value.text;
			yield {
				span: setting.name.span,
				role: roleOf(name),
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
