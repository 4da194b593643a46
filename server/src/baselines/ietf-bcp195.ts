import { roles } from '../tls/role.js';
import { defineBaseline } from './baseline.js';
import { forRoles, read, secondHand } from './demand.js';
import { type Citation, cite } from './source.js';
import {
	measurements,
	rfc3207,
	rfc6176,
	rfc7465,
	rfc7568,
	rfc8996,
	rfc9155,
	rfc9325,
	rfc9852,
	rfc10015,
} from './sources.js';
import { ietfBcp195Suites } from './suites/ietf-bcp195.js';

const applicability = read(
	'informative',
	'BCP 195 can be too strict for opportunistic TLS, where the alternative is clear text.',
	at('§5.2'),
);
const opportunistic = read('must', 'opportunistic' as const, [cite(rfc3207, '§4')], {
	note: 'A public mail exchanger does not insist on TLS.',
});
const implicit = read('must', 'mandatory' as const, at('§3.2'), {
	note: 'A port that speaks TLS from the start is preferred to STARTTLS.',
});

/** BCP 195 with RFC 10015, and the RFCs that prohibit versions, RC4 and old hashes. */
export const ietfBcp195 = defineBaseline({
	id: 'ietf-bcp195',
	name: 'BCP 195',
	title: 'IETF BCP 195 (RFC 8996, RFC 9325, RFC 9852), updated by RFC 10015',
	publisher: 'IETF',
	date: '2026-07',
	url: 'https://www.rfc-editor.org/info/bcp195',
	status: 'current',
	scope: 'TLS for any purpose; RFC 9325 §5.1 and §5.2 leave opportunistic TLS out.',
	remark: 'Of RFC 10015 the abstract was read, and the text as its last draft.',
	sources: [rfc9325, rfc8996, rfc9852, rfc10015, rfc6176, rfc7568, rfc7465, rfc9155, rfc3207],
	demands: forRoles(
		roles,
		{
			minimumProtocol: read('must', 'TLSv1.2', at('§3.1.1')),
			forbiddenProtocols: read(
				'must-not',
				['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1'],
				[...[cite(rfc6176, '§3'), cite(rfc7568, '§3'), cite(rfc8996, '§4'), cite(rfc8996, '§5')], ...at('§3.1.1')],
			),
			requiredProtocols: read('must', ['TLSv1.2'], at('§3.1.1')),
			preferredProtocols: read('should', ['TLSv1.3'], at('§3.1.1'), {
				note: 'Where it is there, it must be preferred.',
			}),
			opensslList: read(
				'derived',
				'ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256',
				at('§4.2'),
			),
			gnutlsPriorities: read(
				'derived',
				'NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-RSA:-DHE-RSA:-AES-256-CBC:-AES-128-CBC:-SHA1',
				[cite(measurements)],
			),
			cipherSuites: read('recommended', 'ECDHE with AES-GCM, for RSA and ECDSA certificates.', at('§4.2')),
			forbiddenCiphers: read('must-not', 'No encryption, RC4, export ciphers, and whatever has fewer than 112 bits.', [
				...at('§4.1'),
				cite(rfc7465, '§2'),
			]),
			discouragedCiphers: read('should-not', 'Whatever has fewer than 128 bits, such as 3DES.', at('§4.1')),
			discouragedKeyExchange: read('should-not', 'Static RSA, static DH and ECDH, and DHE.', at('§4.1')),
			forbiddenKeyExchange: secondHand(
				'must-not',
				'Static RSA, static DH and DHE in TLS 1.2.',
				[cite(rfc10015, '§2 to §4')],
				{ note: 'Groups over finite fields stay allowed in TLS 1.3; RFC 9325 §5.2 still holds for opportunistic TLS.' },
			),
			forwardSecrecy: read('must', 'Is supported and preferred.', at('§4.1')),
			discouragedModes: read('should-not', 'CBC, unless both sides encrypt before they authenticate.', at('§4.2')),
			forbiddenHashes: read('must-not', 'MD5 and SHA-1 in signatures.', [cite(rfc9155, '§2 to §5'), ...at('§4.5')]),
			serverPreference: read('must', true, at('§4.2.1'), {
				note: 'Servers prefer ECDHE with AES-128-GCM to anything weaker.',
			}),
			compression: read('should-not', 'off', at('§3.3'), { note: 'In TLS 1.2.' }),
			curves: read('should', ['secp256r1', 'x25519'], at('§4.2.1'), {
				note: 'Curves of fewer than 224 bits are prohibited (§4.5).',
			}),
			dhBits: read('must', 2048, at('§4.5')),
			rsaBits: read('must', 2048, at('§4.5')),
			signatureHashes: read('recommended', ['SHA-256', 'SHA-384', 'SHA-512'], at('§4.5'), {
				note: 'SHA-256 or stronger.',
			}),
			certificateCurves: read('recommended', ['secp256r1'], at('§4.2')),
			extendedMasterSecret: read('must', 'Is to be supported.', at('§3.5')),
			truncatedHmac: read('must-not', 'Is not to be used.', at('§4.6')),
			serverNameIndication: read('must', 'Is supported.', at('§3.7')),
			applicationProtocol: read('must', 'Is supported.', at('§3.8')),
			secureRenegotiation: read('must', 'Both sides do it by renegotiation_info.', at('§3.5')),
			sessionTickets: read('must', 'Their keys change regularly, such as weekly.', at('§3.4')),
			earlyData: read('must', 'Is not used where the application protocol does not say how.', at('§3.10')),
		},
		{
			'mx-server': { applicability, tlsLevel: opportunistic },
			'smtp-client-opportunistic': { applicability, tlsLevel: opportunistic },
			'smtp-client-mandatory': {
				tlsLevel: read('must', 'mandatory', at('§3.2'), { note: 'A strict local policy sends nothing in the clear.' }),
			},
			submission: { tlsLevel: implicit },
			'imap-pop': { tlsLevel: implicit },
		},
	),
	suites: ietfBcp195Suites,
});

function at(...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(rfc9325, place));
}
