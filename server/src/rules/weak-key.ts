import { defineRule } from '../engine/rule.js';
import { certificateKey } from '../tls/certificate.js';
import { isIdle, serversOf } from '../tls/endpoint.js';

const minimumBits = 2048;

export const weakKey = defineRule({
	id: 'weak-key',
	summary: 'The key of a certificate has fewer than 2048 bits.',
	group: 'certificates',
	kind: 'policy',
	severity: {
		'mx-server': 'error',
		submission: 'error',
		'imap-pop': 'error',
	},
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['RFC 9325 §4.5', 'NCSC-NL 2025-05 §3.3.2.1', 'measured: "ee key too small"'],

	*check(subject) {
		for (const endpoint of serversOf(subject.tls)) {
			const { value, origin } = endpoint.certificates;
			for (const name of isIdle(endpoint, origin) ? [] : (value?.files ?? [])) {
				const key = certificateKey(subject.project.contents.get(name)?.text ?? '');
				const isNumber = key?.algorithm === 'RSA' || key?.algorithm === 'RSA-PSS' || key?.algorithm === 'DSA';
				if (key === undefined || !isNumber || key.bits === 0 || key.bits >= minimumBits) {
					continue;
				}
				yield {
					span: origin.span,
					origin,
					role: endpoint.role,
					message: `The key of ${name} has ${key.bits} bits (${key.algorithm}). It can be broken, and peers whose OpenSSL asks for security level 2, as Debian's does, refuse it ("ee key too small"): mail from them ${endpoint.role === 'mx-server' ? 'arrives in clear text or not at all' : 'is not sent'}.`,
				};
			}
		}
	},
});
