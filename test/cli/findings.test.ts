import { expect, test } from 'vitest';
import { checkJson, mailtls } from './invented.js';
import { lines } from './mailtls.js';

const files = { 'main.cf': lines('relayhost = Abc', 'x = flip', 'relayhost =', '  y') };

test('text: related places, references, and fixes with the preferred one first', async () => {
	const { stdout } = await mailtls(['main.cf', '--language', 'postfix-main'], { files });
	expect(stdout).toBe(
		lines(
			'main.cf:1:13  error  relayhost shouts.  [shouting]',
			'  1 | relayhost = Abc',
			'    |             ^^^',
			'    = RFC 1855 §2.1.1',
			'    = fix: Write it in small letters',
			'',
			'main.cf:2:5  hint  It is the wrong way round.  [restless]',
			'  2 | x = flip',
			'    |     ^^^^',
			'    = fix: Turn to flop',
			'',
			'main.cf:3:1  warning  relayhost is there twice.  [repeated]',
			'  3 | relayhost =',
			'    | ^^^^^^^^^^^ …',
			'    = main.cf:1:1: the first one',
			'    = RFC 1; DFN-CERT 2017 §2.1',
			'    = fix: Remove this one (unsafe)',
			'    = fix: Keep both (DFN-CERT 2017, unsafe)',
			'',
			'1 error, 1 warning, 1 hint in 1 file (2 fixable with --fix, 1 more with --fix=unsafe)',
		),
	);
});

test('the summary counts each severity, and what can be fixed', async () => {
	const last = async (text: string) =>
		(await mailtls(['main.cf', '--language', 'postfix-main'], { files: { 'main.cf': text } })).stdout
			.trimEnd()
			.split('\n')
			.at(-1);
	expect(await last('a = b\na = c\n')).toBe('1 warning in 1 file (1 fixable with --fix=unsafe)');
	expect(await last('a = B\nb = C\n')).toBe('2 errors in 1 file (2 fixable with --fix)');
	expect(await last('change = elsewhere\nb = flip\nc = flop\n')).toBe(
		'1 information, 2 hints in 1 file (2 fixable with --fix)',
	);
});

test('JSON: related places, references, and fixes with their edits', async () => {
	const report = await checkJson(['main.cf', '--language', 'postfix-main'], {
		files: { 'main.cf': 'a = b\r\na = c\r\n' },
	});
	const nobody = { summary: '', details: ['Every service offers and demands the same as before.'], sources: [] };
	expect(report).toEqual({
		version: 1,
		files: [{ file: 'main.cf', language: 'postfix-main' }],
		findings: [
			{
				rule: 'repeated',
				severity: 'warning',
				role: 'submission',
				message: 'a is there twice.',
				file: 'main.cf',
				range: { start: { line: 2, column: 1 }, end: { line: 3, column: 1 } },
				related: [
					{
						file: 'main.cf',
						range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
						message: 'the first one',
					},
				],
				references: ['RFC 1', 'DFN-CERT 2017 §2.1'],
				fixes: [
					{
						title: 'Remove this one',
						safety: 'unsafe',
						baseline: 'postmaster-2026',
						impact: nobody,
						edits: [
							{
								file: 'main.cf',
								range: { start: { line: 2, column: 1 }, end: { line: 3, column: 1 } },
								newText: '',
							},
						],
					},
					{ title: 'Keep both', safety: 'unsafe', baseline: 'dfn-cert-2017', impact: nobody, edits: [] },
				],
			},
		],
		suppressed: 0,
	});
});

test('columns count UTF-16 units, whatever the terminal shows', async () => {
	const report = await checkJson(['main.cf', '--language', 'postfix-main'], { files: { 'main.cf': 'a😀 = B\n' } });
	expect(report).toMatchObject({
		findings: [{ range: { start: { line: 1, column: 7 }, end: { line: 1, column: 8 } } }],
	});
});

test.each<[string, number]>([
	['error', 0],
	['warning', 0],
	['information', 0],
	['hint', 1],
	['never', 0],
])('a hint with --fail-on %s ends with %i', async (failOn, status) => {
	const outcome = await mailtls(['--fail-on', failOn, '--language', 'postfix-main', 'x'], {
		files: { x: 'a = flip\n' },
	});
	expect(outcome.status).toBe(status);
});

test('explain: what it is and how much it weighs, where a rule has no page', async () => {
	const { status, stdout } = await mailtls(['explain', 'repeated']);
	expect(stdout).toBe(
		lines(
			'repeated: A setting is made twice.',
			'',
			'Syntax. Depends on the baseline and on what the service is for.',
			'',
			'Severity',
			'  warning      mail submission (ports 465 and 587)',
			'',
			'In MailTLS since 0.2.0. All examples: https://mailtls.github.io/mailtls/rules/repeated.html',
		),
	);
	expect(status).toBe(0);
});

test('explain: ids that are not there', async () => {
	const outcome = await mailtls(['explain', 'repaeted']);
	expect(outcome).toMatchObject({
		status: 2,
		stdout: '',
		stderr: 'mailtls: Unknown rule, suite, setting or baseline "repaeted"; did you mean repeated?\n',
	});
	expect(await mailtls(['explain', 'quux'])).toMatchObject({
		status: 2,
		stderr: 'mailtls: Unknown rule, suite, setting or baseline "quux"\n',
	});
});

test('explain: syntax problems are findings too', async () => {
	expect((await mailtls(['explain', 'syntax'])).stdout).toMatch(/^syntax: /);
});
