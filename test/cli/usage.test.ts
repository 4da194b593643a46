import { describe, expect, test } from 'vitest';
import { baselineIds } from '../../server/src/baselines/baseline.js';
import { mailtls } from './invented.js';
import { lines } from './mailtls.js';

const files = { 'main.cf': 'smtpd_banner = x\n', 'broken.cf': 'smtpd_banner = x\nnonsense\n' };

test('a library that Postfix is never linked with says nothing of it, and is no mistake', async () => {
	const { status, stderr } = await mailtls(['main.cf', '--target', 'tls=gnutls-3.7'], { files });
	expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

describe('wrong usage ends with status 2 and one line that says what was expected', () => {
	test.each<[string, string]>([
		['', '"mailtls check" expects a file or folder; see --help.'],
		['check', '"mailtls check" expects a file or folder; see --help.'],
		['parse', '"mailtls parse" expects a file; see --help.'],
		['parse a b', '"mailtls parse" reads one file; found 2.'],
		['explain', '"mailtls explain" expects one rule id, cipher suite, setting or baseline; found 0.'],
		['lsp', '"mailtls lsp" expects --stdio: it talks over standard input and output only.'],
		['main.cf --fromat json', 'Unknown option --fromat; did you mean --format?'],
		['main.cf --gibberish', 'Unknown option --gibberish'],
		['main.cf -x', 'Unknown option -x'],
		['parse main.cf --fix', 'Option --fix does not apply to "mailtls parse".'],
		['main.cf --format', 'Option --format expects a value: --format text|json|sarif|github.'],
		['main.cf --format=', 'Option --format expects a value: --format text|json|sarif|github.'],
		['main.cf --root --diff', 'Option --root expects a value: --root DIR; found "--diff".'],
		['main.cf --diff=yes', 'Option --diff takes no value; found "yes".'],
		['main.cf --format xml', 'Unknown value "xml" of --format; expected one of text, json, sarif, github.'],
		['parse main.cf --format sarif', '--format sarif is for findings; "mailtls parse" expects one of text, json.'],
		[
			'posture main.cf --format github',
			'--format github is for findings; "mailtls posture" expects one of text, json.',
		],
		['ciphers HIGH --format sarif', '--format sarif is for findings; "mailtls ciphers" expects one of text, json.'],
		['parse main.cf --format xml', 'Unknown value "xml" of --format; expected one of text, json.'],
		['main.cf --diff --format sarif', '--diff prints a unified diff; it cannot be combined with --format sarif.'],
		['main.cf --fix=all', 'Unknown value "all" of --fix; expected --fix or --fix=unsafe.'],
		[
			'main.cf --fail-on fatal',
			'Unknown value "fatal" of --fail-on; expected one of error, warning, information, hint, never.',
		],
		['main.cf --diff --format json', '--diff prints a unified diff; it cannot be combined with --format json.'],
		[
			'main.cf --baseline nist',
			`Unknown baseline "nist"; expected one of ${[...baselineIds, 'tlsref-modern', 'tlsref-intermediate', 'tlsref-old'].join(', ')}.`,
		],
		['explain --against bettercrypto', '--against expects --baseline ID: the baseline to compare it with.'],
		[
			'explain --baseline bettercrypto weak-cipher',
			'--baseline and --against name what to explain; found "weak-cipher" as well.',
		],
		[
			'explain --baseline bettercrypto --against nist',
			`Unknown value "nist" of --against; expected one of ${baselineIds.join(', ')}.`,
		],
		['main.cf --target debian', '--target "debian" is not of the form KEY=VALUE, such as os=debian-12.'],
		['main.cf --target postfix=new', 'Target postfix "new" is not a release such as 3.7.11 or 3.10.'],
		[
			'main.cf --language ini',
			'Unknown value "ini" of --language; expected one of postfix-main, postfix-master, postfix-tls-policy.',
		],
		['main.cf --stdin --file x', '--stdin reads standard input only; found "main.cf" as well.'],
		['--stdin', '--stdin expects --file NAME: the path the text would have.'],
		['--file main.cf', '--file names what --stdin reads; a file to read is given without --file.'],
		['main.cf --root nowhere', '--root nowhere: not a folder'],
		['main.cf --root main.cf', '--root main.cf: not a folder'],
	])('mailtls %s', async (command, message) => {
		const { status, stdout, stderr } = await mailtls(command.split(' ').filter(Boolean), { files });
		expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `mailtls: ${message}\n` });
	});
});

describe('exit status', () => {
	test.each<[string, number]>([
		['main.cf', 0],
		['broken.cf --language postfix-main', 1],
		['broken.cf --language postfix-main --fail-on error', 1],
		['broken.cf --language postfix-main --fail-on hint', 1],
		['broken.cf --language postfix-main --fail-on never', 0],
		['broken.cf --language postfix-main --fail-on never missing.cf', 2],
		['parse broken.cf --language postfix-main', 0],
		['parse missing.cf', 2],
		['--help', 0],
		['--version', 0],
		['-h', 0],
		['-V', 0],
		['check main.cf', 0],
		['-- main.cf', 0],
		['check -- main.cf', 0],
	])('mailtls %s: %i', async (command, status) => {
		expect((await mailtls(command.split(' '), { files })).status).toBe(status);
	});
});

test('a bare --fix takes no value, even before a path', async () => {
	expect((await mailtls(['--fix', 'main.cf'], { files })).status).toBe(0);
	expect((await mailtls(['check', '--', '--fix'], { files })).stderr).toBe(
		'mailtls: --fix: no such file or directory\n',
	);
});

test('a misspelt command is taken for a file, with a hint', async () => {
	const { status, stderr } = await mailtls(['exlpain', 'legacy-ssl']);
	expect(status).toBe(2);
	expect(stderr).toBe(
		lines(
			'mailtls: exlpain: no such file or directory',
			'mailtls: legacy-ssl: no such file or directory',
			'mailtls: did you mean "mailtls explain"?',
		),
	);
});

test('of options that are given twice the last one counts', async () => {
	const { stdout } = await mailtls(['main.cf', '--format', 'json', '--format', 'text'], { files });
	expect(stdout).toBe('No findings in 1 file.\n');
});

describe('help', () => {
	test('names the commands there are, and no others', async () => {
		const { stdout, stderr } = await mailtls(['--help']);
		expect(stdout).toContain('mailtls [check] PATH…');
		expect(stdout).toContain('mailtls parse FILE');
		expect(stdout).toContain('mailtls ciphers STRING…');
		expect(stdout).toContain('mailtls explain RULE|SUITE|SETTING|BASELINE');
		expect(stdout).toContain('mailtls lsp --stdio');
		expect(stdout).toContain('mailtls posture PATH…');
		expect(stderr).toBe('');
	});

	test.each(['check', 'posture', 'parse', 'ciphers', 'explain', 'lsp'])(
		'of %s lists options, in 100 columns',
		async command => {
			const { stdout } = await mailtls([command, '--help']);
			expect(stdout).toMatch(new RegExp(`^Usage: mailtls \\[?${command}\\b`));
			expect(stdout).toContain('-h, --help');
			expect(stdout.split('\n').filter(line => line.length > 100)).toEqual([]);
		},
	);

	test('of explain, whole', async () => {
		const { stdout } = await mailtls(['explain', '--help']);
		expect(stdout).toBe(
			lines(
				'Usage: mailtls explain RULE|SUITE|SETTING|BASELINE',
				'',
				'Prints a rule, a cipher suite, a setting or a baseline, in the terminal.',
				'',
				'Options:',
				'  --baseline ID        The recommendations to judge by, or to explain: postmaster-2026, ietf-bcp195,',
				'                       ietf-rfc8314, ietf-rfc7672-dane, ietf-rfc8461-mta-sts, mozilla-modern,',
				'                       mozilla-intermediate, ncsc-nl-2025-05, internet-nl-mail, bsi-tr-02102-2,',
				'                       bsi-tr-03116-4, bsi-tr-03108, postfix-upstream, exim-upstream,',
				'                       dovecot-upstream, cyrus-upstream, debian-defaults, mozilla-old, ncsc-nl-2.1,',
				'                       dfn-cert-2017, bettercrypto, audi-2019, lindenberg-2022, lrz-2017. The first',
				'                       is the default.',
				'  --against ID         With --baseline: the baseline to compare it with.',
				'  --format text|json   How to print the result (default: text).',
				'  --color              Use colors even when the output is not a terminal.',
				'  --no-color           Use no colors. NO_COLOR and FORCE_COLOR in the environment are respected too.',
				'  -h, --help           Print this help.',
				'  -V, --version        Print the version.',
				'',
				'--baseline A --against B compares two baselines: what they differ in, then what only one of them',
				'says, then what they agree on.',
				'',
				"A suite is found by its name in IANA's registry, OpenSSL or GnuTLS, whatever the case, or by its",
				'number: 0xC02F or C0,2F.',
				'',
				'--format json is for rules, whose sections are Markdown in it, and for baselines.',
			),
		);
	});

	test('needs no arguments that are complete', async () => {
		expect((await mailtls(['lsp', '--help'])).status).toBe(0);
	});
});

test('version', async () => {
	expect((await mailtls(['--version'])).stdout).toBe('mailtls 1.2.3\n');
});

test('lsp starts the server and nothing else does', async () => {
	expect(await mailtls(['lsp', '--stdio', '--clientProcessId=17'])).toMatchObject({
		isServing: true,
		stdout: '',
		status: 0,
	});
	expect(await mailtls(['main.cf'], { files })).toMatchObject({ isServing: false });
});
