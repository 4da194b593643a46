import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const numbers = Array.from({ length: 44 }, (_, index) => `M${String(index + 1).padStart(2, '0')}`);

/** Why a misprint has no test yet, or can have none. */
const left: Readonly<Record<string, string>> = {
	M01: 'a setting of Exim, whose language is not in place',
	M02: 'a setting of Exim',
	M03: 'a setting of Exim',
	M04: 'a setting of Exim',
	M05: 'a setting of Exim',
	M06: 'a setting of Exim',
	M07: 'a setting of Exim',
	M14: 'continuation lines of Exim; Postfix needs no backslash',
	M16: 'a wrong cross-reference in prose',
	M18: 'a router of Exim',
	M19: 'two dates on a title page',
	M24: 'a shell command; MailTLS reads no shell',
	M29: 'prose on the names in certificates that contradicts itself',
	M31: 'a setting of Dovecot, whose language is not in place',
	M32: 'releases of Dovecot',
	M34: 'where to put intermediate certificates for Exim',
	M35: 'a parenthesis and a colon in prose',
	M36: 'a variable of Exim',
	M37: 'the output of a program that MailTLS does not know',
	M38: 'a table in prose',
	M39: 'a sentence that breaks off',
	M40: 'a spelling in prose',
	M42: 'a setting of Exim',
	M43: 'a setting of Exim',
};

test('every misprint has a test, or a reason for having none', () => {
	const tested = new Set(testTitles().flatMap(title => title.match(/\bM\d\d\b/g) ?? []));
	for (const number of numbers) {
		expect([number, tested.has(number)]).toEqual([number, left[number] === undefined]);
	}
	expect([...tested].filter(number => !numbers.includes(number))).toEqual([]);
});

/** Headings of examples, and titles of the tests beside them. */
function testTitles(): readonly string[] {
	const examples = new URL('./', import.meta.url);
	const headings = readdirSync(examples)
		.filter(name => name.endsWith('.md'))
		.flatMap(name => readFileSync(new URL(name, examples), 'utf8').match(/^##+ .*/gm) ?? []);
	const titles = ['../cli/misprints.test.ts', '../service/source-documents.test.ts'].flatMap(
		name => readFileSync(new URL(name, import.meta.url), 'utf8').match(/^\s*(?:test|describe)\('.*'/gm) ?? [],
	);
	return [...headings, ...titles];
}
