import { describe, expect, test } from 'vitest';
import { suiteWeakness } from '../../server/src/openssl/assess.js';
import { isOpensslLibraryId, opensslLibraries, opensslLibrary } from '../../server/src/openssl/libraries.js';
import type { CipherSuite } from '../../server/src/openssl/suite.js';

describe('libraries', () => {
	test('are found by their ids', () => {
		expect(opensslLibraries).toHaveLength(18);
		expect(isOpensslLibraryId('openssl-1.0.2-full')).toBe(true);
		expect(isOpensslLibraryId('gnutls-3.7')).toBe(false);
		expect(isOpensslLibraryId('toString')).toBe(false);
	});

	test.each(opensslLibraries)('%s has well-formed suites with unique numbers', id => {
		const { suites } = opensslLibrary(id);
		expect(new Set(suites.map(suite => suite.id)).size).toBe(suites.length);
		for (const suite of suites) {
			expect(suite.name).toMatch(/^[A-Z\d-]+$/);
			expect(suite.standardName ?? 'TLS_').toMatch(/^TLS_\w*$/);
			expect(Number.isInteger(suite.strengthBits) && suite.strengthBits <= 256).toBe(true);
		}
	});

	test('describe suites as the library prints them', () => {
		expect(find('openssl-1.0.2-full', 'EXP-RC4-MD5')).toEqual({
			name: 'EXP-RC4-MD5',
			standardName: 'TLS_RSA_EXPORT_WITH_RC4_40_MD5',
			id: 0x0003,
			protocol: 'SSLv3',
			newestProtocol: 'TLSv1.2',
			keyExchange: 'RSA',
			authentication: 'RSA',
			encryption: 'RC4(40)',
			mac: 'MD5',
			strengthBits: 40,
			algorithmBits: 128,
			strength: 'EXPORT40',
			isExport: true,
			isFips: false,
			isDefault: false,
		});
	});

	test('differ in what they say of the same suite', () => {
		expect(find('openssl-1.0.1f', 'DES-CBC3-SHA')).toMatchObject({ strengthBits: 168, strength: 'HIGH' });
		expect(find('openssl-1.0.2', 'DES-CBC3-SHA')).toMatchObject({ strengthBits: 112, strength: 'MEDIUM' });
		expect(find('openssl-1.0.2', 'ECDHE-RSA-AES128-SHA').protocol).toBe('SSLv3');
		expect(find('openssl-1.1.0', 'ECDHE-RSA-AES128-SHA').protocol).toBe('TLSv1');
	});
});

describe('suiteWeakness', () => {
	test.each([
		['ECDHE-RSA-AES128-GCM-SHA256', ''],
		['AES128-SHA', ''],
		['NULL-MD5', 'null md5'],
		['ADH-AES128-SHA', 'anonymous'],
		['AECDH-NULL-SHA', 'null anonymous'],
		['EXP-ADH-DES-CBC-SHA', 'anonymous export des'],
		['EXP-RC2-CBC-MD5', 'export rc2 md5'],
		['DES-CBC-SHA', 'low des'],
		['DES-CBC3-SHA', '3des'],
		['RC4-MD5', 'rc4 md5'],
		['IDEA-CBC-SHA', 'idea'],
		['SEED-SHA', 'seed'],
		['SRP-AES-128-CBC-SHA', ''],
		['PSK-AES128-CBC-SHA', ''],
	])('%s: %s', (name, expected) => {
		expect(suiteWeakness(find('openssl-1.0.2-full', name)).join(' ')).toBe(expected);
	});
});

function find(id: Parameters<typeof opensslLibrary>[0], name: string): CipherSuite {
	const suite = opensslLibrary(id).suites.find(candidate => candidate.name === name);
	if (!suite) {
		throw new Error(`${id} has no ${name}.`);
	}
	return suite;
}
