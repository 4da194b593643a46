import { adviceFixes } from '../engine/advice.js';
import { defineRule } from '../engine/rule.js';
import { ruleOptions } from '../engine/rule-options.js';
import { dhParameterBits } from '../tls/dh.js';
import { isIdle, serversOf } from '../tls/endpoint.js';

const minimumBits = 2048;

const options = ruleOptions('weak-dh', {
	minimumBits: {
		type: 'number',
		default: minimumBits,
		minimum: minimumBits,
		maximum: 16384,
		description: 'The fewest bits that Diffie-Hellman parameters may have.',
	},
});

export const weakDh = defineRule({
	id: 'weak-dh',
	summary: 'The Diffie-Hellman parameters have fewer than 2048 bits.',
	group: 'key-exchange',
	kind: 'policy',
	severity: {
		'mx-server': 'error',
		'smtp-client-opportunistic': 'warning',
		'smtp-client-mandatory': 'error',
		submission: 'error',
		'imap-pop': 'error',
	},
	languages: ['postfix-main', 'postfix-master'],
	since: '0.1.0',
	references: ['RFC 9325 §4.5', 'DFN-CERT 2017 §2.3'],

	options,

	*check(subject) {
		const { minimumBits: asked } = subject.optionsOf(options);
		for (const endpoint of serversOf(subject.tls)) {
			const { value: parameters, origin } = endpoint.dhParameters;
			if (parameters === null || parameters.kind === 'auto' || isIdle(endpoint, origin)) {
				continue;
			}
			const isFile = parameters.kind === 'file';
			const bits = isFile
				? dhParameterBits(subject.project.contents.get(parameters.file)?.text ?? '')
				: parameters.bits;
			if (bits === undefined || bits >= asked) {
				continue;
			}

			const what = isFile ? `${parameters.file} holds` : `${origin.setting} names no file, and the program's own are`;
			yield {
				span: origin.span,
				origin,
				role: endpoint.role,
				message:
					bits >= minimumBits
						? `${what} Diffie-Hellman parameters of ${bits} bits; ${asked} are asked for here (minimumBits).`
						: `${what} Diffie-Hellman parameters of ${bits} bits. Below ${minimumBits} the key exchange can be broken (Logjam), and peers with current libraries refuse it.`,
				mitigation: origin.isDefault ? 'unset' : undefined,
				fixes: isFile && bits < minimumBits ? adviceFixes(subject, origin, { safety: 'safe' }) : [],
			};
		}
	},
});
