import { describe, expect, test } from 'vitest';
import { mailtls } from './invented.js';
import { lines } from './mailtls.js';

const config = lines(
	'relayhost = a',
	'# note',
	'mydestination =',
	'smtpd_tls_ciphers=medium,',
	'  high',
	'oops',
	'relayhost = b',
);
const files = { 'main.cf': config };

test('text is like postconf -n, in the order of the file', async () => {
	const { status, stdout, stderr } = await mailtls(['parse', 'main.cf'], { files });
	expect(stdout).toBe(lines('relayhost = a', 'mydestination =', 'smtpd_tls_ciphers = medium, high', 'relayhost = b'));
	expect(stderr).toBe(
		'main.cf:6:1: error: Missing "=" after the name: expected "name = value". Postfix refuses to start with this line.\n',
	);
	expect(status).toBe(0);
});

test('JSON has every occurrence, from its name to the end of its value', async () => {
	const { stdout, stderr } = await mailtls(['parse', '--format', 'json', 'main.cf'], { files });
	const setting = (name: string, value: string, start: [number, number], end: [number, number]) => ({
		section: null,
		name,
		value,
		range: { start: { line: start[0], column: start[1] }, end: { line: end[0], column: end[1] } },
	});
	expect(JSON.parse(stdout)).toEqual({
		version: 1,
		file: 'main.cf',
		language: 'postfix-main',
		settings: [
			setting('relayhost', 'a', [1, 1], [1, 14]),
			setting('mydestination', '', [3, 1], [3, 16]),
			setting('smtpd_tls_ciphers', 'medium, high', [4, 1], [5, 7]),
			setting('relayhost', 'b', [7, 1], [7, 14]),
		],
		problems: [
			{
				severity: 'error',
				message: 'Missing "=" after the name: expected "name = value". Postfix refuses to start with this line.',
				range: { start: { line: 6, column: 1 }, end: { line: 6, column: 5 } },
			},
		],
	});
	expect(stderr).toBe('');
});

test('master.cf: overrides as postconf -P prints them, and the services in JSON', async () => {
	const master = lines('# services', 'submission inet n - y - - smtpd', '  -o smtpd_tls_security_level=encrypt');
	const text = await mailtls(['parse', 'postfix/master.cf'], { files: { 'postfix/master.cf': master } });
	expect(text.stdout).toBe('submission/inet/smtpd_tls_security_level = encrypt\n');
	const json = await mailtls(['parse', '--format', 'json', 'postfix/master.cf'], {
		files: { 'postfix/master.cf': master },
	});
	expect(JSON.parse(json.stdout)).toEqual({
		version: 1,
		file: 'postfix/master.cf',
		language: 'postfix-master',
		settings: [
			{
				section: 'submission/inet',
				name: 'smtpd_tls_security_level',
				value: 'encrypt',
				range: { start: { line: 3, column: 6 }, end: { line: 3, column: 38 } },
			},
		],
		services: [
			{
				name: 'submission',
				type: 'inet',
				private: 'n',
				unprivileged: '-',
				chroot: 'y',
				wakeup: '-',
				processLimit: '-',
				command: 'smtpd',
			},
		],
		problems: [],
	});
});

describe('input', () => {
	test('from standard input', async () => {
		const { stdout } = await mailtls(['parse', '--stdin', '--file', 'main.cf'], { stdin: 'relayhost =  x  \n' });
		expect(stdout).toBe('relayhost = x\n');
	});

	test('bytes that are no UTF-8 do no harm', async () => {
		const stdin = Buffer.from('relayhost = \xe4\n', 'latin1');
		const { stdout } = await mailtls(['parse', '--stdin', '--file', 'main.cf'], { stdin });
		expect(stdout).toBe('relayhost = ä\n');
	});

	test('is a file, not a folder', async () => {
		const { status, stderr } = await mailtls(['parse', 'a'], { files: { 'a/main.cf': config } });
		expect({ status, stderr }).toEqual({ status: 2, stderr: 'mailtls: a: is a folder; expected a file\n' });
	});

	test('of no known language', async () => {
		const { status, stdout, stderr } = await mailtls(['parse', 'x'], { files: { x: 'y' } });
		expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
		expect(stderr).toMatch(/^mailtls: x: not recognised .*--language/);
	});
});
