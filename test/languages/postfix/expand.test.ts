import { describe, expect, test } from 'vitest';
import { expand } from '../../../server/src/languages/postfix/values/expand.js';
import { expansions, parameters, refused } from './expansions.js';

const lookup = (name: string) => parameters[name];

test.each(expansions)('%s expands to "%s"', (text, expected) => {
	expect(expand(text, lookup)).toMatchObject({ text: expected });
	expect(expand(text, lookup).error).toBeUndefined();
});

describe('where Postfix gives up with "macro processing error"', () => {
	test.each(refused)('%s: %s', (text, reason) => {
		const { text: value, error } = expand(text, lookup);
		expect(value).toBeNull();
		expect(error).toContain(reason);
	});

	test('values that double at each step end, and soon', () => {
		const doubling = (name: string) => `$${name}x$${name}x`;
		expect(expand('$a', doubling).error).toBeDefined();
	});
});

describe('what cannot be known', () => {
	test.each([['$secret'], ['a ${secret} b'], ['${secret?{a}:{b}}'], ['${{$secret} == {1}?{a}:{b}}']])('%s', text => {
		expect(expand(text, lookup)).toMatchObject({ text: null });
		expect(expand(text, lookup).error).toBeUndefined();
	});

	test('a branch that is not taken does no harm', () => {
		expect(expand('${one?{a}:{$secret}}', lookup).text).toBe('a');
	});

	test('the parameters it depends on are named', () => {
		expect(expand('$deep ${empty:x}', lookup).uses).toEqual(['deep', 'nested', 'one', 'empty']);
	});
});
