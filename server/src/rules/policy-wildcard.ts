import { defineRule, type Problem } from '../engine/rule.js';
import type { SettingEdits } from '../languages/language.js';
import { locatePolicy, type PolicyEntry, policyEntries } from '../languages/postfix/tables/policy-entries.js';
import type { Token } from '../text/span.js';

export const policyWildcard = defineRule({
	id: 'policy-wildcard',
	summary: 'The match attribute of a TLS policy takes names, not patterns.',
	group: 'policies',
	kind: 'correctness',
	severity: { 'smtp-client-mandatory': 'error' },
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.2.0',
	references: ['postconf(5) smtp_tls_verify_cert_match', 'measured: "hostname mismatch"'],

	*check({ file, target, edits }) {
		for (const entry of policyEntries(file, target.postfix)) {
			for (const word of namesOf(entry)) {
				if (/[*?^]/.test(word.text)) {
					yield report(word, entry, edits);
				}
			}
		}
	},
});

/** The words of all match attributes; fingerprints are no names. */
function namesOf({ policy }: PolicyEntry): Token[] {
	if (policy.level !== 'verify' && policy.level !== 'secure') {
		return [];
	}
	return policy.attributes
		.filter(({ kind }) => kind?.name === 'match')
		.flatMap(({ value }) =>
			[...value.text.matchAll(/[^:]+/g)].map(match => {
				const start = value.span.start + match.index;
				return { text: match[0], span: { start, end: start + match[0].length } };
			}),
		);
}

function report({ text, span }: Token, entry: PolicyEntry, edits: SettingEdits): Problem {
	const place = locatePolicy(entry, span);
	const suffix = suffixOf(text);
	const isWildcard = suffix !== undefined && text === `*${suffix}`;
	const fix = suffix !== undefined && {
		title: `Write "${suffix}", which stands for every name below ${suffix.slice(1)}`,
		// It also accepts names that the pattern was to keep out.
		safety: 'unsafe' as const,
		preferred: true,
		edits: edits.replace(place, suffix),
	};
	return {
		span: place,
		role: 'smtp-client-mandatory',
		// A certificate with the wildcard in it does pass; measured with 3.7.11.
		severity: isWildcard ? 'warning' : undefined,
		message: isWildcard
			? `"${text}" matches only a certificate that holds this very wildcard, and none with a name such as mx${suffix}; with such a one mail for ${destination(entry)} stays in the queue.`
			: `Postfix compares "${text}" as it stands and knows no patterns here, so it matches no certificate: unless another word does, mail for ${destination(entry)} stays in the queue.`,
		fixes: fix ? [fix] : [],
	};
}

/** All from the first dot on, where only the label in front of it is a pattern. */
function suffixOf(text: string): string | undefined {
	const dot = text.indexOf('.');
	const suffix = text.slice(dot);
	return dot > 0 && /[*?]/.test(text.slice(0, dot)) && /^\.[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(suffix)
		? suffix
		: undefined;
}

function destination({ key }: PolicyEntry): string {
	return key || 'every destination';
}
