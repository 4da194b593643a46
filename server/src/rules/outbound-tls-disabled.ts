import { adviceFixes } from '../engine/advice.js';
import { defineRule } from '../engine/rule.js';

export const outboundTlsDisabled = defineRule({
	id: 'outbound-tls-disabled',
	summary: 'Outgoing mail never uses TLS.',
	kind: 'policy',
	severity: { 'smtp-client-opportunistic': 'warning', 'smtp-client-mandatory': 'warning' },
	languages: ['postfix-main'],
	since: '0.1.0',
	references: ['postconf(5)', 'RFC 3207', 'DFN-CERT 2017 §2.4.2'],

	*check(subject) {
		const client = subject.tls.endpoints.find(({ name }) => name === 'smtp');
		if (client === undefined || client.security.value !== 'none') {
			return;
		}
		const { origin } = client.security;
		if (origin.isDefault && (subject.file.isPartial || subject.file.settings.length === 0)) {
			return;
		}

		const { settings, last } = subject.file;
		const hasPolicies = Boolean(last.get('smtp_tls_policy_maps')?.value.text);
		const exception = hasPolicies ? ', but for the destinations of smtp_tls_policy_maps' : '';
		const written = last.get(origin.setting)?.value.text ?? '';
		const cause = origin.isDefault
			? `${origin.setting} is not set`
			: `${origin.setting} is ${written === '' ? 'empty' : `"${written}"`}`;
		yield {
			span: origin.isDefault ? (settings[0]?.name.span ?? origin.span) : origin.span,
			role: client.role,
			message: `The SMTP client sends in clear text even where the other side offers STARTTLS${exception}, because ${cause}.`,
			mitigation: origin.isDefault ? 'unset' : undefined,
			fixes: adviceFixes(subject, 'smtp_tls_security_level', { safety: 'safe' }),
		};
	},
});
