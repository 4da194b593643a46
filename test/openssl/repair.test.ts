import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suiteWeakness } from '../../server/src/openssl/assess.js';
import type { OpensslLibraryId } from '../../server/src/openssl/libraries.js';
import { expansionOf } from '../../server/src/openssl/memory.js';
import { repairCipherString } from '../../server/src/openssl/repair.js';
import type { CipherSuite } from '../../server/src/openssl/suite.js';
import { type CertificateType, offeredSuites } from '../../server/src/openssl/supported.js';
import { applyEdits } from '../../server/src/text/edit.js';
import { cipherText, libraryIds } from './vocabulary.js';

const isWeak = (suite: CipherSuite) => suiteWeakness(suite).some(weakness => weakness !== 'anonymous');
const isCbc = ({ mac }: CipherSuite) => mac !== 'AEAD';
const isNamed =
	(...names: string[]) =>
	({ name }: CipherSuite) =>
		names.includes(name);

function repaired(text: string, id: OpensslLibraryId, isForbidden: (suite: CipherSuite) => boolean) {
	return repairCipherString(text, { isForbidden }, id)?.text;
}

describe('words that stand for nothing else go', () => {
	test.each([
		['in the middle', 'HIGH:RC4:!aNULL', 'openssl-1.0.2', 'HIGH:!aNULL'],
		['at the start', 'RC4:ECDHE+AESGCM', 'openssl-1.0.2', 'ECDHE+AESGCM'],
		['at the end', 'ECDHE+AESGCM, RC4', 'openssl-1.0.2', 'ECDHE+AESGCM'],
		['side by side', 'ECDHE+AESGCM:RC4-SHA:RC4-MD5:AES128-SHA', 'openssl-1.0.2', 'ECDHE+AESGCM:AES128-SHA'],
	] as const)('%s: %s', (_, text, id, expected) => {
		expect(repaired(text, id, isWeak)).toBe(expected);
	});
});

describe('what other words let in is excluded', () => {
	test('as a kind, in the style of the string', () => {
		// ciphers(1) of 1.0.0: HIGH has every cipher with keys of more than 128 bits, 3DES with 168 among them.
		expect(repaired('HIGH:!aNULL', 'openssl-1.0.0', isWeak)).toBe('HIGH:!aNULL:!3DES');
		expect(repaired('HIGH, !aNULL', 'openssl-1.0.0', isWeak)).toBe('HIGH, !aNULL, !3DES');
		expect(repaired('HIGH !aNULL', 'openssl-1.0.0', isWeak)).toBe('HIGH !aNULL !3DES');
		expect(repaired('HIGH:    !aNULL:', 'openssl-1.0.0', isWeak)).toBe('HIGH:    !aNULL:!3DES');
	});

	test('a word that asked for the same goes', () => {
		expect(repaired('HIGH:!aNULL:3DES', 'openssl-1.0.0', isWeak)).toBe('HIGH:!aNULL:!3DES');
	});

	test('by name where a kind would take more', () => {
		expect(repaired('ECDHE+AESGCM', 'openssl-3.0', isNamed('ECDHE-RSA-AES128-GCM-SHA256'))).toBe(
			'ECDHE+AESGCM:!ECDHE-RSA-AES128-GCM-SHA256',
		);
	});

	test('by the word that says it, where there is one', () => {
		expect(repaired('HIGH:!aNULL', 'openssl-3.0', isCbc)).toBe('HIGH:!aNULL:!CBC');
	});
});

test('the summary names what a peer loses', () => {
	const repair = repairCipherString('ECDHE+AESGCM:RC4-SHA:DES-CBC3-SHA', { isForbidden: isWeak }, 'openssl-1.0.2');
	expect(repair?.summary).toBe('drops 2 suites: RC4-SHA and DES-CBC3-SHA');
	expect(repair?.before.length).toBe((repair?.after.length ?? 0) + 2);
});

test('what conforms stays as it is', () => {
	const repair = repairCipherString('ECDHE+AESGCM', { isForbidden: isWeak }, 'openssl-3.0');
	expect(repair).toMatchObject({ text: 'ECDHE+AESGCM', edits: [], summary: 'drops no suite' });
});

describe('no repair', () => {
	test.each([
		['nothing would be left', 'RC4', 'openssl-1.0.2', isWeak],
		['the string is refused', 'HIGH:é:RC4', 'openssl-1.0.2', isWeak],
		['RSA certificates would lose their only suite', 'ECDHE-ECDSA-AES128-GCM-SHA256:RC4-SHA', 'openssl-1.0.2', isWeak],
		['what follows Suite B is not read', 'SUITEB128', 'openssl-3.0', isNamed('ECDHE-ECDSA-AES256-GCM-SHA384')],
	] as const)('%s: %s', (_, text, id, isForbidden) => {
		expect(repairCipherString(text, { isForbidden }, id)).toBeUndefined();
	});

	test('but for certificates that nobody has', () => {
		const wish = { isForbidden: isWeak, certificateTypes: ['ECDSA'] as const };
		const text = 'ECDHE-ECDSA-AES128-GCM-SHA256:RC4-SHA';
		expect(repairCipherString(text, wish, 'openssl-1.0.2')?.text).toBe('ECDHE-ECDSA-AES128-GCM-SHA256');
	});
});

/** Whether a server with a certificate of this type alone could use the list. */
function serves(list: readonly CipherSuite[], type: CertificateType): boolean {
	const options = { protocols: ['SSLv2', 'SSLv3', 'TLSv1.1', 'TLSv1.2'], securityLevel: 0, psk: true } as const;
	const offered = offeredSuites(list, { ...options, certificateTypes: [type] });
	return offered.some(({ authentication }) => authentication === type || authentication === 'ECDH');
}

const predicates = fc.oneof(
	fc.constantFrom(isWeak, isCbc, ({ keyExchange }: CipherSuite) => keyExchange === 'RSA'),
	fc.tuple(fc.integer({ min: 2, max: 9 }), fc.nat(8)).map(
		([modulus, rest]) =>
			({ id }: CipherSuite) =>
				id % modulus === rest % modulus,
	),
);

test('whatever the string, the predicate and the library', () => {
	fc.assert(
		fc.property(cipherText, predicates, libraryIds, (text, isForbidden, id) => {
			const original = expansionOf(text, id);
			const before = original.suites.map(({ suite }) => suite);
			const wanted = before.filter(suite => !isForbidden(suite));
			const repair = repairCipherString(text, { isForbidden }, id);
			if (repair === undefined) {
				return;
			}
			const { suites, error } = expansionOf(repair.text, id);
			const after = suites.map(({ suite }) => suite);
			expect(applyEdits(text, repair.edits)).toBe(repair.text);
			expect([repair.before, repair.after, error]).toEqual([before, after, undefined]);
			expect(wanted.filter(suite => after.includes(suite))).toEqual(after);
			for (const type of ['RSA', 'ECDSA'] as const) {
				expect(serves(after, type)).toBe(serves(before, type));
			}
		}),
		{ numRuns: 300 },
	);
});

test('since 1.1.0, where a name is one suite, exactly the forbidden suites go whenever every certificate keeps one', () => {
	const newer = fc.constantFrom<OpensslLibraryId>('openssl-1.1.0-full', 'openssl-1.1.1', 'openssl-3.0', 'openssl-4.0');
	fc.assert(
		fc.property(cipherText, predicates, newer, (text, isForbidden, id) => {
			const { suites, error } = expansionOf(text, id);
			const before = suites.map(({ suite }) => suite);
			const wanted = before.filter(suite => !isForbidden(suite));
			const isPossible =
				error === undefined &&
				wanted.length > 0 &&
				(['RSA', 'ECDSA'] as const).every(type => serves(wanted, type) === serves(before, type)) &&
				!/^suiteb/i.test(text);
			if (isPossible) {
				expect(repairCipherString(text, { isForbidden }, id)?.after).toEqual(wanted);
			}
		}),
		{ numRuns: 300 },
	);
});
