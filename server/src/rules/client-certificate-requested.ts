import { defineRule, type Problem } from '../engine/rule.js';
import type { ConfigFile } from '../languages/language.js';
import { parametersOf } from '../languages/postfix/parameters.js';
import { serverOf } from '../tls/endpoint.js';

export const clientCertificateRequested = defineRule({
	id: 'client-certificate-requested',
	summary: 'A public server asks its clients for certificates, and nothing makes use of them.',
	kind: 'policy',
	severity: { 'mx-server': 'information', submission: 'warning', 'imap-pop': 'warning' },
	languages: ['postfix-main'],
	since: '0.2.0',
	references: ['RFC 8314 §4.2', 'postconf(5) smtpd_tls_ask_ccert'],

	*check({ file, tls, target, edits }) {
		const server = serverOf(tls);
		const isOff = server === undefined || server.security.value === null || server.security.value === 'none';
		// What a part or a template leaves open may use them.
		if (isOff || !tls.listener.isPublic || file.isPartial || file.isTemplate || usesCertificates(file)) {
			return;
		}
		const parameters = parametersOf(file, target);
		for (const name of ['smtpd_tls_ask_ccert', 'smtpd_tls_req_ccert'] as const) {
			const { setting } = parameters.get(name);
			if (setting === undefined || parameters.word(name) !== 'yes') {
				continue;
			}
			const isRequired = name === 'smtpd_tls_req_ccert' && server.security.value === 'mandatory';
			yield {
				span: setting.value.span,
				role: server.role,
				...explain(name, isRequired),
				fixes: [
					{
						title: `Remove ${name}`,
						// A client without a certificate is served then.
						safety: isRequired ? 'unsafe' : 'safe',
						preferred: true,
						edits: edits.removeLine(setting),
					},
				],
			};
		}
	},
});

function explain(name: string, isRequired: boolean): Pick<Problem, 'message' | 'severity'> {
	if (isRequired) {
		return {
			severity: 'error',
			message: `${name} = yes turns away every client without a certificate that can be checked; other mail servers have none for you.`,
		};
	}
	return {
		message:
			name === 'smtpd_tls_req_ccert'
				? `${name} = yes has no effect while TLS is not mandatory: Postfix warns at every start and requires nothing.`
				: `${name} = yes asks every client for a certificate, and no line makes use of the answer; some clients do not come to terms with the question.`,
	};
}

/** Some line lets clients in by their certificate, or looks it up. */
function usesCertificates({ settings }: ConfigFile): boolean {
	return settings.some(({ name, value }) =>
		name.text === 'relay_clientcerts'
			? value.text !== ''
			: /tls_(?:all_)?clientcerts|check_ccert_access/.test(value.text),
	);
}
