import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { suiteBaselineIds } from '../../server/src/baselines/suites/index.js';
import { cipherLibraries } from '../../server/src/service/expand-string.js';
import { lines, mailtls, type World } from './mailtls.js';

async function json(argv: readonly string[], world: World = {}): Promise<unknown> {
	const { status, stdout, stderr } = await mailtls(['ciphers', ...argv], world);
	expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	return JSON.parse(stdout);
}

describe('with a baseline, JSON', () => {
	test('says what each suite and the string come to', async () => {
		const entries = await json([
			'--library',
			'openssl-1.0.2',
			'--baseline',
			'ietf-bcp195',
			'--format',
			'json',
			'ECDHE-RSA-AES128-GCM-SHA256:RC4-SHA',
			'ECDHE-RSA-AES128-GCM-SHA256',
			'RC4-SHA',
		]);
		expect(entries).toEqual([
			expect.objectContaining({
				verdicts: ['good', 'forbidden'],
				repair: { string: 'ECDHE-RSA-AES128-GCM-SHA256', dropped: ['RC4-SHA'] },
			}),
			expect.not.objectContaining({ repair: expect.anything() }),
			expect.objectContaining({ verdicts: ['forbidden'], repair: null }),
		]);
	});
});

describe('text', () => {
	test('is a graded table, the words that did nothing, and a sum', async () => {
		const string = 'EECDH+AESGCM:kRSA+AES128+SHA:!3DES:FOO:@SECLEVEL=2';
		const { status, stdout, stderr } = await mailtls(['ciphers', string, '--library', 'openssl-3.0']);
		expect(stdout).toBe(
			lines(
				'EECDH+AESGCM:kRSA+AES128+SHA:!3DES:FOO:@SECLEVEL=2 in openssl-3.0',
				'',
				'grade      suite                         TLS   kx    auth  encryption MAC  verdict   word',
				'good       ECDHE-ECDSA-AES256-GCM-SHA384 1.2   ECDHE ECDSA AES256-GCM AEAD good      EECDH+AESGCM',
				'good       ECDHE-RSA-AES256-GCM-SHA384   1.2   ECDHE RSA   AES256-GCM AEAD good      EECDH+AESGCM',
				'good       ECDHE-ECDSA-AES128-GCM-SHA256 1.2   ECDHE ECDSA AES128-GCM AEAD good      EECDH+AESGCM',
				'good       ECDHE-RSA-AES128-GCM-SHA256   1.2   ECDHE RSA   AES128-GCM AEAD good      EECDH+AESGCM',
				'static key AES128-SHA                    SSL 3 RSA   RSA   AES128-CBC SHA1 phase out kRSA+AES128+SHA',
				'',
				'5 suites: 4 good, 1 static key',
				'Verdicts: postmaster-2026.',
				'  - "!3DES" has no effect: openssl-3.0 has no such suites.',
				'  - "FOO" has no effect: openssl-3.0 ignores words that it does not know.',
				'  - "@SECLEVEL=2" sets the security level to 2, which rules out no suite of this list.',
			),
		);
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	});

	test('is what the README shows', async () => {
		const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
		const [, library = '', string = '', expected] =
			/\$ mailtls ciphers --library (\S+) '([^']+)'\n([^`]+)```/.exec(readme) ?? [];
		expect((await mailtls(['ciphers', '--library', library, string])).stdout).toBe(expected);
	});

	test('says what an exclusion is for that comes before the words', async () => {
		// ciphers(1): "!" keeps a suite out even where a later word names it.
		const { stdout } = await mailtls(['ciphers', '!AES128:AES128-SHA:AES256-SHA']);
		expect(stdout).toContain('  - "!AES128" keeps later words from adding 1 suite (AES128-SHA).\n');
		expect(stdout).toContain('  - "AES128-SHA" has no effect: an earlier word keeps the suites out.\n');
	});

	test('counts what a security level rules out', async () => {
		// SSL_CTX_set_security_level(3): level 3 asks for forward secrecy and 128 bits.
		const { stdout } = await mailtls(['ciphers', 'AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:@SECLEVEL=3']);
		expect(stdout).toContain('sets the security level to 3, which rules out 1 suite (AES128-GCM-SHA256)');
	});

	// RFC 7465 §2 forbids RC4.
	test('ends with the smallest edit that follows the baseline', async () => {
		const rc4 = await mailtls(['ciphers', '--library', 'openssl-1.0.2', 'AES128-SHA:RC4-SHA']);
		expect(rc4.stdout).toMatch(/\nTo follow postmaster-2026, which drops 1 suite: RC4-SHA:\n {2}AES128-SHA\n$/);
		const only = await mailtls(['ciphers', '--library', 'openssl-1.0.2', 'RC4-SHA']);
		expect(only.stdout.replaceAll('\n', ' ')).toContain('No smaller edit follows postmaster-2026');
		const gnutls = await mailtls(['ciphers', '--library', 'gnutls-3.7', 'NORMAL:+ARCFOUR-128']);
		expect(gnutls.stdout).toMatch(/RC4|ARCFOUR/);
		expect(gnutls.stdout).toMatch(/\n {2}NORMAL\n$/);
	});

	test('shows what a refused string has, where, and ends with status 1', async () => {
		const { status, stdout, stderr } = await mailtls(['ciphers', 'AES128-SHA', 'HIGH:?x'], {});
		expect(stdout).toContain('1 suite: 1 static key\n');
		expect(stdout).toMatch(/HIGH:\?x in openssl-3\.0.*\nrefused at offset 5: invalid command: .*'\?'/);
		expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
	});

	test.each([['RC4'], [''], ['!ALL']])('of %j, which selects nothing: no cipher match', async string => {
		const { status, stdout } = await mailtls(['ciphers', '--library', 'openssl-3.0', string]);
		expect(stdout).toContain('refused at offset 0: no cipher match: ');
		expect(status).toBe(1);
	});

	test.each([80, 50, 20])('fits a terminal of %i columns where it can', async terminal => {
		const string = 'ECDHE-ECDSA-AES256-GCM-SHA384:DHE-RSA-CAMELLIA256-SHA';
		const { stdout } = await mailtls(['ciphers', '--no-color', string], { terminal });
		const table = stdout.split('\n\n')[1] ?? '';
		expect(table).toContain('ECDHE-ECDSA-AES256-GCM-SHA384');
		expect(Math.max(...table.split('\n').map(line => line.length))).toBeLessThanOrEqual(Math.max(terminal, 60));
	});

	test.each(['HIGH', 'ALL:COMPLEMENTOFALL', 'NORMAL'])('of %s fits 100 columns', async string => {
		for (const library of ['openssl-1.0.2-full', 'openssl-3.5', 'gnutls-3.8']) {
			const { stdout } = await mailtls(['ciphers', '--library', library, string]);
			expect(stdout.split('\n').filter(line => line.length > 100)).toEqual([]);
		}
	});

	test('is coloured in a terminal only, and steers none', async () => {
		expect((await mailtls(['ciphers', 'HIGH'])).stdout).not.toContain('\u001b');
		expect((await mailtls(['ciphers', 'HIGH'], { terminal: 120 })).stdout).toContain('\u001b[32m');
		expect((await mailtls(['ciphers', 'HI\u001b[31mGH'])).stdout).not.toContain('\u001b');
	});

	test('judges by the baseline that is asked for', async () => {
		const { stdout } = await mailtls(['ciphers', '--baseline', 'ietf-bcp195', 'AES128-SHA']);
		expect(stdout).toMatch(/^static key .* forbidden +AES128-SHA$/m);
		expect(stdout).toContain('Verdicts: BCP 195 (RFC 9325 §5.2 leaves opportunistic TLS');
	});
});

describe('JSON', () => {
	test('has the suites in order, or the error and its place', async () => {
		expect(
			await json(['--format', 'json', '--library', 'openssl-1.1.1', 'AES128-SHA:AES256-SHA', 'HIGH:?', 'nonsense']),
		).toEqual([
			{ string: 'AES128-SHA:AES256-SHA', library: 'openssl-1.1.1', suites: ['AES128-SHA', 'AES256-SHA'] },
			{
				string: 'HIGH:?',
				library: 'openssl-1.1.1',
				error: { message: expect.stringContaining('invalid command: '), offset: 5 },
			},
			{
				string: 'nonsense',
				library: 'openssl-1.1.1',
				error: { message: expect.stringContaining('no cipher match: '), offset: 0 },
			},
		]);
	});

	test('has the security level that the string sets, and verdicts where a baseline is named', async () => {
		const argv = [
			'--format',
			'json',
			'--baseline',
			'mozilla-intermediate',
			'ECDHE-RSA-AES128-GCM-SHA256:AES128-SHA:@SECLEVEL=1',
		];
		expect(await json(argv)).toMatchObject([{ securityLevel: 1, verdicts: ['good', 'not listed'] }]);
	});

	test('of GnuTLS has protocols, groups and signature algorithms besides', async () => {
		const string = 'NONE:+VERS-TLS1.2:+ECDHE-RSA:+AES-128-GCM:+AEAD:+SIGN-RSA-SHA256:+GROUP-X25519';
		expect(await json(['--format', 'json', '--library', 'gnutls-3.7', string, 'NORMAL:+COMP=NULL'])).toEqual([
			{
				string,
				library: 'gnutls-3.7',
				suites: ['TLS_ECDHE_RSA_AES_128_GCM_SHA256'],
				protocols: ['TLS1.2'],
				groups: ['X25519'],
				signatureAlgorithms: ['RSA-SHA256'],
			},
			{
				string: 'NORMAL:+COMP=NULL',
				library: 'gnutls-3.7',
				error: { message: expect.stringContaining('+COMP=NULL'), offset: expect.any(Number) },
			},
		]);
	});
});

describe('the library', () => {
	test.each<[string, string]>([
		['HIGH:!aNULL', 'openssl-3.0'],
		['@SECLEVEL=1:HIGH', 'openssl-3.0'],
		['SUITEB128', 'openssl-3.0'],
		['NORMALLY', 'openssl-3.0'],
		['', 'openssl-3.0'],
		['NORMAL', 'gnutls-3.7'],
		['SECURE192:-VERS-TLS1.0', 'gnutls-3.7'],
		['PFS', 'gnutls-3.7'],
		['NONE:+VERS-TLS1.2', 'gnutls-3.7'],
		['@SYSTEM', 'gnutls-3.7'],
	])('for %j is %s where none is named', async (string, library) => {
		expect(await json(['--format', 'json', string])).toMatchObject([{ library }]);
	});

	test('that was not named is pointed out', async () => {
		expect((await mailtls(['ciphers', 'NORMAL'])).stdout).toMatch(
			/^NORMAL in gnutls-3\.7, as a priority string of GnuTLS/,
		);
	});

	test.each([...cipherLibraries])('%s is known', async library => {
		expect(await json(['--format', 'json', '--library', library, 'AES128-SHA'])).toMatchObject([{ library }]);
	});
});

describe('a batch', () => {
	const result = [{ string: 'AES128-SHA', library: 'openssl-3.0', suites: ['AES128-SHA'] }];

	test('is an array of strings in a file, and prints JSON', async () => {
		expect(await json(['--batch', 'strings.json'], { files: { 'strings.json': '\ufeff["AES128-SHA"]' } })).toEqual(
			result,
		);
	});

	test('or on standard input', async () => {
		expect(await json(['--batch', '-'], { stdin: '["AES128-SHA"]' })).toEqual(result);
		expect(await json(['--batch=-', '--format', 'json'], { stdin: '[]' })).toEqual([]);
	});

	test('prints text where that is asked for', async () => {
		const { stdout } = await mailtls(['ciphers', '--batch', '-', '--format', 'text'], { stdin: '["AES128-SHA"]' });
		expect(stdout).toMatch(/^AES128-SHA in openssl-3\.0/);
	});

	test('keeps the order, and a refused string does not stop it', async () => {
		const stdin = JSON.stringify(['nonsense', 'AES128-SHA', 'nonsense']);
		expect(await json(['--batch', '-'], { stdin })).toMatchObject([{ error: {} }, ...result, { error: {} }]);
	});

	test.each<[string, string]>([
		['{"a": 1}', 's.json: holds an object; expected a JSON array of strings'],
		['"HIGH"', 's.json: holds a string; expected a JSON array of strings'],
		['null', 's.json: holds null; expected a JSON array of strings'],
		['["HIGH", 3]', 's.json: entry 2 of the array is a number; expected a string'],
		['[null]', 's.json: entry 1 of the array is null; expected a string'],
		['[["HIGH"]]', 's.json: entry 1 of the array is an array; expected a string'],
	])('of %s is refused', async (text, message) => {
		const outcome = await mailtls(['ciphers', '--batch', 's.json'], { files: { 's.json': text } });
		expect(outcome).toMatchObject({ status: 2, stdout: '', stderr: `mailtls: ${message}\n` });
	});

	test.each(['', '[', '["HIGH"\n"LOW"]', 'HIGH'])('of %j, which is no JSON, is refused', async text => {
		const { status, stdout, stderr } = await mailtls(['ciphers', '--batch', 's.json'], { files: { 's.json': text } });
		expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
		expect(stderr).toMatch(/^mailtls: s\.json(:\d+:\d+)?: .*; expected a JSON array of strings\n$/);
	});

	test('that is not there is refused', async () => {
		const { status, stderr } = await mailtls(['ciphers', '--batch', 'missing.json']);
		expect({ status, stderr }).toEqual({ status: 2, stderr: 'mailtls: missing.json: no such file or directory\n' });
	});
});

test('a baseline by its alias', async () => {
	const [byAlias, byId] = await Promise.all(
		['tlsref-old', 'mozilla-old'].map(id => mailtls(['ciphers', 'HIGH:!aNULL', '--baseline', id])),
	);
	expect(byAlias?.stdout).toContain('Mozilla old');
	expect(byAlias?.stdout).toBe(byId?.stdout);
});

describe('wrong usage', () => {
	test.each<[readonly string[], string]>([
		[[], '"mailtls ciphers" expects a cipher string, or --batch FILE; see --help.'],
		[['HIGH', '--batch', 'x'], '--batch reads the cipher strings from a file; found "HIGH" as well.'],
		[['HIGH', '--target', 'os=debian-12'], 'Option --target does not apply to "mailtls ciphers".'],
		[
			['-ALL:AES'],
			'"-ALL:AES" begins with "-" and reads as options; a cipher string like it goes behind --: mailtls ciphers -- "-ALL:AES".',
		],
		[
			['HIGH', '--library', 'openssl-2'],
			`Unknown value "openssl-2" of --library; expected one of ${cipherLibraries.join(', ')}.`,
		],
		[
			['HIGH', '--baseline', 'lrz-2017'],
			`Baseline lrz-2017 says nothing about cipher suites; expected one of ${suiteBaselineIds.join(', ')}.`,
		],
		[
			['HIGH', '--baseline', 'nist'],
			`Unknown value "nist" of --baseline; expected one of ${suiteBaselineIds.join(', ')}.`,
		],
	])('%j', async (argv, message) => {
		const { status, stdout, stderr } = await mailtls(['ciphers', ...argv]);
		expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `mailtls: ${message}\n` });
	});

	test.each([['-ALL:AES128-SHA'], ['!aNULL:AES128-SHA'], ['+RC4:AES128-SHA'], ['--help:AES128-SHA']])(
		'%s is a string behind --',
		async string => {
			expect(await json(['--format', 'json', '--', string])).toMatchObject([{ string, suites: ['AES128-SHA'] }]);
		},
	);
});
