import { nothingKnown } from '../../tls/endpoint.js';
import type { ConfigFile, Language, SettingEdits } from '../language.js';
import { describeSetting } from './describe.js';
import { postfixMain, printValue } from './language.js';
import { parseMasterCf } from './parse-master.js';

/** master.cf: which services run, and the parameters that each has of its own. What they mean takes main.cf too. */
export const postfixMaster: Language = {
	id: 'postfix-master',
	parse: parseMasterCf,
	resources: () => [],
	readTls: () => nothingKnown,
	edits,
	spell: postfixMain.spell,
	isTyped: postfixMain.isTyped,
	print: printValue,
	describe: (name, _file, target) => describeSetting(name, undefined, target),
	describeValue: () => undefined,
	summarise: () => [],
};

/** Settings are arguments of a service here, so only what stands there can be changed. */
function edits({ file }: ConfigFile): SettingEdits {
	return {
		set: () => [],
		remove: () => [],
		removeLine: ({ span }) => [{ file, span, newText: '' }],
		replace: (span, newText) => [{ file, span, newText }],
	};
}
