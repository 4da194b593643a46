import type { Language } from '../language.js';
import { describeSetting, describeValue } from './hovers/settings.js';
import { postfixMain, printValue } from './language-main.js';
import { readPostfix } from './services/memory.js';
import { masterCfEdits } from './syntax/edits-master.js';
import { overridesEdits } from './syntax/edits-overrides.js';
import { parseMasterCf } from './syntax/parse-master.js';
import { parseOverrides } from './syntax/parse-overrides.js';
import { wantedFiles } from './wanted.js';

/** master.cf: which services run, and the parameters that each has of its own. */
export const postfixMaster: Language = {
	id: 'postfix-master',
	parse: (file, text) => (isOverrides(file) ? parseOverrides(file, text) : parseMasterCf(file, text)),
	wants: wantedFiles,
	readTls: readPostfix,
	edits: file => (file.isPartial ? overridesEdits(file) : masterCfEdits(file)),
	spell: postfixMain.spell,
	meaningOf: postfixMain.meaningOf,
	isTyped: postfixMain.isTyped,
	print: printValue,
	describe: describeSetting,
	describeValue,
	summarise: () => [],
};

/** docker-mailserver's own file of overrides, which has a syntax of its own. */
function isOverrides(file: string): boolean {
	return /(?:^|[/\\])postfix-master\.cf$/.test(file);
}
