import { type Advice, defineBaseline } from './baseline.js';
import { read } from './demand.js';
import { type Citation, cite, type Source } from './source.js';
import { postconf5, postfixDeprecations, postfixForwardSecrecy, postfixSource, postfixTlsReadme } from './sources.js';
import { postfixUpstreamSuites } from './suites/postfix-upstream.js';

/** What Postfix 3.12 does unless told otherwise, and what its documentation advises. */
export const postfixUpstream = defineBaseline({
	id: 'postfix-upstream',
	name: 'Postfix',
	title: 'Postfix 3.12: documentation and defaults',
	publisher: 'Postfix',
	date: '2026-08-21',
	url: 'https://www.postfix.org/TLS_README.html',
	status: 'current',
	scope: 'Postfix; nothing on GnuTLS, which it does not use.',
	sources: [postfixTlsReadme, postfixForwardSecrecy, postconf5, postfixSource, postfixDeprecations],
	demands: {
		'mx-server': {
			minimumProtocol: read(
				'default',
				'TLSv1',
				[...at(postfixSource, 'DEF_SMTPD_TLS_PROTO'), ...at(postconf5, 'smtpd_tls_protocols')],
				{ note: 'At security level 1 and above OpenSSL 3 refuses TLS 1.0 and TLS 1.1 nevertheless.' },
			),
			protocolSyntax: read(
				'recommended',
				'Since 3.6 bounds such as >=TLSv1.2 are preferred.',
				at(postconf5, 'smtpd_tls_protocols'),
			),
			opensslList: read(
				'default',
				'aNULL:-aNULL:HIGH:MEDIUM:!SEED:!IDEA:!3DES:!RC2:!RC4:!RC5:!kDH:!kECDH:!aDSS:!MD5:+RC4:@STRENGTH',
				at(postfixSource, 'DEF_TLS_MEDIUM_CLIST'),
				{ note: 'The grade medium; its authors urge not to change it.' },
			),
			serverPreference: read('default', false, at(postfixSource, 'DEF_TLS_PREEMPT_CLIST')),
			dhParameters: read('recommended', 'built-in', [
				...at(postfixForwardSecrecy, 'server support'),
				...at(postconf5, 'smtpd_tls_dh1024_param_file'),
				cite(postfixDeprecations),
			]),
			curves: read(
				'default',
				['X25519MLKEM768', 'x25519', 'x448', 'secp256r1', 'secp384r1', 'secp521r1'],
				at(postfixSource, 'DEF_TLS_EECDH_AUTO'),
				{ note: "From OpenSSL 3.5 X25519MLKEM768 and OpenSSL's own; before that without X25519MLKEM768." },
			),
			tlsLevel: read('must', 'opportunistic', at(postconf5, 'smtpd_tls_security_level'), {
				note: 'A public mail exchanger must not insist on TLS.',
			}),
			anonymousCiphers: read(
				'recommended',
				'Are on; there is hardly a reason to exclude them.',
				at(postfixTlsReadme, 'server-side cipher controls'),
			),
			clientCertificate: read('default', 'do not ask', at(postconf5, 'smtpd_tls_ask_ccert')),
			logLevel: read('recommended', 1, at(postconf5, 'smtpd_tls_loglevel'), {
				note: 'From 2 on for debugging only.',
			}),
			compression: read('may', 'off', at(postconf5, 'tls_ssl_options'), { note: 'NO_COMPRESSION, since 2.11.' }),
			clientRenegotiation: read(
				'may',
				'NO_RENEGOTIATION switches it off, since 3.4.',
				at(postconf5, 'tls_ssl_options'),
			),
		},
		'smtp-client-opportunistic': {
			tlsLevel: read(
				'default',
				'opportunistic',
				[...at(postconf5, 'smtp_tls_security_level'), ...at(postfixSource, 'DEF_SMTP_TLS_LEVEL')],
				{ note: 'Since 3.11 with compatibility_level 3.11; before that no TLS at all.' },
			),
			applicability: read(
				'informative',
				'Where clear text is acceptable, stronger demands only lose peers; a handshake that fails is tried again without TLS.',
				at(postconf5, 'smtp_tls_security_level'),
			),
			cipherGrade: read('default', 'medium', at(postconf5, 'smtp_tls_ciphers')),
			dane: read(
				'recommended',
				'DANE wants smtp_dns_support_level = dnssec, smtp_host_lookup = dns and a local resolver that validates.',
				at(postfixTlsReadme, 'DANE TLS authentication'),
			),
		},
		'smtp-client-mandatory': {
			minimumProtocol: read('example', 'TLSv1.2', at(postfixTlsReadme, 'server-side cipher controls')),
			tlsLevel: read(
				'should-not',
				'mandatory',
				[
					...at(postfixTlsReadme, 'mandatory TLS encryption'),
					...at(postfixTlsReadme, 'mandatory server certificate verification'),
				],
				{ note: 'Not for all destinations: TLS policies ask for it one by one.' },
			),
			cipherGrade: read('default', 'medium', at(postconf5, 'smtp_tls_mandatory_ciphers')),
			policyMatch: read(
				'should-not',
				'The strategy hostname trusts names from the DNS; nexthop and dot-nexthop do not.',
				at(postconf5, 'smtp_tls_secure_cert_match'),
			),
		},
		submission: {
			minimumProtocol: read('example', 'TLSv1.2', at(postfixTlsReadme, 'server-side cipher controls')),
			cipherGrade: read('example', 'high', at(postfixTlsReadme, 'server-side cipher controls')),
			excludedCiphers: read('example', 'aNULL and MD5.', at(postfixTlsReadme, 'server-side cipher controls')),
			tlsLevel: read(
				'must',
				'mandatory',
				[...at(postconf5, 'smtpd_tls_security_level'), ...at(postconf5, 'smtpd_tls_wrappermode')],
				{ note: 'The level encrypt, which implies smtpd_tls_auth_only, or wrapper mode.' },
			),
			cleartextPasswords: read('default', 'allowed', at(postconf5, 'smtpd_tls_auth_only'), {
				note: 'smtpd_tls_auth_only is off unless it is set, or implied by the level encrypt.',
			}),
		},
	},
	suites: postfixUpstreamSuites,
	postfix: new Map<string, Advice>([
		['smtpd_tls_security_level', { value: 'may', cite: 'postconf(5)' }],
		['smtpd_tls_mandatory_protocols', { value: '>=TLSv1.2', cite: 'TLS_README, example' }],
		['tls_high_cipherlist', { value: null, cite: 'postconf(5)' }],
		['tls_medium_cipherlist', { value: null, cite: 'postconf(5)' }],
		['smtpd_tls_dh1024_param_file', { value: null, cite: 'FORWARD_SECRECY_README' }],
		['smtpd_tls_eecdh_grade', { value: null, cite: 'DEPRECATION_README' }],
		['smtpd_tls_loglevel', { value: '1', cite: 'postconf(5)' }],
		['smtp_dns_support_level', { value: 'dnssec', cite: 'TLS_README, DANE' }],
	]),
});

function at(source: Source, ...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(source, place));
}
