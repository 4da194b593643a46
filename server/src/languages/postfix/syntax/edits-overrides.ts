import type { FileEdit } from '../../../text/edit.js';
import { type ConfigFile, type SettingEdits, settingKey } from '../../language.js';

/** Edits of docker-mailserver's `postfix-master.cf`: a line for each parameter of one service. */
export function overridesEdits({ file, text, last, settings }: ConfigFile): SettingEdits {
	const newline = text.includes('\r\n') ? '\r\n' : '\n';
	return {
		set({ setting: name, section }, value) {
			if (section === undefined) {
				return [];
			}
			const line = last.get(settingKey(name, section));
			if (line !== undefined) {
				return line.value.text === value ? [] : [{ file, span: line.value.span, newText: value }];
			}
			const end = settings.findLast(setting => setting.section === section)?.span.end ?? text.length;
			const before = end === 0 || text[end - 1] === '\n' ? '' : newline;
			const newText = `${before}${section}/${name}=${value}${newline}`;
			return [{ file, span: { start: end, end }, newText }];
		},
		remove: ({ setting, section }): readonly FileEdit[] =>
			settings
				.filter(({ name, section: own }) => name.text === setting && own === section)
				.map(({ span }) => ({ file, span, newText: '' })),
		removeLine: ({ span }) => [{ file, span, newText: '' }],
		replace: (span, newText) => [{ file, span, newText }],
	};
}
