import { defineRule } from '../engine/rule.js';

export const defaultCertificate = defineRule({
	id: 'default-certificate',
	summary: 'The certificate is the one the distribution made at installation.',
	kind: 'policy',
	severity: { 'mx-server': 'information', submission: 'warning', 'imap-pop': 'warning' },
	since: '0.1.0',
	references: ['RFC 8314 §4.4', 'bettercrypto'],

	*check(subject) {
		const { value: file, origin } = subject.tls.certificate;
		const server = subject.tls.endpoints.find(({ direction }) => direction === 'server');
		if (file === null || !/ssl-cert-snakeoil/.test(file) || server === undefined || server.security.value === 'none') {
			return;
		}
		yield {
			span: origin.span,
			role: 'mx-server',
			message: `${file} is self-signed and names no mail host: other servers encrypt to it but cannot tell it from an impostor's, and mail clients warn.`,
		};
	},
});
