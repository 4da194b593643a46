import { expect, test } from 'vitest';
import { checkJson, mailtls } from './invented.js';
import { lines } from './mailtls.js';

const main = lines('relayhost = Abc', 'relayhost = abc', 'x = flip');
const language = ['--language', 'postfix-main'];

const accepted = lines(
	'{',
	'  "version": 1,',
	'  "findings": [',
	'    { "file": "etc/main.cf", "rule": "repeated", "setting": "relayhost", "text": "abc", "occurrence": 1 },',
	'    { "file": "etc/main.cf", "rule": "shouting", "setting": "relayhost", "text": "Abc", "occurrence": 1 },',
	'    { "file": "etc/main.cf", "rule": "restless", "setting": "x", "text": "flip", "occurrence": 1 }',
	'  ]',
	'}',
);

test('--write-accepted writes what is found, and then nothing is found', async () => {
	const outcome = await mailtls([...language, '--write-accepted', '.mailtls-accepted.json', 'etc/main.cf'], {
		files: { 'etc/main.cf': main },
	});
	expect(outcome.files.text('/mail/.mailtls-accepted.json')).toBe(accepted);
	expect(outcome.stderr).toBe('mailtls: 3 findings accepted in .mailtls-accepted.json\n');
	expect(outcome.stdout).toMatch(/^No findings in 1 file/);
	expect(outcome.status).toBe(0);
});

test('--accepted leaves these out, wherever they have moved, and nothing else', async () => {
	const changed = lines('# new', 'y = Def', '', 'relayhost =   Abc', '# moved', 'relayhost = abc', 'x = flip');
	const world = { files: { 'etc/main.cf': changed, 'lists/accepted.json': accepted.replaceAll('"etc/', '"../etc/') } };
	const argv = [...language, '--accepted', 'lists/accepted.json', 'etc/main.cf'];
	expect(await checkJson(argv, world)).toMatchObject({
		findings: [{ rule: 'shouting', range: { start: { line: 2, column: 5 } } }],
		suppressed: 3,
	});
	expect((await mailtls(argv, world)).status).toBe(1);
	expect((await mailtls(argv, world)).stderr).toBe('');
});

test('what is accepted is not fixed', async () => {
	const { files } = await mailtls([...language, '--fix=unsafe', '--accepted', 'list.json', 'etc/main.cf'], {
		files: { 'etc/main.cf': `${main}y = Def\n`, 'list.json': accepted },
	});
	expect(files.text('/mail/etc/main.cf')).toBe(`${main}y = def\n`);
});

test('the same once more is not accepted', async () => {
	const twice = { files: { 'etc/main.cf': `${main}relayhost = abc\n`, 'list.json': accepted } };
	expect(await checkJson([...language, '--accepted', 'list.json', 'etc/main.cf'], twice)).toMatchObject({
		findings: [{ rule: 'repeated', range: { start: { line: 4 } } }],
		suppressed: 3,
	});
});

test('entries that are no longer needed are told, and dropped by the next --write-accepted; reasons stay', async () => {
	const list = accepted
		.replace('"setting": "x", "text": "flip", "occurrence": 1', '$&, "reason": "nobody looks"')
		.replace('    {', '    { "file": "gone.cf", "rule": "shouting", "text": "A", "occurrence": 1 },\n    {')
		.replace('    {', '    { "file": "other.cf", "rule": "shouting", "text": "A", "occurrence": 1 },\n    {');
	const files = { 'etc/main.cf': 'relayhost = abc\nx = flip\n', 'other.cf': '', 'list.json': list };
	const read = await mailtls([...language, '--accepted', 'list.json', 'etc/main.cf'], { files });
	expect(read.stderr).toBe(
		'mailtls: 3 entries of list.json are no longer needed; --write-accepted list.json drops them\n',
	);
	expect(read.status).toBe(0);

	const written = await mailtls([...language, '--write-accepted', 'list.json', 'etc/main.cf'], { files });
	expect(written.files.text('/mail/list.json')).toBe(
		lines(
			'{',
			'  "version": 1,',
			'  "findings": [',
			'    { "file": "etc/main.cf", "rule": "restless", "setting": "x", "text": "flip", "occurrence": 1, "reason": "nobody looks" },',
			'    { "file": "other.cf", "rule": "shouting", "text": "A", "occurrence": 1 }',
			'  ]',
			'}',
		),
	);
});

test('the reason of an entry is the reason of the suppression; nothing found makes an empty list', async () => {
	const { files } = await mailtls([...language, '--write-accepted', 'list.json', 'main.cf'], {
		files: { 'main.cf': 'a = b\n' },
	});
	expect(files.text('/mail/list.json')).toBe(lines('{', '  "version": 1,', '  "findings": []', '}'));
});

test.each([
	['not JSON', '{\n "version": 1,\n "findings": [ oops', 'list.json:3: not a list of accepted findings: expected JSON'],
	['another JSON', '{\n  "name": "mailtls"\n}', 'list.json:1: not a list of accepted findings: expected "version": 1'],
	['a later version', '{\n  "version": 2\n}', 'list.json:2: not a list of accepted findings: expected "version": 1'],
	[
		'no entries',
		'{\n"version": 1,\n"findings": {}\n}',
		'list.json:3: not a list of accepted findings: expected "findings" to be an array',
	],
	[
		'an entry that is none',
		accepted.replace('"rule": "shouting"', '"rule": 7'),
		'list.json:5: not a list of accepted findings: expected an entry such as { "file": "main.cf", "rule": "legacy-tls", ',
	],
])('a list that is %s: exit status 2, and the file stays as it is', async (_, list, message) => {
	for (const option of ['--accepted', '--write-accepted']) {
		const outcome = await mailtls([...language, option, 'list.json', 'main.cf'], {
			files: { 'main.cf': main, 'list.json': list },
		});
		expect(outcome.stderr).toContain(`mailtls: ${message}`);
		expect([outcome.status, outcome.stdout]).toEqual([2, '']);
		expect(outcome.files.text('/mail/list.json')).toBe(list);
	}
});

test('a comma too many, left by whoever removed the last entry, is no obstacle', async () => {
	const list = accepted.replace(/,\n.*"restless".*\n/, ',\n');
	expect(
		await checkJson([...language, '--accepted', 'list.json', 'etc/main.cf'], {
			files: { 'etc/main.cf': main, 'list.json': list },
		}),
	).toMatchObject({ findings: [{ rule: 'restless' }], suppressed: 2 });
});

test('a list that is not there, or cannot be written, and options that do not go together', async () => {
	const files = { 'main.cf': main };
	const run = (...argv: string[]) => mailtls([...language, ...argv, 'main.cf'], { files });
	expect(await run('--accepted', 'list.json')).toMatchObject({
		status: 2,
		stderr: 'mailtls: list.json: no such file or directory\n',
	});
	expect(await run('--write-accepted', 'nowhere/list.json')).toMatchObject({
		status: 2,
		stderr: 'mailtls: nowhere/list.json: not written: no such file or directory\n',
	});
	expect(await run('--write-accepted', 'a.json', '--accepted', 'b.json')).toMatchObject({
		status: 2,
		stderr: expect.stringContaining('cannot be combined with --accepted'),
	});
	expect(await run('--write-accepted', 'a.json', '--diff')).toMatchObject({
		status: 2,
		stderr: expect.stringContaining('cannot be combined with --diff'),
	});
});

test('comments leave findings out of reports and fixes, and do not come into the list', async () => {
	const text = lines('# mailtls: ignore[shouting] a name', 'relayhost = Abc', 'y = Def');
	const world = { files: { 'main.cf': text } };
	expect(await checkJson([...language, 'main.cf'], world)).toMatchObject({
		findings: [{ rule: 'shouting', range: { start: { line: 3 } } }],
		suppressed: 1,
	});
	const { files } = await mailtls([...language, '--fix', '--write-accepted', 'list.json', 'main.cf'], world);
	expect(files.text('/mail/main.cf')).toBe(text.replace('Def', 'def'));
	expect(files.text('/mail/list.json')).toContain('"findings": []');
});
