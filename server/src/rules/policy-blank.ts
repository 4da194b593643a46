import { defineRule } from '../engine/rule.js';
import { locatePolicy, policyEntries, standsTogether } from '../languages/postfix/tables/policy-entries.js';

export const policyBlank = defineRule({
	id: 'policy-blank',
	summary: 'A blank next to the equals sign tears an attribute of a TLS policy in two.',
	group: 'policies',
	kind: 'correctness',
	severity: { 'smtp-client-mandatory': 'error' },
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.2.0',
	references: ['postconf(5) smtp_tls_policy_maps', 'measured: "attribute "match" has empty value"'],

	*check({ file, target, edits }) {
		for (const entry of policyEntries(file, target.postfix)) {
			for (const { kind, text, span, repaired } of entry.policy.problems) {
				if (kind !== 'torn' || repaired === undefined) {
					continue;
				}
				const place = locatePolicy(entry, span);
				const fix = {
					title: `Write "${repaired}"`,
					// Mail begins to flow, with the policy that was meant all along.
					safety: 'safe' as const,
					preferred: true,
					edits: edits.replace(place, repaired),
				};
				yield {
					span: place,
					role: 'smtp-client-mandatory',
					message: `A blank ends an attribute, so "${text}" is no longer one: Postfix refuses the policy, and mail for ${entry.key || 'every destination'} stays in the queue.`,
					fixes: standsTogether(file, entry, span) ? [fix] : [],
				};
			}
		}
	},
});
