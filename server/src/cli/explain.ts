import { baselineNames, findBaselineId } from '../baselines/baseline.js';
import { baselines } from '../baselines/index.js';
import type { Rule } from '../engine/rule.js';
import { rules } from '../rules/index.js';
import { findSuite, suiteNames } from '../suites/memory.js';
import { nameIndex, nearest } from '../text/nearest.js';
import type { ExplainCommand, Format } from './arguments.js';
import { baselineText, comparisonText } from './explain-baseline.js';
import { baselineJson, comparisonJson } from './explain-baseline-json.js';
import { settingText } from './explain-setting.js';
import { suiteText } from './explain-suite.js';
import { complain, type Io } from './io.js';
import type { Style } from './report-text.js';
import { styleOf } from './style.js';

/** `mailtls explain`; the exit status. */
export async function explain({ id, against, format, color }: ExplainCommand, io: Io): Promise<number> {
	const style = styleOf(io.stdout, color, io.env);
	const baselineId = findBaselineId(id);
	if (baselineId !== undefined) {
		const baseline = baselines[baselineId];
		io.stdout.write(
			against === undefined
				? (format === 'json' ? baselineJson : baselineText)(baseline, style)
				: (format === 'json' ? comparisonJson : comparisonText)(baseline, baselines[against], style),
		);
		return 0;
	}
	const rule = rules.find(candidate => candidate.id === id);
	if (rule !== undefined) {
		io.stdout.write(await rulePageText(rule, format, style));
		return 0;
	}
	const suite = findSuite(id);
	const text = suite === undefined ? settingText(id, style) : suiteText(suite, style);
	if (text !== undefined && format === 'json') {
		complain(io, `--format json exists for rules and baselines only; "${id}" is none.`);
		return 2;
	}
	if (text !== undefined) {
		io.stdout.write(text);
		return 0;
	}
	const likely = nearest(id, nameIndex([...rules.map(candidate => candidate.id), ...baselineNames, ...suiteNames()]));
	complain(
		io,
		`Unknown rule, suite, setting or baseline "${id}"${likely === undefined ? '' : `; did you mean ${likely}?`}`,
	);
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
