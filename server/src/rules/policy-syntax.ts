import type { Fix, Severity } from '../engine/finding.js';
import { defineRule, type Subject } from '../engine/rule.js';
import { effectAsSuppression } from '../engine/suppressions/misplaced.js';
import { clientLevels } from '../languages/postfix/settings/vocabulary.js';
import type { PolicyProblem } from '../languages/postfix/tables/policy.js';
import { attributeKinds } from '../languages/postfix/tables/policy-attributes.js';
import {
	locatePolicy,
	type PolicyEntry,
	policyEntries,
	standsTogether,
} from '../languages/postfix/tables/policy-entries.js';
import { nameIndex, nearest } from '../text/nearest.js';

export const policySyntax = defineRule({
	id: 'policy-syntax',
	summary: 'Postfix cannot read a TLS policy, so mail for the destination waits.',
	group: 'policies',
	kind: 'correctness',
	severity: { 'smtp-client-mandatory': 'error' },
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.2.0',
	references: ['postconf(5) smtp_tls_policy_maps', 'measured: "client TLS configuration problem"'],

	*check(subject) {
		for (const entry of policyEntries(subject.file, subject.target.postfix)) {
			for (const problem of entry.policy.problems) {
				// A rule of its own is about these.
				if (problem.kind === 'torn') {
					continue;
				}
				yield {
					span: locatePolicy(entry, problem.span),
					role: 'smtp-client-mandatory',
					severity: severityOf(problem),
					message: `${describe(problem, entry, subject.target.postfix)}${effect(problem, entry)}`,
					fixes: fixes(subject, entry, problem),
				};
			}
		}
	},
});

function severityOf({ effect, since }: PolicyProblem): Severity | undefined {
	// Which release it is for may be a guess.
	return effect === 'ignored' || since !== undefined ? 'warning' : undefined;
}

function describe(
	{ kind, text, attribute, expected, since }: PolicyProblem,
	entry: PolicyEntry,
	release: string,
): string {
	const name = attribute?.name ?? '';
	const level = entry.policy.level ?? '';
	switch (kind) {
		case 'no-level':
			return 'A TLS policy without a security level';
		case 'unknown-level':
			return `"${text}" is no security level: expected ${clientLevels.map(({ value }) => value).join(', ')}`;
		case 'level-too-new':
			return `The level ${text} needs Postfix ${since}; this is for ${release}`;
		case 'without-tls':
			return `Level none has no TLS, so nothing comes of "${text}"`;
		case 'comment':
			return `Tables have no comments behind a value: Postfix takes "${text}" for attributes`;
		case 'split':
			return `Commas and blanks end an attribute: "${text}" is more than one; the words of a list are parted by "${level === 'fingerprint' && name === 'match' ? '|' : ':'}"`;
		case 'malformed':
			return `"${text}" is no attribute: expected name=value`;
		case 'braces-too-new':
			return `Attributes in braces need Postfix ${since}; this is for ${release}`;
		case 'unknown-attribute':
			return `TLS policies have no attribute "${text}"`;
		case 'attribute-too-new':
			return `The attribute ${name} needs Postfix ${since}; this is for ${release}`;
		case 'repeated':
			return `A TLS policy has the attribute ${name} once only`;
		case 'empty':
			return `The attribute ${name} has no value`;
		case 'not-at-level':
			return `The attribute ${name} belongs to the ${attribute?.levels?.length === 1 ? 'level' : 'levels'} ${attribute?.levels?.join(', ')}, not to ${level}`;
		case 'bad-value':
			return `"${text}" is no value of ${name}: expected ${expected}`;
		case 'no-policy-type':
			return `The attribute ${text} needs policy_type next to it`;
		case 'torn':
			return '';
	}
}

/** What comes of it, as the end of the sentence. */
function effect({ effect: what, kind, text }: PolicyProblem, { key, policy }: PolicyEntry): string {
	const destination = key || 'every destination';
	const also = text.startsWith('#') ? effectAsSuppression(text) : '';
	switch (what) {
		case 'deferred':
			return `. Postfix refuses the policy, and mail for ${destination} stays in the queue.${also}`;
		case 'no-handshake':
			return policy.level === 'may'
				? `. Every TLS handshake fails: mail for ${destination} is put off, and goes out in clear text later on.`
				: `. Every TLS handshake fails, and mail for ${destination} stays in the queue.`;
		case 'ignored':
			return kind === 'without-tls' ? ` but a warning.${also}` : '. Postfix passes over it with a warning.';
	}
}

function fixes(subject: Subject, entry: PolicyEntry, problem: PolicyProblem): readonly Fix[] {
	if (!standsTogether(subject.file, entry, problem.span)) {
		return [];
	}
	switch (problem.kind) {
		case 'unknown-level':
			return rewrite(subject, entry, problem, levelMeant(problem.text));
		case 'unknown-attribute':
			return rewrite(subject, entry, problem, nearest(problem.text, attributeNames));
		case 'split':
			return rewrite(subject, entry, problem, problem.repaired);
		case 'comment':
			return moveComment(subject, entry, problem);
		case 'without-tls':
			return problem.text.startsWith('#') ? moveComment(subject, entry, problem) : [];
		default:
			return [];
	}
}

/** Mail begins to flow, with the policy that was written; which one that is to be is a guess where a word was. */
function rewrite(subject: Subject, entry: PolicyEntry, { kind, span }: PolicyProblem, text: string | undefined): Fix[] {
	if (text === undefined) {
		return [];
	}
	const safety = kind === 'split' ? 'safe' : 'unsafe';
	const edits = subject.edits.replace(locatePolicy(entry, span), text);
	return [{ title: `Write "${text}"`, safety, preferred: true, edits }];
}

const levelNames = nameIndex(clientLevels.map(({ value }) => value));
const attributeNames = nameIndex(attributeKinds.keys());

/** The obsolete `smtp_tls_per_site` had words of its own (postconf(5) smtp_tls_per_site). */
function levelMeant(text: string): string | undefined {
	switch (text.toLowerCase()) {
		case 'must':
			return 'verify';
		case 'must_nopeermatch':
			return 'encrypt';
		default:
			return nearest(text, levelNames);
	}
}

/** Only out of a table's line, where the comment is the end of the entry. */
function moveComment({ file, edits }: Subject, entry: PolicyEntry, { span }: PolicyProblem): Fix[] {
	const { value, setting } = entry;
	if (file.language !== 'postfix-tls-policy' || value.pieces.length > 0) {
		return [];
	}
	const comment = locatePolicy(entry, span);
	const kept = locatePolicy(entry, { start: 0, end: value.text.slice(0, span.start).trimEnd().length });
	const newline = file.text.includes('\r\n') ? '\r\n' : '\n';
	const above = { start: setting.span.start, end: setting.span.start };
	return [
		{
			title: 'Move the comment to a line of its own above',
			safety: 'safe',
			preferred: true,
			edits: [
				...edits.replace(above, `${file.text.slice(comment.start, comment.end)}${newline}`),
				...edits.replace({ start: kept.end, end: comment.end }, ''),
			],
		},
	];
}
