import { type Advice, defineBaseline } from './baseline.js';
import { cipherStringB, cipherStringBHarm } from './cipher-string-b.js';
import { forRoles, read } from './demand.js';
import { type Citation, cite } from './source.js';
import { bettercryptoChapter, dfn2017 } from './sources.js';
import { dfnCert2017Suites } from './suites/dfn-cert-2017.js';

const allowsTls10 = 'leaves TLS 1.0 and TLS 1.1 on, which RFC 8996 retired';
const protocols = { value: '!SSLv2, !SSLv3', cite: '§2.1', harm: allowsTls10 };

const clientsHaveNone = 'needs a certificate for clients, which public authorities issue no longer since 2026';

/** The priority string of §2.2, repaired of `+COMP=NULL`; §4.2 prints another one by mistake. */
const priorities = [
	'NORMAL:!VERS-SSL3.0:!ECDHE-ECDSA:!3DES-CBC:!AES-128-CBC:!AES-256-CBC:!ARCFOUR-128',
	'!CAMELLIA-128-GCM:!CAMELLIA-256-GCM:!COMP-DEFLATE:!DHE-DSS:!SIGN-DSA-SHA1:!SIGN-RSA-SHA1',
	'!VERS-DTLS1.2:!VERS-DTLS1.0:!SIGN-ECDSA-SHA384:!SIGN-ECDSA-SHA512:!SIGN-ECDSA-SHA224:!SIGN-ECDSA-SHA1',
	'+COMP-NULL',
].join(':');

/** DFN-CERT, "Empfehlungen für den Einsatz von Transportverschlüsselung zwischen Mailservern", 11 August 2017. */
export const dfnCert2017 = defineBaseline({
	id: 'dfn-cert-2017',
	name: 'DFN-CERT 2017',
	title: 'DFN-CERT 2017: transport encryption between mail servers',
	publisher: 'DFN-CERT Services GmbH',
	date: '2017-08-11',
	status: 'historic',
	supersededBy: ['ietf-bcp195', 'postmaster-2026'],
	scope: 'Mail between servers; submission and mailboxes are left out (§1).',
	sources: [dfn2017, bettercryptoChapter],
	demands: forRoles(
		['mx-server', 'smtp-client-opportunistic', 'smtp-client-mandatory'],
		{
			minimumProtocol: read('must', 'TLSv1', at('§2.1')),
			forbiddenProtocols: read('must-not', ['SSLv2', 'SSLv3'], at('§2.1')),
			allowedProtocols: read('recommended', ['TLSv1', 'TLSv1.1', 'TLSv1.2'], at('§2.1'), {
				note: 'It advises against TLS 1.2 alone; TLS 1.3 did not exist yet.',
			}),
			opensslList: read('example', cipherStringB, [...at('§2.2'), cite(bettercryptoChapter, 'cipherStringB.tex')], {
				note: '§4.1 and §4.2 print a variant with misprints.',
			}),
			gnutlsPriorities: read('example', priorities, at('§2.2'), {
				note: 'Without the misprint +COMP=NULL; the string of §4.2 excludes AES-128-GCM in place of AES-128-CBC.',
			}),
			forbiddenCiphers: read('should-not', 'RC4, 3DES and export ciphers are unsafe.', at('§2.2')),
			forbiddenHashes: read('should-not', 'MD5 and SHA-1 are unsafe.', at('§2.2'), {
				note: 'The lists that it prints select SHA-1.',
			}),
			discouragedModes: read('should-not', 'CBC is to be given up.', at('§2.2'), {
				note: 'The lists that it prints select CBC.',
			}),
			recommendedModes: read('recommended', 'GCM is fine.', at('§2.2')),
			forwardSecrecy: read('recommended', 'Suites with forward secrecy are to be used.', at('§2.2')),
			serverPreference: read('example', true, at('§2.2, openssl_options'), {
				note: 'For Exim with OpenSSL; nothing is said for Postfix.',
			}),
			compression: read('must', 'off', at('§2.3')),
			dhBits: read('recommended', 2048, at('§2.3')),
			dhParameters: read('recommended', 'own', at('§2.3'), { note: 'As long as possible.' }),
			certificateUsage: read('must', 'The certificate is for servers and for clients.', at('§2'), {
				note: 'Public authorities issue no certificates for clients any more since 2026.',
			}),
			certificateChain: read(
				'recommended',
				'The certificate of the server comes first, then the intermediate ones; the root is left out.',
				at('§2.4.2'),
			),
			logLevel: read('recommended', 1, at('§2.4.2')),
			logging: read('recommended', 'Exim logs the cipher and the name in the certificate.', at('§2.4.3')),
		},
		{
			'mx-server': {
				tlsLevel: read('must', 'opportunistic', at('§2.4.2')),
				clientCertificate: read('recommended', 'ask', at('§2.4.2')),
			},
			'smtp-client-opportunistic': {
				tlsLevel: read('recommended', 'opportunistic', at('§2.4.2')),
				fallback: read(
					'recommended',
					'Mail that cannot be sent encrypted for the moment is sent in the clear.',
					at('§2.4.3, tls_tempfail_tryclear'),
				),
				dane: read('may', 'DANE can be used; what is called mandatory there is the opportunistic level.', at('§3.1')),
				dnssec: read('recommended', 'recommended', at('§3'), {
					note: 'The resolver validates on the mail server itself.',
				}),
			},
			'smtp-client-mandatory': {
				tlsLevel: read('recommended', 'authenticated', at('§2.4.2', '§3.1'), {
					note: 'Per destination: secure, or dane-only.',
				}),
				cipherGrade: read('recommended', 'high', at('§2.2'), {
					note: 'It names the setting of the server; the one of the client is missing.',
				}),
				verificationDepth: read('example', 'Chains have at most 5 certificates.', at('§2.4.2')),
			},
		},
	),
	suites: dfnCert2017Suites,
	postfix: new Map<string, Advice>([
		['smtpd_tls_security_level', { value: 'may', cite: '§2.4.2' }],
		['smtp_tls_security_level', { value: 'may', cite: '§2.4.2' }],
		['smtpd_tls_protocols', protocols],
		['smtpd_tls_mandatory_protocols', protocols],
		['smtp_tls_protocols', protocols],
		['smtp_tls_mandatory_protocols', protocols],
		['smtpd_tls_mandatory_ciphers', { value: 'high', cite: '§2.2' }],
		['tls_high_cipherlist', { value: cipherStringB, cite: '§2.2', harm: cipherStringBHarm }],
		[
			'smtpd_tls_dh1024_param_file',
			{
				value: '/etc/postfix/dh2048.pem',
				cite: '§2.3',
				harm: 'needs a file made with "openssl dhparam"; RFC 10015 advises against own parameters',
			},
		],
		['tls_ssl_options', { value: 'NO_COMPRESSION', cite: '§2.3' }],
		['smtpd_tls_loglevel', { value: '1', cite: '§2.4.2' }],
		['smtp_tls_loglevel', { value: '1', cite: '§2.4.2' }],
		['smtp_tls_key_file', { value: '/etc/postfix/ssl/private/mta-key.pem', cite: '§2.4.2', harm: clientsHaveNone }],
		['smtp_tls_cert_file', { value: '/etc/postfix/ssl/certs/mta-cert.pem', cite: '§2.4.2', harm: clientsHaveNone }],
		['smtp_tls_CApath', { value: '/etc/ssl/certs', cite: '§2.4.2' }],
		['smtpd_tls_key_file', { value: '/etc/postfix/ssl/private/mta-key.pem', cite: '§2.4.2' }],
		['smtpd_tls_cert_file', { value: '/etc/postfix/ssl/certs/mta-cert.pem', cite: '§2.4.2' }],
		['smtp_tls_policy_maps', { value: 'hash:/etc/postfix/smtp_tls_policy_map', cite: '§2.4.2' }],
		['smtp_tls_scert_verifydepth', { value: '5', cite: '§2.4.2' }],
		[
			'smtpd_tls_ask_ccert',
			{ value: 'yes', cite: '§2.4.2', harm: 'makes some mail clients ask their user for a certificate' },
		],
		['smtp_dns_support_level', { value: 'dnssec', cite: '§3.1' }],
		['smtp_host_lookup', { value: 'dns, native', cite: '§3.1' }],
	]),
});

function at(...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(dfn2017, place));
}
