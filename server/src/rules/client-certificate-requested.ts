import { setAt } from '../engine/advice.js';
import { effectiveDemand } from '../engine/policy.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import type { Project } from '../languages/language.js';
import { originOf } from '../languages/postfix/values/origin.js';
import { parametersOf } from '../languages/postfix/values/parameters.js';
import { type Endpoint, serversOf } from '../tls/endpoint.js';

export const clientCertificateRequested = defineRule({
	id: 'client-certificate-requested',
	summary: 'A public server asks its clients for certificates, and nothing makes use of them.',
	group: 'certificates',
	kind: 'policy',
	severity: { 'mx-server': 'information', submission: 'warning', 'imap-pop': 'warning' },
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['RFC 8314 §4.2', 'postconf(5) smtpd_tls_ask_ccert'],

	*check(subject) {
		const { project, tls } = subject;
		// What a template leaves open, or the file that a part is laid over, may use them.
		if (project.files.some(({ isTemplate }) => isTemplate) || usesCertificates(project)) {
			return;
		}
		for (const server of serversOf(tls)) {
			const { security, isPublic } = server;
			if (isPublic && security.value !== null && security.value !== 'none') {
				yield* problemsOf(subject, server);
			}
		}
	},
});

function* problemsOf(subject: Subject, server: Endpoint): Iterable<Problem> {
	const parameters = parametersOf(subject.project, subject.target, server.section);
	for (const name of ['smtpd_tls_ask_ccert', 'smtpd_tls_req_ccert'] as const) {
		const origin = originOf(parameters, name, undefined);
		if (origin.isDefault || parameters.word(name) !== 'yes' || !parameters.isWhole) {
			continue;
		}
		// The Received header names who showed a certificate (postconf(5) smtpd_tls_received_header).
		if (name === 'smtpd_tls_ask_ccert' && parameters.word('smtpd_tls_received_header') === 'yes') {
			continue;
		}
		const ruling = effectiveDemand(subject, server.role, 'clientCertificate');
		if (name === 'smtpd_tls_ask_ccert' && ruling?.value === 'ask') {
			continue;
		}
		const isRequired = name === 'smtpd_tls_req_ccert' && server.security.value === 'mandatory';
		yield {
			span: origin.span,
			origin,
			role: server.role,
			...explain(name, isRequired),
			authority: isRequired || ruling?.value === 'ask' ? undefined : ruling,
			fixes: [
				{
					title: `Remove ${name}`,
					// A client without a certificate is served then.
					safety: isRequired ? 'unsafe' : 'safe',
					preferred: true,
					edits: setAt(subject, origin, null),
				},
			],
		};
	}
}

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
function usesCertificates({ files }: Project): boolean {
	return files
		.flatMap(({ settings }) => settings)
		.some(({ name, value }) =>
			name.text === 'relay_clientcerts'
				? value.text !== ''
				: /tls_(?:all_)?clientcerts|check_ccert_access/.test(value.text),
		);
}
