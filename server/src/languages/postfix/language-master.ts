import type { Language } from '../language.js';
import { describeSetting, describeValue } from './describe.js';
import { masterCfEdits } from './edits-master.js';
import { overridesEdits } from './edits-overrides.js';
import { postfixMain, printValue } from './language.js';
import { parseMasterCf } from './parse-master.js';
import { parseOverrides } from './parse-overrides.js';
import { readPostfix } from './tls.js';
import { wantedFiles } from './wanted.js';

/** master.cf: which services run, and the parameters that each has of its own. */
export const postfixMaster: Language = {
	id: 'postfix-master',
	parse: (file, text) => (isOverrides(file) ? parseOverrides(file, text) : parseMasterCf(file, text)),
	wants: wantedFiles,
	readTls: readPostfix,
	edits: file => (file.isPartial ? overridesEdits(file) : masterCfEdits(file)),
	spell: postfixMain.spell,
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
