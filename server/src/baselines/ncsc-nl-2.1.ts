import { roles } from '../tls/role.js';
import { defineBaseline } from './baseline.js';
import { forRoles, secondHand } from './demand.js';
import { type Citation, cite } from './source.js';
import { ncsc2021 } from './sources.js';
import { ncscNl21Suites } from './suites/ncsc-nl-2.1.js';

/** NCSC-NL, IT security guidelines for TLS, version 2.1. */
export const ncscNl21 = defineBaseline({
	id: 'ncsc-nl-2.1',
	name: 'NCSC-NL 2.1',
	title: 'NCSC-NL: IT security guidelines for TLS, version 2.1',
	publisher: 'NCSC-NL',
	date: '2021-01-19',
	url: 'https://english.ncsc.nl/publications/publications/2021/january/19/it-security-guidelines-for-transport-layer-security-2.1',
	status: 'historic',
	supersededBy: ['ncsc-nl-2025-05'],
	scope: 'TLS for any purpose.',
	remark: 'The document was not at hand: its levels are those that Internet.nl implemented until June 2025.',
	sources: [ncsc2021],
	demands: forRoles(roles, {
		minimumProtocol: secondHand('levels', 'TLSv1.2', at('B1-1'), {
			note: 'Mail may keep the older ones for a while, if the logs show that peers need them.',
			good: 'TLSv1.3',
			phaseOut: 'TLSv1',
		}),
		allowedProtocols: secondHand('levels', ['TLSv1.2', 'TLSv1.3'], at('B1-1, table 1'), {
			note: 'Mail may keep the older ones for a while.',
			good: ['TLSv1.3'],
			phaseOut: ['TLSv1', 'TLSv1.1'],
		}),
		cipherSuites: secondHand(
			'levels',
			'ECDHE with CBC and DHE suffice; static RSA and 3DES are phased out.',
			at('B2-1 to B2-4', 'appendix C'),
			{ good: 'ECDHE with AES-GCM or ChaCha20-Poly1305 is good.' },
		),
		serverPreference: secondHand('must', true, at('B2-5'), { note: 'Unless all suites are good.' }),
		compression: secondHand('levels', 'off', at('B7-1, table 11'), {
			note: 'Compression by the application suffices, none at all is good.',
		}),
		curves: secondHand('levels', ['secp384r1', 'secp256r1', 'x448', 'x25519'], at('B5-1, table 9'), {
			phaseOut: ['secp224r1'],
		}),
		dhGroups: secondHand('levels', ['ffdhe3072', 'ffdhe4096'], at('B6-1, table 10'), {
			note: 'Groups made at home are insufficient.',
			phaseOut: ['ffdhe2048'],
		}),
		rsaBits: secondHand('levels', 2048, at('B3-3, table 8'), { good: 3072 }),
		signatureHashes: secondHand('levels', ['SHA-256', 'SHA-384', 'SHA-512'], at('B3-2, table 3'), {
			note: 'SHA-1 and MD5 are insufficient.',
		}),
		secureRenegotiation: secondHand('levels', 'Insecure renegotiation is off.', at('B8-1, table 12')),
		clientRenegotiation: secondHand('levels', 'On suffices.', at('B8-1, table 13'), { good: 'Off is good.' }),
		earlyData: secondHand('levels', 'Is not to be used.', at('B9-1, table 14')),
	}),
	suites: ncscNl21Suites,
});

function at(...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(ncsc2021, place));
}
