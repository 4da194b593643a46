import { protocolFloor } from '../engine/protocol-floor.js';
import { boundFix, writtenProtocols } from '../engine/protocol-settings.js';
import { defineRule } from '../engine/rule.js';

export const tls13Only = defineRule({
	id: 'tls13-only',
	summary: 'Only TLS 1.3 can be negotiated.',
	group: 'protocols',
	kind: 'policy',
	severity: {
		'mx-server': 'warning',
		'smtp-client-opportunistic': 'warning',
		'smtp-client-mandatory': 'information',
		submission: 'information',
		'imap-pop': 'information',
	},
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['RFC 9325 §3.1.1', 'RFC 9325 §5.2'],

	*check(subject) {
		for (const written of writtenProtocols(subject)) {
			const { setting, origin, endpoint, enabled } = written;
			const isAskedFor = protocolFloor(subject, endpoint)?.value === 'TLSv1.3';
			if (enabled.size > 1 || !enabled.has('TLSv1.3') || isAskedFor) {
				continue;
			}
			const isMandatory = endpoint.security.value === 'mandatory';
			const fix = boundFix(subject, written, 'TLSv1.2', 'safe');
			yield {
				span: setting.value.span,
				origin,
				role: endpoint.role,
				weighAs: isMandatory && endpoint.direction === 'server' ? 'submission' : undefined,
				message: `${setting.name.text} leaves TLS 1.3 only. ${isMandatory ? 'Peers with TLS 1.2, which is still sound, are turned away.' : 'With peers that have TLS 1.2, which is still sound, mail travels in clear text or not at all.'}`,
				fixes: fix === undefined ? [] : [fix],
			};
		}
	},
});
