import type { Strength } from '../baselines/demand.js';
import { adviceFixes } from '../engine/advice.js';
import { isAead } from '../engine/ciphers/aead.js';
import { type CipherCase, cipherCases } from '../engine/ciphers/cases.js';
import { removal } from '../engine/ciphers/fixes.js';
import { speakerOn } from '../engine/ciphers/precedence.js';
import type { Fix } from '../engine/finding.js';
import { ownDemand } from '../engine/policy.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import type { CipherSuite } from '../openssl/suite.js';
import type { Origin } from '../tls/endpoint.js';

const name = 'tls_preempt_cipherlist';

export const cipherPreference = defineRule({
	id: 'cipher-preference',
	summary: 'The order of the ciphers is not the one that the baseline wants, or makes the server choose old suites.',
	group: 'ciphers',
	kind: 'policy',
	severity: { 'mx-server': 'information', submission: 'information', 'imap-pop': 'information' },
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(5) tls_preempt_cipherlist', 'Mozilla 6.0 intermediate', 'measured with Postfix 3.7.11'],

	*check(subject) {
		yield* oldFirst(subject);
		yield* otherPreference(subject);
	},
});

/** The server insists on its order, and a suite comes first that both sides have a better one for. */
function* oldFirst(subject: Subject): Iterable<Problem> {
	for (const found of cipherCases(subject).flat()) {
		const { preference, direction } = found.endpoint ?? {};
		const suite = direction === 'server' && preference?.value === 'server' ? chosen(found) : undefined;
		if (suite === undefined || preference === undefined || preference.origin.isDefault || isMoot(subject, found)) {
			continue;
		}
		yield {
			span: preference.origin.span,
			origin: preference.origin,
			role: found.endpoint?.role ?? found.role,
			weighAs: found.role,
			severity: 'warning',
			message: `${name} makes the server choose by its own order, and ${suite.name} comes early in ${found.policy.setting}: peers that have ECDHE with AES-GCM get ${weakness(suite)} instead.`,
			fixes: fixes(subject, found, preference.origin),
		};
	}
}

/** What the rules about the whole list have said already. */
function isMoot(subject: Subject, found: CipherCase): boolean {
	const speaker = speakerOn(subject, found);
	return speaker !== undefined && speaker !== 'opportunistic-over-restricted';
}

/**
 * The first suite that every current peer with an RSA certificate's server can do, if it is old: anonymous suites are for
 * peers that ask for them, and Camellia, ARIA and CCM for few.
 */
function chosen({ offered, protocols }: CipherCase): CipherSuite | undefined {
	const common = offered.filter(
		({ authentication, encryption }) =>
			authentication === 'RSA' && /^(?:AES|AESGCM|CHACHA20\/POLY1305)\(/.test(encryption),
	);
	const isGood = (suite: CipherSuite) => suite.keyExchange === 'ECDHE' && isAead(suite);
	const [first] = common;
	return protocols.includes('TLSv1.2') && first !== undefined && !isGood(first) && common.some(isGood)
		? first
		: undefined;
}

function weakness(suite: CipherSuite): string {
	const exchange =
		suite.keyExchange === 'DHE' ? 'finite-field Diffie-Hellman' : suite.keyExchange === 'RSA' ? 'static RSA' : '';
	return [exchange, isAead(suite) ? '' : 'CBC'].filter(Boolean).join(' with ');
}

function fixes(subject: Subject, { policy }: CipherCase, line: Origin): readonly Fix[] {
	const list = policy.isStock ? undefined : policy.written?.origin;
	return [{ ...removal(subject, line), preferred: true }, ...(list === undefined ? [] : [removal(subject, list)])];
}

/** A line chooses the other order than the chosen baseline asks for. What it prints in an example only, it does not ask for. */
function* otherPreference(subject: Subject): Iterable<Problem> {
	const { baseline, tls } = subject;
	for (const { direction, security, role, preference } of tls.endpoints) {
		const { value, origin } = preference;
		const isMandatory = security.value === 'mandatory';
		const ruling = ownDemand(baseline, isMandatory ? 'submission' : role, 'serverPreference');
		if (direction !== 'server' || ruling === undefined || value === null || origin.isDefault) {
			continue;
		}
		if (security.value === 'none' || !isAskedFor(ruling.strength) || ruling.value === (value === 'server')) {
			continue;
		}
		yield {
			span: origin.span,
			origin,
			role,
			weighAs: isMandatory ? 'submission' : undefined,
			severity: 'information',
			message:
				value === 'client'
					? `${name} = no leaves the choice of the cipher to the peers, which newer sources prefer.`
					: `${name} = yes makes the server choose the cipher by its own order.`,
			authority: ruling,
			fixes: adviceFixes(subject, origin, { safety: 'safe' }),
		};
	}
}

/** An example, or what a program does by itself, is no wish. */
function isAskedFor(strength: Strength): boolean {
	return strength !== 'default' && strength !== 'example' && strength !== 'informative';
}
