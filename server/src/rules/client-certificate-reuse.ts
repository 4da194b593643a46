import { defineRule } from '../engine/rule.js';
import { originOf } from '../languages/postfix/values/origin.js';
import { type Parameters, parametersOf } from '../languages/postfix/values/parameters.js';

export const clientCertificateReuse = defineRule({
	id: 'client-certificate-reuse',
	summary: 'The client shows the certificate of the server, which is not made for that.',
	group: 'certificates',
	kind: 'policy',
	severity: { 'smtp-client-opportunistic': 'information', 'smtp-client-mandatory': 'information' },
	languages: ['postfix-main'],
	since: '0.2.0',
	references: ['postconf(5) smtp_tls_cert_file', 'postconf(5) tls_trust_server_ccerts'],

	*check({ project, target, tls, edits }) {
		const client = tls.endpoints.find(({ program }) => program === 'smtp');
		const parameters = parametersOf(project, target);
		const isRelayed = parameters.isSet('relayhost') && parameters.get('relayhost').raw !== '';
		// A relay of one's own choice may know the client by this very certificate.
		if (client === undefined || client.security.value === 'none' || isRelayed) {
			return;
		}
		for (const [name, kin] of certificates) {
			const { text } = parameters.get(name);
			const origin = originOf(parameters, name, undefined);
			if (origin.isDefault || text === null || text === '' || text !== serverCertificate(parameters, name)) {
				continue;
			}
			yield {
				span: origin.span,
				origin,
				role: client.role,
				message: `${name} is the certificate of the server. Public CAs issue certificates for servers only, so a server that checks it may refuse the session, and the others make nothing of it.`,
				fixes: [
					{
						title: `Remove ${kin.join(' and ')}, so that the client shows no certificate`,
						// A partner may know the client by it.
						safety: 'unsafe',
						edits: kin.flatMap(each => edits.remove({ setting: each })),
					},
				],
			};
		}
	},
});

/** Each with the settings that go with it. */
const certificates: readonly (readonly [name: string, kin: readonly string[]])[] = [
	['smtp_tls_cert_file', ['smtp_tls_cert_file', 'smtp_tls_key_file']],
	['smtp_tls_eccert_file', ['smtp_tls_eccert_file', 'smtp_tls_eckey_file']],
	['smtp_tls_chain_files', ['smtp_tls_chain_files']],
];

function serverCertificate(parameters: Parameters, name: string): string | null {
	return parameters.get(name.replace('smtp_', 'smtpd_')).text;
}
