import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { suiteBaselineIds, verdictOf } from '../../server/src/baselines/suites/index.js';
import { cipherLibraries, expandString, stringNotes } from '../../server/src/service/expand-string.js';
import { suiteNotes } from '../../server/src/suites/notes.js';

const words = [
	'HIGH',
	'NORMAL',
	'!',
	'+',
	'-',
	':',
	'@SECLEVEL=2',
	'@STRENGTH',
	'AES',
	'aNULL',
	'%COMPAT',
	'FOO',
	'\0',
];

test('any string of any library is expanded or refused, never both', () => {
	const strings = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.array(fc.constantFrom(...words)).map(parts => parts.join('')),
	);
	fc.assert(
		fc.property(strings, fc.constantFrom(...cipherLibraries), (string, library) => {
			const { suites, error } = expandString(string, library);
			expect(suites.length > 0 && error !== undefined).toBe(false);
			expect(stringNotes(string, library).every(note => note.endsWith('.'))).toBe(true);
		}),
	);
});

test.each([...cipherLibraries])('every suite of %s is known, with notes and verdicts', library => {
	const everything = library.startsWith('gnutls')
		? 'NORMAL:+KX-ALL:+CIPHER-ALL:+MAC-ALL:+VERS-ALL:+NULL:+ARCFOUR-128:+3DES-CBC:+ANON-ECDH:+ANON-DH:+PSK'
		: 'ALL:COMPLEMENTOFALL';
	const { suites, error } = expandString(everything, library);
	expect(error).toBeUndefined();
	expect(suites.length).toBeGreaterThan(20);
	for (const { name, facts, element } of suites) {
		expect(facts && [...facts.opensslNames, facts.gnutlsName], name).toContain(name);
		expect(everything).toContain(element);
		if (facts !== undefined) {
			expect(suiteNotes(facts).every(({ text, source }) => text.endsWith('.') && source !== '')).toBe(true);
			expect(suiteBaselineIds.map(id => verdictOf(facts, id).cite)).not.toContain('');
			// What is good has nothing against it, and the other way round.
			expect(suiteNotes(facts).length === 0, name).toBe(facts.grade === 'good');
		}
	}
});
