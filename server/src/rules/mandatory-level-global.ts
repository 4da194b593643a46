import { setAt } from '../engine/advice.js';
import type { Fix } from '../engine/finding.js';
import { defineRule, type Subject } from '../engine/rule.js';
import { parametersOfClient, worldClient } from '../languages/postfix/services/outgoing.js';
import { routingOf } from '../languages/postfix/services/routing.js';
import type { Endpoint } from '../tls/endpoint.js';

/** What each level asks of every server; `dane-only` is a rule of its own. */
const demands: ReadonlyMap<string, string> = new Map([
	['encrypt', 'offers no STARTTLS'],
	['verify', 'offers no STARTTLS, or shows a certificate that is not for its name'],
	['secure', 'offers no STARTTLS, or shows a certificate that is not for the domain itself'],
	['fingerprint', 'shows any certificate but those listed'],
]);

export const mandatoryLevelGlobal = defineRule({
	id: 'mandatory-level-global',
	summary: 'TLS is required of every mail server in the world.',
	group: 'levels',
	kind: 'policy',
	severity: { 'smtp-client-opportunistic': 'warning' },
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(5) smtp_tls_security_level', 'TLS_README', 'RFC 7435'],

	*check(subject) {
		const client = worldClient(subject.tls, routingOf(subject.project, subject.target));
		const demand = demands.get(client?.level.value ?? '');
		if (client === undefined || demand === undefined) {
			return;
		}
		const { level } = client;
		yield {
			span: level.origin.span,
			origin: level.origin,
			role: 'smtp-client-opportunistic',
			message: `${client.name} requires level "${level.value}" of everybody: mail for a domain whose server ${demand} stays in the queue and comes back.`,
			fixes: [relax(subject, client, 'may'), ...(hasDnssec(subject, client) ? [relax(subject, client, 'dane')] : [])],
		};
	},
});

function hasDnssec({ project, target }: Subject, client: Endpoint): boolean {
	return parametersOfClient(project, target, client).word(`${client.program}_dns_support_level`) === 'dnssec';
}

function relax(subject: Subject, { program, level: { origin } }: Endpoint, level: string): Fix {
	return {
		title: `Set ${program}_tls_security_level to "${level}", and leave "encrypt" and higher to ${program}_tls_policy_maps`,
		// Mail may then go in clear text.
		safety: 'unsafe',
		edits: setAt(subject, { ...origin, setting: `${program}_tls_security_level` }, level),
	};
}
