import { rules } from '../rules/index.js';
import { findSuite, suiteNames } from '../suites/memory.js';
import { nameIndex, nearest } from '../text/nearest.js';
import type { ExplainCommand } from './arguments.js';
import { ruleText } from './explain-rule.js';
import { ruleJson } from './explain-rule-json.js';
import { settingText } from './explain-setting.js';
import { suiteText } from './explain-suite.js';
import { complain, type Io } from './io.js';
import { styleOf } from './style.js';

/** `mailtls explain`; the exit status. */
export function explain({ id, format, color }: ExplainCommand, io: Io): number {
	const style = styleOf(io.stdout, color, io.env);
	const rule = rules.find(candidate => candidate.id === id);
	if (rule !== undefined) {
		io.stdout.write(format === 'json' ? ruleJson(rule) : ruleText(rule, style));
		return 0;
	}
	const suite = findSuite(id);
	const text = suite === undefined ? settingText(id, style) : suiteText(suite, style);
	if (text !== undefined && format === 'json') {
		complain(io, `--format json is for rules; "${id}" is none.`);
		return 2;
	}
	if (text !== undefined) {
		io.stdout.write(text);
		return 0;
	}
	const likely = nearest(id, nameIndex([...rules.map(candidate => candidate.id), ...suiteNames()]));
	complain(io, `Unknown rule, suite or setting "${id}"${likely === undefined ? '' : `; did you mean ${likely}?`}`);
	return 2;
}
