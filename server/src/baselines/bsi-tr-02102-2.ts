import { roles } from '../tls/role.js';
import { defineBaseline } from './baseline.js';
import { forRoles, read, reported, secondHand } from './demand.js';
import { type Citation, cite } from './source.js';
import { bsi2026Reports, bsiCryptoPolicy, bsiTask, mailtls, tlsComplianceData } from './sources.js';
import { bsiTr021022Suites } from './suites/bsi-tr-02102-2.js';

const keyLengths = 'TR-02102-2-TLS-MINIMUM-KEY-LENGTH';
const tls12 = 'TR-02102-2-TLS1.2-PARAMETERS';
const tls13 = 'TR-02102-2-TLS1.3-PARAMETERS';

/** BSI, TR-02102-2, edition 2023-01. */
export const bsiTr021022 = defineBaseline({
	id: 'bsi-tr-02102-2',
	name: 'BSI TR-02102-2',
	title: 'BSI TR-02102-2: use of TLS',
	publisher: 'BSI',
	date: '2023-01',
	url: 'https://www.bsi.bund.de/SharedDocs/Downloads/DE/BSI/Publikationen/TechnischeRichtlinien/TR02102/BSI-TR-02102-2.html',
	status: 'current',
	scope: 'TLS for any purpose.',
	editions: { read: '2023-01', newest: '2026-01' },
	remark: 'What the editions of 2025 and 2026 change is known from reports only and marked as unverified.',
	isStrictOnPort25: true,
	sources: [bsiTask, tlsComplianceData, bsiCryptoPolicy, bsi2026Reports],
	demands: forRoles(roles, {
		minimumProtocol: read('recommended', 'TLSv1.2', [
			cite(bsiTask, 'TR-02102-2-SPECIFICATION'),
			cite(tlsComplianceData, 'protocols'),
		]),
		allowedProtocols: read('recommended', ['TLSv1.2', 'TLSv1.3'], at('TR-02102-2-SPECIFICATION')),
		forbiddenProtocols: secondHand(
			'not-recommended',
			['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1'],
			[cite(tlsComplianceData, 'protocols')],
		),
		protocolSunset: reported('recommended', 'TLS 1.2 is recommended until the end of 2031.', [cite(bsi2026Reports)]),
		opensslList: read(
			'derived',
			'ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256',
			at(tls12),
			{ note: 'The suites of table 1 that have forward secrecy and authenticated encryption.' },
		),
		gnutlsPriorities: read(
			'derived',
			'NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-RSA:-CHACHA20-POLY1305:-AES-256-CBC:-AES-128-CBC:-SHA1:-GROUP-X25519:-GROUP-X448',
			[cite(mailtls)],
			{ note: 'Not by the BSI, which prints no such string.' },
		),
		cipherSuites: read(
			'recommended',
			'Ten suites of TLS 1.2 with ECDHE: AES with GCM, CCM, or CBC and SHA-2.',
			at(`${tls12} 3.3.1.1, table 1`),
			{ note: 'Until 2029 and later.' },
		),
		dheSuites: read('recommended', 'Six suites with DHE, RSA certificates and AES.', at(`${tls12} 3.3.1.1`), {
			note: 'The edition of 2026-01 is reported to end them with 2029.',
		}),
		tls13Suites: read('recommended', 'AES with GCM, and AES-128 with CCM.', at(`${tls13} 3.4.4`)),
		unlistedCiphers: read('not-listed', 'ChaCha20-Poly1305, Camellia, ARIA and static RSA.', [
			...at(tls12),
			cite(bsiCryptoPolicy, 'cipher'),
		]),
		compression: read('must-not', 'off', at(`${tls12} 3.3.4.3`)),
		curves: read(
			'recommended',
			['secp256r1', 'secp384r1', 'secp521r1', 'brainpoolP256r1', 'brainpoolP384r1', 'brainpoolP512r1'],
			at(`${tls12} 3.3.2`),
			{ note: 'Brainpool curves have names of their own in TLS 1.3; X25519 and X448 are not listed in 2023.' },
		),
		dhBits: read('must', 3000, [...at(keyLengths), cite(tlsComplianceData, 'key lengths')], {
			note: '2000 sufficed until 2022.',
		}),
		dhGroups: read('recommended', ['ffdhe3072', 'ffdhe4096'], at(`${tls12} 3.3.2, table 5`)),
		postQuantum: reported(
			'recommended',
			'Hybrid key agreement from the end of 2031, and of 2030 where protection has to be very high.',
			[cite(bsi2026Reports)],
		),
		rsaBits: read('must', 3000, [...at(keyLengths), cite(tlsComplianceData, 'key lengths')], {
			note: '2000 sufficed until 2023.',
		}),
		ecBits: read('must', 250, at(keyLengths)),
		signatureHashes: read('recommended', ['SHA-256', 'SHA-384', 'SHA-512'], at(`${tls12} 3.3.3`)),
		signaturePadding: read('recommended', 'PKCS #1 v1.5 until 2025.', at(`${tls13} 3.4.3`), {
			note: 'The edition of 2026-01 is reported to allow it no longer.',
		}),
		truncatedHmac: read('must-not', 'Is not to be used.', at('3.3.4.2')),
		encryptThenMac: read('may', 'Goes with suites in CBC mode.', at('3.3.4.5')),
		heartbeat: read('must-not', 'Is not to be used.', at('3.3.4.6')),
		extendedMasterSecret: read('may', 'Can be used.', at('3.3.4.7')),
		clientRenegotiation: read('must-not', 'Servers refuse it.', at(`${tls12} 3.3.4.1`)),
	}),
	suites: bsiTr021022Suites,
});

function at(...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(bsiTask, place));
}
