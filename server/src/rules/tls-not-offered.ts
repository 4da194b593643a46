import { adviceFixes } from '../engine/advice.js';
import type { Fix } from '../engine/finding.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import { type Endpoint, serverOf } from '../tls/endpoint.js';

export const tlsNotOffered = defineRule({
	id: 'tls-not-offered',
	summary: 'Incoming mail cannot use TLS.',
	kind: 'policy',
	severity: { 'mx-server': 'error', submission: 'error', 'imap-pop': 'error' },
	languages: ['postfix-main'],
	since: '0.1.0',
	references: ['RFC 3207', 'RFC 8314 §4', 'DFN-CERT 2017 §2.4.2'],

	*check(subject) {
		const server = serverOf(subject.tls);
		const { hidesStarttls, isPublic } = subject.tls.listener;
		if (server === undefined || !isPublic) {
			return;
		}
		if (server.security.value === 'none') {
			yield* switchedOff(subject, server);
		} else if (hidesStarttls.value) {
			yield {
				span: hidesStarttls.origin.span,
				role: server.role,
				message: `${hidesStarttls.origin.setting} hides STARTTLS from every client: mail arrives in clear text although TLS is configured.`,
				fixes: [unhide(subject, hidesStarttls.origin.setting)],
			};
		}
	},
});

function unhide({ file, edits }: Subject, setting: string): Fix {
	const written = file.last.get(setting)?.value.text ?? '';
	const kept = written.split(/[,\s]+/).filter(word => word !== '' && word.toLowerCase() !== 'starttls');
	return {
		title: `Take "starttls" out of ${setting}`,
		safety: 'safe',
		preferred: true,
		edits: edits.set(setting, kept.join(', ')),
	};
}

function* switchedOff(subject: Subject, { name, role, security: { origin } }: Endpoint): Iterable<Problem> {
	const { certificate } = subject.tls;
	const hasCertificate = certificate.value !== null && certificate.value !== '';
	// Parts of a configuration, laid over another file, need not say anything.
	if (origin.isDefault && (subject.file.isPartial || (!hasCertificate && subject.file.settings.length === 0))) {
		return;
	}
	const anchor = hasCertificate ? certificate.origin.span : (subject.file.settings[0]?.name.span ?? origin.span);
	const written = subject.file.last.get(origin.setting)?.value.text ?? '';
	const cause = origin.isDefault
		? `${origin.setting} is not set`
		: `${origin.setting} is ${written === '' ? 'empty' : `"${written}"`}`;
	const waste = hasCertificate ? ' The certificate that is configured is not used.' : '';
	yield {
		span: origin.isDefault ? anchor : origin.span,
		role,
		message: `${name} does not offer STARTTLS because ${cause}: all mail arrives in clear text.${waste}`,
		mitigation: origin.isDefault && !hasCertificate ? 'unset' : undefined,
		// A file that does not speak of TLS at all, as distributions ship it, may belong to a host that needs none.
		severity: origin.isDefault && !speaksOfTls(subject) ? 'warning' : undefined,
		// Without a certificate the level alone only earns a warning in the log.
		fixes: hasCertificate ? adviceFixes(subject, 'smtpd_tls_security_level', { safety: 'safe' }) : [],
	};
}

function speaksOfTls({ file }: Subject): boolean {
	return file.settings.some(({ name }) => /(?:^|_)tls(?:_|$)/.test(name.text));
}
