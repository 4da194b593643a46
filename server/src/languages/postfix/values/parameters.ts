import { hasPlaceholder } from '../../../text/template.js';
import { type ConfigFile, keyOf, type Project, type Setting, settingKey } from '../../language.js';
import type { Target } from '../../target.js';
import { postfixSettings } from '../settings/catalogue.js';
import { postfixParameterNames } from '../settings/names.js';
import { defaultAt } from '../settings/setting.js';
import { parseVersion } from '../settings/version.js';
import { type Expanded, expand } from './expand.js';
import { instanceOf } from './instance.js';

/** The value a parameter has, and why. */
export interface Effective extends Expanded {
	readonly name: string;
	/** The line that sets it; Postfix ignores the others. */
	readonly line: ParameterLine | undefined;
	/** Before expansion; `null` where it cannot be known. */
	readonly raw: string | null;
}

/** A line that sets a parameter, and the file it stands in. */
export interface ParameterLine {
	readonly file: string;
	readonly setting: Setting;
}

/** The parameters as one program of an instance sees them, defaults included. */
export interface Parameters {
	readonly target: Target;
	/** Every file that could set a parameter is known, and none is a template: what no line sets has its default. */
	readonly isWhole: boolean;
	/** The file to write to what no line says. */
	readonly home: string;
	get(name: string): Effective;
	/** Lower-case, as Postfix compares levels, grades and booleans. */
	word(name: string): string | null;
	isSet(name: string): boolean;
	/** The targeted version's default, before expansion. */
	defaultOf(name: string): string | undefined;
	/** The lines that set it, the one in force last: in main.cf, what is laid over it, the service's own override. */
	chainOf(name: string): readonly ParameterLine[];
}

/**
 * The parameters of a whole instance, or with `section` (`submission/inet`) those of one service of its master.cf, where
 * `-o name=value` wins over main.cf.
 */
export function parametersOf(project: Project, target: Target, section?: string): Parameters {
	const { main, overlays, master, overrides } = instanceOf(project);
	const layers: Layer[] = [main, ...overlays].flatMap(file => (file === undefined ? [] : [{ file }]));
	for (const file of section === undefined ? [] : [master, overrides]) {
		if (file !== undefined) {
			layers.push({ file, section });
		}
	}
	const version = parseVersion(target.postfix);
	// Lines of a template that is not rendered yet may set it, and so may the file that is not known.
	const isWhole = main !== undefined && layers.every(({ file }) => !file.isTemplate);

	const defaultOf = (name: string): string | undefined => {
		const known = postfixSettings.get(name);
		return known === undefined || version === undefined ? undefined : defaultAt(known, version);
	};

	const alternatives = new Set(layers.flatMap(alternativesIn));

	const lineOf = (name: string): ParameterLine | undefined => {
		for (const layer of layers.toReversed()) {
			const line = lineIn(layer, name);
			if (line !== undefined) {
				return line;
			}
		}
		return undefined;
	};

	const raw = (name: string): string | null | undefined => {
		const line = lineOf(name);
		if (line !== undefined) {
			const { text } = line.setting.value;
			return hasPlaceholder(text) || alternatives.has(line.setting) ? null : text;
		}
		if (name === 'config_directory') {
			// The folder of main.cf; names relative to it are looked up beside the file.
			return '.';
		}
		const value = defaultOf(name);
		if (value === undefined) {
			return postfixParameterNames.has(name) || main === undefined ? null : undefined;
		}
		return isWhole ? value : null;
	};

	const cache = new Map<string, Effective>();
	const get = (name: string): Effective => {
		const cached = cache.get(name);
		if (cached !== undefined) {
			return cached;
		}
		const value = raw(name) ?? null;
		const expanded: Expanded = value === null ? { text: null, uses: [] } : expand(value, raw);
		const effective = { name, line: lineOf(name), raw: value, ...expanded };
		cache.set(name, effective);
		return effective;
	};

	return {
		target,
		isWhole,
		home: (main ?? project.file).file,
		get,
		word: name => get(name).text?.trim().toLowerCase() ?? null,
		isSet: name => lineOf(name) !== undefined,
		defaultOf,
		chainOf: name => layers.flatMap(layer => lineIn(layer, name) ?? []),
	};
}

interface Layer {
	readonly file: ConfigFile;
	readonly section?: string | undefined;
}

function lineIn({ file, section }: Layer, name: string): ParameterLine | undefined {
	const setting = file.last.get(settingKey(name, section));
	return setting && { file: file.file, setting };
}

/** Of a template the last lines for names that an earlier one gives another value: rendering may leave either of them. */
function alternativesIn({ file, section }: Layer): readonly Setting[] {
	return file.isTemplate
		? file.settings
				.filter(setting => setting.section === section)
				.flatMap(setting => {
					const last = file.last.get(keyOf(setting));
					return last !== undefined && last.value.text !== setting.value.text ? [last] : [];
				})
		: [];
}
