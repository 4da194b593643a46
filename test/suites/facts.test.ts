import { describe, expect, test } from 'vitest';
import type { SuiteFacts } from '../../server/src/suites/facts.js';
import { allSuites, findSuite, suiteByNumber, suiteNames } from '../../server/src/suites/memory.js';

function find(nameOrNumber: string): SuiteFacts {
	const suite = findSuite(nameOrNumber);
	expect(suite, nameOrNumber).toBeDefined();
	return suite as SuiteFacts;
}

/** Numbers and names from IANA's registry "TLS Cipher Suites"; what they mean from the RFC that defines them. */
describe('a suite is what its RFC says', () => {
	test.each<[string, string, Partial<SuiteFacts>]>([
		// RFC 5289 §3.2
		['0xC02F', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', { keyExchange: 'ECDHE', authentication: 'RSA', mode: 'GCM' }],
		['0xC024', 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384', { mode: 'CBC', mac: 'SHA384', prfHash: 'SHA384', bits: 256 }],
		// RFC 5246 §A.5: SHA-256 derives the keys of suites that name SHA-1.
		['0x002F', 'TLS_RSA_WITH_AES_128_CBC_SHA', { mac: 'SHA1', prfHash: 'SHA256', isForwardSecret: false }],
		['0x0033', 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA', { keyExchange: 'DHE', isForwardSecret: true }],
		['0x0034', 'TLS_DH_anon_WITH_AES_128_CBC_SHA', { authentication: 'None', keyExchange: 'DHE' }],
		['0x000A', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA', { cipher: '3DES', bits: 168, strengthBits: 112 }],
		['0x0005', 'TLS_RSA_WITH_RC4_128_SHA', { cipher: 'RC4', mode: 'stream' }],
		['0x003B', 'TLS_RSA_WITH_NULL_SHA256', { cipher: 'None', bits: 0, mode: 'none', mac: 'SHA256' }],
		// RFC 2246 §A.5, and RFC 4346 §A.5 which prohibits them.
		['0x0003', 'TLS_RSA_EXPORT_WITH_RC4_40_MD5', { isExport: true, strengthBits: 40, newestProtocol: 'TLSv1' }],
		// RFC 5469
		['0x0007', 'TLS_RSA_WITH_IDEA_CBC_SHA', { newestProtocol: 'TLSv1.1', prfHash: 'MD5+SHA1' }],
		// RFC 6655
		['0xC0A3', 'TLS_DHE_RSA_WITH_AES_256_CCM_8', { mode: 'CCM_8', mac: 'AEAD', bits: 256, prfHash: 'SHA256' }],
		// RFC 7905
		['0xCCA8', 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', { cipher: 'ChaCha20', mode: 'POLY1305', bits: 256 }],
		// RFC 4279, RFC 5487, RFC 5489: the client of RSA_PSK checks a certificate, that of DHE_PSK none.
		['0x0094', 'TLS_RSA_PSK_WITH_AES_128_CBC_SHA', { keyExchange: 'RSAPSK', authentication: 'RSA' }],
		['0x00AA', 'TLS_DHE_PSK_WITH_AES_128_GCM_SHA256', { keyExchange: 'DHEPSK', authentication: 'PSK' }],
		// RFC 5054
		['0xC01E', 'TLS_SRP_SHA_RSA_WITH_AES_128_CBC_SHA', { keyExchange: 'SRP', authentication: 'RSA' }],
		// RFC 5932, RFC 6209
		['0x0088', 'TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA', { cipher: 'Camellia', bits: 256 }],
		['0xC061', 'TLS_ECDHE_RSA_WITH_ARIA_256_GCM_SHA384', { cipher: 'ARIA', mode: 'GCM', prfHash: 'SHA384' }],
		// RFC 8446 §B.4
		['0x1302', 'TLS_AES_256_GCM_SHA384', { protocol: 'TLSv1.3', keyExchange: 'any', authentication: 'any' }],
		['0x1305', 'TLS_AES_128_CCM_8_SHA256', { mode: 'CCM_8', bits: 128, prfHash: 'SHA256' }],
	])('%s is %s', (number, standardName, traits) => {
		expect(find(standardName)).toMatchObject({ number: Number(number), standardName, ...traits });
	});
});

describe('grades', () => {
	test.each<[string, string]>([
		['TLS_AES_128_GCM_SHA256', 'good'],
		['ECDHE-ECDSA-CHACHA20-POLY1305', 'good'],
		['ECDHE-PSK-CHACHA20-POLY1305', 'good'],
		['DHE-RSA-AES128-GCM-SHA256', 'DHE'],
		['ECDHE-ECDSA-AES128-CCM8', 'short tag'],
		['ECDHE-RSA-AES128-SHA256', 'CBC'],
		['AES128-GCM-SHA256', 'static key'],
		['ECDH-RSA-AES128-GCM-SHA256', 'static key'],
		['ECDHE-RSA-DES-CBC3-SHA', 'weak'],
		['ADH-AES128-GCM-SHA256', 'anonymous'],
		['DES-CBC-SHA', 'insecure'],
		['ECDHE-RSA-NULL-SHA', 'insecure'],
		['ADH-RC4-MD5', 'anonymous'],
	])('%s: %s', (name, grade) => {
		expect(find(name).grade).toBe(grade);
	});
});

describe('a suite is found', () => {
	test.each([
		['ECDHE-RSA-AES128-GCM-SHA256'],
		['ecdhe-rsa-aes128-gcm-sha256'],
		[' TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 '],
		['tls_ecdhe_rsa_with_aes_128_gcm_sha256'],
		['0xC02F'],
		['0xc02f'],
		['C02F'],
		['C0,2F'],
		['0xC0,0x2F'],
		['{ 0xC0, 0x2F }'],
	])('by %j', text => {
		expect(find(text).number).toBe(0xc02f);
	});

	test('by a name that newer releases have changed', () => {
		expect(find('EDH-RSA-DES-CBC3-SHA').opensslNames).toEqual(['DHE-RSA-DES-CBC3-SHA', 'EDH-RSA-DES-CBC3-SHA']);
	});

	test('by the three bytes of SSL 2.0; its name means the suite of TLS', () => {
		expect(find('0x010080')).toMatchObject({ protocol: 'SSLv2', opensslNames: ['RC4-MD5'] });
		expect(find('RC4-MD5')).toMatchObject({ number: 4, protocol: 'SSLv3' });
	});

	test.each([
		'',
		'nonsense',
		'0x',
		'0xC02',
		'0xFFFF',
		'C0,2F,',
		'__proto__',
		'constructor',
		'\u0000',
		'{'.repeat(1000),
	])('but not by %j', text => {
		expect(findSuite(text)).toBeUndefined();
	});

	test('by every name it has', () => {
		for (const name of suiteNames()) {
			const suite = find(name);
			expect([...suite.opensslNames, suite.standardName, suite.gnutlsName]).toContain(name);
		}
	});
});

describe('releases of OpenSSL', () => {
	test.each<[string, SuiteFacts['openssl']]>([
		// CHANGES of OpenSSL 1.0.1: "Add TLS v1.2 support", with GCM suites.
		['ECDHE-RSA-AES128-GCM-SHA256', { byDefault: { first: '1.0.1', last: '4.0' } }],
		// CHANGES of OpenSSL 1.1.0: ChaCha20-Poly1305 added, static ECDH removed.
		['ECDHE-RSA-CHACHA20-POLY1305', { byDefault: { first: '1.1.0', last: '4.0' } }],
		['ECDH-RSA-AES128-SHA', { byDefault: { first: '0.9.8', last: '1.0.2' } }],
		// CHANGES of OpenSSL 1.1.1: TLS 1.3, ARIA.
		['TLS_AES_128_GCM_SHA256', { byDefault: { first: '1.1.1', last: '4.0' } }],
		['ECDHE-ARIA128-GCM-SHA256', { byDefault: { first: '1.1.1', last: '4.0' } }],
		// CHANGES of OpenSSL 1.0.2g and 1.1.0: export suites, then RC4 and 3DES only with enable-weak-ssl-ciphers.
		['EXP-RC4-MD5', { byDefault: { first: '0.9.8', last: '1.0.1f' }, withLegacy: { first: '0.9.8', last: '1.0.2' } }],
		['RC4-SHA', { byDefault: { first: '0.9.8', last: '1.0.2' }, withLegacy: { first: '0.9.8', last: '1.1.1' } }],
	])('%s', (name, releases) => {
		expect(find(name).openssl).toEqual(releases);
	});
});

describe('releases of GnuTLS', () => {
	test.each<[string, SuiteFacts['gnutls']]>([
		['TLS_ECDHE_RSA_AES_128_GCM_SHA256', { first: '3.5', last: '3.8' }],
		// NEWS of GnuTLS 3.6.3: TLS 1.3.
		['TLS_AES_128_GCM_SHA256', { first: '3.6', last: '3.8' }],
		// The appendix "Supported Ciphersuites" of its manual has no export suites.
		['EXP-RC4-MD5', undefined],
	])('%s', (name, releases) => {
		expect(find(name).gnutls).toEqual(releases);
	});

	test('of a suite that only GnuTLS has: RFC 6367', () => {
		expect(find('0xC08A')).toMatchObject({
			standardName: 'TLS_ECDHE_RSA_WITH_CAMELLIA_128_GCM_SHA256',
			gnutlsName: 'TLS_ECDHE_RSA_CAMELLIA_128_GCM_SHA256',
			opensslNames: [],
			grade: 'good',
		});
	});
});

test('numbers are unique, and every suite is in some release', () => {
	const suites = allSuites();
	expect(new Set(suites.map(({ number }) => number)).size).toBe(suites.length);
	expect(suites.filter(({ openssl, gnutls }) => openssl === undefined && gnutls === undefined)).toEqual([]);
	expect(suites.map(({ number }) => suiteByNumber(number))).toEqual(suites);
});
