import { type Advice, defineBaseline } from './baseline.js';
import { cipherStringB, cipherStringBHarm } from './cipher-string-b.js';
import { type Demands, read } from './demand.js';
import { type Citation, cite } from './source.js';
import { bettercryptoChapter, bettercryptoCopy } from './sources.js';
import { bettercryptoSuites, bettercryptoSuitesOnPort25 } from './suites/bettercrypto.js';

const allowsTls10 = 'leaves TLS 1.0 and TLS 1.1 on, which RFC 8996 retired';
const protocols = { value: '!SSLv2, !SSLv3', cite: 'Postfix, MSA', harm: allowsTls10 };

/** What it asks of servers and clients on port 25 alike. */
const port25: Demands = {
	tlsLevel: read('must', 'opportunistic', at('mailserver.tex')),
	forbiddenProtocols: read('must-not', ['SSLv2'], [cite(bettercryptoCopy, 'recommendations'), ...at('mailserver.tex')]),
	allowedProtocols: read(
		'recommended',
		['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
		at('mailserver.tex, MX and SMTP client'),
		{ note: 'All but SSL 2.0; yet its settings for submission switch SSL 3.0 off for all services.' },
	),
	forbiddenCiphers: read('recommended', 'None: every suite is accepted.', at('mailserver.tex')),
	opensslList: read('recommended', null, at('mailserver.tex'), { note: 'Lists made for the web do not belong here.' }),
	compression: read('recommended', 'off', at('Postfix/main.cf')),
	cleartextPasswords: read('must', 'forbidden', at('Postfix/main.cf'), {
		note: 'Passwords are not offered before STARTTLS.',
	}),
	selfSigned: read('should-not', 'Are not to be used.', at('mailserver.tex')),
	certificateNames: read(
		'should',
		'A server has the name of its MX record in the certificate, a client that of its address.',
		at('mailserver.tex'),
	),
	certificateUsage: read(
		'recommended',
		'The certificate of the server is presented as that of the client too.',
		at('mailserver.tex'),
	),
	logLevel: read('recommended', 1, at('mailserver.tex')),
	logging: read(
		'recommended',
		'Exim logs whether the certificate was verified, the name in it, and the name asked for.',
		at('mailserver.tex'),
	),
};

/** BetterCrypto project, "Applied Crypto Hardening", chapter on mail servers, state of 27 September 2021. */
export const bettercrypto = defineBaseline({
	id: 'bettercrypto',
	name: 'bettercrypto',
	title: 'BetterCrypto Applied Crypto Hardening: mail servers',
	publisher: 'BetterCrypto project',
	date: '2021-09-27',
	url: 'https://bettercrypto.org/',
	status: 'historic',
	supersededBy: ['postmaster-2026'],
	scope: 'Mail servers, clients, submission and mailboxes; in substance the knowledge of 2014 to 2017.',
	sources: [bettercryptoChapter, bettercryptoCopy],
	demands: {
		'mx-server': port25,
		'smtp-client-opportunistic': port25,
		submission: {
			tlsLevel: read('must', 'mandatory', at('mailserver.tex'), { note: 'Port 587; port 465 can be offered too.' }),
			forbiddenProtocols: read('must-not', ['SSLv2', 'SSLv3'], at('Postfix/main.cf')),
			opensslList: read('recommended', cipherStringB, at('Postfix/main.cf'), {
				note: 'Where all mail clients can do it.',
			}),
			gnutlsPriorities: read('recommended', null, at('mailserver.tex')),
			serverPreference: read('recommended', true, at('Postfix/master.cf')),
			compression: read('recommended', 'off', at('Postfix/main.cf')),
			dhBits: read('recommended', 2048, at('Dovecot/10-ssl.conf')),
			cleartextPasswords: read('must', 'forbidden', at('mailserver.tex'), {
				note: 'Submission always asks for a password, and never without TLS.',
			}),
			curveSetting: read('may', 'smtpd_tls_eecdh_grade can be ultra.', at('Postfix/main.cf'), {
				note: 'Postfix ignores it since 3.6.',
			}),
		},
		'imap-pop': {
			tlsLevel: read('must', 'mandatory', at('mailserver.tex'), {
				note: 'Ports 143 and 110; ports 993 and 995 can be offered too.',
			}),
			forbiddenProtocols: read('must-not', ['SSLv2', 'SSLv3'], at('Dovecot/10-ssl.conf')),
			opensslList: read('recommended', cipherStringB, at('Dovecot/10-ssl.conf')),
			serverPreference: read('recommended', true, at('Dovecot/10-ssl.conf')),
			compression: read('recommended', 'off', at('Dovecot/10-ssl.conf')),
			dhBits: read('recommended', 2048, at('Dovecot/10-ssl.conf')),
			cleartextPasswords: read('must', 'forbidden', at('mailserver.tex, Cyrus')),
			passwordMechanisms: read('must', 'CRAM-MD5 and DIGEST-MD5 are advised against.', at('mailserver.tex, Cyrus')),
		},
	},
	suites: bettercryptoSuites,
	suitesByRole: {
		'mx-server': bettercryptoSuitesOnPort25,
		'smtp-client-opportunistic': bettercryptoSuitesOnPort25,
	},
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
});

function at(...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(bettercryptoChapter, place));
}
