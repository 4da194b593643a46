import type { Finding } from '../engine/finding.js';
import { addComment, type NewComment } from '../engine/suppressions/edits.js';
import { rules } from '../rules/index.js';
import type { FileEdit } from '../text/edit.js';
import { overlaps, type Span } from '../text/span.js';
import type { Analysis } from './check.js';

/** A finding that a comment can ignore, and how far. */
export interface Ignorable {
	readonly finding: Finding;
	readonly scope: NewComment['scope'];
}

/** What can be ignored of the findings that touch `range`: each rule once, on the spot before in the whole file. */
export function ignorableAt(analysis: Analysis, range: Span): readonly Ignorable[] {
	const byRule = new Map<string, Finding>();
	for (const finding of analysis.findings) {
		if (overlaps(finding.span, range) && !aboutComments.has(finding.rule) && !byRule.has(finding.rule)) {
			byRule.set(finding.rule, finding);
		}
	}
	const found = [...byRule.values()];
	return [...scoped(found, 'here'), ...scoped(found, 'file')].filter(
		({ finding, scope }) => ignore(analysis, finding, scope, '') !== undefined,
	);
}

function scoped(findings: readonly Finding[], scope: NewComment['scope']): readonly Ignorable[] {
	return findings.map(finding => ({ finding, scope }));
}

/** The rules that no comment can ignore. */
const aboutComments: ReadonlySet<string> = new Set(
	rules.filter(({ judges }) => judges === 'suppressions').map(({ id }) => id),
);

/** The edit that adds the comment; `undefined` where none can stand above the line. */
export function ignore(
	{ config }: Analysis,
	{ rule, span }: Pick<Finding, 'rule' | 'span'>,
	scope: NewComment['scope'],
	reason: string,
): FileEdit | undefined {
	return addComment(config, span.start, { rule, scope, reason });
}
