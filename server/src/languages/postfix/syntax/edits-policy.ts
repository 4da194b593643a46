import type { FileEdit } from '../../../text/edit.js';
import type { ConfigFile, Setting, SettingEdits } from '../../language.js';
import { readPolicy } from '../tables/policy.js';
import { locatePolicy, type PolicyEntry } from '../tables/policy-entries.js';
import { attributeFor } from '../tables/policy-parameters.js';

/**
 * Edits of a table of TLS policies. A place without section is a whole entry, by its key; one with a section is a parameter
 * of the client for the destination of that key, which an attribute or the level stands in for.
 */
export function policyEdits(config: ConfigFile): SettingEdits {
	const { file } = config;
	const removal = ({ span }: Setting): FileEdit => ({ file, span, newText: '' });
	return {
		set({ setting, section }, value) {
			if (section !== undefined) {
				return setParameter(config, section, setting, value);
			}
			const entry = config.last.get(setting);
			return entry === undefined ? [] : [{ file, span: entry.value.span, newText: value }];
		},
		remove: ({ setting: key, section }) =>
			section === undefined ? config.settings.filter(({ name }) => name.text === key).map(removal) : [],
		removeLine: entry => [removal(entry)],
		replace: (span, newText) => [{ file, span, newText }],
	};
}

function setParameter(config: ConfigFile, key: string, parameter: string, value: string): readonly FileEdit[] {
	const setting = config.last.get(key);
	const attribute = attributeFor(parameter);
	if (setting === undefined || attribute === undefined) {
		return [];
	}
	// Which attributes there are does not depend on the release.
	const policy = readPolicy(setting.value.text, '3.10');
	const entry: PolicyEntry = { key, policy, setting, value: setting.value, offset: 0 };
	const { file } = config;
	const written =
		attribute === 'level' ? policy.written : policy.attributes.findLast(({ kind }) => kind?.name === attribute)?.value;
	// Blanks and commas part attributes; the words of one are joined by colons.
	const newText = value.replace(/[,\s]+/g, ':');
	return written === undefined
		? [{ file, span: endOf(setting), newText: ` ${attribute}=${newText}` }]
		: [{ file, span: locatePolicy(entry, written.span), newText }];
}

function endOf({ value: { span } }: Setting) {
	return { start: span.end, end: span.end };
}
