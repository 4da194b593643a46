import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixAll, fixesAt } from '../../server/src/service/fixes.js';
import { applyEdits } from '../../server/src/text/edit.js';
import { analysisOf } from './analysis.js';

const sample = readFileSync(new URL('../../samples/postfix/main.cf', import.meta.url), 'utf8');

const apply = (text: string, safety: 'safe' | 'unsafe', target: Readonly<Record<string, string>> = {}) =>
	applyEdits(text, fixAll(analysisOf(text, { target }).findings, safety));

function toTheEnd(text: string, safety: 'safe' | 'unsafe', target: Readonly<Record<string, string>> = {}): string {
	let result = text;
	for (let round = 0; round < 10; round++) {
		result = apply(result, safety, target);
	}
	return result;
}

test('the preferred fix comes first, and historic ones are named and never preferred', () => {
	const text = 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = !SSLv2\n';
	const at = text.indexOf('!SSLv2');
	const offered = fixesAt(analysisOf(text, { severities: { 'legacy-tls': 'off' } }), { start: at, end: at });
	expect(offered.map(({ fix }) => [fix.baseline, fix.preferred ?? false, fix.safety])).toEqual([
		['postmaster-2026', true, 'unsafe'],
		[undefined, false, 'safe'],
		['dfn-cert-2017', false, 'unsafe'],
	]);
	expect(offered[2]?.fix.title).toBe(
		'Set smtpd_tls_protocols to "!SSLv2, !SSLv3" (DFN-CERT 2017, bettercrypto 2021: leaves TLS 1.0 and TLS 1.1 on)',
	);
});

describe('the fix that changes a cipher list as little as it can', () => {
	const library = { target: { tls: 'openssl-1.0.2' } };
	const fixOf = (text: string, beginning: string, settings: unknown = library) =>
		analysisOf(text, settings)
			.findings.flatMap(({ fixes }) => fixes)
			.find(({ title }) => title.startsWith(beginning));

	test('says what it drops, and touches only the words that have to go', () => {
		const text =
			'smtpd_tls_security_level = may\ntls_medium_cipherlist = ECDHE+AESGCM:RC4-SHA:\n# note\n  AES128-SHA\n';
		const fix = fixOf(text, 'Take the weak');
		expect(fix?.title).toBe(
			'Take the weak suites out of tls_medium_cipherlist, and nothing else (drops 1 suite: RC4-SHA)',
		);
		expect(fix?.safety).toBe('safe');
		const list =
			'smtpd_tls_security_level = may\ntls_medium_cipherlist = RC4-SHA:ECDHE+AESGCM:\n# note\n  AES128-SHA\n';
		expect(applyEdits(list, fixOf(list, 'Take the weak')?.edits ?? [])).toBe(list.replace('RC4-SHA:', ''));
	});

	test('leaves out what other settings exclude already', () => {
		const text = [
			'smtpd_tls_security_level = may',
			'smtpd_tls_exclude_ciphers = RC4',
			'tls_medium_cipherlist = ECDHE+AESGCM:RC4:DES-CBC3-SHA\n',
		].join('\n');
		expect(applyEdits(text, fixOf(text, 'Take the weak')?.edits ?? [])).toBe(text.replace(':DES-CBC3-SHA', ''));
	});

	test('takes out words that the library ignores only on request', () => {
		const text = 'tls_medium_cipherlist = ECDHE+AESGCM:!3DES:AES128-SHA:\n  !RC4\n';
		const settings = { target: { os: 'debian-12' } };
		const fix = fixOf(text, 'Remove the words', settings);
		expect(fix).toMatchObject({ safety: 'safe' });
		expect(fix?.preferred).toBeUndefined();
		const onOneLine = 'tls_medium_cipherlist = ECDHE+AESGCM:!3DES:AES128-SHA:!RC4\n';
		expect(applyEdits(onOneLine, fixOf(onOneLine, 'Remove the words', settings)?.edits ?? [])).toBe(
			'tls_medium_cipherlist = ECDHE+AESGCM:AES128-SHA\n',
		);
	});
});

describe('all at once', () => {
	test.each(['safe', 'unsafe'] as const)('%s fixes come to an end, and twice is the same as once', safety => {
		const fixed = toTheEnd(sample, safety);
		expect(apply(fixed, safety)).toBe(fixed);
	});

	test('the safe ones leave every line alone that no finding is about', () => {
		const fixed = toTheEnd(sample, 'safe').split('\n');
		for (const line of [
			'compatibility_level = 2',
			'mynetworks = 127.0.0.0/8 [::1]/128',
			"# The treasurer's phone is old.",
		]) {
			expect(fixed).toContain(line);
		}
	});

	test('unsafe ones leave no error', () => {
		const { findings } = analysisOf(toTheEnd(sample, 'unsafe'));
		expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
	});
});

test('a value of several lines becomes one, and the comments between them stay', () => {
	const text = [
		'smtpd_tls_security_level = may',
		'smtpd_tls_protocols =',
		'# because of the phones',
		'  SSLv3,',
		'  # and the scanner',
		'  TLSv1.2',
		'# next',
		'',
	].join('\n');
	const [fix] = fixesAt(analysisOf(text), { start: text.indexOf('SSLv3'), end: text.indexOf('SSLv3') });
	expect(applyEdits(text, fix?.fix.edits ?? [])).toBe(
		[
			'smtpd_tls_security_level = may',
			'smtpd_tls_protocols =',
			'# because of the phones',
			'  >=TLSv1.2',
			'  # and the scanner',
			'# next',
			'',
		].join('\n'),
	);
});

describe('the style of the file is kept', () => {
	/** Where a line about compression is worth adding. */
	const old = { postfix: '3.5' };

	test('CRLF', () => {
		const text = 'smtpd_tls_security_level = may\r\nsmtp_tls_security_level = may # note\r\n';
		expect(toTheEnd(text, 'safe', old)).toBe(
			'smtpd_tls_security_level = may\r\n# note\r\nsmtp_tls_security_level = may\r\ntls_ssl_options = NO_COMPRESSION\r\n',
		);
	});

	test('CRLF in a value of several lines', () => {
		const text = 'smtpd_tls_security_level = may\r\nsmtpd_tls_protocols = SSLv3,\r\n\tTLSv1.2\r\n';
		const [fix] = fixesAt(analysisOf(text), { start: text.indexOf('SSLv3'), end: text.indexOf('SSLv3') });
		expect(applyEdits(text, fix?.fix.edits ?? [])).toBe(
			'smtpd_tls_security_level = may\r\nsmtpd_tls_protocols = >=TLSv1.2\r\n',
		);
	});

	test('no blanks around the equals sign', () => {
		expect(toTheEnd('smtpd_tls_security_level=may\nsmtp_tls_security_level=may\n', 'safe', old)).toBe(
			'smtpd_tls_security_level=may\nsmtp_tls_security_level=may\ntls_ssl_options=NO_COMPRESSION\n',
		);
	});

	test('no newline at the end', () => {
		expect(toTheEnd('smtp_tls_security_level = may\nsmtpd_tls_security_level = may', 'safe', old)).toBe(
			'smtp_tls_security_level = may\nsmtpd_tls_security_level = may\ntls_ssl_options = NO_COMPRESSION',
		);
	});
});
