import { roles } from '../tls/role.js';
import { defineBaseline } from './baseline.js';
import { forRoles, read, secondHand } from './demand.js';
import { type Citation, cite } from './source.js';
import { internetNl, measurements, ncsc2025 } from './sources.js';
import { ncscNl202505Suites } from './suites/ncsc-nl.js';

/** NCSC-NL, TLS security guidelines, 2025-05. */
export const ncscNl202505 = defineBaseline({
	id: 'ncsc-nl-2025-05',
	name: 'NCSC-NL 2025-05',
	title: 'NCSC-NL: security guidelines for TLS, 2025-05',
	publisher: 'NCSC-NL',
	date: '2025-05',
	url: 'https://www.ncsc.nl/en/transport-layer-security/ICT-beveiligingsrichtlijnen-voor-TLS',
	status: 'current',
	scope: 'TLS for any purpose, mail with STARTTLS and mailboxes included.',
	remark:
		'The document was not at hand: its levels are those that Internet.nl implements, with the paragraphs it cites.',
	isStrictOnPort25: true,
	sources: [ncsc2025, internetNl],
	demands: forRoles(roles, {
		minimumProtocol: secondHand('levels', 'TLSv1.2', at('§3.3.1'), { good: 'TLSv1.3' }),
		allowedProtocols: secondHand('levels', ['TLSv1.2', 'TLSv1.3'], at('§3.3.1'), { good: ['TLSv1.3'] }),
		opensslList: secondHand(
			'derived',
			'ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256',
			at('appendix B'),
			{ note: 'The sufficient suites of TLS 1.2.' },
		),
		gnutlsPriorities: read(
			'derived',
			'NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-RSA:-DHE-RSA:-AES-256-CBC:-AES-128-CBC:-SHA1',
			[cite(measurements)],
			{ note: 'In GnuTLS 3.7.9 it selects ECDHE with authenticated encryption and TLS 1.3, nothing else.' },
		),
		cipherSuites: secondHand(
			'levels',
			'ECDHE with AES-GCM, ChaCha20-Poly1305 or AES-CCM suffices; the same with CBC and SHA-2, ARIA or Camellia, and DHE, are phased out.',
			at('§3.3.2 to §3.3.5', 'appendix B'),
			{ good: 'Two suites of TLS 1.3 are good: AES-256-GCM and ChaCha20-Poly1305.' },
		),
		suiteOrder: secondHand('must', 'What is to be phased out comes last.', at('§2 and §3')),
		serverPreference: secondHand('must', true, at('§2 and §3'), {
			note: 'Only where something is offered that is to be phased out.',
		}),
		keyExchange: secondHand('levels', 'ECDHE suffices.', at('§3.3.3'), {
			good: 'Hybrids with ML-KEM are good.',
			phaseOut: 'DHE with a group of RFC 7919 of 3072 bits or more is phased out.',
		}),
		authentication: secondHand('levels', 'ECDSA, RSA or EdDSA; nothing else is sufficient.', at('§3.3.2')),
		compression: secondHand('levels', 'off', at('§3.4.1')),
		curves: secondHand(
			'levels',
			[
				...['secp521r1', 'secp384r1', 'secp256r1', 'x448', 'x25519'],
				...['brainpoolP512r1', 'brainpoolP384r1', 'brainpoolP256r1'],
			],
			at('§3.3.2.1'),
			{
				note: 'Hybrids with ML-KEM are good (§3.3.3); all others are insufficient.',
				phaseOut: ['secp224r1'],
			},
		),
		dhGroups: secondHand('levels', [], at('§3.3.3.1'), {
			note: 'Groups made at home and ffdhe2048 are insufficient.',
			phaseOut: ['ffdhe3072', 'ffdhe4096', 'ffdhe6144', 'ffdhe8192'],
		}),
		rsaBits: secondHand('levels', 3072, at('§3.3.2.1'), { phaseOut: 2048 }),
		certificateCurves: secondHand(
			'levels',
			[
				...['secp256r1', 'secp384r1', 'secp521r1', 'brainpoolP256r1', 'brainpoolP384r1', 'brainpoolP512r1'],
				...['Ed25519', 'Ed448'],
			],
			at('§3.3.2'),
			{ phaseOut: ['secp224r1'] },
		),
		signatureHashes: secondHand('levels', ['SHA-256', 'SHA-384', 'SHA-512'], at('§3.3.5'), {
			note: 'SHA-1 and MD5 are insufficient.',
			phaseOut: ['SHA-224'],
		}),
		trust: secondHand('may', 'Trust in the issuer is optional for mail exchangers.', at('§4.4')),
		extendedMasterSecret: secondHand('must', 'Is required with TLS 1.2.', at('§4.1')),
		secureRenegotiation: secondHand('levels', 'Insecure renegotiation is off.', at('§3.4.2')),
		clientRenegotiation: secondHand(
			'levels',
			'A limited number suffices, 10 in the test of Internet.nl.',
			at('§3.4.2'),
			{
				good: 'None at all is good.',
				phaseOut: 'An unlimited number is phased out.',
			},
		),
		earlyData: secondHand('levels', 'Is not to be used.', at('§3.4.4')),
	}),
	suites: ncscNl202505Suites,
});

function at(...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(ncsc2025, place));
}
