import { defineRule } from '../engine/rule.js';
import { clientsOf } from '../languages/postfix/services/outgoing.js';
import { hostOf, routingOf } from '../languages/postfix/services/routing.js';

export const policyKeyMismatch = defineRule({
	id: 'policy-key-mismatch',
	summary: 'A TLS policy is for a next hop, and spells it in another way.',
	group: 'policies',
	kind: 'policy',
	severity: { 'smtp-client-mandatory': 'warning', 'smtp-client-opportunistic': 'warning' },
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.2.0',
	references: ['postconf(5) smtp_tls_policy_maps', 'TLS_README', 'measured with smtp 3.7.11'],

	*check({ tls, project, target, editsOf }) {
		const { hops } = routingOf(project, target);
		const partners = clientsOf(tls).filter(({ destination }) => destination !== undefined);
		const keys = new Set(partners.map(({ destination }) => destination));
		const missed = new Map(
			hops.filter(({ text }) => !keys.has(text.toLowerCase())).map(hop => [hostOf(hop.text), hop] as const),
		);
		const spelled = new Set(hops.map(({ text }) => text.toLowerCase()));
		for (const { destination = '', level, role } of partners) {
			const hop = missed.get(hostOf(destination));
			if (hop === undefined || spelled.has(destination) || destination.startsWith('.') || destination.startsWith('/')) {
				continue;
			}
			const file = project.files.find(known => known.file === level.origin.file);
			const setting = file?.language === 'postfix-tls-policy' ? file.last.get(destination) : undefined;
			const span = setting?.name.span ?? level.origin.span;
			yield {
				span,
				origin: { ...level.origin, span },
				role,
				message: `This policy is not used for the next hop "${hop.text}" of ${hop.origin.setting}: Postfix looks it up as it is spelled there, brackets and port included, and "${destination}" is something else.`,
				related: [{ ...hop.origin, message: 'The next hop is written here.' }],
				fixes:
					setting === undefined
						? []
						: [
								{
									title: `Write "${hop.text}"`,
									// The policy then takes effect.
									safety: 'unsafe',
									preferred: true,
									edits: editsOf(level.origin.file).replace(span, hop.text),
								},
							],
			};
		}
	},
});
