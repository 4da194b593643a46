import type { Origin } from '../tls/endpoint.js';
import { attribution, referencesWith, weighAuthority } from './authority.js';
import { atLeast, type Finding, lower, type Severity, type SuppressedFinding } from './finding.js';
import type { Options } from './options.js';
import type { Problem, Rule, Subject } from './rule.js';
import { noSuppressions, type Suppressions, sift } from './suppressions/apply.js';

export interface Outcome {
	readonly findings: readonly Finding[];
	/** What comments in the file say to leave out. */
	readonly suppressed: readonly SuppressedFinding[];
}

/** Runs all rules over one file; what they find comes in text order. */
export function run(subject: Subject, rules: readonly Rule[], options: Options): Outcome {
	const judgeAll = (wanted: Rule['judges'], suppressions: Suppressions): Finding[] => {
		const findings: Finding[] = [];
		for (const rule of rules) {
			const chosen = options.severities.get(rule.id);
			if (rule.judges === wanted && chosen !== 'off' && rule.languages.includes(subject.file.language)) {
				findings.push(...judge(subject, rule, chosen, suppressions));
			}
		}
		return findings;
	};

	const all = inTextOrder(judgeAll(undefined, noSuppressions));
	const sifted = sift(subject.file, all, {
		ids: rules.map(({ id }) => id),
		aboutComments: new Set(rules.filter(({ judges }) => judges !== undefined).map(({ id }) => id)),
		off: new Set([...options.severities].filter(([, severity]) => severity === 'off').map(([id]) => id)),
		requireReason: options.suppressions.requireReason,
	});
	if (sifted === undefined) {
		return { findings: all, suppressed: [] };
	}
	const about = judgeAll('suppressions', sifted.suppressions);
	return { findings: inTextOrder([...sifted.findings, ...about]), suppressed: sifted.suppressed };
}

function inTextOrder(findings: Finding[]): readonly Finding[] {
	return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function judge(
	subject: Subject,
	rule: Rule,
	chosen: Severity | undefined,
	suppressions: Suppressions,
): readonly Finding[] {
	const { file } = subject.file;
	const findings: Finding[] = [];
	/** The most serious finding about each line that decides for services. */
	const byLine = new Map<string, Finding>();
	for (const problem of rule.check(subject, suppressions)) {
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
	const unset = problem.origin?.isDefault && { unset: problem.origin.setting };
	return {
		rule: rule.id,
		severity,
		role,
		message: messageOf(problem),
		...unset,
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
