import type { Colors } from 'picocolors/types.js';
import { baselineNames, findBaselineId } from '../baselines/baseline.js';
import { baselines } from '../baselines/index.js';
import type { Rule } from '../engine/rule.js';
import { rules } from '../rules/index.js';
import { rulePage } from '../service/rule-page.js';
import { findSuite, suiteNames } from '../suites/memory.js';
import { nameIndex, nearest } from '../text/nearest.js';
import { describeRole, roles } from '../tls/role.js';
import type { ExplainCommand } from './arguments.js';
import { baselineText, comparisonText } from './explain-baseline.js';
import { baselineJson, comparisonJson } from './explain-baseline-json.js';
import { settingText } from './explain-setting.js';
import { suiteText } from './explain-suite.js';
import { complain, type Io } from './io.js';
import { styleOf } from './style.js';

/** `mailtls explain`; the exit status. */
export function explain({ id, against, format, color }: ExplainCommand, io: Io): number {
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
	if (format === 'json') {
		complain(io, `--format json exists for baselines only; "${id}" is none.`);
		return 2;
	}
	const rule = rules.find(candidate => candidate.id === id);
	if (rule !== undefined) {
		io.stdout.write(ruleText(rule, style.colors));
		return 0;
	}
	const suite = findSuite(id);
	const text = suite === undefined ? settingText(id, style) : suiteText(suite, style);
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

const kinds: Readonly<Record<Rule['kind'], string>> = {
	correctness: 'The setting does not do what it says.',
	floor: 'Prohibited everywhere, under every baseline.',
	policy: 'Depends on the baseline and on what the service is for.',
};

function ruleText({ id, summary, kind, severity, since, references }: Rule, colors: Colors): string {
	const judged = roles.flatMap(role => {
		const chosen = severity[role];
		return chosen === undefined ? [] : [`  ${chosen.padEnd(11)}  ${describeRole(role)}`];
	});
	const lines = [
		`${colors.bold(id)}: ${summary}`,
		kinds[kind],
		'',
		'Severity',
		...judged,
		...(references.length === 0 ? [] : ['', 'References', ...references.map(reference => `  ${reference}`)]),
		'',
		`Page: ${rulePage(id)}`,
		`In MailTLS since ${since}.`,
	];
	return `${lines.join('\n')}\n`;
}
