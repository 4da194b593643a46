import { cipherProblems } from '../engine/cipher-problems.js';
import { defineRule, everywhere } from '../engine/rule.js';
import type { Weakness } from '../openssl/assess.js';
import type { Role } from '../tls/role.js';

export const insecureCipher = defineRule({
	id: 'insecure-cipher',
	summary: 'A cipher list lets in suites without encryption, of export or 56-bit strength, or without authentication.',
	kind: 'floor',
	severity: everywhere('error'),
	since: '0.1.0',
	references: ['RFC 9325 §4.1', 'postconf(5)', 'RFC 7672 §8.2'],

	check: subject => cipherProblems(subject, { weaknesses, effect }),
});

/** Without authentication is fine where nobody checks certificates anyway: on port 25 it still beats clear text. */
function weaknesses(role: Role): readonly Weakness[] {
	const always: readonly Weakness[] = ['null', 'export', 'low'];
	return isOpportunistic(role) ? always : [...always, 'anonymous'];
}

function effect(role: Role): string {
	return isOpportunistic(role)
		? 'They protect no better than clear text, but look like TLS in the logs.'
		: 'They give passwords and mail to whoever sits in between.';
}

function isOpportunistic(role: Role): boolean {
	return role === 'mx-server' || role === 'smtp-client-opportunistic';
}
