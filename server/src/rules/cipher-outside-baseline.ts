import { outsideProblems } from '../engine/ciphers/outside-problems.js';
import { defineRule } from '../engine/rule.js';
import type { SuiteFacts } from '../suites/facts.js';

export const cipherOutsideBaseline = defineRule({
	id: 'cipher-outside-baseline',
	summary: 'A cipher list of your own lets in suites outside the baseline, such as CBC, Camellia, ARIA or CCM_8.',
	group: 'ciphers',
	kind: 'policy',
	severity: {
		'mx-server': 'hint',
		'smtp-client-opportunistic': 'hint',
		'smtp-client-mandatory': 'warning',
		submission: 'warning',
		'imap-pop': 'warning',
	},
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['RFC 9325 §4.1', 'RFC 9325 §4.2', 'NCSC-NL 2025-05, appendix B', 'Mozilla 6.0 intermediate'],

	check: subject =>
		outsideProblems(subject, 'other', suites =>
			suites.some(isNeitherGcmNorChaCha20) ? 'Current recommendations name suites with AES-GCM or ChaCha20 only.' : '',
		),
});

function isNeitherGcmNorChaCha20({ cipher, mode }: SuiteFacts): boolean {
	return !(cipher.startsWith('AES') && mode === 'GCM') && cipher !== 'ChaCha20';
}
