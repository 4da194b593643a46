import { describe, expect, test } from 'vitest';
import { isInForce } from '../../server/src/languages/language.js';
import { inlineEntries, readTables } from '../../server/src/languages/postfix/tables/lookup-tables.js';
import { parse } from '../../server/src/service/check.js';
import { hasShared, listShared, readShared } from '../shared.js';
import { postmap, postmapOf } from './postfix.js';

/** Keys, and values with their blanks, in order; both sides are read as Latin-1. */
function compareTable(table: Buffer): void {
	const config = parse('tls_policy', table.toString('latin1'), 'postfix-tls-policy');
	const ours = config.settings
		.filter(setting => isInForce(config, setting))
		// As a table of type texthash a pattern is no pattern, and its letters are made small.
		.map(({ name, value }) => `${name.text.toLowerCase()}\t${value.text}`);
	const { stdout, stderr } = postmapOf(table, 'texthash', '-s');
	expect(stdout.split('\n').filter(Boolean).sort()).toEqual(ours.sort());
	const ignored = stderr.split('\n').filter(line => /ignoring this line|must not start/.test(line));
	expect(new Set(ignored).size).toBe(config.problems.length);
}

describe('tables, as postmap -s prints them', () => {
	test.each([
		['A.Example.com  encrypt\nb secure match=x'],
		['"b c" secure match=x\n"d\\"e\\\\" x\n# c\n  cont\n'],
		['foo\n"bar x\nempty \n'],
		['x  y \n  z\n# comment\n  w\n\n'],
		['"q"r v\n"" v2\nk1\tv1\nk1 v1b\nK1 v1c\nK2 v#not comment\r\n'],
		[' lead x\nkey\n  val on second\n\\ a b\n"c\\" d" e\n'],
		['[mail.example.com]:587 secure\n.example.com\tencrypt  \t\n'],
	])('%j', text => compareTable(Buffer.from(text, 'latin1')));
});

if (hasShared('corpus/postfix-tls-policy/')) {
	describe('corpus', () => {
		test.each(listShared('corpus/postfix-tls-policy/'))('%s', name =>
			compareTable(readShared(`corpus/postfix-tls-policy/${name}`)),
		);
	});
}

describe('inline tables, as postmap -s prints them', () => {
	test.each([
		['inline:{ {example.com = encrypt protocols=>=TLSv1.2}, b=secure }'],
		['inline:{a=b}'],
		['inline:{ { a = b c } {d= e}, f=g=h }'],
		['inline:{a=b,a=c}'],
		['inline:{\ta=b\n c=d }'],
	])('%s', text => {
		const ours = new Map(
			readTables(text)
				.flatMap(inlineEntries)
				.map(({ key, value }) => [key.text, value.text]),
		);
		const { stdout } = postmap('-s', text);
		expect(stdout.split('\n').filter(Boolean).sort()).toEqual([...ours].map(pair => pair.join('\t')).sort());
	});

	// "bad syntax", "missing '=' after attribute name", "syntax error after '}'".
	test.each([['inline:{}'], ['inline:{ a }'], ['inline:a=b'], ['inline:{ {a=b'], ['inline:{{a=b}c}']])(
		'%s is refused',
		text => {
			expect(readTables(text).flatMap(inlineEntries)).toEqual([]);
			expect(postmap('-s', text).status).not.toBe(0);
		},
	);
});
