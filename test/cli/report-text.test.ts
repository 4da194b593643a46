import { describe, expect, test } from 'vitest';
import { mailtls } from './invented.js';
import { lines } from './mailtls.js';

const missing = 'Missing "=" after the name: expected "name = value". Postfix refuses to start with this line.';

test('a finding: place, severity, message, rule, and the line it is about', async () => {
	const { stdout } = await mailtls(['main.cf'], { files: { 'main.cf': 'relayhost = a\n\nnonsense here  \n' } });
	expect(stdout).toBe(
		lines(
			`main.cf:3:1  error  ${missing}  [syntax]`,
			'  3 | nonsense here  '.trimEnd(),
			'    | ^^^^^^^^^^^^^',
			'',
			'1 error in 1 file',
		),
	);
});

test('findings are grouped by file, in text order, and counted by severity', async () => {
	const stray = 'This line continues nothing: no setting or service stands above it. ';
	const { stdout } = await mailtls(['b', 'a'], {
		files: { 'a/main.cf': 'relayhost =\nfoo\n', 'b/main.cf': ' stray\nrelayhost =\nfoo\nbar\n' },
	});
	expect(stdout).toBe(
		lines(
			`b/main.cf:1:2  warning  ${stray}Postfix ignores it with a warning; expected "name = value" from the first column on.  [syntax]`,
			'  1 |  stray',
			'    |  ^^^^^',
			'',
			`b/main.cf:3:1  error  ${missing}  [syntax]`,
			'  3 | foo',
			'    | ^^^',
			'',
			`b/main.cf:4:1  error  ${missing}  [syntax]`,
			'  4 | bar',
			'    | ^^^',
			'',
			`a/main.cf:2:1  error  ${missing}  [syntax]`,
			'  2 | foo',
			'    | ^^^',
			'',
			'3 errors, 1 warning in 2 files',
		),
	);
});

test('nothing found', async () => {
	const files = { 'a/main.cf': 'relayhost =\n', 'b/main.cf': 'relayhost =\n' };
	expect((await mailtls(['a'], { files })).stdout).toBe('No findings in 1 file.\n');
	expect((await mailtls(['a', 'b'], { files })).stdout).toBe('No findings in 2 files.\n');
});

describe('the source line', () => {
	const shown = async (line: string, terminal?: number) => {
		const { stdout } = await mailtls(['main.cf', '--language', 'postfix-main', '--no-color'], {
			files: { 'main.cf': `${line}\n` },
			...(terminal !== undefined && { terminal }),
		});
		return stdout.split('\n').slice(1, 3);
	};

	test('expands tabs to stops of four columns', async () => {
		expect(await shown('ab\tcd')).toEqual(['  1 | ab  cd', '    | ^^^^^^']);
		expect(await shown('\tcd')).toEqual(['  1 |     cd', '    |     ^^']);
	});

	test('gives wide characters two columns, and marks on characters none', async () => {
		expect(await shown('設定')).toEqual(['  1 | 設定', '    | ^^^^']);
		expect(await shown('🔐 x')).toEqual(['  1 | 🔐 x', '    | ^^^^']);
		expect(await shown('e\u0301x')).toEqual(['  1 | e\u0301x', '    | ^^']);
	});

	test('has symbols for control characters, so that a file cannot steer the terminal', async () => {
		expect(await shown('a\u001b[31mb\u0007')).toEqual(['  1 | a␛[31mb␇', '    | ^^^^^^^^']);
		expect(await shown('a\u202eb')).toEqual(['  1 | a�b', '    | ^^^']);
	});

	test('is cropped to the terminal where it is longer', async () => {
		expect(await shown('x'.repeat(200), 50)).toEqual([`  1 | ${'x'.repeat(43)}…`, `    | ${'^'.repeat(43)}`]);
		expect(await shown(`${' '.repeat(100)}stray${' '.repeat(100)}`, 51)).toEqual([
			`  1 | …${' '.repeat(19)}stray${' '.repeat(19)}…`,
			`    | ${' '.repeat(20)}^^^^^`,
		]);
		expect(await shown(`${'\t'.repeat(40)}stray`, 50)).toEqual([
			`  1 | …${' '.repeat(38)}stray`,
			`    | ${' '.repeat(39)}^^^^^`,
		]);
	});

	test('marks a byte order mark', async () => {
		expect(await shown('\ufeffrelayhost =')).toEqual(['  1 | �relayhost =', '    | ^']);
	});
});

describe('colors', () => {
	const files = { 'main.cf': 'relayhost =\nfoo\n' };
	const isColored = async (argv: readonly string[], world: { env?: Record<string, string>; terminal?: number }) =>
		(await mailtls(['main.cf', ...argv], { files, ...world })).stdout.includes('\u001b[31m');

	test('only on a terminal, unless somebody says otherwise', async () => {
		expect(await isColored([], {})).toBe(false);
		expect(await isColored([], { terminal: 80 })).toBe(true);
		expect(await isColored([], { terminal: 80, env: { TERM: 'dumb' } })).toBe(false);
		expect(await isColored([], { terminal: 80, env: { NO_COLOR: '1' } })).toBe(false);
		expect(await isColored([], { terminal: 80, env: { NO_COLOR: '' } })).toBe(true);
		expect(await isColored([], { env: { FORCE_COLOR: '1' } })).toBe(true);
		expect(await isColored([], { terminal: 80, env: { FORCE_COLOR: '0' } })).toBe(false);
		expect(await isColored(['--color'], { env: { NO_COLOR: '1' } })).toBe(true);
		expect(await isColored(['--no-color'], { terminal: 80, env: { FORCE_COLOR: '1' } })).toBe(false);
		expect(await isColored(['--color', '--no-color', '--color'], {})).toBe(true);
	});

	test('change nothing else', async () => {
		const plain = await mailtls(['main.cf'], { files });
		const colored = await mailtls(['main.cf', '--color'], { files });
		// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colors are made of
		expect(colored.stdout.replace(/\u001b\[\d+m/g, '')).toBe(plain.stdout);
	});
});
