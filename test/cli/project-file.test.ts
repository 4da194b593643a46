import { describe, expect, test } from 'vitest';
import { lines, mailtls } from './mailtls.js';
import type { Entry } from './memory-files.js';

const weak = 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = !SSLv2\n';

interface Found {
	readonly rule: string;
	readonly severity: string;
	readonly file: string;
}

/** `FILE SEVERITY` of each finding of one rule. */
async function found(
	rule: string,
	argv: readonly string[],
	files: Readonly<Record<string, Entry>>,
	stdin?: string,
): Promise<readonly string[]> {
	const { stdout, stderr } = await mailtls(['check', '--format', 'json', ...argv], { files, ...(stdin && { stdin }) });
	expect(stderr).toBe('');
	const report: { readonly findings: readonly Found[] } = JSON.parse(stdout);
	return report.findings.filter(finding => finding.rule === rule).map(({ file, severity }) => `${file} ${severity}`);
}

describe('the nearest project file', () => {
	test('above each file says how it is judged', async () => {
		const files = {
			'.mailtls.yaml': 'severities: { legacy-ssl: warning }\n',
			'postfix/main.cf': weak,
			'inner/.mailtls.yaml': 'severities: { legacy-ssl: information }\n',
			'inner/postfix/main.cf': weak,
		};
		expect(await found('legacy-ssl', ['.'], files)).toEqual([
			'./inner/postfix/main.cf information',
			'./postfix/main.cf warning',
		]);
	});

	test('may be above the folder where the program runs', async () => {
		const files = { '/.mailtls.yaml': 'severities: { legacy-ssl: hint }\n', 'main.cf': weak };
		expect(await found('legacy-ssl', ['main.cf'], files)).toEqual(['main.cf hint']);
	});

	test('is not above a folder with .git', async () => {
		const files = { '/.mailtls.yaml': 'severities: { legacy-ssl: hint }\n', '.git/HEAD': '', 'a/main.cf': weak };
		expect(await found('legacy-ssl', ['a/main.cf'], files)).toEqual(['a/main.cf error']);
	});

	test('is looked for where a link leads', async () => {
		const files = {
			'/srv/.mailtls.yaml':
				'severities: { legacy-ssl: hint }\noverrides: [{ files: [real.cf], baseline: bettercrypto }]\n',
			'/srv/real.cf': weak,
			'.mailtls.yaml': 'severities: { legacy-ssl: warning }\n',
			'main.cf': { link: '/srv/real.cf' },
		};
		expect(await found('legacy-ssl', ['main.cf'], files)).toEqual(['main.cf hint']);
	});

	test('does not depend on --root', async () => {
		const files = { '.mailtls.yaml': 'severities: { legacy-ssl: hint }\n', 'image/etc/postfix/main.cf': weak };
		const argv = ['--root', 'image', 'image/etc/postfix/main.cf'];
		expect(await found('legacy-ssl', argv, files)).toEqual(['image/etc/postfix/main.cf hint']);
	});

	test('of a text on standard input is found by its name', async () => {
		const files = { 'a/.mailtls.yaml': 'severities: { legacy-ssl: hint }\n' };
		expect(await found('legacy-ssl', ['--stdin', '--file', 'a/new/main.cf'], files, weak)).toEqual([
			'a/new/main.cf hint',
		]);
	});

	test('may be named, or left out', async () => {
		const files = {
			'.mailtls.yaml': 'severities: { legacy-ssl: hint }\n',
			'other.yaml': 'overrides: [{ files: [main.cf], severities: { legacy-ssl: warning } }]\n',
			'main.cf': weak,
			'/elsewhere/main.cf': weak,
		};
		expect(await found('legacy-ssl', ['--config', 'other.yaml', 'main.cf', '/elsewhere/main.cf'], files)).toEqual([
			'main.cf warning',
			'/elsewhere/main.cf warning',
		]);
		expect(await found('legacy-ssl', ['--no-config', 'main.cf'], files)).toEqual(['main.cf error']);
	});

	test('cannot be named and left out', async () => {
		const { status, stderr } = await mailtls(['--config', 'x.yaml', '--no-config', 'main.cf']);
		expect({ status, stderr }).toEqual({
			status: 2,
			stderr: 'mailtls: --no-config leaves project files out; it cannot be combined with --config x.yaml.\n',
		});
	});
});

describe('what a project file chooses', () => {
	test('is a severity, and counts for the exit status', async () => {
		const files = { '.mailtls.yaml': 'severities: { legacy-ssl: off, legacy-tls: off }\n', 'main.cf': weak };
		expect((await mailtls(['main.cf'], { files })).status).toBe(0);
		expect((await mailtls(['--no-config', 'main.cf'], { files })).status).toBe(1);
	});

	test('is a target, below that of the command line', async () => {
		const files = { '.mailtls.yaml': 'target: { os: debian-12 }\n', 'main.cf': weak };
		expect(await found('legacy-ssl', ['main.cf'], files)).toEqual(['main.cf hint']);
		expect(await found('legacy-ssl', ['--target', 'tls=openssl-1.0.2-full', 'main.cf'], files)).toEqual([
			'main.cf error',
		]);
	});

	test('is a baseline, below that of the command line', async () => {
		const files = {
			'.mailtls.yaml': 'baseline: bettercrypto\n',
			'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_mandatory_protocols = >=TLSv1\n',
		};
		const outdated = async (...argv: string[]) =>
			(await mailtls(['--format', 'json', ...argv, 'main.cf'], { files })).stdout;
		expect(await outdated()).toBe(await outdated('--no-config', '--baseline', 'bettercrypto'));
		expect(await outdated('--baseline', 'postmaster-2026')).toBe(await outdated('--no-config'));
	});

	test('holds for some files only, the last override first', async () => {
		const files = {
			'.mailtls.yaml': lines(
				'severities: { legacy-ssl: hint }',
				'overrides:',
				'  - files: [mx]',
				'    severities: { legacy-ssl: warning }',
				'  - files: ["**/2/main.cf"]',
				'    severities: { legacy-ssl: information }',
			),
			'mx/1/main.cf': weak,
			'mx/2/main.cf': weak,
			'other/main.cf': weak,
		};
		expect(await found('legacy-ssl', ['.'], files)).toEqual([
			'./mx/1/main.cf warning',
			'./mx/2/main.cf information',
			'./other/main.cf hint',
		]);
	});

	test('leaves files out of a search, and not where they are named', async () => {
		const files = { '.mailtls.yaml': 'ignore: [old, "b/*.j2"]\n', 'a/old/postfix/main.cf': weak, 'b/main.cf': weak };
		const all = { ...files, 'b/postfix/main.cf.j2': weak };
		expect(await found('legacy-ssl', ['.'], all)).toEqual(['./b/main.cf error', './b/postfix/main.cf.j2 error']);
		const searched = await mailtls(['a/old'], { files: all });
		expect(searched.stderr).toBe('mailtls: no configuration file recognised in a/old\n');
		expect(await found('legacy-ssl', ['a/old/postfix/main.cf'], all)).toEqual(['a/old/postfix/main.cf error']);
	});

	test('is the language of files that nobody would recognise', async () => {
		const files = {
			'.mailtls.yaml': 'overrides: [{ files: ["templates/*.txt"], language: postfix-main }]\n',
			'templates/mail.txt': weak,
			'templates/readme.md': weak,
		};
		expect(await found('legacy-ssl', ['.'], files)).toEqual(['./templates/mail.txt error']);
		expect(await found('legacy-ssl', ['templates/mail.txt'], files)).toEqual(['templates/mail.txt error']);
	});

	test('is what --fix does', async () => {
		const files = {
			'.mailtls.yaml': 'severities: { legacy-ssl: off, tls-compression: off, outbound-tls-disabled: off }\n',
			'main.cf': weak,
		};
		expect((await mailtls(['--fix', 'main.cf'], { files })).files.text('/mail/main.cf')).toBe(weak);
		expect((await mailtls(['--fix', '--no-config', 'main.cf'], { files })).files.text('/mail/main.cf')).not.toBe(weak);
	});

	test('is the list of accepted findings', async () => {
		const project = { 'a/.mailtls.yaml': 'accepted: accepted.json\n', 'a/postfix/main.cf': weak };
		const first = await mailtls(['--write-accepted', 'a/accepted.json', 'a'], { files: project });
		const files = { ...project, 'a/accepted.json': first.files.text('/mail/a/accepted.json') ?? '' };
		expect((await mailtls(['a'], { files })).status).toBe(0);
		expect((await mailtls(['--no-config', 'a'], { files })).status).toBe(1);
		const broken = await mailtls(['a'], { files: { ...files, 'a/accepted.json': 'x' } });
		expect(broken).toMatchObject({ status: 2, stdout: '' });
		expect(broken.stderr).toContain('a/accepted.json:1: not a list of accepted findings');
	});

	test('is whether suppressions need a reason', async () => {
		const text = weak.replace('smtpd_tls_protocols', '# mailtls: ignore[legacy-ssl]\nsmtpd_tls_protocols');
		const files = { '.mailtls.yaml': 'suppressions: { requireReason: false }\n', 'main.cf': text };
		expect(await found('legacy-ssl', ['main.cf'], files)).toEqual([]);
		expect(await found('legacy-ssl', ['--no-config', 'main.cf'], files)).toEqual(['main.cf error']);
	});

	test('is what a posture is worked out for', async () => {
		const files = { '.mailtls.yaml': 'target: { os: debian-12 }\n', 'main.cf': weak };
		const posture = async (...argv: string[]) => (await mailtls(['posture', ...argv, 'main.cf'], { files })).stdout;
		expect(await posture()).toBe(await posture('--no-config', '--target', 'os=debian-12'));
		expect(await posture()).not.toContain('The TLS library is not known');
		expect(await posture('--no-config')).toContain('The TLS library is not known');
	});
});

describe('options of rules', () => {
	const level = (loglevel: string) => `smtpd_tls_security_level = may\nsmtpd_tls_loglevel = ${loglevel}\n`;

	test.each([
		['tls-logging', 'maximumLevel: 2', level('2'), []],
		['tls-logging', 'maximumLevel: 2', level('debug'), []],
		['tls-logging', 'maximumLevel: 2', level('3'), ['main.cf warning']],
		['tls-logging', 'maximumLevel: 3', level('4'), ['main.cf error']],
		['tls-logging', 'maximumLevel: 1', level('2'), ['main.cf warning']],
		['unknown-setting', 'knownSettings: [smtpd_tls_own_limit]', 'smtpd_tls_own_limit = 3\n', []],
		['unknown-setting', 'knownSettings: []', 'smtpd_tls_own_limit = 3\n', ['main.cf warning']],
		['legacy-tls', 'minimumProtocol: TLSv1', weak, []],
		['legacy-tls', 'minimumProtocol: TLSv1.2', weak, ['main.cf information']],
	])('%s: { %s }', async (rule, option, text, expected) => {
		const files = { '.mailtls.yaml': `rules: { ${rule}: { ${option} } }\n`, 'main.cf': text };
		expect(await found(rule, ['main.cf'], files)).toEqual(expected);
	});

	test('only the older versions are named where some are tolerated', async () => {
		const files = { '.mailtls.yaml': 'rules: { legacy-tls: { minimumProtocol: TLSv1.1 } }\n', 'main.cf': weak };
		const { stdout } = await mailtls(['main.cf'], { files });
		expect(stdout).toContain('smtpd accepts TLS 1.0, which RFC 8996 retired.');
	});
});

describe('a project file that is not valid', () => {
	test.each([['main.cf'], ['.'], ['--fix', 'main.cf'], ['--diff', '.'], ['--language', 'postfix-main', 'main.cf']])(
		'keeps everything from being judged: %s %s',
		async (...argv) => {
			const files = { '.mailtls.yaml': '# ours\nbaselin: x\nseverities: { legacy-tl: off }\n', 'main.cf': weak };
			const { status, stdout, stderr, files: after } = await mailtls(argv, { files });
			expect({ status, stdout, stderr }).toEqual({
				status: 2,
				stdout: '',
				stderr: lines(
					'.mailtls.yaml:2:1: error: Unknown key "baselin"; expected one of baseline, target, severities, rules, suppressions, accepted, ignore, overrides. Did you mean "baseline"?',
					'.mailtls.yaml:3:15: error: Unknown rule "legacy-tl" in severities. Did you mean "legacy-tls"?',
				),
			});
			expect(after.text('/mail/main.cf')).toBe(weak);
		},
	);

	test('is named once for many files, and by its whole path where it is above', async () => {
		const files = { '/.mailtls.yaml': 'baseline: x\n', 'a/main.cf': weak, 'b/main.cf': weak };
		const { status, stderr } = await mailtls(['.'], { files });
		expect(status).toBe(2);
		expect(stderr).toMatch(/^\/\.mailtls\.yaml:1:11: error: Unknown baseline "x"; expected one of [^\n]*\n$/);
	});

	test('keeps a posture from being worked out', async () => {
		const files = { '.mailtls.yaml': 'target: { os: minix }\n', 'main.cf': weak };
		const { status, stdout, stderr } = await mailtls(['posture', 'main.cf'], { files });
		expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
		expect(stderr).toMatch(/^\.mailtls\.yaml:1:15: error: Unknown target os "minix"; expected one of /);
	});

	test('is none of the business of "mailtls parse"', async () => {
		const files = { '.mailtls.yaml': 'baseline: x\n', 'main.cf': weak };
		expect(await mailtls(['parse', 'main.cf'], { files })).toMatchObject({ status: 0, stderr: '' });
	});

	test.each([
		['missing', {}, 'no such file or directory'],
		['a folder', { 'x.yaml/file': '' }, 'is a folder'],
		['unreadable', { 'x.yaml': { failure: 'permission denied' } }, 'permission denied'],
	])('may be %s', async (_, entries, reason) => {
		const { status, stdout, stderr } = await mailtls(['--config', 'x.yaml', 'main.cf'], {
			files: { 'main.cf': weak, ...entries },
		});
		expect({ status, stdout, stderr }).toEqual({
			status: 2,
			stdout: '',
			stderr: `x.yaml: error: ${reason}; expected a project file that can be read\n`,
		});
	});
});
