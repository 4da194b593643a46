import { isAead } from '../engine/cipher-aead.js';
import { type CipherCase, cipherCases } from '../engine/cipher-cases.js';
import { removal } from '../engine/cipher-fixes.js';
import { speakerOn } from '../engine/cipher-precedence.js';
import type { Fix } from '../engine/finding.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import { parametersOf } from '../languages/postfix/parameters.js';
import type { CipherSuite } from '../openssl/suite.js';

const name = 'tls_preempt_cipherlist';

export const cipherPreference = defineRule({
	id: 'cipher-preference',
	summary: 'The order of the ciphers is not the one that the baseline wants, or makes the server choose old suites.',
	kind: 'policy',
	severity: { 'mx-server': 'information', submission: 'information', 'imap-pop': 'information' },
	languages: ['postfix-main'],
	since: '0.2.0',
	references: ['postconf(5) tls_preempt_cipherlist', 'Mozilla 6.0 intermediate', 'measured with Postfix 3.7.11'],

	*check(subject) {
		const isOn = parametersOf(subject.file, subject.target).word(name);
		if (isOn === 'yes') {
			yield* oldFirst(subject);
		} else if (isOn === 'no') {
			yield* notPreferred(subject);
		}
	},
});

/** The server insists on its order, and a suite comes first that both sides have a better one for. */
function* oldFirst(subject: Subject): Iterable<Problem> {
	const line = subject.file.last.get(name);
	const servers = cipherCases(subject)
		.flat()
		.filter(({ endpoint }) => endpoint?.direction === 'server');
	const found = servers.find(candidate => chosen(candidate) !== undefined && !isMoot(subject, candidate));
	const suite = found && chosen(found);
	if (found !== undefined && suite !== undefined && line !== undefined) {
		yield {
			span: line.value.span,
			role: found.endpoint?.role ?? found.role,
			weighAs: found.role,
			severity: 'warning',
			message: `${name} makes the server choose by its own order, and ${suite.name} comes early in ${found.policy.setting}: peers that have ECDHE with AES-GCM get ${weakness(suite)} instead.`,
			fixes: fixes(subject, found, line),
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

function fixes(subject: Subject, { policy }: CipherCase, line: Parameters<typeof removal>[1]): readonly Fix[] {
	const list = policy.isStock ? undefined : subject.file.last.get(policy.setting);
	return [{ ...removal(subject, line), preferred: true }, ...(list === undefined ? [] : [removal(subject, list)])];
}

/** A baseline asks for the server's order on submission, and a line leaves the choice to the peers. */
function* notPreferred({ baseline, tls, file }: Subject): Iterable<Problem> {
	const advice = baseline.postfix.get(name);
	const server = tls.endpoints.find(
		({ direction, security }) => direction === 'server' && security.value === 'mandatory',
	);
	const line = file.last.get(name);
	if (advice?.value === 'yes' && server !== undefined && line !== undefined) {
		yield {
			span: line.value.span,
			role: server.role,
			weighAs: 'submission',
			message: `${baseline.name} asks for ${name} = yes; here the peers choose the cipher, which newer sources prefer.`,
		};
	}
}
