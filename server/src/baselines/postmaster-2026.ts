import type { Advice, Baseline } from './baseline.js';
import { postmaster2026Suites } from './suites/postmaster-2026.js';

/** The default: what a senior postmaster expects today, put together from the current documents named in each entry. */
export const postmaster2026: Baseline = {
	id: 'postmaster-2026',
	name: 'postmaster-2026',
	title: 'MailTLS default: the current documents, reconciled for mail',
	publisher: 'MailTLS',
	date: '2026-11-22',
	status: 'current',
	demands: {},
	minimumProtocol: { opportunistic: 'TLSv1.2', mandatory: 'TLSv1.2' },
	demandsNoCompression: false,
	suites: postmaster2026Suites,
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
};
