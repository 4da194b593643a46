import type { Origin } from '../tls/endpoint.js';
import { atLeast, type Finding, lower, type Severity } from './finding.js';
import type { Options } from './options.js';
import type { Problem, Rule, Subject } from './rule.js';

/** Runs all rules over one file; the findings come in text order. */
export function run(subject: Subject, rules: readonly Rule[], options: Options): readonly Finding[] {
	const findings: Finding[] = [];
	for (const rule of rules.filter(({ languages }) => languages.includes(subject.file.language))) {
		const chosen = options.severities.get(rule.id);
		if (chosen !== 'off') {
			findings.push(...judge(subject, rule, chosen));
		}
	}
	return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function judge(subject: Subject, rule: Rule, chosen: Severity | undefined): readonly Finding[] {
	const { file } = subject.file;
	const findings: Finding[] = [];
	/** The most serious finding about each line that decides for services. */
	const byLine = new Map<string, Finding>();
	for (const problem of rule.check(subject)) {
		const severity = chosen ?? weigh(rule, problem);
		if (severity === undefined) {
			continue;
		}
		const finding = toFinding(rule, problem, severity, problem.origin?.file ?? file);
		if (problem.origin === undefined) {
			findings.push(finding);
			continue;
		}
		const line = lineOf(problem.origin, problem);
		const known = byLine.get(line);
		if (known === undefined || !atLeast(known.severity, severity)) {
			byLine.set(line, finding);
		}
	}
	return [...findings, ...byLine.values()].filter(finding => finding.file === file);
}

/** What no line sets is one problem wherever it is reported. */
function lineOf({ setting, isDefault, file }: Origin, { span }: Problem): string {
	return isDefault ? setting : `${setting} ${span.start} ${span.end} ${file}`;
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
	const unset = problem.origin?.isDefault && { unset: problem.origin.setting };
	return {
		rule: rule.id,
		severity,
		role,
		message,
		...unset,
		file,
		span,
		related,
		references,
		fixes,
		...(tag && { tag }),
	};
}
