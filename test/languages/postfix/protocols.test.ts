import { describe, expect, test } from 'vitest';
import { parseProtocolList } from '../../../server/src/languages/postfix/services/protocols.js';

const enabled = (text: string) =>
	[...parseProtocolList(text, true).enabled].filter(version => version !== 'SSLv3').join(' ');

/** What smtpd 3.7.11 with OpenSSL 3.0.22 negotiated on loopback; it has no SSL 3.0 to tell about. */
describe('protocols that smtpd 3.7.11 negotiated', () => {
	test.each([
		['', 'TLSv1 TLSv1.1 TLSv1.2 TLSv1.3'],
		['>= TLSv1.2', 'TLSv1.2'],
		['>=', 'TLSv1 TLSv1.1 TLSv1.2 TLSv1.3'],
		['TLSv1_2', ''],
		['!SSLv2 TLSv1.2', 'TLSv1.2'],
		['>=0x303', 'TLSv1.2 TLSv1.3'],
		['>=foo', ''],
		['>=none', 'TLSv1 TLSv1.1 TLSv1.2 TLSv1.3'],
		['<=0303', 'TLSv1 TLSv1.1 TLSv1.2'],
		['tlsv1.2', 'TLSv1.2'],
		['>=TLSv1.2:!TLSv1.3', 'TLSv1.2'],
		['!!SSLv2', ''],
		['!', ''],
		['>=SSLv2', ''],
		['!SSLv2, TLSv1.1, TLSv1.2', 'TLSv1.1 TLSv1.2'],
		['TLSv1.2, >=TLSv1.3', ''],
		['>=TLSv1.3, <=TLSv1.2', ''],
		['!TLSv1, !TLSv1.1, !TLSv1.2, !TLSv1.3', ''],
		['>=TLSv1.1 >=TLSv1.2', 'TLSv1.2 TLSv1.3'],
		['! SSLv2', ''],
		['SSLv2', 'TLSv1 TLSv1.1 TLSv1.2 TLSv1.3'],
	])('"%s": %s', (text, expected) => {
		expect(enabled(text)).toBe(expected);
	});
});

test('before Postfix 3.6 a bound makes the whole list invalid', () => {
	const { enabled: left, words } = parseProtocolList('>=TLSv1.2', false);
	expect([...left]).toEqual([]);
	expect(words).toMatchObject([{ text: '>=TLSv1.2', problem: 'bound-too-new' }]);
});

test('before Postfix 3.6 SSL 2.0 is a protocol like the others', () => {
	expect(parseProtocolList('!SSLv3', false).enabled.has('SSLv2')).toBe(true);
	expect(parseProtocolList('!SSLv3', true).enabled.has('SSLv2')).toBe(false);
});

test.each([
	['TLSv1_2', 'TLSv1.2'],
	['TLS1.2', 'TLSv1.2'],
	['!TLS1.1', '!TLSv1.1'],
	['>=TLS1.2', '>=TLSv1.2'],
	['TLSv12', 'TLSv1.2'],
	['TLSv1.0', 'TLSv1'],
	['!SSL3', '!SSLv3'],
	['TLSv1.2+', 'TLSv1.2'],
	['foo', undefined],
])('%s stands for %s', (text, expected) => {
	const [word] = parseProtocolList(text, true).words;
	expect(word).toMatchObject({ problem: 'unknown' });
	expect(word?.suggestion).toBe(expected);
});
