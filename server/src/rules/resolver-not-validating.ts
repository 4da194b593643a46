import { defineRule } from '../engine/rule.js';
import { clientsOf, isDane } from '../languages/postfix/services/outgoing.js';
import { nameServers, resolverOf } from '../languages/postfix/services/resolver.js';

export const resolverNotValidating = defineRule({
	id: 'resolver-not-validating',
	summary: 'DANE trusts a name server on another machine.',
	group: 'dane',
	kind: 'policy',
	severity: { 'smtp-client-opportunistic': 'information', 'smtp-client-mandatory': 'information' },
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.2.0',
	references: ['RFC 7672 §2.1.1', 'postconf(5) smtp_dns_support_level', 'DFN-CERT 2017 §3'],

	*check({ tls, project }) {
		const resolver = resolverOf(project);
		const remote = resolver && nameServers(resolver).find(address => !/^(?:127\.|::1$)/.test(address));
		const [client] = clientsOf(tls).filter(isDane);
		if (remote === undefined || client === undefined) {
			return;
		}
		const { origin, value } = client.level;
		yield {
			span: origin.span,
			origin,
			role: client.role,
			message: `DANE (level "${value}") believes the name server ${remote} of /etc/resolv.conf, which is another machine: whoever sits in between can forge its answers, signatures checked or not.`,
		};
	},
});
