import { expect, test } from 'vitest';
import { checkJson, lines, mailtls } from './mailtls.js';
import { applyFixes, readSarif, resultsOf } from './sarif.js';

test('rules keep to the lengths that GitHub allows, and say where to read more', async () => {
	const run = readSarif((await mailtls(['--format', 'sarif', 'a'], { files: { 'a/x': '' } })).stdout);
	const rules = run.tool.driver.rules ?? [];
	expect(rules.length).toBeGreaterThan(70);
	for (const { id, shortDescription, fullDescription, help, properties } of rules) {
		expect(shortDescription?.text.length, id).toBeLessThanOrEqual(1024);
		expect(fullDescription?.text.length, id).toBeLessThanOrEqual(1024);
		expect(help?.text, id).toMatch(/https:\/\//);
		expect(properties?.tags?.length, id).toBeLessThanOrEqual(10);
	}
});

test('places in a file that is read to judge another one are where they are', async () => {
	const files = {
		'main.cf': '# one\n# two\nsmtp_tls_security_level = dane\n',
		'master.cf': lines('relay unix - - y - - smtp', '  -o smtp_tls_security_level=may'),
	};
	const [start, end] = [
		{ line: 3, column: 27 },
		{ line: 3, column: 31 },
	];
	expect(await checkJson(['master.cf'], { files })).toMatchObject({
		findings: expect.arrayContaining([
			expect.objectContaining({
				rule: 'override-weakens',
				related: [{ file: 'main.cf', range: { start, end }, message: expect.anything() }],
			}),
		]),
	});
	const run = readSarif((await mailtls(['--format', 'sarif', 'master.cf'], { files })).stdout);
	expect(resultsOf(run).find(({ ruleId }) => ruleId === 'override-weakens')?.relatedLocations).toMatchObject([
		{
			physicalLocation: {
				artifactLocation: { uri: 'main.cf', uriBaseId: '%SRCROOT%' },
				region: { startLine: 3, startColumn: 27, endLine: 3, endColumn: 31 },
			},
		},
	]);
});

test('what nobody wrote is known by its name, whatever the line says that it is shown on', async () => {
	const fingerprintOf = async (text: string) => {
		const run = readSarif((await mailtls(['--format', 'sarif', 'main.cf'], { files: { 'main.cf': text } })).stdout);
		const result = resultsOf(run).find(({ ruleId }) => ruleId === 'outbound-tls-disabled');
		return result?.partialFingerprints?.['mailtls/v1'];
	};
	const before = await fingerprintOf('myhostname = mx.example.org\nmynetworks = 127.0.0.0/8\n');
	expect(before).toMatch(/^[0-9a-f]{64}$/);
	expect(await fingerprintOf('mydomain = example.org\nmynetworks = 127.0.0.0/8\n')).toBe(before);
});

test('a fix of several files, applied from the log', async () => {
	const master = lines(
		'smtp        inet  n  -  y  -  -  smtpd',
		'submission  inet  n  -  y  -  -  smtpd',
		'  -o smtpd_sasl_auth_enable=yes',
	);
	const files = { 'a b/main.cf': 'smtpd_tls_security_level = encrypt\n', 'a b/master.cf': master };
	const argv = ['--format', 'sarif', 'a b/main.cf', 'a b/master.cf'];
	const run = readSarif((await mailtls(argv, { files })).stdout);
	const fixes = resultsOf(run)
		.filter(({ ruleId }) => ruleId === 'tls-required-on-mx')
		.flatMap(result => result.fixes?.filter(({ artifactChanges }) => artifactChanges.length === 2) ?? []);
	expect(fixes).toHaveLength(1);
	const fixed = (name: 'main.cf' | 'master.cf') =>
		Buffer.from(applyFixes(run, `a%20b/${name}`, Buffer.from(files[`a b/${name}`]), fixes)).toString();
	expect(fixed('main.cf')).toBe('smtpd_tls_security_level = may\n');
	expect(fixed('master.cf')).toBe(`${master}  -o smtpd_tls_security_level=encrypt\n`);
});
