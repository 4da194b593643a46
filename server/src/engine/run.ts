import type { Finding } from './finding.js';
import { lower, type Severity } from './finding.js';
import type { Options } from './options.js';
import type { Problem, Rule, Subject } from './rule.js';

/** Runs all rules over one file; the findings come in text order. */
export function run(subject: Subject, rules: readonly Rule[], options: Options): readonly Finding[] {
	const findings: Finding[] = [];
	for (const rule of rules.filter(({ languages }) => languages.includes(subject.file.language))) {
		const chosen = options.severities.get(rule.id);
		if (chosen === 'off') {
			continue;
		}
		for (const problem of rule.check(subject)) {
			const severity = chosen ?? weigh(rule, problem);
			if (severity !== undefined) {
				findings.push(toFinding(rule, problem, severity, subject.file.file));
			}
		}
	}
	return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** `undefined`: the rule does not judge this role. */
function weigh(rule: Rule, problem: Problem): Severity | undefined {
	const severity = problem.severity ?? rule.severity[problem.weighAs ?? problem.role];
	if (severity === undefined) {
		return undefined;
	}
	switch (problem.mitigation) {
		case 'no-effect':
			return 'hint';
		case 'unset':
			return lower(severity);
		case undefined:
			return severity;
	}
}

function toFinding(rule: Rule, problem: Problem, severity: Severity, file: string): Finding {
	const { span, role, message, related = [], references = rule.references, tag, fixes = [] } = problem;
	return { rule: rule.id, severity, role, message, file, span, related, references, fixes, ...(tag && { tag }) };
}
