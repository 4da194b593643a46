import { adviceFixes } from '../engine/advice.js';
import { effectiveDemand } from '../engine/policy.js';
import { defineRule } from '../engine/rule.js';
import { stateOf } from '../engine/written.js';
import type { Endpoint } from '../tls/endpoint.js';

export const outboundTlsDisabled = defineRule({
	id: 'outbound-tls-disabled',
	summary: 'Outgoing mail never uses TLS.',
	group: 'levels',
	kind: 'policy',
	severity: { 'smtp-client-opportunistic': 'warning', 'smtp-client-mandatory': 'warning' },
	languages: ['postfix-main', 'postfix-master'],
	since: '0.1.0',
	references: ['postconf(5)', 'RFC 3207', 'DFN-CERT 2017 §2.4.2'],

	*check(subject) {
		for (const client of subject.tls.endpoints.filter(isGeneral)) {
			if (client.security.value !== 'none') {
				continue;
			}
			const { origin } = client.security;
			const file = subject.project.files.find(known => known.file === origin.file) ?? subject.file;
			if (origin.isDefault && (file.isPartial || file.settings.length === 0)) {
				continue;
			}

			const hasPolicies = subject.project.files.some(({ last }) => last.get('smtp_tls_policy_maps')?.value.text);
			const exception = hasPolicies ? ', but for the destinations of smtp_tls_policy_maps' : '';
			yield {
				span: origin.isDefault ? (file.settings[0]?.name.span ?? origin.span) : origin.span,
				origin,
				role: client.role,
				message: `The SMTP client sends in clear text even where the other side offers STARTTLS${exception}, because ${stateOf(subject, origin)}.`,
				mitigation: origin.isDefault ? 'unset' : undefined,
				authority: effectiveDemand(subject, client.role, 'tlsLevel'),
				fixes: adviceFixes(subject, { ...origin, setting: 'smtp_tls_security_level' }, { safety: 'safe' }),
			};
		}
	},
});

/** The clients for the whole world; one of another name may only talk to a filter on this machine. */
function isGeneral({ id, program }: Endpoint): boolean {
	return program === 'smtp' && /^postfix\/(?:smtp|relay)\//.test(id);
}
