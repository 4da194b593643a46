import { adviceFixes } from '../engine/advice.js';
import { defineRule } from '../engine/rule.js';
import { dhParameterBits } from '../tls/dh.js';
import { isIdle, serverOf } from '../tls/endpoint.js';

const minimumBits = 2048;

export const weakDh = defineRule({
	id: 'weak-dh',
	summary: 'The Diffie-Hellman parameters have fewer than 2048 bits.',
	kind: 'policy',
	severity: {
		'mx-server': 'error',
		'smtp-client-opportunistic': 'warning',
		'smtp-client-mandatory': 'error',
		submission: 'error',
		'imap-pop': 'error',
	},
	languages: ['postfix-main'],
	since: '0.1.0',
	references: ['RFC 9325 §4.5', 'DFN-CERT 2017 §2.3'],

	*check(subject) {
		const { value: parameters, origin } = subject.tls.dhParameters;
		const server = serverOf(subject.tls);
		if (parameters === null || server === undefined || isIdle(server, origin)) {
			return;
		}
		const isFile = parameters.kind === 'file';
		const bits = isFile ? dhParameterBits(subject.resources.get(parameters.file) ?? '') : parameters.bits;
		if (bits === undefined || bits >= minimumBits) {
			return;
		}

		const what = isFile ? `${parameters.file} holds` : `${origin.setting} names no file, and the program's own are`;
		yield {
			span: origin.span,
			role: server.role,
			message: `${what} Diffie-Hellman parameters of ${bits} bits. Below ${minimumBits} the key exchange can be broken (Logjam), and peers with current libraries refuse it.`,
			mitigation: origin.isDefault ? 'unset' : undefined,
			fixes: isFile ? adviceFixes(subject, origin.setting, { safety: 'safe' }) : [],
		};
	},
});
