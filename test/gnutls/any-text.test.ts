import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandPriorityString } from '../../server/src/gnutls/expand.js';
import { gnutlsLibraries, gnutlsLibrary } from '../../server/src/gnutls/libraries.js';
import { parsePriorityString } from '../../server/src/gnutls/parse.js';
import { repairPriorityString } from '../../server/src/gnutls/repair.js';

const libraries = gnutlsLibraries.map(gnutlsLibrary);

const word = fc.constantFrom(
	...['NORMAL', 'NONE', 'PFS', 'SECURE256', 'RSA', 'ECDHE-ECDSA', 'AES-128-GCM', 'ARCFOUR-128', 'SHA1', 'MD5', 'AEAD'],
	...['VERS-ALL', 'VERS-TLS1.0', 'VERS-TLS1.3', 'KX-ALL', 'CIPHER-ALL', 'MAC-ALL', 'SIGN-ALL', 'GROUP-ALL', 'GOST'],
	...['CURVE-X25519', 'CTYPE-ALL', 'COMP-DEFLATE', 'COMPAT', 'PROFILE_LOW', 'SYSTEM', 'FOO', ''],
);
const element = fc.tuple(fc.constantFrom('', '+', '-', '!', '%', '@', ' '), word).map(parts => parts.join(''));
const likely = fc.array(element, { maxLength: 12 }).map(elements => elements.join(':'));
const text = fc.oneof(likely, fc.string({ unit: 'binary', maxLength: 80 }));

test('no text makes it throw, and every span is inside the text', () => {
	fc.assert(
		fc.property(text, fc.constantFrom(...libraries), (string, library) => {
			const { suites, protocols, groups, elements, error } = expandPriorityString(string, library);
			const spans = [
				...[...suites, ...protocols, ...groups].map(({ admittedBy }) => admittedBy),
				...elements.map(({ span }) => span),
				...(error ? [error.span] : []),
			];
			for (const { start, end } of spans) {
				expect(start).toBeGreaterThanOrEqual(0);
				expect(end).toBeGreaterThanOrEqual(start);
				expect(end).toBeLessThanOrEqual(string.length);
			}
		}),
	);
});

test('words and separators spell the text, up to a NUL', () => {
	fc.assert(
		fc.property(text, string => {
			const { system, words, separators } = parsePriorityString(string);
			const spans = [...(system ? [system.span] : []), ...words.map(({ span }) => span), ...separators];
			spans.sort((a, b) => a.start - b.start || a.end - b.end);
			expect(spans.map(({ start, end }) => string.slice(start, end)).join('')).toBe(string.split('\0')[0]);
		}),
	);
});

test('a suite is not there before the word it is blamed on', () => {
	// Protocols that come and go may let the same suite in one after the other.
	const steady = likely.filter(string => !string.includes('VERS-'));
	fc.assert(
		fc.property(steady, fc.constantFrom(...libraries), (string, library) => {
			for (const { suite, admittedBy } of expandPriorityString(string, library).suites) {
				const before = string.slice(0, Math.max(0, admittedBy.start - 1));
				expect(expandPriorityString(before, library).suites.map(each => each.suite)).not.toContain(suite);
			}
		}),
	);
});

test('a repair is accepted, grants the wish, and mends nothing twice', () => {
	const wish = {
		isForbidden: ({ cipher, mac }: { readonly cipher: string; readonly mac: string }) =>
			cipher === 'ARCFOUR-128' || mac === 'MD5' || cipher.endsWith('CBC'),
		forbiddenProtocols: ['TLS1.0', 'TLS1.1'] as const,
	};
	fc.assert(
		fc.property(likely, fc.constantFrom(...libraries), (string, library) => {
			const repair = repairPriorityString(string, wish, library);
			if (!repair) {
				return;
			}
			const { error, suites, protocols } = expandPriorityString(repair.text, library);
			expect(error).toBeUndefined();
			expect(suites.filter(({ suite }) => wish.isForbidden(suite))).toEqual([]);
			expect(protocols.filter(({ name }) => /^TLS1\.[01]$/.test(name))).toEqual([]);
			expect(repairPriorityString(repair.text, wish, library)?.edits).toEqual([]);
		}),
	);
});

test('a long string gets an answer', () => {
	const library = gnutlsLibrary('gnutls-3.7');
	expect(expandPriorityString(`NORMAL${':-RSA:+RSA'.repeat(10_000)}`, library).elements).toHaveLength(20_001);
	expect(expandPriorityString('NORMAL'.repeat(20_000), library).error?.offset).toBe(0);
	expect(expandPriorityString(':'.repeat(100_000), library).error?.offset).toBe(0);
	expect(expandPriorityString(`@${','.repeat(100_000)}`, library).dependsOnSystem).toBe(true);
});
