import { describe, expect, test } from 'vitest';
import { mailtls } from './invented.js';
import { lines, type World } from './mailtls.js';

const github = (argv: readonly string[], world: World) =>
	mailtls(['--format', 'github', '--language', 'postfix-main', ...argv], world);

test('an annotation for each finding, the most serious first, and the summary beside', async () => {
	const { status, stdout, stderr } = await github(['etc'], {
		files: { 'etc/postfix/main.cf': lines('a = flip', 'change = x', 'b = 1', 'b = 2', 'c = D') },
	});
	const place = 'file=etc/postfix/main.cf';
	expect(stdout).toBe(
		lines(
			`::error ${place},line=5,endLine=5,col=5,endColumn=6,title=shouting::c shouts.`,
			`::warning ${place},line=4,endLine=4,col=1,endColumn=6,title=repeated::b is there twice.`,
			`::notice ${place},line=2,endLine=2,col=10,endColumn=11,title=meddling::That file is wrong.`,
			`::notice ${place},line=1,endLine=1,col=5,endColumn=9,title=restless::It is the wrong way round.`,
		),
	);
	expect(stderr).toBe(
		'1 error, 1 warning, 1 information, 1 hint in 1 file (2 fixable with --fix, 1 more with --fix=unsafe)\n',
	);
	expect(status).toBe(1);
});

test('no columns where a finding ends on another line', async () => {
	const { stdout } = await github(['x'], { files: { x: 'a = B\n  c\n' } });
	expect(stdout).toBe('::error file=x,line=1,endLine=2,title=shouting::a shouts.\n');
});

test('nothing found', async () => {
	const { status, stdout, stderr } = await github(['x'], { files: { x: 'a = b\n' } });
	expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: 'No findings in 1 file.\n' });
});

describe('what is special in a command', () => {
	const annotation = async (name: string, text: string, env: Record<string, string> = {}) =>
		(await github(['--', name], { files: { [name]: text }, env })).stdout;

	test('is escaped in names of files', async () => {
		expect(await annotation('a,b:100%\r\nü', 'a = B\n')).toBe(
			'::error file=a%2Cb%3A100%25%0D%0Aü,line=1,endLine=1,col=5,endColumn=6,title=shouting::a shouts.\n',
		);
	});

	test('is escaped in messages, and steers no terminal', async () => {
		expect(await annotation('x', '100%,:\u001b[31m = B\n')).toBe(
			'::error file=x,line=1,endLine=1,col=15,endColumn=16,title=shouting::100%25,:␛[31m shouts.\n',
		);
	});

	test('paths are relative to the top of the checkout', async () => {
		expect(await annotation('/mail/x', 'a = B\n')).toContain(' file=x,');
		expect(await annotation('x', 'a = B\n', { GITHUB_WORKSPACE: '/' })).toContain(' file=mail/x,');
		expect(await annotation('/etc/x', 'a = B\n')).toContain(' file=/etc/x,');
	});
});

test('with --fix on standard input, the fixed text has standard output for itself', async () => {
	const { stdout, stderr } = await github(['--fix', '--stdin', '--file', 'x'], { stdin: 'a = B\nb = 1\nb = 2\n' });
	expect(stdout).toBe('a = b\nb = 1\nb = 2\n');
	expect(stderr).toBe(
		lines(
			'::warning file=x,line=3,endLine=3,col=1,endColumn=6,title=repeated::b is there twice.',
			'1 warning in 1 file (1 fixable with --fix=unsafe)',
		),
	);
});
