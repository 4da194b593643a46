import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultGroups, groupWorksIn, readGroupsList } from '../../server/src/openssl/groups.js';
import { type OpensslLibraryId, opensslLibraries, opensslLibrary } from '../../server/src/openssl/libraries.js';

/** The groups, or the word `error`; as the ClientHello of the real libraries lists them. */
function read(text: string, id: OpensslLibraryId): string {
	const { groups, error } = readGroupsList(text, opensslLibrary(id));
	return error ? 'error' : groups.join(' ');
}

describe('a list of groups before 3.5', () => {
	test.each([
		// Text, and what 1.1.1w and 3.0.20 make of it.
		['P-256', 'secp256r1', 'secp256r1'],
		['X25519:P-384', 'x25519 secp384r1', 'x25519 secp384r1'],
		['X25519\t:\n P-256', 'x25519 secp256r1', 'x25519 secp256r1'],
		['prime256v1', 'secp256r1', 'secp256r1'],
		['secp256r1', 'error', 'secp256r1'],
		['x25519', 'error', 'x25519'],
		['p-256', 'error', 'error'],
		['B-571:brainpoolP256r1', 'sect571r1 brainpoolP256r1', 'sect571r1 brainpoolP256r1'],
		['ffdhe2048:X25519', 'error', 'ffdhe2048 x25519'],
		['FFDHE2048', 'error', 'error'],
		['X25519:X25519', 'error', 'error'],
		['X25519:foo', 'error', 'error'],
		['?foo:X25519', 'error', 'error'],
		['X25519/P-256', 'error', 'error'],
		['X25519,P-256', 'error', 'error'],
		['X25519:', 'error', 'error'],
		['auto', 'error', 'error'],
		['DEFAULT', 'error', 'error'],
		['X25519MLKEM768', 'error', 'error'],
		['', 'error', 'error'],
	])('%j', (text, in111, in30) => {
		expect([read(text, 'openssl-1.1.1'), read(text, 'openssl-3.0')]).toEqual([in111, in30]);
	});

	test('knows x25519 since 1.1.0 and x448 since 1.1.1', () => {
		expect(read('X25519', 'openssl-1.0.2')).toBe('error');
		expect(read('X25519', 'openssl-1.1.0')).toBe('x25519');
		expect(read('X448', 'openssl-1.1.0')).toBe('error');
		expect(read('X448', 'openssl-1.1.1')).toBe('x448');
	});

	test('is unknown to 1.0.1', () => {
		expect(read('P-256', 'openssl-1.0.1')).toBe('error');
	});
});

const defaultOf35 = 'X25519MLKEM768 x25519 secp256r1 x448 secp384r1 secp521r1 ffdhe2048 ffdhe3072';

describe('a list of groups since 3.5', () => {
	test.each([
		// As 3.5.9 answers.
		['X25519:P-384', 'x25519 secp384r1'],
		['p-256:FFDHE2048:x25519mlkem768', 'secp256r1 ffdhe2048 X25519MLKEM768'],
		['X25519:X25519', 'x25519'],
		['X25519 / P-256', 'x25519 secp256r1'],
		['X25519:P-256/X25519', 'x25519 secp256r1'],
		['?foo:X25519', 'x25519'],
		['?foo/P-256', 'secp256r1'],
		['?foo', ''],
		['foo:X25519', 'error'],
		['*foo:X25519', 'error'],
		['X25519:P-256:-foo', 'error'],
		['?-foo:X25519', 'x25519'],
		['X25519:-X25519:P-256', 'secp256r1'],
		['X25519:-X25519:X25519', 'x25519'],
		['-P-256:P-256', 'secp256r1'],
		['*X25519:*P-256:*P-384:*P-521', 'x25519 secp256r1 secp384r1 secp521r1'],
		['*X25519:*P-256:*P-384:*P-521:*X448', 'error'],
		['*X25519:-X25519:*P-256:*P-384:*P-521:*X448', 'secp256r1 secp384r1 secp521r1 x448'],
		['*P-256:*P-384:*X448:DEFAULT', 'error'],
		['??X25519', 'error'],
		['??foo', 'error'],
		['?', 'error'],
		['? X25519', ''],
		[`?${'x'.repeat(63)}:X25519`, 'x25519'],
		[`?${'x'.repeat(64)}:X25519`, 'error'],
		['DEFAULT', defaultOf35],
		['default', defaultOf35],
		['DEFAULT:-X25519', defaultOf35.replace(' x25519', '')],
		['P-256:DEFAULT', `secp256r1 ${defaultOf35.replace(' secp256r1', '')}`],
		['-DEFAULT', 'error'],
		['?DEFAULT', 'error'],
		['X25519::P-256', 'error'],
		['X25519/', 'error'],
		['X25519/:P-256', 'error'],
		[':', 'error'],
		['', ''],
		['  ', ''],
		['auto', 'error'],
		['brainpoolP256r1tls13', 'brainpoolP256r1tls13'],
	])('%j', (text, expected) => {
		expect(read(text, 'openssl-3.5')).toBe(expected);
		expect(read(text, 'openssl-3.6')).toBe(expected);
	});

	test('has no curves over binary fields nor short ones in 4.0', () => {
		expect(read('sect571r1', 'openssl-3.5')).toBe('sect571r1');
		expect(read('sect571r1', 'openssl-4.0')).toBe('error');
		expect(read('secp256k1', 'openssl-4.0')).toBe('error');
		expect(read('SM2', 'openssl-4.0')).toBe('curveSM2');
	});

	test('says what is wrong and what it leaves out', () => {
		const library = opensslLibrary('openssl-3.5');
		expect(readGroupsList('X25519: foo', library).error).toEqual({
			message: "'foo' is no group that this library knows.",
			span: { start: 8, end: 11 },
		});
		expect(readGroupsList('?foo:X25519', library).ignored).toEqual([{ text: '?foo', span: { start: 0, end: 4 } }]);
	});
});

describe('without a list', () => {
	test.each([
		['openssl-1.0.0', 'sect163k1 sect163r1'],
		['openssl-1.0.1', 'sect571r1 sect571k1 secp521r1'],
		['openssl-1.0.2', 'secp256r1 secp521r1 brainpoolP512r1'],
		['openssl-1.1.0', 'x25519 secp256r1 secp521r1 secp384r1'],
		['openssl-1.1.1', 'x25519 secp256r1 x448 secp521r1 secp384r1'],
		['openssl-3.0', 'x25519 secp256r1 x448 secp521r1 secp384r1 ffdhe2048 ffdhe3072 ffdhe4096 ffdhe6144 ffdhe8192'],
		['openssl-3.5', defaultOf35],
		['openssl-3.6', defaultOf35],
		['openssl-4.0', 'X25519MLKEM768 SecP256r1MLKEM768 curveSM2MLKEM768 x25519'],
	] as const)('%s begins with %s', (id, expected) => {
		const groups = defaultGroups(opensslLibrary(id));
		expect(groups.slice(0, expected.split(' ').length).join(' ')).toBe(expected);
		expect(new Set(groups).size).toBe(groups.length);
	});

	test('every group of the default is one of the library', () => {
		for (const id of opensslLibraries.filter(each => !/-(0|1\.0\.[01])/.test(each))) {
			const library = opensslLibrary(id);
			const isKnown = (group: string) =>
				groupWorksIn(group, 'TLSv1.2', library) || groupWorksIn(group, 'TLSv1.3', library);
			expect(defaultGroups(library).filter(group => !isKnown(group))).toEqual([]);
		}
	});
});

test('finite fields and ML-KEM need TLS 1.3, old curves TLS 1.2', () => {
	const library = opensslLibrary('openssl-3.0');
	const protocols = (group: string) =>
		(['TLSv1.2', 'TLSv1.3'] as const).filter(protocol => groupWorksIn(group, protocol, library));
	expect(protocols('x25519')).toEqual(['TLSv1.2', 'TLSv1.3']);
	expect(protocols('ffdhe2048')).toEqual(['TLSv1.3']);
	expect(protocols('sect571r1')).toEqual(['TLSv1.2']);
	expect(protocols('X25519MLKEM768')).toEqual([]);
	expect(groupWorksIn('ffdhe2048', 'TLSv1.2', opensslLibrary('openssl-4.0'))).toBe(true);
});

test('any text can be read, and every span is inside', () => {
	const pieces = fc.array(fc.constantFrom('X25519', 'P-256', 'DEFAULT', 'foo', '?', '*', '-', ':', '/', ' ', '🔑'));
	const texts = fc.oneof(
		fc.string({ unit: 'binary' }),
		pieces.map(parts => parts.join('')),
	);
	fc.assert(
		fc.property(texts, fc.constantFrom(...opensslLibraries), (text, id) => {
			const { groups, error, ignored } = readGroupsList(text, opensslLibrary(id));
			expect(new Set(groups).size).toBe(groups.length);
			for (const { span } of [...ignored, ...(error ? [error] : [])]) {
				expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
			}
		}),
	);
});
