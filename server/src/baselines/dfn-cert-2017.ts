import type { Advice, Baseline } from './baseline.js';
import { cipherStringB, cipherStringBHarm } from './cipher-string-b.js';
import { dfnCert2017Suites } from './suites/dfn-cert-2017.js';

const allowsTls10 = 'leaves TLS 1.0 and TLS 1.1 on, which RFC 8996 retired';
const protocols = { value: '!SSLv2, !SSLv3', cite: '§2.1', harm: allowsTls10 };

/** DFN-CERT, "Empfehlungen für den Einsatz von Transportverschlüsselung zwischen Mailservern", 11 August 2017. */
export const dfnCert2017: Baseline = {
	id: 'dfn-cert-2017',
	name: 'DFN-CERT 2017',
	title: 'DFN-CERT 2017: transport encryption between mail servers',
	publisher: 'DFN-CERT Services GmbH',
	date: '2017-08-11',
	status: 'historic',
	demands: {},
	minimumProtocol: { opportunistic: 'TLSv1', mandatory: 'TLSv1' },
	demandsNoCompression: true,
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
		['smtp_tls_scert_verifydepth', { value: '5', cite: '§2.4.2' }],
		[
			'smtpd_tls_ask_ccert',
			{ value: 'yes', cite: '§2.4.2', harm: 'makes some mail clients ask their user for a certificate' },
		],
		['smtp_dns_support_level', { value: 'dnssec', cite: '§3.1' }],
		['smtp_host_lookup', { value: 'dns, native', cite: '§3.1' }],
	]),
};
