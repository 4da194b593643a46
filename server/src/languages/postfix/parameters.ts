import { hasPlaceholder } from '../../text/template.js';
import type { ConfigFile, Setting } from '../language.js';
import type { Target } from '../target.js';
import { type Expanded, expand } from './expand.js';
import { postfixSettings } from './settings/catalogue.js';
import { postfixParameterNames } from './settings/names.js';
import { defaultAt } from './settings/setting.js';
import { parseVersion } from './settings/version.js';

/** The value a parameter has, and why. */
export interface Effective extends Expanded {
	readonly name: string;
	/** The last line that sets it; Postfix ignores the others. */
	readonly setting: Setting | undefined;
	/** Before expansion; `null` where it cannot be known. */
	readonly raw: string | null;
}

/** The parameters of one main.cf, defaults included. */
export interface Parameters {
	readonly target: Target;
	get(name: string): Effective;
	/** Lower-case, as Postfix compares levels, grades and booleans. */
	word(name: string): string | null;
	isSet(name: string): boolean;
	/** The targeted version's default, before expansion. */
	defaultOf(name: string): string | undefined;
}

export function parametersOf(file: ConfigFile, target: Target): Parameters {
	const { last } = file;
	const version = parseVersion(target.postfix);

	const defaultOf = (name: string): string | undefined => {
		const known = postfixSettings.get(name);
		return known === undefined || version === undefined ? undefined : defaultAt(known, version);
	};

	const raw = (name: string): string | null | undefined => {
		const setting = last.get(name);
		if (setting !== undefined) {
			return hasPlaceholder(setting.value.text) ? null : setting.value.text;
		}
		if (name === 'config_directory') {
			// The folder of main.cf; names relative to it are looked up beside the file.
			return '.';
		}
		const value = defaultOf(name);
		if (value === undefined) {
			return postfixParameterNames.has(name) ? null : undefined;
		}
		// Lines of a template that are not rendered yet may set it, and so may the file that a part is laid over.
		return file.isTemplate || file.isPartial ? null : value;
	};

	const cache = new Map<string, Effective>();
	const get = (name: string): Effective => {
		const cached = cache.get(name);
		if (cached !== undefined) {
			return cached;
		}
		const value = raw(name) ?? null;
		const expanded: Expanded = value === null ? { text: null, uses: [] } : expand(value, raw);
		const effective = { name, setting: last.get(name), raw: value, ...expanded };
		cache.set(name, effective);
		return effective;
	};

	return {
		target,
		get,
		word: name => get(name).text?.trim().toLowerCase() ?? null,
		isSet: name => last.has(name),
		defaultOf,
	};
}
