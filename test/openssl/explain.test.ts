import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainCipherString } from '../../server/src/openssl/explain.js';
import type { OpensslLibraryId } from '../../server/src/openssl/libraries.js';
import { expansionOf, libraryOf } from '../../server/src/openssl/memory.js';
import { cipherText, libraryIds } from './vocabulary.js';

/** What the element of this text (the last one, if it occurs twice) is said to do. */
function explanation(string: string, element: string, id: OpensslLibraryId = 'openssl-3.0') {
	const found = explainCipherString(string, libraryOf(id)).findLast(({ element: { text } }) => text === element);
	if (found === undefined) {
		throw new Error(`${element} is no element of ${string}`);
	}
	const names = (suites: readonly { readonly name: string }[]) => suites.map(({ name }) => name).join(':');
	return {
		added: names(found.added),
		removed: names(found.removed),
		moved: names(found.moved),
		prevented: names(found.prevented),
		idle: found.idle,
		sentence: found.sentence,
	};
}

// The suites are those that `openssl ciphers` of Debian 12 (3.0) prints with and without the word.
const base = 'AES256-SHA:AES128-SHA';

describe('what a word does', () => {
	test('adds, in the order of the list', () => {
		expect(explanation('AES128-SHA:ECDHE+AESGCM', 'ECDHE+AESGCM').added).toBe(
			'ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256',
		);
		expect(explanation(`AES128-SHA:${base}`, 'AES256-SHA').added).toBe('AES256-SHA');
	});

	test('takes out, for good or not', () => {
		expect(explanation(`${base}:!AES256`, '!AES256')).toMatchObject({
			removed: 'AES256-SHA',
			sentence: '"!AES256" takes out 1 suite (AES256-SHA).',
		});
		expect(explanation(`${base}:-AES256`, '-AES256').sentence).toBe(
			'"-AES256" takes out 1 suite (AES256-SHA), until a later word adds them again.',
		);
	});

	test('moves to the end, and sorts', () => {
		expect(explanation(`${base}:+AES256`, '+AES256').moved).toBe('AES256-SHA');
		expect(explanation('AES128-SHA:AES256-SHA:@STRENGTH', '@STRENGTH').moved).toBe('AES256-SHA:AES128-SHA');
	});

	test('keeps out what later words would add', () => {
		expect(explanation(`!AES256:${base}`, '!AES256')).toMatchObject({
			removed: '',
			prevented: 'AES256-SHA',
			sentence: '"!AES256" keeps later words from adding 1 suite (AES256-SHA).',
		});
	});

	test('DEFAULT at the start is a word like others', () => {
		expect(explanation('DEFAULT:!aRSA', 'DEFAULT').idle).toBeUndefined();
		expect(explanation('DEFAULT:!aRSA', 'DEFAULT').added).toContain('ECDHE-ECDSA-AES256-GCM-SHA384');
	});

	test('sets a security level, the last one', () => {
		expect(explanation(`${base}:@SECLEVEL=3`, '@SECLEVEL=3').sentence).toBe(
			'"@SECLEVEL=3" sets the security level to 3, which rules out 2 suites (AES256-SHA and AES128-SHA) of this list.',
		);
		expect(explanation(`${base}:@SECLEVEL=1:@SECLEVEL=0`, '@SECLEVEL=1').sentence).toContain('a later word');
	});
});

describe('why it has no effect', () => {
	test.each([
		['the library does not know it', `${base}:!RC4`, '!RC4', 'unknown'],
		['it is misspelt', `ECHDE+AESGCM:${base}`, 'ECHDE+AESGCM', 'unknown'],
		['it is a keyword at the start only', `${base}:DEFAULT`, 'DEFAULT', 'not at the start'],
		['built without such suites', `${base}:!3DES`, '!3DES', 'no such suites'],
		['they are in already', `${base}:AES256`, 'AES256-SHA', undefined],
		['they are in already', `${base}:AES256-SHA`, 'AES256-SHA', 'already in'],
		['they are out for good', `!AES256:AES128-SHA:AES256-SHA`, 'AES256-SHA', 'kept out'],
		['they are out already', `${base}:!AES256:!AES256-SHA`, '!AES256-SHA', 'kept out'],
		['they were never in', `${base}:!CAMELLIA`, '!CAMELLIA', 'not in'],
		['they were never in', `${base}:-CAMELLIA`, '-CAMELLIA', 'not in'],
		['they were never in', `${base}:+CAMELLIA`, '+CAMELLIA', 'not in'],
		['the order is right', `${base}:@STRENGTH`, '@STRENGTH', 'already in order'],
		['the library refuses it', `${base}:é`, 'é', 'refused'],
		['the library refuses it', `${base}:@SECLEVEL=9`, '@SECLEVEL=9', 'refused'],
	] as const)('%s: %s', (_, string, element, idle) => {
		expect(explanation(string, element).idle).toBe(idle);
	});

	test('with another library it may have one', () => {
		expect(explanation('ALL:!3DES', '!3DES', 'openssl-1.0.2').removed).toContain('DES-CBC3-SHA');
	});
});

test('whatever the string: one explanation an element, with as many suites as the expansion counts', () => {
	fc.assert(
		fc.property(cipherText, libraryIds, (text, id) => {
			const explanations = explainCipherString(text, libraryOf(id));
			const { elements } = expansionOf(text, id);
			expect(explanations.map(({ element }) => element)).toEqual(elements);
			for (const { element, added, removed } of explanations) {
				expect([added.length, removed.length]).toEqual([element.added, element.removed]);
			}
		}),
		{ numRuns: 200 },
	);
});
