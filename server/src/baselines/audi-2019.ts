import { type Advice, defineBaseline } from './baseline.js';
import { type Demands, read } from './demand.js';
import { type Citation, cite } from './source.js';
import { audi2019 as document } from './sources.js';
import { audi2019Suites } from './suites/audi-2019.js';

/** What it asks of partners' gateways in both directions. */
const gateways: Demands = {
	minimumProtocol: read('should', 'TLSv1.2', at('§5.4')),
	allowedProtocols: read('should', ['TLSv1.2', 'TLSv1.3'], at('§5.4'), {
		note: 'It says TLS 1.2 only; TLS 1.3 is not mentioned and is taken to be allowed.',
	}),
	forbiddenProtocols: read('must-not', ['SSLv2', 'SSLv3'], at('§5.4')),
	forbiddenCiphers: read('must-not', 'RC4 is not supported.', at('§2.2', '§6.3')),
	cipherBits: read('must', 128, at('§2.2', '§5.4'), { note: '256 are recommended.' }),
	opensslList: read('recommended', 'HIGH', at('§5.4'), {
		note: 'In OpenSSL it has anonymous suites and such with a shared secret; in Postfix, ciphers=high is meant.',
	}),
	certificateIssuer: read(
		'must',
		'The issuer checks the organisation (EV or class 3), not the domain alone.',
		at('§2.1', '§2.2'),
	),
	selfSigned: read('must-not', 'Are not to be used.', at('§2.2')),
	certificateNames: read('must', 'The common name is the host name of the gateway.', at('§2.2')),
	certificateExample: read('example', 'It prints a command that makes an RSA key of 1024 bits.', at('§5.9.3'), {
		note: 'OpenSSL refuses such a key at security level 1.',
	}),
	logLevel: read('recommended', 1, at('§5.9.1')),
};

/** AUDI AG, "Hinweise zur E-Mail-Verschlüsselung mit der AUDI AG", version 1.2, 6 June 2019. */
export const audi2019 = defineBaseline({
	id: 'audi-2019',
	name: 'Audi 2019',
	title: 'Audi 2019: mandatory TLS between the gateways of partners',
	publisher: 'AUDI AG',
	date: '2019-06-06',
	status: 'historic',
	supersededBy: ['postmaster-2026'],
	scope: 'Mail between Audi and its partners, by STARTTLS on port 25.',
	sources: [document],
	demands: {
		'mx-server': {
			...gateways,
			tlsLevel: read('must', 'opportunistic', at('§2.2', '§2.3'), { note: 'Mail without TLS is still accepted.' }),
		},
		'smtp-client-opportunistic': {
			tlsLevel: read('recommended', 'opportunistic', at('§5.9.1')),
			cipherGrade: read('recommended', 'medium', at('§5.6'), {
				note: 'The default; the grade high is for the policies of partners only.',
			}),
			fallback: read('may', 'TLS can be switched off for peers where it fails.', at('§5.8.1'), {
				note: 'All current documents advise against it: Postfix falls back by itself.',
			}),
		},
		'smtp-client-mandatory': {
			...gateways,
			tlsLevel: read('must', 'authenticated', at('§5.2', '§5.6')),
			cipherGrade: read('must', 'high', at('§5.6')),
			policyMatch: read(
				'must',
				"A match is given where the mail exchanger is outside of the partner's mail domain, and only there.",
				at('§5.6'),
			),
			trust: read(
				'must',
				'Authorities that check no more than the domain are not trusted; the list is kept by hand.',
				at('§5.2', '§5.7'),
			),
		},
	},
	suites: audi2019Suites,
	postfix: new Map<string, Advice>([
		['smtpd_tls_security_level', { value: 'may', cite: '§5.9.1' }],
		['smtp_tls_security_level', { value: 'may', cite: '§5.9.1' }],
		['smtpd_tls_loglevel', { value: '1', cite: '§5.9.1' }],
		['smtp_tls_loglevel', { value: '1', cite: '§5.9.1' }],
		['smtpd_tls_cert_file', { value: '/etc/postfix/tls/cert.pem', cite: '§5.9.1' }],
		['smtpd_tls_key_file', { value: '/etc/postfix/tls/key.pem', cite: '§5.9.1' }],
		[
			'smtp_tls_CApath',
			{
				value: '/etc/postfix/tls/cacerts.d',
				cite: '§5.9.1',
				harm: 'needs authorities chosen by hand; §5.7 names another folder',
			},
		],
		['smtp_tls_policy_maps', { value: 'hash:/etc/postfix/tls_policy', cite: '§5.9.1' }],
	]),
});

function at(...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(document, place));
}
