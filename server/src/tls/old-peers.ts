import type { ProtocolVersion } from './protocol.js';

/** Software that is still met in mail and cannot do all that today's can, as it is without special settings. */
export interface OldPeer {
	/** As the end of "among them are". */
	readonly name: string;
	/** What it does: programs of users submit and read mail, servers pass it on, libraries are in both. */
	readonly kind: 'client' | 'server' | 'library';
	/** What it speaks unless somebody changes its settings. */
	readonly protocols: readonly ProtocolVersion[];
	/** Its suites before TLS 1.3, under OpenSSL's names; absent: not known, and nothing is said of them. */
	readonly suites?: readonly string[];
	/** A build of OpenSSL whose suites it has. */
	readonly build?: 'openssl-0.9.8' | 'openssl-1.0.0' | 'openssl-1.0.1' | 'openssl-1.0.2' | 'openssl-1.1.0';
	/** Who says so. */
	readonly source: string;
}

const upToTls10: readonly ProtocolVersion[] = ['SSLv3', 'TLSv1'];
const upToTls12: readonly ProtocolVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2'];

const opensslNews = 'https://github.com/openssl/openssl/blob/master/NEWS.md';
const mozilla50 = 'https://github.com/mozilla/server-side-tls/blob/gh-pages/json/server-side-tls-conf-5.0.json';
const schannelProtocols =
	'https://learn.microsoft.com/en-us/windows/win32/secauthn/protocols-in-tls-ssl--schannel-ssp-';
const windows81Suites = 'https://learn.microsoft.com/en-us/windows/win32/secauthn/tls-cipher-suites-in-windows-8-1';

/** Schannel before AES came with Vista: RSA key exchange with RC4, 3DES or DES. */
const schannel2003 = ['RC4-MD5', 'RC4-SHA', 'DES-CBC3-SHA', 'DES-CBC-SHA'];

/** Schannel of Windows 8, 8.1, Server 2012 and 2012 R2; that of Windows 7 has the same. With RSA, GCM goes with DHE only. */
const schannel2012 = [
	...['ECDHE-RSA-AES256-SHA384', 'ECDHE-RSA-AES128-SHA256', 'ECDHE-RSA-AES256-SHA', 'ECDHE-RSA-AES128-SHA'],
	...['DHE-RSA-AES256-GCM-SHA384', 'DHE-RSA-AES128-GCM-SHA256', 'DHE-RSA-AES256-SHA', 'DHE-RSA-AES128-SHA'],
	...['AES256-GCM-SHA384', 'AES128-GCM-SHA256', 'AES256-SHA256', 'AES128-SHA256', 'AES256-SHA', 'AES128-SHA'],
	...['ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-SHA384'],
	...['ECDHE-ECDSA-AES128-SHA256', 'ECDHE-ECDSA-AES256-SHA', 'ECDHE-ECDSA-AES128-SHA'],
	...['DHE-DSS-AES256-SHA256', 'DHE-DSS-AES128-SHA256', 'DHE-DSS-AES256-SHA', 'DHE-DSS-AES128-SHA'],
	...['DES-CBC3-SHA', 'DHE-DSS-DES-CBC3-SHA', 'EDH-DSS-DES-CBC3-SHA', 'RC4-SHA', 'RC4-MD5'],
];

/** The oldest first. */
export const oldPeers: readonly OldPeer[] = [
	{
		name: 'Windows Server 2003 and XP',
		kind: 'library',
		protocols: upToTls10,
		suites: schannel2003,
		source: 'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-vista/cc766285(v=ws.10)',
	},
	{
		name: 'OpenSSL 0.9.8',
		kind: 'library',
		protocols: upToTls10,
		build: 'openssl-0.9.8',
		source: opensslNews,
	},
	{
		name: 'OpenSSL 1.0.0',
		kind: 'library',
		protocols: upToTls10,
		build: 'openssl-1.0.0',
		source: opensslNews,
	},
	{
		name: 'Exchange 2010 before Service Pack 3 Update Rollup 9',
		kind: 'server',
		protocols: upToTls10,
		source: 'https://support.microsoft.com/en-us/help/3029667',
	},
	{
		name: 'Exchange 2013 before Cumulative Update 8',
		kind: 'server',
		protocols: upToTls10,
		source: 'https://support.microsoft.com/en-us/kb/3045301',
	},
	{
		name: 'Windows Server 2008 and 2008 R2 unless TLS 1.2 was switched on',
		kind: 'server',
		protocols: upToTls10,
		source: schannelProtocols,
	},
	{
		name: 'Windows 7 unless TLS 1.2 was switched on',
		kind: 'client',
		protocols: upToTls10,
		source: 'https://support.microsoft.com/en-us/kb/3140245',
	},
	{
		name: 'Java 7 and older',
		kind: 'client',
		protocols: upToTls10,
		source: 'https://blogs.oracle.com/java/post/jdk-8-will-use-tls-12-as-default',
	},
	{
		name: 'Android before 5',
		kind: 'client',
		protocols: upToTls10,
		source: 'https://developer.android.com/reference/javax/net/ssl/SSLSocket',
	},
	{
		name: 'iOS before 5 and Mac OS X up to 10.7',
		kind: 'client',
		protocols: upToTls10,
		source: 'https://developer.apple.com/library/archive/technotes/tn2287/_index.html',
	},
	{
		name: 'Thunderbird before 24',
		kind: 'client',
		protocols: upToTls10,
		source: 'https://kb.mozillazine.org/Security.tls.version.*',
	},
	{
		name: 'Windows Server 2012 and 2012 R2',
		kind: 'server',
		protocols: upToTls12,
		suites: schannel2012,
		source: windows81Suites,
	},
	{
		name: 'Windows 7, 8 and 8.1',
		kind: 'client',
		protocols: upToTls12,
		suites: schannel2012,
		source: windows81Suites,
	},
	{
		name: 'Windows Server 2016',
		kind: 'server',
		protocols: upToTls12,
		source: schannelProtocols,
	},
	{
		name: 'OpenSSL 1.0.1',
		kind: 'library',
		protocols: upToTls12,
		build: 'openssl-1.0.1',
		source: opensslNews,
	},
	{
		name: 'OpenSSL 1.0.2',
		kind: 'library',
		protocols: upToTls12,
		build: 'openssl-1.0.2',
		source: opensslNews,
	},
	{
		name: 'OpenSSL 1.1.0',
		kind: 'library',
		protocols: upToTls12,
		build: 'openssl-1.1.0',
		source: opensslNews,
	},
	{
		name: 'Android before 10',
		kind: 'client',
		protocols: upToTls12,
		source: mozilla50,
	},
];
