import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mailtls } from './invented.js';
import { lines, type World } from './mailtls.js';

const fix = (argv: readonly string[], world: World) => mailtls(['--language', 'postfix-main', ...argv], world);

test('--fix applies safe fixes and reports what is left', async () => {
	const { status, stdout, stderr, files } = await fix(['--fix', 'x'], { files: { x: 'a = B\na = c\n' } });
	expect(files.text('/mail/x')).toBe('a = b\na = c\n');
	expect(stdout).toBe(
		lines(
			'x:2:1  warning  a is there twice.  [repeated]',
			'  2 | a = c',
			'    | ^^^^^ …',
			'    = x:1:1: the first one',
			'    = RFC 1; DFN-CERT 2017 §2.1',
			'    = fix: Remove this one (unsafe)',
			'    = fix: Keep both (DFN-CERT 2017, unsafe)',
			'',
			'1 warning in 1 file (1 fixable with --fix=unsafe)',
			'Fixed 1 file.',
		),
	);
	expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
});

test('--fix=unsafe applies preferred ones too', async () => {
	const { status, stdout, files } = await fix(['--fix=unsafe', 'x'], { files: { x: 'a = B\na = c\n' } });
	expect(files.text('/mail/x')).toBe('a = b\n');
	expect(stdout).toBe('No findings in 1 file.\nFixed 1 file.\n');
	expect(status).toBe(0);
});

test('--fix with JSON prints what is left, and nothing else', async () => {
	const { stdout } = await fix(['--fix=unsafe', '--format', 'json', 'x'], { files: { x: 'a = B\n' } });
	expect(JSON.parse(stdout)).toEqual({
		version: 1,
		files: [{ file: 'x', language: 'postfix-main' }],
		findings: [],
		suppressed: 0,
	});
});

test('a second run changes nothing', async () => {
	const once = await fix(['--fix=unsafe', 'x'], { files: { x: 'a = B\nc = D\na = E\n' } });
	const fixed = once.files.text('/mail/x') ?? '';
	const twice = await fix(['--fix=unsafe', 'x'], { files: { x: fixed } });
	expect(twice.files.text('/mail/x')).toBe(fixed);
	expect(twice.stdout).toBe('No findings in 1 file.\n');
});

test('fixes that undo each other come to an end', async () => {
	const { stdout, files } = await fix(['--fix', 'x'], { files: { x: 'a = flip\n' } });
	expect(files.text('/mail/x')).toBe('a = flip\n');
	expect(stdout).not.toContain('Fixed');
});

describe('bytes that are no business of a fix stay', () => {
	test.each<[string, Uint8Array, Uint8Array]>([
		['CRLF', Buffer.from('# x\r\na = B\r\n'), Buffer.from('# x\r\na = b\r\n')],
		['mixed line ends', Buffer.from('# x\r\na = B\nc = d\r'), Buffer.from('# x\r\na = b\nc = d\r')],
		['no newline at the end', Buffer.from('# x\na = B'), Buffer.from('# x\na = b')],
		['a byte order mark', Buffer.from('\ufeff# x\na = B\n'), Buffer.from('\ufeff# x\na = b\n')],
		['UTF-8', Buffer.from('# ü€😀\na = B\n'), Buffer.from('# ü€😀\na = b\n')],
		['ISO 8859-1', Buffer.from('# \x80\xe4\xff\na = B\n', 'latin1'), Buffer.from('# \x80\xe4\xff\na = b\n', 'latin1')],
		['cut UTF-8', Buffer.from('# \xc3\na = B\n', 'latin1'), Buffer.from('# \xc3\na = b\n', 'latin1')],
	])('%s', async (_name, before, after) => {
		const { files, bytes } = await fix(['--fix', 'x'], { files: { x: before } });
		expect(files.read('/mail/x')).toEqual(after);
		expect(bytes.length).toBeGreaterThan(0);

		const piped = await fix(['--fix', '--stdin', '--file', 'x'], { stdin: before });
		expect(Buffer.from(piped.bytes)).toEqual(after);
	});
});

test('any bytes in a comment stay', async () => {
	const bytes = fc.uint8Array({ maxLength: 40 }).filter(candidate => !candidate.includes(10));
	await fc.assert(
		fc.asyncProperty(bytes, async comment => {
			const around = (value: string) => Buffer.concat([Buffer.from('#'), comment, Buffer.from(`\na = ${value}`)]);
			const outcome = await fix(['--fix', '--stdin', '--file', 'x'], { stdin: around('B') });
			expect(Buffer.from(outcome.bytes)).toEqual(around('b'));
		}),
	);
});

describe('standard input', () => {
	test('the fixed text goes to standard output, the findings to standard error', async () => {
		const outcome = await fix(['--stdin', '--file', 'x', '--fix'], { stdin: 'a = B\noops\n' });
		expect(outcome.stdout).toBe('a = b\noops\n');
		expect(outcome.stderr).toMatch(/^x:2:1 {2}error {2}.*\[syntax\]\n/);
		expect(outcome.status).toBe(1);
	});

	test('comes back even where nothing is to fix', async () => {
		expect((await fix(['--stdin', '--file', 'x', '--fix'], { stdin: 'a = b' })).stdout).toBe('a = b');
	});
});

describe('a file that cannot be written stays as it is, and its findings are reported', () => {
	test('letters its encoding lacks', async () => {
		const before = Buffer.from('# \xe4\na = euro\n', 'latin1');
		const { status, stdout, stderr, files } = await fix(['--fix', 'x'], { files: { x: before } });
		expect(files.read('/mail/x')).toEqual(before);
		expect(stderr).toBe('mailtls: x: not written: the fix has characters that the encoding of the file lacks\n');
		expect(stdout).toContain('1 hint in 1 file');
		expect(status).toBe(2);
	});

	test('the others are written all the same', async () => {
		const latin1 = Buffer.from('# \xe4\na = euro\n', 'latin1');
		const { status, stdout, files } = await fix(['--fix', 'x', 'y'], { files: { x: latin1, y: 'a = B\n' } });
		expect(files.text('/mail/y')).toBe('a = b\n');
		expect(stdout).toContain('Fixed 1 file.');
		expect(status).toBe(2);
	});
});

test('a link stays a link', async () => {
	const { files } = await fix(['--fix', 'x'], { files: { x: { link: 'real' }, real: 'a = B\n' } });
	expect(files.entries.get('/mail/x')).toEqual({ link: 'real' });
	expect(files.text('/mail/real')).toBe('a = b\n');
});

describe('fixes that change other files', () => {
	test('are left out where those are not checked', async () => {
		const { stdout, files } = await fix(['--fix', 'x'], { files: { x: 'change = y\n', y: 'a = b\n' } });
		expect(files.text('/mail/y')).toBe('a = b\n');
		expect(stdout).toContain('1 information in 1 file\n');
		expect(stdout).not.toContain('fix:');
	});

	test('are applied where they are', async () => {
		const { files } = await fix(['--fix', 'x', 'y'], { files: { x: 'change = y\n', y: 'a = b\n' } });
		expect(files.text('/mail/y')).toBe('# = b\n');
	});
});

describe('--diff', () => {
	const files = { x: 'a = B\nb = c\na = d\n', y: 'a = b\n' };

	test('prints what --fix would do and writes nothing', async () => {
		const outcome = await fix(['--diff', 'x', 'y'], { files });
		expect(outcome.stdout).toBe(lines('--- x', '+++ x', '@@ -1,3 +1,3 @@', '-a = B', '+a = b', ' b = c', ' a = d'));
		expect(outcome.stderr).toBe('1 error, 1 warning in 2 files (1 fixable with --fix, 1 more with --fix=unsafe)\n');
		expect(outcome.files.text('/mail/x')).toBe(files.x);
		expect(outcome.status).toBe(1);
	});

	test('with --fix=unsafe', async () => {
		const outcome = await fix(['--diff', '--fix=unsafe', 'x'], { files });
		expect(outcome.stdout).toBe(lines('--- x', '+++ x', '@@ -1,3 +1,2 @@', '-a = B', '+a = b', ' b = c', '-a = d'));
		expect(outcome.files.text('/mail/x')).toBe(files.x);
	});

	test('of standard input', async () => {
		const outcome = await fix(['--diff', '--fix', '--stdin', '--file', 'x'], { stdin: 'a = B' });
		expect(outcome.stdout).toBe(
			lines(
				'--- x',
				'+++ x',
				'@@ -1,1 +1,1 @@',
				'-a = B',
				'\\ No newline at end of file',
				'+a = b',
				'\\ No newline at end of file',
			),
		);
	});

	test('keeps line ends and encoding, so that patch can apply it', async () => {
		const { bytes } = await fix(['--diff', 'x'], { files: { x: Buffer.from('# \xe4\r\na = B\r\n', 'latin1') } });
		expect(Buffer.from(bytes).toString('latin1')).toBe(
			lines('--- x', '+++ x', '@@ -1,2 +1,2 @@', ' # \xe4\r', '-a = B\r', '+a = b\r'),
		);
	});

	test('of nothing is empty', async () => {
		expect(await fix(['--diff', 'y'], { files })).toMatchObject({
			status: 0,
			stdout: '',
			stderr: 'No findings in 1 file.\n',
		});
	});
});
