import { outsideProblems } from '../engine/ciphers/outside-problems.js';
import { defineRule } from '../engine/rule.js';
import type { SuiteFacts } from '../suites/facts.js';

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

	check: subject => outsideProblems(subject, 'keyExchange', effectOf),
});

/** What is wrong with the kinds of key exchange that these suites have. */
function effectOf(suites: readonly SuiteFacts[]): string {
	const isFiniteField = ({ keyExchange }: SuiteFacts) => keyExchange.startsWith('DH');
	const staticRsa = 'whoever gets the key of the server reads recorded sessions too';
	const finiteField = 'is only as good as the parameters that the server happens to have';
	if (suites.every(isFiniteField)) {
		return `RFC 10015 retires finite-field Diffie-Hellman, which ${finiteField}.`;
	}
	return suites.some(isFiniteField)
		? `RFC 10015 retires both: with static RSA ${staticRsa}, and finite-field Diffie-Hellman ${finiteField}.`
		: `RFC 10015 retires static RSA: ${staticRsa}.`;
}
