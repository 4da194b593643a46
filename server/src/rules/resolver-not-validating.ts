import { defineRule } from '../engine/rule.js';
import { ruleOptions } from '../engine/rule-options.js';
import { clientsOf, isDane } from '../languages/postfix/services/outgoing.js';
import { nameServers, resolverOf } from '../languages/postfix/services/resolver.js';

const options = ruleOptions('resolver-not-validating', {
	trustedNameServers: {
		type: 'list',
		default: [],
		example: '192.0.2.53',
		description:
			'Addresses of name servers on other machines that validate DNSSEC, and that nobody can get in between: through a tunnel, or on a line of their own.',
	},
});

export const resolverNotValidating = defineRule({
	id: 'resolver-not-validating',
	summary: 'DANE trusts a name server on another machine.',
	group: 'dane',
	kind: 'policy',
	severity: { 'smtp-client-opportunistic': 'information', 'smtp-client-mandatory': 'information' },
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.2.0',
	references: ['RFC 7672 §2.1.1', 'postconf(5) smtp_dns_support_level', 'DFN-CERT 2017 §3'],

	options,

	*check({ tls, project, optionsOf }) {
		const { trustedNameServers } = optionsOf(options);
		const resolver = resolverOf(project);
		const remote =
			resolver && nameServers(resolver).find(address => !isLocal(address) && !trustedNameServers.includes(address));
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

function isLocal(address: string): boolean {
	return /^(?:127\.|::1$)/.test(address);
}
