import { defineRule } from '../engine/rule.js';
import { clientsOf, isLocal, parametersOfClient } from '../languages/postfix/services/outgoing.js';
import { isBracketed } from '../languages/postfix/services/routing.js';

export const partnerNotAuthenticated = defineRule({
	id: 'partner-not-authenticated',
	summary: 'Mail for a partner is encrypted for whoever answers.',
	group: 'levels',
	kind: 'policy',
	severity: { 'smtp-client-mandatory': 'warning' },
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.2.0',
	references: ['postconf(5) smtp_tls_policy_maps', 'RFC 9325 §7.1', 'DFN-CERT 2017 §2.4.2'],

	*check({ tls, project, target, editsOf }) {
		for (const client of clientsOf(tls)) {
			const { destination, level, role } = client;
			const { origin, value } = level;
			// A pattern is for many destinations, and none of them is a partner.
			const isPartner = destination !== undefined && !destination.startsWith('/') && !isLocal(client);
			if (!isPartner || value !== 'encrypt' || client.broken?.extent === 'service') {
				continue;
			}
			const attack = isBracketed(destination) ? 'sits in between' : 'forges the MX record or sits in between';
			const dnssec = parametersOfClient(project, target, client).word(`${client.program}_dns_support_level`);
			const levels = dnssec === 'dnssec' ? ['secure', 'dane-only'] : ['secure'];
			yield {
				span: origin.span,
				origin,
				role,
				message: `Level "encrypt" checks no certificate: whoever ${attack} gets the mail for ${destination || 'every destination'}. "secure" checks the name, "dane-only" the TLSA records.`,
				fixes: levels.map(stricter => ({
					title: `Require level "${stricter}"`,
					// Mail waits where the certificate does not fit.
					safety: 'unsafe' as const,
					edits: editsOf(origin.file).replace(origin.span, stricter),
				})),
			};
		}
	},
});
