import { besideLostExclusions } from '../engine/ciphers/beside.js';
import { cipherProblems } from '../engine/ciphers/problems.js';
import { defineRule } from '../engine/rule.js';
import type { Weakness } from '../openssl/assess.js';

const weaknesses: readonly Weakness[] = ['rc4', '3des', 'des', 'rc2', 'idea', 'seed', 'md5'];

export const weakCipher = defineRule({
	id: 'weak-cipher',
	summary: 'A cipher list lets in RC4, DES, 3DES, RC2, IDEA, SEED or MD5.',
	group: 'ciphers',
	kind: 'policy',
	severity: {
		'mx-server': 'warning',
		'smtp-client-opportunistic': 'warning',
		'smtp-client-mandatory': 'error',
		submission: 'error',
		'imap-pop': 'error',
	},
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.1.0',
	references: ['RFC 7465', 'RFC 9325 §4.1', 'DFN-CERT 2017 §2.2'],

	check: subject =>
		besideLostExclusions(
			subject,
			cipherProblems(subject, {
				weaknesses: () => weaknesses,
				effect: () => 'Known attacks recover parts of what such a session carries.',
			}),
		),
});
