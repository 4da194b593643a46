import type { Fix } from '../engine/finding.js';
import { defineRule, type Subject } from '../engine/rule.js';
import { clientsOf, isLocal, parametersOfClient } from '../languages/postfix/services/outgoing.js';
import { isBracketed, routingOf } from '../languages/postfix/services/routing.js';
import type { Endpoint } from '../tls/endpoint.js';

export const unauthenticatedMatch = defineRule({
	id: 'unauthenticated-match',
	summary: 'The certificate is compared with a name that anyone can forge.',
	group: 'levels',
	kind: 'policy',
	severity: { 'smtp-client-mandatory': 'warning' },
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.2.0',
	references: ['postconf(5) smtp_tls_verify_cert_match', 'RFC 9325 §7.1'],

	*check(subject) {
		const { isRelayed, hops } = routingOf(subject.project, subject.target);
		const isDirect = isRelayed === true && hops.length > 0 && hops.every(({ text }) => isBracketed(text));
		for (const client of clientsOf(subject.tls)) {
			const { peer, destination, level, role, name } = client;
			const names = peer?.names.value?.map(word => word.toLowerCase());
			// The name of a server in brackets is the next hop itself, and LMTP asks for no MX records.
			const isFixed = destination === undefined ? isDirect : isBracketed(destination);
			if (
				peer === undefined ||
				!names?.includes('hostname') ||
				isFixed ||
				client.program === 'lmtp' ||
				isLocal(client)
			) {
				continue;
			}
			if (!asksForMx(subject, client)) {
				continue;
			}
			const { origin } = peer.names.origin.isDefault ? level : peer.names;
			const cause = peer.names.origin.isDefault
				? `level "${level.value}" compares certificates with the name in the MX record`
				: `"hostname" stands for the name in the MX record`;
			yield {
				span: origin.span,
				origin,
				role,
				message: `${name}: ${cause}, and who forges the record chooses the name. The certificate then proves nothing about the destination.`,
				fixes: fixesOf(subject, client),
			};
		}
	},
});

/** Without DNS the next hop is the server. */
function asksForMx({ project, target }: Subject, client: Endpoint): boolean {
	const parameters = parametersOfClient(project, target, client);
	const support = parameters.word('smtp_dns_support_level');
	return support !== 'disabled' && (Boolean(support) || parameters.word('disable_dns_lookups') !== 'yes');
}

function fixesOf({ editsOf }: Subject, { peer, level }: Endpoint): readonly Fix[] {
	const { file, span, isDefault } = level.origin;
	if (level.value !== 'verify' || isDefault || !peer?.names.origin.isDefault) {
		return [];
	}
	return [
		{
			title: 'Require level "secure", which compares with the destination itself',
			// Mail waits where the certificate has other names.
			safety: 'unsafe',
			preferred: true,
			edits: editsOf(file).replace(span, 'secure'),
		},
	];
}
