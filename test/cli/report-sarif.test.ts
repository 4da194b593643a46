import { describe, expect, test } from 'vitest';
import { mailtls } from './invented.js';
import { lines, type World } from './mailtls.js';
import { pathOf, readSarif, resultsOf, textAt } from './sarif.js';

const sarif = async (argv: readonly string[], world: World) =>
	readSarif((await mailtls(['--format', 'sarif', '--language', 'postfix-main', ...argv], world)).stdout);

const places = async (text: string) => {
	const results = resultsOf(await sarif(['x'], { files: { x: text } }));
	return results.map(({ ruleId, locations }) => {
		const region = locations?.[0]?.physicalLocation?.region ?? {};
		return [ruleId, region.startLine, region.startColumn, region.endLine, region.endColumn, textAt(text, region)];
	});
};

test('a finding, whole', async () => {
	const files = { 'etc/postfix/main.cf': 'a = b\na = c\n' };
	const run = await sarif(['etc'], { files });
	const artifactLocation = { uri: 'etc/postfix/main.cf', uriBaseId: '%SRCROOT%', index: 0 };
	expect(run.results).toEqual([
		{
			ruleId: 'repeated',
			ruleIndex: 1,
			level: 'warning',
			message: { text: 'a is there twice.' },
			locations: [
				{
					physicalLocation: {
						artifactLocation,
						region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 6 },
					},
				},
			],
			relatedLocations: [
				{
					id: 0,
					physicalLocation: {
						artifactLocation,
						region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
					},
					message: { text: 'the first one' },
				},
			],
			partialFingerprints: { 'mailtls/v1': expect.stringMatching(/^[0-9a-f]{64}$/) },
			// The other one changes nothing, and SARIF has no room for that.
			fixes: [
				{
					description: { text: 'Remove this one' },
					artifactChanges: [
						{
							artifactLocation,
							replacements: [{ deletedRegion: { startLine: 2, startColumn: 1, endLine: 3, endColumn: 1 } }],
						},
					],
					properties: { safety: 'unsafe', preferred: true, baseline: 'postmaster-2026' },
				},
			],
			suppressions: [],
			properties: { severity: 'warning', role: 'submission', references: ['RFC 1', 'DFN-CERT 2017 §2.1'] },
		},
	]);
	expect(run.artifacts).toEqual([
		{
			location: artifactLocation,
			roles: ['analysisTarget'],
			sourceLanguage: 'postfix-main',
			encoding: 'UTF-8',
		},
	]);
});

test('the run: program, what columns count, how it went', async () => {
	const run = await sarif(['x'], { files: { x: 'a = b\n' } });
	expect(run.tool.driver).toMatchObject({
		name: 'MailTLS',
		version: '1.2.3',
		semanticVersion: '1.2.3',
		informationUri: 'https://github.com/mailtls/mailtls',
	});
	expect(run).toMatchObject({
		columnKind: 'utf16CodeUnits',
		newlineSequences: ['\r\n', '\n', '\r'],
		originalUriBaseIds: { '%SRCROOT%': { description: expect.anything() } },
		invocations: [{ executionSuccessful: true, toolExecutionNotifications: [], toolConfigurationNotifications: [] }],
		results: [],
	});
});

test('every rule there is, whatever was found, with all that is known of it', async () => {
	const run = await sarif(['x'], { files: { x: 'a = b\n' } });
	const rules = run.tool.driver.rules ?? [];
	expect(rules.map(({ id }) => id)).toEqual(['shouting', 'repeated', 'restless', 'meddling', 'foreign', 'syntax']);
	expect(rules[1]).toEqual({
		id: 'repeated',
		shortDescription: { text: 'A setting is made twice.' },
		fullDescription: { text: 'A setting is made twice. Warning for mail submission (ports 465 and 587).' },
		help: {
			text: expect.stringContaining('RFC 1; DFN-CERT 2017 §2.1'),
			markdown: expect.stringContaining('](https://'),
		},
		helpUri: expect.stringMatching(/^https:.*\brepeated\b/),
		defaultConfiguration: { level: 'warning' },
		properties: {
			kind: 'policy',
			tags: ['security', 'policy'],
			severity: { submission: 'warning' },
			since: '0.2.0',
			references: ['RFC 1', 'DFN-CERT 2017 §2.1'],
		},
	});
});

test('severities: there is no weaker level than a note, but the properties tell', async () => {
	const results = resultsOf(
		await sarif(['x'], { files: { x: lines('a = B', 'c = flip', 'change = x', 'd = 1', 'd = 2') } }),
	);
	expect(results.map(({ level, properties }) => [level, properties?.severity])).toEqual([
		['error', 'error'],
		['note', 'hint'],
		['note', 'information'],
		['warning', 'warning'],
	]);
});

describe('regions', () => {
	test('columns count UTF-16 units', async () => {
		expect(await places('a😀 = Bc\n')).toEqual([['shouting', 1, 7, 1, 9, 'Bc']]);
	});

	test('values of several lines', async () => {
		expect(await places('# x\na = B\n  c\r\n  d\n')).toEqual([['shouting', 2, 5, 4, 4, 'B\n  c\r\n  d']]);
	});

	test('whole lines end on the last of them', async () => {
		expect(await places('a = b\r\na = c\r\n  d\r\n')).toEqual([['repeated', 2, 1, 3, 4, 'a = c\r\n  d']]);
		expect(await places('a = b\na = c')).toEqual([['repeated', 2, 1, 2, 6, 'a = c']]);
	});

	test('a byte order mark has no column (§3.30.2)', async () => {
		expect(await places('\ufeffa = Bc\n')).toEqual([
			['syntax', 1, 1, 1, 1, ''],
			['shouting', 1, 5, 1, 7, 'Bc'],
		]);
	});
});

describe('fingerprints', () => {
	const fingerprints = async (argv: readonly string[], world: World) =>
		resultsOf(await sarif(argv, world)).map(({ partialFingerprints }) => partialFingerprints?.['mailtls/v1']);
	const of = (text: string) => fingerprints(['x'], { files: { x: text } });
	const text = lines('a = B', 'b = flip', 'a = c', 'nonsense');

	test('stay when lines are inserted above or between, or taken away', async () => {
		const before = await of(text);
		expect(new Set(before).size).toBe(4);
		expect(await of(`# new\n\nz = y\n${text}`)).toEqual(before);
		expect(await of(text.replace('b =', '# new\nz = y\n\nb ='))).toEqual(before);
		expect(await of(text.replaceAll('\n', '\r\n'))).toEqual(before);
		expect(await of(text.replace('b = flip\n', ''))).toEqual([before[0], before[2], before[3]]);
	});

	test('change with what the line says', async () => {
		const [before] = await of('a = B\n');
		expect(await of('a = C\n')).not.toContain(before);
		expect(await of('b = B\n')).not.toContain(before);
	});

	test('tell equal findings of one file apart', async () => {
		const found = await of(lines('a = B', 'a = B', 'a = B'));
		expect(found).toHaveLength(5);
		expect(new Set(found).size).toBe(5);
	});

	test('tell files apart', async () => {
		const found = await fingerprints(['x', 'y'], { files: { x: 'a = B\n', y: 'a = B\n' } });
		expect(new Set(found).size).toBe(2);
	});

	test('are the same however the file is named on the command line', async () => {
		const files = { 'postfix/main.cf': 'a = B\n' };
		const found = await fingerprints(['postfix/main.cf'], { files });
		expect(await fingerprints(['postfix'], { files })).toEqual(found);
		expect(await fingerprints(['./postfix/../postfix/main.cf'], { files })).toEqual(found);
		expect(await fingerprints(['/mail/postfix/main.cf'], { files })).toEqual(found);
		expect(await fingerprints(['--stdin', '--file', 'postfix/main.cf'], { stdin: 'a = B\n' })).toEqual(found);
	});
});

describe('names of files', () => {
	const uriOf = async (argv: readonly string[], world: World) => {
		const [result] = resultsOf(await sarif(argv, world));
		const { uri = '', uriBaseId } = result?.locations?.[0]?.physicalLocation?.artifactLocation ?? {};
		return { uri, uriBaseId };
	};

	test.each([
		['a b/main.cf', 'a%20b/main.cf'],
		['100%/main.cf', '100%25/main.cf'],
		['%41.cf', '%2541.cf'],
		['#1?.cf', '%231%3F.cf'],
		['ä/設定😀.cf', '%C3%A4/%E8%A8%AD%E5%AE%9A%F0%9F%98%80.cf'],
		['back\\slash.cf', 'back%5Cslash.cf'],
		['c:d.cf', 'c%3Ad.cf'],
		['[x]{y}"<z>|^`.cf', '%5Bx%5D%7By%7D%22%3Cz%3E%7C%5E%60.cf'],
		['line\nend\u0001.cf', 'line%0Aend%01.cf'],
	])('%s', async (name, uri) => {
		expect(await uriOf(['--', name], { files: { [name]: 'a = B\n' } })).toEqual({ uri, uriBaseId: '%SRCROOT%' });
		expect(pathOf(uri, '/mail')).toBe(`/mail/${name}`);
	});

	test('a name that has no UTF-8 still makes a valid log', async () => {
		expect(await uriOf(['x\ud800.cf'], { files: { 'x\ud800.cf': 'a = B\n' } })).toEqual({
			uri: 'x%EF%BF%BD.cf',
			uriBaseId: '%SRCROOT%',
		});
	});

	test('what is not below the folder the program runs in is absolute', async () => {
		const name = '/etc/a [b]|c/x';
		const uri = 'file:///etc/a%20%5Bb%5D%7Cc/x';
		expect(await uriOf([name], { files: { [name]: 'a = B\n' } })).toEqual({ uri, uriBaseId: undefined });
		expect(pathOf(uri, '/mail')).toBe(name);
		expect(await uriOf(['../etc/x'], { files: { '/etc/x': 'a = B\n' } })).toMatchObject({ uri: 'file:///etc/x' });
		expect(await uriOf(['..x/y'], { files: { '..x/y': 'a = B\n' } })).toMatchObject({ uri: '..x/y' });
	});

	test('the text of standard input', async () => {
		expect(await uriOf(['--stdin', '--file', 'a b/x'], { stdin: 'a = B\n' })).toMatchObject({ uri: 'a%20b/x' });
	});

	test('a workflow of GitHub looks from the top of the checkout', async () => {
		const files = { x: 'a = B\n' };
		const at = async (GITHUB_WORKSPACE: string) => (await uriOf(['x'], { files, env: { GITHUB_WORKSPACE } })).uri;
		expect(await at('/')).toBe('mail/x');
		expect(await at('/mail')).toBe('x');
		expect(await at('/elsewhere')).toBe('x');
	});
});

describe('what could not be read', () => {
	test('is told beside what was found', async () => {
		const { status, stdout } = await mailtls(['--format', 'sarif', 'no', 'main.cf', '--language', 'postfix-main'], {
			files: { 'main.cf': 'a = B\n' },
		});
		const run = readSarif(stdout);
		expect(resultsOf(run)).toHaveLength(1);
		expect(run.invocations).toMatchObject([
			{
				executionSuccessful: false,
				toolExecutionNotifications: [{ level: 'error', message: { text: 'no: no such file or directory' } }],
			},
		]);
		expect(status).toBe(2);
	});

	test('is told where there is nothing else to tell', async () => {
		const { status, stdout, stderr } = await mailtls(['--format', 'sarif', 'no\ud800'], {});
		expect(readSarif(stdout)).toMatchObject({
			invocations: [
				{
					executionSuccessful: false,
					toolExecutionNotifications: [{ message: { text: 'no\ufffd: no such file or directory' } }],
				},
			],
			results: [],
		});
		expect(status).toBe(2);
		expect(stderr).toContain('no such file or directory');
	});

	test('an empty folder is no failure', async () => {
		const { status, stdout } = await mailtls(['--format', 'sarif', 'a'], { files: { 'a/notes.txt': 'x' } });
		expect(readSarif(stdout).invocations).toMatchObject([
			{
				executionSuccessful: true,
				toolConfigurationNotifications: [
					{ level: 'warning', message: { text: 'no configuration file recognised in a' } },
				],
			},
		]);
		expect(status).toBe(0);
	});

	test('a fix that could not be written is told too', async () => {
		const { status, stdout, stderr } = await mailtls(
			['--format', 'sarif', '--fix', '--language', 'postfix-main', 'x'],
			{ files: { x: Buffer.from('a = euro\n# \xe4\n', 'latin1') } },
		);
		const problem = 'x: not written: the fix has characters that the encoding of the file lacks';
		expect(readSarif(stdout).invocations).toMatchObject([
			{ executionSuccessful: false, toolExecutionNotifications: [{ message: { text: problem } }] },
		]);
		expect({ status, stderr }).toEqual({ status: 2, stderr: `mailtls: ${problem}\n` });
	});
});

test('control characters and half characters of a file do no harm', async () => {
	const bytes = Buffer.from('a = B\u0000\u0001\u001b\u007f\u2028x\n');
	const [result] = resultsOf(await sarif(['x'], { files: { x: bytes } }));
	expect(result?.fixes?.[0]?.artifactChanges[0]?.replacements[0]?.insertedContent?.text).toBe(
		'b\u0000\u0001\u001b\u007f\u2028x',
	);
});

test.each<[string, number]>([
	['error', 0],
	['warning', 1],
	['never', 0],
])('--fail-on %s of a warning: %i', async (failOn, status) => {
	const files = { x: 'a = b\na = c\n' };
	for (const format of ['sarif', 'github']) {
		const argv = ['--format', format, '--fail-on', failOn, '--language', 'postfix-main', 'x'];
		expect((await mailtls(argv, { files })).status).toBe(status);
	}
});

test.each(['text', 'json', 'sarif', 'github'])('%s is the same each time, and ends with a line end', async format => {
	const files = { 'postfix/main.cf': 'a = B\n', 'postfix/x/main.cf': 'a = flip\na = c\nnonsense\n' };
	const first = await mailtls(['--format', format, 'postfix'], { files });
	const second = await mailtls(['--format', format, 'postfix'], { files });
	expect(second).toMatchObject({ stdout: first.stdout, stderr: first.stderr, status: first.status });
	expect(first.stdout).toMatch(/[^\n]\n$/);
});
