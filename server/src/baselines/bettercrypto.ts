import type { Advice, Baseline } from './baseline.js';
import { cipherStringB, cipherStringBHarm } from './cipher-string-b.js';
import { bettercryptoSuites } from './suites/bettercrypto.js';

const allowsTls10 = 'leaves TLS 1.0 and TLS 1.1 on, which RFC 8996 retired';
const protocols = { value: '!SSLv2, !SSLv3', cite: 'Postfix, MSA', harm: allowsTls10 };

/** BetterCrypto project, "Applied Crypto Hardening", chapter on mail servers, state of 27 September 2021. */
export const bettercrypto: Baseline = {
	id: 'bettercrypto',
	name: 'bettercrypto',
	title: 'BetterCrypto Applied Crypto Hardening: mail servers',
	publisher: 'BetterCrypto project',
	date: '2021-09-27',
	status: 'historic',
	demands: {},
	minimumProtocol: { opportunistic: 'TLSv1', mandatory: 'TLSv1' },
	demandsNoCompression: true,
	suites: bettercryptoSuites,
	postfix: new Map<string, Advice>([
		['smtpd_tls_security_level', { value: 'may', cite: 'Postfix, MX and SMTP client' }],
		['smtp_tls_security_level', { value: 'may', cite: 'Postfix, MX and SMTP client' }],
		['smtpd_tls_protocols', protocols],
		['smtpd_tls_mandatory_protocols', protocols],
		['smtp_tls_protocols', protocols],
		['smtp_tls_mandatory_protocols', protocols],
		['smtpd_tls_mandatory_ciphers', { value: 'high', cite: 'Postfix, MSA' }],
		['tls_high_cipherlist', { value: cipherStringB, cite: 'Postfix, MSA', harm: cipherStringBHarm }],
		['smtpd_tls_auth_only', { value: 'yes', cite: 'Postfix, MX and SMTP client' }],
		['tls_preempt_cipherlist', { value: 'yes', cite: 'Postfix, MSA' }],
		['tls_ssl_options', { value: 'NO_COMPRESSION', cite: 'Postfix, MX and SMTP client' }],
		['smtpd_tls_loglevel', { value: '1', cite: 'Postfix, MX and SMTP client' }],
		['smtp_tls_loglevel', { value: '1', cite: 'Postfix, MX and SMTP client' }],
		['smtpd_tls_eecdh_grade', { value: 'ultra', cite: 'Postfix', harm: 'has no effect since Postfix 3.6' }],
	]),
};
