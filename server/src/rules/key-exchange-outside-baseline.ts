import { outsideProblems } from '../engine/ciphers/outside-problems.js';
import { defineRule } from '../engine/rule.js';

export const keyExchangeOutsideBaseline = defineRule({
	id: 'key-exchange-outside-baseline',
	summary: 'A cipher list of your own lets in static RSA or finite-field Diffie-Hellman.',
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
	references: ['RFC 10015', 'NCSC-NL 2025-05, appendix B', 'Mozilla 6.0 intermediate'],

	check: subject =>
		outsideProblems(
			subject,
			'keyExchange',
			'RFC 10015 retires both: with static RSA whoever gets the key of the server reads recorded sessions too, and finite-field Diffie-Hellman is as good as the parameters that the server happens to have.',
		),
});
