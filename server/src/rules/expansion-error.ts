import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import { type ConfigFile, isInForce, type Setting, settingsNamed } from '../languages/language.js';
import { roleOfSetting } from '../languages/postfix/services/roles.js';
import { postfixSettings } from '../languages/postfix/settings/catalogue.js';
import { postfixParameterNames } from '../languages/postfix/settings/names.js';
import { parametersOf } from '../languages/postfix/values/parameters.js';

export const expansionError = defineRule({
	id: 'expansion-error',
	summary: 'The program cannot work out a value: it refers to itself, or a reference is misspelt.',
	group: 'syntax',
	kind: 'correctness',
	severity: everywhere('error'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.1.0',
	references: ['postconf(5)', 'measured: "macro processing error"'],

	*check(subject) {
		// Lines of a template may exclude each other.
		if (!subject.file.isTemplate) {
			yield* circles(subject);
			yield* misspelt(subject);
		}
	},
});

function* circles(subject: Subject): Iterable<Problem> {
	for (const circle of circlesIn(subject)) {
		const [first, ...others] = circle;
		const names = [...circle, ...circle.slice(0, 1)].map(({ name }) => name.text);
		if (first !== undefined) {
			yield {
				span: first.value.span,
				role: roleOfSetting(subject.tls, first),
				message: `${names.join(' refers to ')}: Postfix cannot work out a value, and every program that needs it stops with "macro processing error".`,
				related: others.map(setting => ({
					file: subject.file.file,
					span: setting.value.span,
					message: 'A part of the circle.',
				})),
			};
		}
	}
}

/** Only among the parameters that are catalogued: some others are not expanded, so a lone dollar sign is fine in them. */
function* misspelt({ file, project, target, tls }: Subject): Iterable<Problem> {
	const general = parametersOf(project, target);
	for (const setting of settingsNamed(file, postfixSettings.keys())) {
		const { name, value, section } = setting;
		const parameters = section === undefined ? general : parametersOf(project, target, section);
		const { error, isCircular } = parameters.get(name.text);
		// The circles of main.cf are reported as a whole.
		if (error !== undefined && (!isCircular || (section !== undefined && !general.get(name.text).isCircular))) {
			yield {
				span: value.span,
				role: roleOfSetting(tls, setting),
				message: `Postfix cannot work out ${name.text}: ${error}. Every program that needs it stops with "macro processing error".`,
			};
		}
	}
}

/**
 * Each circle once, from the setting where the search meets it first. Postfix expands its own parameters only, and what
 * these lead to.
 */
function circlesIn({ file }: Subject): readonly (readonly Setting[])[] {
	const circles: (readonly Setting[])[] = [];
	const done = new Set<Setting>();
	// What refers to nothing ends every chain.
	const leadsOn = (name: string) => (file.last.get(name)?.references.length ?? 0) > 0;
	for (const setting of file.settings) {
		const { name, references } = setting;
		const isStart = references.length > 0 && postfixParameterNames.has(name.text) && references.some(leadsOn);
		if (isStart && !done.has(setting) && isInForce(file, setting)) {
			search(file, setting, done, circles);
		}
	}
	return circles;
}

/** Depth first, without recursion: a file may chain as many settings as it likes. */
function search(file: ConfigFile, start: Setting, done: Set<Setting>, circles: (readonly Setting[])[]): void {
	const path: { readonly setting: Setting; next: number }[] = [{ setting: start, next: 0 }];
	const places = new Map([[start, 0]]);
	for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
		const name = top.setting.references[top.next++];
		if (name === undefined) {
			done.add(top.setting);
			places.delete(top.setting);
			path.pop();
			continue;
		}
		const target = file.last.get(name);
		if (target === undefined || target.references.length === 0 || done.has(target)) {
			continue;
		}
		const place = places.get(target);
		if (place === undefined) {
			places.set(target, path.length);
			path.push({ setting: target, next: 0 });
		} else {
			circles.push(path.slice(place).map(({ setting }) => setting));
		}
	}
}
