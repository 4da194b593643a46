import type { FileEdit } from '../../../text/edit.js';
import { type Span, span } from '../../../text/span.js';
import { type ConfigFile, type Service, type Setting, type SettingEdits, settingKey } from '../../language.js';

/** Edits of master.cf, where a setting is an argument `-o name=value` of one service. */
export function masterCfEdits(file: ConfigFile): SettingEdits {
	const at = (place: Span, newText: string): FileEdit => ({ file: file.file, span: place, newText });
	const removal = (setting: Setting) => at(wholeArgument(file.text, setting.span), '');

	return {
		set({ setting: name, section }, value) {
			const service = file.services.find(candidate => sectionOf(candidate) === section);
			if (service === undefined) {
				return [];
			}
			const override = file.last.get(settingKey(name, section));
			if (override === undefined) {
				return [insertion(file, service, spell(name, value))];
			}
			return override.value.text === value ? [] : [at(override.span, `-o ${spell(name, value)}`)];
		},
		remove: ({ setting, section }) =>
			file.settings.filter(({ name, section: own }) => name.text === setting && own === section).map(removal),
		removeLine: setting => [removal(setting)],
		replace: (place, newText) => [at(place, newText)],
	};
}

/** `submission/inet`, as `Setting.section` has it. */
export function sectionOf({ fields: { name, type } }: Service): string {
	return `${name.text}/${type.text}`;
}

/** Blanks part arguments; braces, which need Postfix 3.0, keep them together (master(5)). */
function spell(name: string, value: string): string {
	const tight = value.replace(/,[ \t]+/g, ',');
	return /\s/.test(tight) ? `{ ${name} = ${value} }` : `${name}=${tight}`;
}

/** A continuation line of its own behind the last argument, indented as the others of the service. */
function insertion({ file, text }: ConfigFile, service: Service, override: string): FileEdit {
	const last = service.arguments.at(-1) ?? service.fields.command;
	const lineStart = text.lastIndexOf('\n', last.span.start) + 1;
	const indent = /^[ \t]+/.exec(text.slice(lineStart, last.span.start))?.[0] ?? '  ';
	const newline = text.includes('\r\n') ? '\r\n' : '\n';
	return { file, span: span(last.span.end, last.span.end), newText: `${newline}${indent}-o ${override}` };
}

/** The whole line where nothing else stands in it, otherwise the argument and the blanks before it. */
function wholeArgument(text: string, { start, end }: Span): Span {
	let before = start;
	while (isBlank(text[before - 1])) {
		before--;
	}
	let after = end;
	while (isBlank(text[after]) || text[after] === '\r') {
		after++;
	}
	const isAlone = before < start && text[before - 1] === '\n' && (after === text.length || text[after] === '\n');
	return isAlone ? span(before, Math.min(after + 1, text.length)) : span(before, end);
}

function isBlank(character: string | undefined): boolean {
	return character === ' ' || character === '\t';
}
