import { setAt } from '../engine/advice.js';
import { defineRule } from '../engine/rule.js';
import { worldClient } from '../languages/postfix/services/outgoing.js';
import { routingOf } from '../languages/postfix/services/routing.js';

export const daneForced = defineRule({
	id: 'dane-forced',
	summary: 'DANE is required of every mail server in the world.',
	group: 'dane',
	kind: 'policy',
	severity: { 'smtp-client-opportunistic': 'warning' },
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['RFC 7672 §6', 'postconf(5) smtp_tls_security_level', 'DFN-CERT 2017 §3.1'],

	*check(subject) {
		const client = worldClient(subject.tls, routingOf(subject.project, subject.target));
		if (client?.level.value !== 'dane-only' || client.broken?.extent === 'service') {
			return;
		}
		const { origin } = client.level;
		yield {
			span: origin.span,
			origin,
			role: 'smtp-client-opportunistic',
			message: `${client.name} sends only to servers with TLSA records in DNSSEC, because the level for everybody is "dane-only": mail for all other domains stays in the queue. "dane" uses DANE wherever it is published and sends to the others too.`,
			fixes: [
				{
					title: `Set ${origin.setting} to "dane"`,
					// Mail to a domain without TLSA records may then go in clear text.
					safety: 'unsafe',
					preferred: true,
					edits: setAt(subject, origin, 'dane'),
				},
			],
		};
	},
});
