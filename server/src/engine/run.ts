import type { Origin } from '../tls/endpoint.js';
import { attribution, referencesWith, weighAuthority } from './authority.js';
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
	const { authority, severity: own } = problem;
	const role = problem.weighAs ?? problem.role;
	const usual = own ?? rule.severity[role];
	if (usual === undefined) {
		return undefined;
	}
	const severity = authority === undefined ? usual : weighAuthority(authority, role, usual, own !== undefined);
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
	const { span, role, related = [], tag, fixes = [] } = problem;
	return {
		rule: rule.id,
		severity,
		role,
		message: messageOf(problem),
		file,
		span,
		related,
		references: referencesOf(rule, problem),
		fixes,
		...(tag && { tag }),
	};
}

/** What is wrong, and what the document behind it says where the message does not name it by itself. */
function messageOf({ message, authority, role, weighAs = role, severity }: Problem): string {
	const who = authority === undefined ? '' : attribution(authority, weighAs, severity !== undefined);
	return who === '' ? message : `${message} ${who}`;
}

function referencesOf(rule: Rule, { references = rule.references, authority }: Problem): readonly string[] {
	return authority === undefined ? references : referencesWith(authority, references);
}
