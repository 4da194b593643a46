import { expect, test } from 'vitest';
import { lenses } from '../../server/src/service/lenses.js';
import { analysisOf } from './analysis.js';

function titles(text: string, settings: unknown = {}): readonly string[] {
	return lenses(analysisOf(text, settings)).map(({ title }) => title);
}

const debian = { target: { os: 'debian-12' } };
const list = 'tls_high_cipherlist = ECDHE+AESGCM:AES128-SHA\n';

test('how many suites, how many without forward secrecy, and the first', () => {
	expect(titles(list, debian)).toEqual([
		'openssl-3.0: 5 suites, 1 without forward secrecy · first ECDHE-ECDSA-AES256-GCM-SHA384',
	]);
});

test('how many are weak', () => {
	const [title] = titles('tls_high_cipherlist = RC4-SHA:ECDHE-RSA-AES128-GCM-SHA256\n', {
		target: { tls: 'openssl-1.0.2' },
	});
	expect(title).toBe('openssl-1.0.2: 2 suites, 1 weak, 1 without forward secrecy · first RC4-SHA');
});

test('a library that is not known is assumed, and said so', () => {
	expect(titles(list)[0]).toContain('openssl-3.0 (assumed): ');
});

test('a list that the library refuses', () => {
	expect(titles('tls_high_cipherlist = NOTHINGATALL\n', debian)[0]).toContain('openssl-3.0 refuses this list: ');
});

test('the place is the name, and details are where no word is in the way', () => {
	const [lens] = lenses(analysisOf(list));
	expect(lens).toMatchObject({ span: { start: 0, end: 19 }, detailsAt: list.length - 1 });
});

test.each([
	['a list that a later line replaces', `${list}${list}`, 1],
	['a placeholder', 'tls_high_cipherlist = {{ ciphers }}\n', 0],
	['an empty list', 'tls_high_cipherlist =\n', 0],
	['a setting that Postfix dropped long ago', 'smtpd_tls_cipherlist = HIGH\n', 0],
	['a grade', 'smtpd_tls_ciphers = high\n', 0],
])('%s', (_, text, count) => {
	expect(titles(text)).toHaveLength(count);
});

test('none where they are switched off', () => {
	expect(titles(list, { codeLens: false })).toEqual([]);
});

test('none on a list that the targeted Postfix does not read', () => {
	const low = 'tls_low_cipherlist = HIGH\n';
	expect(titles(low, { target: { postfix: '3.7' } })).toHaveLength(1);
	expect(titles(low, { target: { postfix: '3.8' } })).toEqual([]);
});
