import type { Rule } from '../engine/rule.js';
import { rules } from '../rules/index.js';
import { findSuite, suiteNames } from '../suites/memory.js';
import { nameIndex, nearest } from '../text/nearest.js';
import type { ExplainCommand, Format } from './arguments.js';
import { settingText } from './explain-setting.js';
import { suiteText } from './explain-suite.js';
import { complain, type Io } from './io.js';
import type { Style } from './report-text.js';
import { styleOf } from './style.js';

/** `mailtls explain`; the exit status. */
export async function explain({ id, format, color }: ExplainCommand, io: Io): Promise<number> {
	const style = styleOf(io.stdout, color, io.env);
	const rule = rules.find(candidate => candidate.id === id);
	if (rule !== undefined) {
		io.stdout.write(await rulePageText(rule, format, style));
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

/** The pages and the reader of Markdown are loaded only here, as nothing else needs them. */
async function rulePageText(rule: Rule, format: Format, style: Style): Promise<string> {
	if (format === 'json') {
		const { ruleJson } = await import('./explain-rule-json.js');
		return ruleJson(rule);
	}
	const { ruleText } = await import('./explain-rule.js');
	return ruleText(rule, style);
}
