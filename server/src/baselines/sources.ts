import type { Source } from './source.js';

/** The documents that baselines cite, by what messages call them. Those without `read` were read where they are cited. */

export const dfn2017: Source = {
	name: 'DFN-CERT 2017',
	title: 'Empfehlungen für den Einsatz von Transportverschlüsselung zwischen Mailservern',
	publisher: 'DFN-CERT Services GmbH',
	date: '2017-08-11',
	read: 'all of it, in a text made by character recognition',
};

export const audi2019: Source = {
	name: 'Audi 2019',
	title: 'Hinweise zur E-Mail-Verschlüsselung mit der AUDI AG, version 1.2',
	publisher: 'AUDI AG',
	date: '2019-06-06',
	read: 'all of it',
};

export const bettercryptoChapter: Source = {
	name: 'bettercrypto',
	title: 'Applied Crypto Hardening: mail servers, text and configuration files',
	publisher: 'BetterCrypto project',
	date: '2021-09-27',
	url: 'https://github.com/BetterCrypto/Applied-Crypto-Hardening',
	read: 'the chapter and the files it shows, at commit 733cd732',
};

export const bettercryptoCopy: Source = {
	name: 'bettercrypto (copy)',
	title: 'Applied Crypto Hardening: mail servers, as republished elsewhere',
	publisher: 'BetterCrypto project',
	url: 'https://bettercrypto.org/',
	read: 'all of it',
};

export const lindenberg2022: Source = {
	name: 'Lindenberg 2022',
	title: 'RFC 7672 mit Mailcow/Postfix',
	publisher: 'Joachim Lindenberg',
	date: '2022-02-28',
	url: 'https://blog.lindenberg.one/',
	read: 'all of it; the address is that of the weblog, not of the article',
};

export const lrz2017: Source = {
	name: 'LRZ 2017',
	title: 'DNSSEC und DANE im Bayerischen Hochschulnetz, in INFORMATIK 2017',
	publisher: 'Leibniz-Rechenzentrum',
	date: '2017',
	read: 'all of it',
};

export const mozilla60: Source = {
	name: 'Mozilla 6.0',
	title: 'Server Side TLS guidelines 6.0',
	publisher: 'Mozilla',
	date: '2026-04-06',
	url: 'https://ssl-config.mozilla.org/guidelines/6.0.json',
	read: 'the JSON, all of it',
};

export const mozilla58: Source = {
	name: 'Mozilla 5.8',
	title: 'Server Side TLS guidelines 5.8',
	publisher: 'Mozilla',
	date: '2026-04-06',
	url: 'https://ssl-config.mozilla.org/guidelines/5.8.json',
	read: 'the JSON, all of it',
};

export const mozillaGenerator: Source = {
	name: 'Mozilla generator',
	title: 'SSL Configuration Generator, templates for Postfix, Exim and Dovecot',
	publisher: 'Mozilla',
	date: '2026-05-03',
	url: 'https://github.com/mozilla/ssl-config-generator',
	read: 'the three templates, at commit 858f8f74',
};

export const tlsref60: Source = {
	name: 'TLSRef 6.0',
	title: 'Server Side TLS guidelines 6.0, where Mozilla handed them over',
	publisher: 'TLSRef',
	date: '2026-06-11',
	url: 'https://data.tlsref.org/guidelines/6.0.json',
	read: "the JSON, which equals Mozilla's but for its address; not the prose",
};

export const rfc3207: Source = rfc(
	3207,
	'SMTP Service Extension for Secure SMTP over Transport Layer Security',
	'2002-02',
);
export const rfc6176: Source = rfc(6176, 'Prohibiting Secure Sockets Layer (SSL) Version 2.0', '2011-03');
export const rfc7465: Source = rfc(7465, 'Prohibiting RC4 Cipher Suites', '2015-02');
export const rfc7568: Source = rfc(7568, 'Deprecating Secure Sockets Layer Version 3.0', '2015-06');
export const rfc7672: Source = rfc(7672, 'SMTP Security via Opportunistic DANE TLS', '2015-10');
export const rfc8314: Source = rfc(
	8314,
	'Cleartext Considered Obsolete: Use of TLS for Email Submission and Access',
	'2018-01',
);
export const rfc8461: Source = rfc(8461, 'SMTP MTA Strict Transport Security (MTA-STS)', '2018-09');
export const rfc8996: Source = rfc(8996, 'Deprecating TLS 1.0 and TLS 1.1', '2021-03');
export const rfc8997: Source = rfc(8997, 'Deprecation of TLS 1.1 for Email Submission and Access', '2021-03');
export const rfc9155: Source = rfc(
	9155,
	'Deprecating MD5 and SHA-1 Signature Hashes in TLS 1.2 and DTLS 1.2',
	'2021-12',
);
export const rfc9325: Source = rfc(9325, 'Recommendations for Secure Use of TLS and DTLS', '2022-11');

export const rfc9852: Source = {
	...rfc(9852, 'New Protocols Using TLS Must Require TLS 1.3'),
	read: 'its title, and that it is part of BCP 195',
};

export const rfc10015: Source = {
	...rfc(10015, 'Deprecating Obsolete Key Exchange Methods in TLS 1.2 and DTLS 1.2', '2026-07'),
	read: 'its abstract; the text as draft 07 of November 2025, the levels confirmed by others',
};

export const ncsc2025: Source = {
	name: 'NCSC-NL 2025-05',
	title: 'Transport Layer Security (TLS), security guidelines 2025-05',
	publisher: 'NCSC-NL',
	date: '2025-05',
	url: 'https://www.ncsc.nl/en/transport-layer-security/ICT-beveiligingsrichtlijnen-voor-TLS',
	read: 'not itself: what Internet.nl 1.11 makes of it, paragraph by paragraph',
	readIn: 'Internet.nl 1.11',
};

export const ncsc2021: Source = {
	name: 'NCSC-NL 2.1',
	title: 'IT Security Guidelines for Transport Layer Security (TLS) 2.1',
	publisher: 'NCSC-NL',
	date: '2021-01-19',
	url: 'https://english.ncsc.nl/publications/publications/2021/january/19/it-security-guidelines-for-transport-layer-security-2.1',
	read: 'not itself: what Internet.nl made of it until June 2025',
	readIn: 'Internet.nl of before June 2025',
};

export const internetNl: Source = {
	name: 'Internet.nl',
	title: 'Internet.nl 1.11, test of mail servers',
	publisher: 'Dutch Internet Standards Platform',
	date: '2026-07-14',
	url: 'https://internet.nl',
	read: 'texts, constants and scores of the test, at commit cec0e01d',
};

export const bsiTask: Source = {
	name: 'BSI TaSK',
	title: 'TaSK 1.0.1, the profiles of TR-02102-2, TR-03116-4 and TR-03108-1 for machines',
	publisher: 'BSI',
	date: '2023-06-14',
	url: 'https://github.com/BSI-Bund/TaSK',
	read: 'the XML of the three guidelines, at commit 40b78564; its years are those of TR-02102-2 2023-01 and TR-03116-4 2022',
};

export const tlsComplianceData: Source = {
	name: 'TLS compliance data set',
	title: 'TLS compliance data set, columns of TR-02102-2 2023 and TR-03116-4 2022',
	publisher: 'Fondazione Bruno Kessler',
	date: '2025-05-06',
	url: 'https://github.com/stfbk/tls-compliance-dataset',
	read: 'protocols, key lengths and groups, at commit 998299b9',
};

export const bsiCryptoPolicy: Source = {
	name: 'BSI.pol',
	title: 'crypto-policies, policy BSI for TR-02102-2 2023-01',
	publisher: 'SUSE and Fedora',
	date: '2023',
	url: 'https://gitlab.com/redhat-crypto/fedora-crypto-policies',
	read: 'all of it',
};

export const bsi2026Reports: Source = {
	name: 'reports on TR-02102 2026-01',
	title: 'Reports on the edition of January 2026 by three weblogs',
	publisher: 'der-windows-papst.de, secure-your.it, all-about-security.de',
	date: '2026-03-02',
	url: 'https://www.der-windows-papst.de/2026/03/02/aktualisierte-kryptographie-richtlinie-erlaubte-verfahren-v2-0-jetzt-verfuegbar',
	read: 'excerpts',
};

export const tr03108Reports: Source = {
	name: 'reports on TR-03108',
	title: 'Reports on versions 1.0 and 2.0 of TR-03108',
	publisher: 'secupedia.de, mail.de, BSI',
	date: '2023',
	url: 'https://www.secupedia.de/news/bsi-tr-zertifizierung-verbessert-sicherheit-bei-e-mails/',
	read: 'excerpts',
};

export const postfixTlsReadme: Source = postfix('TLS_README', 'Postfix TLS Support', 'TLS_README.html');
export const postfixForwardSecrecy: Source = postfix(
	'FORWARD_SECRECY_README',
	'TLS Forward Secrecy in Postfix',
	'FORWARD_SECRECY_README.html',
);
export const postconf5: Source = postfix('postconf(5)', 'Postfix Configuration Parameters', 'postconf.5.html');
export const postfixDeprecations: Source = postfix(
	'DEPRECATION_README',
	'Postfix Deprecated Features',
	'DEPRECATION_README.html',
);
export const postfixSource: Source = {
	...postfix('Postfix source', 'Postfix 3.12-20260821', ''),
	url: 'https://github.com/vdukhovni/postfix',
};

export const eximSpecification: Source = {
	name: 'Exim specification',
	title: 'Specification of the Exim Mail Transfer Agent 4.100.1',
	publisher: 'Exim',
	date: '2026',
	url: 'https://www.exim.org/exim-html-current/doc/html/spec_html/',
	read: 'the TLS options and chapter 43, compared with 4.96 and 4.98.2',
};

export const dovecot24: Source = {
	name: 'Dovecot 2.4',
	title: 'Dovecot 2.4: SSL settings, SSL configuration, upgrade notes',
	publisher: 'Dovecot',
	date: '2026-08-07',
	url: 'https://doc.dovecot.org/',
};

export const imapdConf5: Source = {
	name: 'imapd.conf(5)',
	title: 'imapd.conf(5) of Cyrus IMAP 3.12.4',
	publisher: 'Cyrus IMAP',
	date: '2026',
	url: 'https://www.cyrusimap.org/',
};

export const debianPackages: Source = {
	name: 'Debian',
	title: 'Configuration files of the packages of Debian 12, Debian 13 and unstable',
	publisher: 'Debian',
	date: '2026-11-22',
	url: 'https://packages.debian.org/',
};

export const measurements: Source = {
	name: 'MailTLS, measured',
	title: 'Measurements with OpenSSL 3.0.19, GnuTLS 3.7.9, Exim 4.96, Postfix 3.7.11 and Dovecot 2.3.19.1 of Debian 12',
	publisher: 'MailTLS',
	date: '2026-11-22',
};

export const mailtls: Source = {
	name: 'MailTLS',
	title: 'Judgement of MailTLS where the documents leave the choice',
	publisher: 'MailTLS',
	date: '2026-11-22',
};

function rfc(number: number, title: string, date?: string): Source {
	const name = `RFC ${number}`;
	const url = `https://www.rfc-editor.org/rfc/rfc${number}`;
	return { name, title, publisher: 'IETF', url, ...(date !== undefined && { date }) };
}

function postfix(name: string, title: string, page: string): Source {
	return { name, title, publisher: 'Postfix', date: '2026-08-21', url: `https://www.postfix.org/${page}` };
}
