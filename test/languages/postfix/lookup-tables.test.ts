import { describe, expect, test } from 'vitest';
import {
	inlineEntries,
	readTables,
	type TableReference,
} from '../../../server/src/languages/postfix/tables/lookup-tables.js';

/** Types and names, those inside of others in brackets; `?` behind a type that does not exist. */
function outline(tables: readonly TableReference[]): string {
	return tables
		.map(({ type, name, known, tables: inner }) => {
			const written = inner.length === 0 ? name.text : `[${outline(inner)}]`;
			return `${type.text}${known === undefined ? '?' : ''} ${written}`;
		})
		.join('; ');
}

describe('type:name', () => {
	test.each([
		['hash:/etc/postfix/tls_policy', 'hash /etc/postfix/tls_policy'],
		['hash:/a, lmdb:/b\ttexthash:/c', 'hash /a; lmdb /b; texthash /c'],
		['ash:/etc/postfix/tls_policy', 'ash? /etc/postfix/tls_policy'],
		['Hash:/x', 'Hash? /x'],
		['ldap:accounts', 'ldap accounts'],
		['socketmap:inet:127.0.0.1:8461:postfix', 'socketmap inet:127.0.0.1:8461:postfix'],
		['proxy:hash:/y', 'proxy [hash /y]'],
		['proxy:unionmap:{hash:/a, ash:/b}', 'proxy [unionmap [hash /a; ash? /b]]'],
		['pipemap:{inline:{a=b, c=d},static:{x y}}', 'pipemap [inline {a=b, c=d}; static {x y}]'],
		['debug:hash:/y', 'debug [hash /y]'],
		['unionmap:hash:/a', 'unionmap hash:/a'],
		['permit_mynetworks check_client_access cidr:/x, reject', 'cidr /x'],
		['127.0.0.0/8 [::1]/128 !cidr:/x', 'cidr /x'],
		['inline:{ {a = b c}, d=e } hash:/x', 'inline { {a = b c}, d=e }; hash /x'],
		['hash:', 'hash '],
		['', ''],
		[':x {a:b} "hash:/x"', ''],
	])('%s', (text, expected) => {
		expect(outline(readTables(text))).toBe(expected);
	});

	test('spans spell type, name and whole', () => {
		const text = 'reject, !proxy:unionmap:{ hash:/a, inline:{b=c} }';
		const check = ({ span, type, name, tables }: TableReference) => {
			expect(text.slice(type.span.start, type.span.end)).toBe(type.text);
			expect(text.slice(name.span.start, name.span.end)).toBe(name.text);
			expect(text.slice(span.start, span.end)).toBe(`${type.text}:${name.text}`);
			tables.forEach(check);
		};
		readTables(text).forEach(check);
		expect(outline(readTables(text))).toBe('proxy [unionmap [hash /a; inline {b=c}]]');
	});

	test('says which ones postmap compiles', () => {
		const sources = readTables('hash:/a texthash:/b pcre:/c inline:{d=e} proxy:hash:/f ldap:g');
		expect(sources.map(({ known }) => known?.source)).toEqual([
			...['compiled', 'text', 'patterns', 'inline', 'tables', 'elsewhere'],
		]);
	});

	test('nesting without end ends', () => {
		expect(readTables(`${'proxy:'.repeat(100_000)}hash:/x`)).toHaveLength(1);
		expect(readTables('unionmap:{'.repeat(10_000))).toHaveLength(1);
	});
});

/** What `postmap -s` of 3.7.11 prints for each. */
describe('inline tables', () => {
	test.each([
		[
			'inline:{ {example.com = encrypt protocols=>=TLSv1.2}, b=secure }',
			'example.com→encrypt protocols=>=TLSv1.2 b→secure',
		],
		['inline:{a=b}', 'a→b'],
		['inline:{ {A = b c}}', 'A→b c'],
		['inline:{a=b,c=d}', 'a→b c→d'],
		['inline:{ { x=1 } {y = 2}, z=3 }', 'x→1 y→2 z→3'],
		['inline:{}', ''],
		['inline:{ a }', ''],
		['inline:a=b', ''],
		['inline:{ {a=b', ''],
		['static:{ encrypt ciphers=high }', '→encrypt ciphers=high'],
		['static:encrypt', '→encrypt'],
		['hash:/x', ''],
	])('%s', (text, expected) => {
		const entries = readTables(text).flatMap(inlineEntries);
		expect(entries.map(({ key, value }) => `${key.text}→${value.text}`).join(' ')).toBe(expected);
		for (const { key, value } of entries) {
			expect(text.slice(key.span.start, key.span.end)).toBe(key.text);
			expect(text.slice(value.span.start, value.span.end)).toBe(value.text);
		}
	});
});
