import { type Advice, defineBaseline } from './baseline.js';
import { type Demand, read, secondHand } from './demand.js';
import { cite } from './source.js';
import {
	bettercryptoChapter,
	dovecot24,
	eximSpecification,
	mailtls,
	measurements,
	mozilla60,
	ncsc2025,
	postconf5,
	postfixTlsReadme,
	rfc3207,
	rfc6176,
	rfc7568,
	rfc7672,
	rfc8314,
	rfc8996,
	rfc8997,
	rfc9155,
	rfc9325,
	rfc10015,
} from './sources.js';
import { postmaster2026Suites, postmaster2026SuitesOnPort25 } from './suites/postmaster-2026.js';

const obsoleteKeyExchange = 'Static RSA, static DH and DHE in TLS 1.2.';
const obsoletedBy = [cite(rfc10015, '§2 to §4')];
const writtenOnly = { note: 'Only lists that somebody wrote are reported, no defaults.' };

const cleartextOnlyInside: Demand<'forbidden'> = read('must', 'forbidden', [cite(rfc8314, '§4.1')]);

/** The default: what a senior postmaster expects today, put together from the current documents named in each entry. */
export const postmaster2026 = defineBaseline({
	id: 'postmaster-2026',
	name: 'postmaster-2026',
	title: 'MailTLS default: the current documents, reconciled for mail',
	publisher: 'MailTLS',
	date: '2026-11-22',
	status: 'current',
	scope: 'All mail services.',
	sources: [mailtls, rfc9325, rfc10015, rfc8314, postconf5, ncsc2025, mozilla60],
	demands: {
		'mx-server': {
			tlsLevel: read('must', 'opportunistic', [cite(rfc3207, '§4'), cite(postconf5, 'smtpd_tls_security_level')]),
			minimumProtocol: read('recommended', 'TLSv1.2', [cite(rfc8996), cite(ncsc2025, '§3.3.1'), cite(mailtls)], {
				note: 'Older ones are better than clear text, and OpenSSL 3 refuses them anyway.',
			}),
			forbiddenProtocols: read('must-not', ['SSLv2', 'SSLv3'], [cite(rfc6176), cite(rfc7568)]),
			opensslList: read(
				'recommended',
				null,
				[cite(postconf5, 'tls_medium_cipherlist'), cite(eximSpecification, '§43.4')],
				{ note: 'The list of the program or the library.' },
			),
			forbiddenCiphers: read('must-not', 'No encryption, export ciphers, ciphers of low strength, RC4.', [
				cite(rfc9325, '§4.1'),
			]),
			discouragedKeyExchange: read(
				'informative',
				'Static RSA and DHE.',
				[cite(rfc10015, '§3'), cite(rfc10015, '§4'), cite(rfc9325, '§5.2')],
				{ note: "On port 25 the alternative is clear text, and Postfix's own lists still have them." },
			),
			dhBits: read('must', 2048, [cite(rfc9325, '§4.5')]),
			dhParameters: read('recommended', 'built-in', [cite(postconf5, 'smtpd_tls_dh1024_param_file')]),
			compression: read('must', 'off', [cite(rfc9325, '§3.3')]),
			rsaBits: read('must', 2048, [cite(rfc9325, '§4.5')], { note: 'BSI and NCSC-NL ask for 3000 and 3072.' }),
			signatureHashes: read('must', ['SHA-256', 'SHA-384', 'SHA-512'], [cite(rfc9155)]),
			clientCertificate: read('recommended', 'do not ask', [cite(postconf5, 'smtpd_tls_ask_ccert')]),
			cleartextPasswords: read('must', 'forbidden', [cite(mailtls), cite(bettercryptoChapter, 'Postfix/main.cf')], {
				note: 'Best no passwords at all on port 25.',
			}),
			logLevel: read('recommended', 1, [cite(postconf5, 'smtpd_tls_loglevel')]),
		},
		'smtp-client-opportunistic': {
			tlsLevel: read('recommended', 'dane', [cite(rfc7672), cite(postfixTlsReadme, 'DANE TLS authentication')], {
				note: 'Behind a resolver that validates; opportunistic otherwise.',
			}),
			opensslList: read('recommended', null, [cite(postconf5, 'tls_medium_cipherlist')]),
			tlsReporting: read('may', 'recommended', [cite(postconf5, 'smtp_tlsrpt_enable')], {
				note: 'Where the program can do it.',
			}),
			logLevel: read('recommended', 1, [cite(postconf5, 'smtp_tls_loglevel')]),
		},
		'smtp-client-mandatory': {
			tlsLevel: read('recommended', 'authenticated', [cite(postconf5, 'smtp_tls_policy_maps'), cite(mailtls)], {
				note: 'By dane-only, or secure with a match; encryption alone is not enough for confidential mail.',
			}),
			minimumProtocol: read('must', 'TLSv1.2', [cite(rfc9325, '§3.1.1')]),
			forbiddenKeyExchange: secondHand('should-not', obsoleteKeyExchange, obsoletedBy, writtenOnly),
			cipherGrade: read('recommended', 'medium', [cite(mailtls)], {
				note: 'Or high; without suites that are only there for old peers.',
			}),
		},
		submission: {
			tlsLevel: read('must', 'mandatory', [cite(rfc8314, '§3.3'), cite(rfc9325, '§3.2')], {
				note: 'On port 465, and with STARTTLS on port 587.',
			}),
			minimumProtocol: read('must', 'TLSv1.2', [cite(rfc8997, '§3'), cite(rfc9325, '§3.1.1')]),
			opensslList: read(
				'recommended',
				'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305',
				[cite(mozilla60, 'intermediate')],
			),
			gnutlsPriorities: read(
				'derived',
				'NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-RSA:-DHE-RSA:-AES-256-CBC:-AES-128-CBC:-SHA1',
				[cite(measurements)],
			),
			forbiddenKeyExchange: secondHand('must-not', obsoleteKeyExchange, obsoletedBy),
			cleartextPasswords: cleartextOnlyInside,
			clientCertificate: read('must-not', 'do not ask', [cite(rfc8314, '§4.2')]),
		},
		'imap-pop': {
			tlsLevel: read('must', 'mandatory', [cite(rfc8314, '§4'), cite(dovecot24, 'ssl')], {
				note: 'Ports 993 and 995 are offered.',
			}),
			minimumProtocol: read('must', 'TLSv1.2', [cite(rfc8997, '§3'), cite(dovecot24, 'ssl_min_protocol')]),
			opensslList: read('recommended', null, [cite(dovecot24, 'ssl_cipher_list')], {
				note: 'The default, which has DHE, or the list of Mozilla intermediate.',
			}),
			forbiddenKeyExchange: secondHand('must-not', obsoleteKeyExchange, obsoletedBy, writtenOnly),
			cleartextPasswords: read('must', 'forbidden', [cite(rfc8314, '§4.1'), cite(dovecot24, 'auth_allow_cleartext')]),
		},
	},
	suites: postmaster2026Suites,
	suitesByRole: {
		'mx-server': postmaster2026SuitesOnPort25,
		'smtp-client-opportunistic': postmaster2026SuitesOnPort25,
	},
	postfix: new Map<string, Advice>([
		['smtpd_tls_security_level', { value: 'may', cite: 'RFC 3207 §4' }],
		['smtp_tls_security_level', { value: 'may', cite: 'TLS_README; `dane` behind a validating resolver, RFC 7672' }],
		['smtpd_tls_protocols', { value: '>=TLSv1.2', cite: 'RFC 8996, recommended on port 25' }],
		['smtpd_tls_mandatory_protocols', { value: '>=TLSv1.2', cite: 'RFC 8997 §3, RFC 9325 §3.1.1' }],
		['smtp_tls_mandatory_protocols', { value: '>=TLSv1.2', cite: 'RFC 9325 §3.1.1' }],
		['smtpd_tls_auth_only', { value: 'yes', cite: 'RFC 8314 §4.1' }],
		['smtpd_tls_loglevel', { value: '1', cite: 'postconf(5)' }],
		['smtp_tls_loglevel', { value: '1', cite: 'postconf(5)' }],
		['tls_ssl_options', { value: 'NO_COMPRESSION', cite: 'RFC 9325 §3.3; needed on OpenSSL before 1.1.0 only' }],
		['tls_high_cipherlist', { value: null, cite: 'postconf(5)' }],
		['tls_medium_cipherlist', { value: null, cite: 'postconf(5)' }],
		['smtpd_tls_ciphers', { value: null, cite: 'postconf(5)' }],
		['smtp_tls_ciphers', { value: null, cite: 'postconf(5)' }],
		['smtpd_tls_exclude_ciphers', { value: null, cite: 'postconf(5)' }],
		['smtpd_tls_dh1024_param_file', { value: null, cite: 'postconf(5), RFC 10015' }],
		['smtpd_tls_ask_ccert', { value: null, cite: 'postconf(5)' }],
		['smtpd_tls_eecdh_grade', { value: null, cite: 'postconf(5)' }],
	]),
});
