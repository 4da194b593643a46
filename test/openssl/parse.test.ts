import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CipherElement, parseCipherString } from '../../server/src/openssl/parse.js';

describe('parseCipherString', () => {
	test.each([
		['', ''],
		['HIGH', 'add HIGH'],
		['HIGH:!aNULL', 'add HIGH | remove aNULL'],
		[' HIGH , !aNULL ;-RC4: +DES ', 'add HIGH | remove aNULL | delete RC4 | move DES'],
		['EECDH+AESGCM+aRSA', 'add EECDH AESGCM aRSA'],
		['+EECDH+AESGCM', 'move EECDH AESGCM'],
		['HIGH!aNULL', 'add HIGH | remove aNULL'],
		['HIGH@STRENGTH:!MD5', 'add HIGH | command STRENGTH | remove MD5'],
		['@SECLEVEL=2+AES:HIGH', 'command SECLEVEL=2 | add HIGH'],
		['TLS_RSA_WITH_AES_128_CBC_SHA', 'add TLS_RSA_WITH_AES_128_CBC_SHA'],
		['PROFILE=SYSTEM', 'add PROFILE=SYSTEM'],
		['HIGH|LOW:MEDIUM', 'add HIGH | add ⚠4 | add MEDIUM'],
		['HIGH++LOW', 'add HIGH ⚠5'],
		['!', 'remove ⚠1'],
		['HIGH:! aNULL:MEDIUM', 'add HIGH | remove ⚠6 | add MEDIUM'],
		['@', 'command ⚠1'],
	])('%j', (string, expected) => {
		expect(parseCipherString(string).elements.map(describeElement).join(' | ')).toBe(expected);
	});

	test('elements and separators spell the text', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...'AB1-_.=+!@:;, |é'.split('')), { maxLength: 40 }), characters => {
				const text = characters.join('');
				const { elements, separators } = parseCipherString(text);
				const spans = [...elements.map(({ span }) => span), ...separators].sort((a, b) => a.start - b.start);
				expect(spans.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
				for (const { text: word, span } of elements.flatMap(element => element.words)) {
					expect(text.slice(span.start, span.end)).toBe(word);
				}
			}),
		);
	});
});

function describeElement({ operator, words, unreadableAt }: CipherElement): string {
	const trouble = unreadableAt === undefined ? [] : [`⚠${unreadableAt}`];
	return [operator, ...words.map(({ text }) => text), ...trouble].join(' ');
}
