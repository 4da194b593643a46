import { adviceFixes } from '../engine/advice.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import { serverOf } from '../tls/endpoint.js';

export const authBeforeTls = defineRule({
	id: 'auth-before-tls',
	summary: 'Passwords can be sent before TLS is up, or AUTH is offered on port 25.',
	kind: 'policy',
	severity: { 'mx-server': 'warning', submission: 'error' },
	languages: ['postfix-main'],
	since: '0.1.0',
	references: ['RFC 8314 §4.1', 'postconf(5)', 'bettercrypto'],

	*check(subject) {
		const { offered, beforeTls } = subject.tls.authentication;
		if (beforeTls.value) {
			yield exposed(subject);
		} else if (offered.value && beforeTls.value === false && !offered.origin.isDefault && hasTls(subject)) {
			yield {
				span: offered.origin.span,
				role: 'mx-server',
				severity: 'information',
				message:
					'AUTH is offered on port 25 too, where only other mail servers connect, so it invites password guessing. It belongs to the submission services.',
			};
		}
	},
});

function exposed(subject: Subject): Problem {
	const { origin } = subject.tls.authentication.offered;
	const related = subject.file.settings
		.filter(({ name }) => name.text === 'smtpd_tls_auth_only')
		.map(({ value }) => ({ file: subject.file.file, span: value.span, message: 'This allows AUTH without TLS.' }));
	return {
		span: origin.span,
		role: 'mx-server',
		message:
			'AUTH is offered before STARTTLS because smtpd_tls_auth_only is not "yes": a client that skips TLS, or is made to, sends its password in clear text.',
		related,
		// A mail client that is set up without TLS cannot log in any more.
		fixes: hasTls(subject) ? adviceFixes(subject, 'smtpd_tls_auth_only', { safety: 'unsafe' }) : [],
	};
}

/** Without TLS nobody could log in at all, were AUTH bound to it. */
function hasTls({ tls }: Subject): boolean {
	const server = serverOf(tls);
	return server !== undefined && server.security.value !== 'none';
}
