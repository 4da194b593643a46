import { besideLostExclusions } from '../engine/ciphers/beside.js';
import { cipherProblems } from '../engine/ciphers/problems.js';
import { defineRule, everywhere } from '../engine/rule.js';
import type { Weakness } from '../openssl/assess.js';
import type { Role } from '../tls/role.js';

export const insecureCipher = defineRule({
	id: 'insecure-cipher',
	summary: 'A cipher list lets in suites without encryption, of export or 56-bit strength, or without authentication.',
	group: 'ciphers',
	kind: 'floor',
	severity: everywhere('error'),
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.1.0',
	references: ['RFC 9325 §4.1', 'postconf(5)', 'RFC 7672 §8.2'],

	check: subject => besideLostExclusions(subject, cipherProblems(subject, { weaknesses, effect })),
});

/**
 * Without authentication is fine where nobody checks certificates anyway, as on port 25, where it still beats clear text.
 * A client that checks certificates is told by Postfix itself to offer no such suite.
 */
function weaknesses(role: Role): readonly Weakness[] {
	const always: readonly Weakness[] = ['null', 'export', 'low'];
	return role === 'submission' || role === 'imap-pop' ? [...always, 'anonymous'] : always;
}

function effect(role: Role): string {
	return isOpportunistic(role)
		? 'Such a session is clear text to whoever listens, and the log calls it TLS.'
		: 'Whoever sits between client and server reads the password and the mail.';
}

function isOpportunistic(role: Role): boolean {
	return role === 'mx-server' || role === 'smtp-client-opportunistic';
}
