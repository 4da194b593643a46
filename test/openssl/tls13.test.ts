import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OpensslLibraryId, opensslLibraries, opensslLibrary } from '../../server/src/openssl/libraries.js';
import { selectTls13Suites, tls13Suites, tls13SuitesAtLevel } from '../../server/src/openssl/tls13.js';
import { forEachBuild, readRecording } from './recordings.js';

/** The suites, shortened, or the word `error`; as the real libraries answer to SSL_CTX_set_ciphersuites. */
function select(text: string, id: OpensslLibraryId): string {
	const { suites, error } = selectTls13Suites(text, opensslLibrary(id));
	return error ? 'error' : suites.map(({ name }) => name.replace(/^TLS_|_SHA\d+$/g, '')).join(' ');
}

const aes128 = 'TLS_AES_128_GCM_SHA256';
const aes256 = 'TLS_AES_256_GCM_SHA384';
const older = 'TLS_RSA_WITH_AES_128_CBC_SHA';

describe('a list of TLS 1.3 suites', () => {
	test.each([
		// Text, and what 1.1.1w, 3.0.20, 3.5.9 and 4.0.3 make of it.
		['', '', '', '', ''],
		[aes128, ...all('AES_128_GCM')],
		[`TLS_CHACHA20_POLY1305_SHA256:${aes128}`, ...all('CHACHA20_POLY1305 AES_128_GCM')],
		[`${aes128}:${aes128}`, ...all('AES_128_GCM')],
		[` ${aes128}\t:\n${aes256}\r`, ...all('AES_128_GCM AES_256_GCM')],
		[`${aes128}:FOO`, 'error', 'AES_128_GCM', 'AES_128_GCM', 'AES_128_GCM'],
		[`:${aes128}:`, 'error', 'AES_128_GCM', 'AES_128_GCM', 'AES_128_GCM'],
		['FOO', ...all('error')],
		[' ', ...all('error')],
		['AES128-SHA', ...all('error')],
		['DEFAULT', ...all('error')],
		[`${aes128},${aes256}`, ...all('error')],
		[older, '', '', '', 'error'],
		[`${older}:FOO`, 'error', '', '', 'error'],
		['TLS_RSA_WITH_SEED_CBC_SHA', '', '', '', 'error'],
		['TLS_FALLBACK_SCSV', '', '', '', 'error'],
		['tls_aes_128_gcm_sha256', 'error', 'error', 'error', 'AES_128_GCM'],
		['TLS_SHA256_SHA256', 'error', 'error', 'SHA256', 'SHA256'],
	])('%j', (text, ...expected) => {
		const libraries = ['openssl-1.1.1', 'openssl-3.0', 'openssl-3.5', 'openssl-4.0'] as const;
		expect(libraries.map(id => select(text, id))).toEqual(expected);
	});

	test('tells which of its elements select nothing', () => {
		const { ignored } = selectTls13Suites(`FOO: ${older}:${aes128}`, opensslLibrary('openssl-3.0'));
		expect(ignored).toEqual([
			{ text: 'FOO', span: { start: 0, end: 3 } },
			{ text: older, span: { start: 5, end: 33 } },
		]);
	});

	test('is refused at its first unknown name', () => {
		const { error } = selectTls13Suites(`${aes128}:FOO`, opensslLibrary('openssl-1.1.1'));
		expect(error?.span).toEqual({ start: 23, end: 26 });
		expect(error?.message).toBe("'FOO' is no cipher suite of TLS 1.3 that this library knows.");
	});

	test('may be any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...opensslLibraries), (text, id) => {
				const { error, ignored } = selectTls13Suites(text, opensslLibrary(id));
				for (const { start, end } of [...ignored, ...(error ? [error] : [])].map(({ span }) => span)) {
					expect(0 <= start && start <= end && end <= text.length).toBe(true);
				}
			}),
		);
	});
});

describe('the suites of TLS 1.3', () => {
	test('are three unless a list says otherwise, and none before 1.1.1', () => {
		const names = [aes256, 'TLS_CHACHA20_POLY1305_SHA256', aes128];
		expect(tls13Suites(opensslLibrary('openssl-1.1.1')).map(({ name }) => name)).toEqual(names);
		expect(tls13Suites(opensslLibrary('openssl-4.0')).map(({ name }) => name)).toEqual(names);
		expect(tls13Suites(opensslLibrary('openssl-1.1.0'))).toEqual([]);
		expect(select(aes128, 'openssl-1.1.0')).toBe('error');
	});

	test('are limited by the security level', () => {
		const level = (id: OpensslLibraryId, securityLevel: number) =>
			tls13SuitesAtLevel(
				selectTls13Suites(`${aes256}:${aes128}:TLS_AES_128_CCM_8_SHA256`, opensslLibrary(id)).suites,
				securityLevel,
			).length;
		// SSL_get1_supported_ciphers of each: 3.5 counts 64 bits for the short tag of CCM_8.
		expect([0, 1, 2, 3, 4, 5].map(at => level('openssl-3.0', at))).toEqual([3, 3, 3, 3, 1, 1]);
		expect([0, 1, 2, 3, 4, 5].map(at => level('openssl-3.5', at))).toEqual([3, 2, 2, 2, 1, 1]);
	});

	describe('are as recorded', () => {
		interface RecordedSuite {
			readonly id: string;
			readonly name: string;
			readonly enc: string;
			readonly bits: number;
		}
		forEachBuild((id, version) => {
			test(id, () => {
				const { tls13 } = readRecording<{ tls13: readonly RecordedSuite[] | null }>(`openssl-table-${version}.json`);
				const recorded = tls13 ?? [];
				const { suites } = selectTls13Suites(recorded.map(({ name }) => name).join(':'), opensslLibrary(id));
				expect(
					suites.map(({ name, encryption, strengthBits }) => ({ name, enc: encryption, bits: strengthBits })),
				).toEqual(recorded.map(({ name, enc, bits }) => ({ name, enc, bits })));
				expect(suites.map(suite => suite.id)).toEqual(recorded.map(suite => Number(suite.id) & 0xffff));
			});
		});
	});
});

function all(expected: string): [string, string, string, string] {
	return [expected, expected, expected, expected];
}
