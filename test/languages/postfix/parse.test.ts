import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConfigFile } from '../../../server/src/languages/language.js';
import { parseMainCf } from '../../../server/src/languages/postfix/syntax/parse-main.js';
import { locate } from '../../../server/src/text/value.js';

const cases = readFileSync(new URL('./parse.txt', import.meta.url), 'utf8')
	.split(/^# (?=[A-Z].*\n\n)/m)
	.filter(Boolean)
	.map(section => {
		const [title = '', rest = ''] = section.split(/\n\n([\s\S]*)/);
		const [text = '', tree = ''] = rest.split('\n==>\n\n');
		return { title, text: text.replace(/\n$/, ''), tree: tree.trimEnd() };
	});

describe('main.cf', () => {
	test.each(cases)('$title', ({ text, tree }) => {
		expect(treeOf(parseMainCf('main.cf', `${text}\n`))).toBe(tree);
	});

	test('CRLF line ends', () => {
		const { settings, items, text } = parseMainCf('main.cf', 'a = 1,\r\n  2\r\nb = 3\r\n');
		// The carriage return in the middle is a part of the value; postconf prints a blank for it.
		expect(settings.map(({ name, value }) => [name.text, value.text])).toEqual([
			['a', '1,\r  2'],
			['b', '3'],
		]);
		expect(spell(items, text)).toBe(text);
	});

	test('no newline at the end', () => {
		const { settings } = parseMainCf('main.cf', 'a = 1\nb = 2');
		expect(settings.map(({ value }) => value.text)).toEqual(['1', '2']);
	});

	test('a byte order mark is an error, and what follows is read', () => {
		const { settings, problems } = parseMainCf('main.cf', '\ufeffa = 1\n');
		expect(problems).toMatchObject([{ severity: 'error', span: { start: 0, end: 1 } }]);
		expect(settings.map(({ name }) => name.text)).toEqual(['a']);
	});

	test('an empty file', () => {
		expect(parseMainCf('main.cf', '')).toMatchObject({ items: [], settings: [], problems: [] });
	});

	test('a place in a value leads to the place in the file, across lines', () => {
		const text = 'a = one,\n# note\n  two three\n';
		const [setting] = parseMainCf('main.cf', text).settings;
		const value = setting?.value ?? { text: '', span: { start: 0, end: 0 }, pieces: [] };
		for (const word of ['one', 'two', 'three']) {
			const { start, end } = locate(value, value.text.indexOf(word), value.text.indexOf(word) + word.length);
			expect(text.slice(start, end)).toBe(word);
		}
	});
});

const line = fc.oneof(
	fc.constantFrom(
		'a = 1',
		'smtpd_tls_protocols = !SSLv2',
		'  continued',
		'\tx',
		'',
		'   ',
		'# c',
		'  # c',
		'=',
		'x',
		'{% if %}',
		'\r',
		'b=$a ${c?{d}',
		'\u00a0',
	),
	fc.string({ unit: 'binary', maxLength: 20 }),
);

describe('any text', () => {
	test('is spelt by the items, and every value stands where it says', () => {
		fc.assert(
			fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (lines, newline) => {
				const text = lines.join(newline);
				const { items, settings } = parseMainCf('main.cf', text);
				expect(spell(items, text)).toBe(text);
				expect(items.every(({ span }, at) => span.start === (items[at - 1]?.span.end ?? 0))).toBe(true);
				for (const { name, value } of settings) {
					expect(text.slice(name.span.start, name.span.end)).toBe(name.text);
					const pieces =
						value.pieces.length > 0 ? value.pieces : [{ at: 0, offset: value.span.start, length: value.text.length }];
					expect(pieces.map(({ offset, length }) => text.slice(offset, offset + length)).join('')).toBe(value.text);
				}
			}),
			{ numRuns: 500 },
		);
	});

	test('read again after an edit is the same as read afresh', () => {
		const lines = fc.array(line, { maxLength: 30 });
		const place = fc.nat({ max: 400 });
		fc.assert(
			fc.property(lines, place, place, fc.array(line, { maxLength: 3 }), (before, from, length, inserted) => {
				const old = before.join('\n');
				const text = old.slice(0, from) + inserted.join('\n') + old.slice(from + length);
				const previous = parseMainCf('main.cf', old);
				expect(parseMainCf('main.cf', text, previous)).toEqual(parseMainCf('main.cf', text));
			}),
			{ numRuns: 2000 },
		);
	});
});

function spell(items: ConfigFile['items'], text: string): string {
	return items.map(({ span }) => text.slice(span.start, span.end)).join('');
}

/** One line for each item, and for each problem before the item it is about. */
function treeOf({ items, problems, text }: ConfigFile): string {
	return items
		.flatMap(item => [
			...problems
				.filter(({ span }) => item.span.start <= span.start && span.end <= item.span.end)
				.map(
					({ severity, span, message }) =>
						`⚠ ${severity} [${text.slice(span.start, span.end)}] ${message.split(/[:.]/)[0]}`,
				),
			item.kind === 'setting' ? `setting ${item.name.text} [${item.value.text}]` : item.kind,
		])
		.join('\n');
}
