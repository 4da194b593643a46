import { expect, test } from 'vitest';
import { checkJson, mailtls } from './invented.js';

const missing = 'Missing "=" after the name: expected "name = value". Postfix refuses to start with this line.';

test('lines the program cannot read are findings of the rule "syntax"', async () => {
	const files = { 'etc/postfix/main.cf': 'relayhost = ä\n  😀\nfoo bar\n' };
	expect(await checkJson(['etc'], { files })).toEqual({
		version: 1,
		files: [{ file: 'etc/postfix/main.cf', language: 'postfix-main' }],
		findings: [
			{
				rule: 'syntax',
				severity: 'error',
				role: 'mx-server',
				message: missing,
				file: 'etc/postfix/main.cf',
				range: { start: { line: 3, column: 1 }, end: { line: 3, column: 8 } },
				related: [],
				references: [],
				fixes: [],
			},
		],
		suppressed: 0,
	});
});

test('every file that was checked is listed, clean ones too', async () => {
	const files = { 'b/main.cf': 'relayhost =\n', 'a/main.cf': 'relayhost =\n', 'a/other.cf': 'relayhost =\n' };
	expect(await checkJson(['b', 'a'], { files })).toEqual({
		version: 1,
		files: [
			{ file: 'b/main.cf', language: 'postfix-main' },
			{ file: 'a/main.cf', language: 'postfix-main' },
		],
		findings: [],
		suppressed: 0,
	});
});

test('an empty folder gives an empty report and a note', async () => {
	const { status, stdout, stderr } = await mailtls(['--format', 'json', 'a'], { files: { 'a/notes.txt': 'x' } });
	expect(JSON.parse(stdout)).toEqual({ version: 1, files: [], findings: [], suppressed: 0 });
	expect(stderr).toBe('mailtls: no configuration file recognised in a\n');
	expect(status).toBe(0);
});
