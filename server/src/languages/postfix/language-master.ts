import type { Language } from '../language.js';
import { describeSetting, describeValue } from './describe.js';
import { masterCfEdits } from './edits-master.js';
import { postfixMain, printValue } from './language.js';
import { parseMasterCf } from './parse-master.js';
import { readPostfix } from './tls.js';
import { wantedFiles } from './wanted.js';

/** master.cf: which services run, and the parameters that each has of its own. */
export const postfixMaster: Language = {
	id: 'postfix-master',
	parse: parseMasterCf,
	wants: wantedFiles,
	readTls: readPostfix,
	edits: masterCfEdits,
	spell: postfixMain.spell,
	isTyped: postfixMain.isTyped,
	print: printValue,
	describe: describeSetting,
	describeValue,
	summarise: () => [],
};
