import { describe, expect, test } from 'vitest';
import { checkJson, mailtls } from './invented.js';
import type { Entry } from './memory-files.js';

const clean = 'relayhost =\n';

/** The names of the files that are checked. */
async function checked(argv: readonly string[], files: Readonly<Record<string, Entry>>): Promise<readonly string[]> {
	const report = await checkJson(argv, { files });
	const list = typeof report === 'object' && report !== null && 'files' in report ? report.files : [];
	return Array.isArray(list) ? list.map(({ file }) => String(file)) : [];
}

describe('names of files are as given', () => {
	test.each<[string, string]>([
		['main.cf', 'main.cf'],
		['./main.cf', './main.cf'],
		['/mail/main.cf', '/mail/main.cf'],
		['sub', 'sub/main.cf'],
		['sub/', 'sub/main.cf'],
		['./sub', './sub/main.cf'],
		['/mail/sub', '/mail/sub/main.cf'],
		['../mail/sub', '../mail/sub/main.cf'],
	])('%s → %s', async (given, expected) => {
		expect(await checked([given], { 'main.cf': clean, 'sub/main.cf': clean })).toEqual([expected]);
	});

	test('. and /', async () => {
		const files = { 'sub/main.cf': clean, '/etc/postfix/main.cf': '' };
		expect(await checked(['.'], files)).toEqual(['./sub/main.cf']);
		expect(await checked(['/'], files)).toEqual(['/etc/postfix/main.cf', '/mail/sub/main.cf']);
	});
});

describe('folders', () => {
	test('are searched in order, without .git and node_modules', async () => {
		const files = {
			'z/main.cf': clean,
			'a/b/main.cf': clean,
			'a/.git/main.cf': clean,
			'a/node_modules/x/main.cf': clean,
			'a/notes.txt': 'smtpd_banner = x\n',
			'a/main.cf.j2': clean,
		};
		expect(await checked(['.'], files)).toEqual(['./a/b/main.cf', './a/main.cf.j2', './z/main.cf']);
	});

	test('links neither lead in circles nor count twice', async () => {
		const files = { 'a/main.cf': clean, 'a/b/again': { link: '/mail/a' }, 'a/c/main.cf': { link: '../main.cf' } };
		expect(await checked(['a'], files)).toEqual(['a/c/main.cf']);
		expect(await checked(['a/main.cf', 'a', './a/main.cf'], files)).toEqual(['a/main.cf']);
	});

	test('tables are checked because main.cf names them, if they are in the folder', async () => {
		const files = {
			'a/main.cf':
				'smtp_tls_policy_maps = hash:/etc/postfix/partners, texthash:/srv/elsewhere\nsmtp_tls_security_level = may\n',
			'a/partners': 'example.com encrypt\n',
			'a/others': 'example.com encrypt\n',
			'/srv/elsewhere': 'example.net encrypt\n',
		};
		expect(await checked(['a'], files)).toEqual(['a/main.cf', 'a/partners']);
		expect(await checked(['a/main.cf'], files)).toEqual(['a/main.cf']);
	});

	test('a link with a name of its own does not hide what it leads to', async () => {
		expect(await checked(['a'], { 'a/backup': { link: 'main.cf' }, 'a/main.cf': clean })).toEqual(['a/main.cf']);
	});

	test('what is not recognised may be unreadable', async () => {
		const files = { 'a/main.cf': clean, 'a/key.pem': { failure: 'permission denied' }, 'a/gone': { link: 'nowhere' } };
		const { status, stderr } = await mailtls(['a'], { files });
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	});

	test('what is recognised may not, but the rest is checked', async () => {
		const files = { 'postfix/main.cf': { failure: 'permission denied' }, 'x/main.cf': clean };
		const { status, stdout, stderr } = await mailtls(['.'], { files });
		expect({ status, stdout, stderr }).toEqual({
			status: 2,
			stdout: 'No findings in 1 file.\n',
			stderr: 'mailtls: ./postfix/main.cf: permission denied\n',
		});
	});

	test('a folder that cannot be listed may hide something', async () => {
		const files = { 'a/main.cf': clean, 'a/private': { failure: 'permission denied' }, 'a/private/x': '' };
		const { status, stderr } = await mailtls(['a'], { files });
		expect({ status, stderr }).toEqual({ status: 2, stderr: 'mailtls: a/private: permission denied\n' });
	});

	test('huge files are left alone', async () => {
		expect(await checked(['.'], { 'main.cf': `${clean}#${'x'.repeat(1024 * 1024)}` })).toEqual([]);
	});
});

describe('a file that is named itself', () => {
	test('is read whatever its size', async () => {
		expect(await checked(['main.cf'], { 'main.cf': `${clean}#${'x'.repeat(1024 * 1024)}` })).toEqual(['main.cf']);
	});

	test('must be there', async () => {
		const { status, stdout, stderr } = await mailtls(['gone.cf']);
		expect({ status, stdout, stderr }).toEqual({
			status: 2,
			stdout: '',
			stderr: 'mailtls: gone.cf: no such file or directory\n',
		});
	});

	test('must be readable', async () => {
		const { status, stderr } = await mailtls(['main.cf'], { files: { 'main.cf': { failure: 'permission denied' } } });
		expect({ status, stderr }).toEqual({ status: 2, stderr: 'mailtls: main.cf: permission denied\n' });
	});

	test('must be recognised, unless its language is given', async () => {
		const files = { 'mail.conf': clean };
		const { status, stderr } = await mailtls(['mail.conf'], { files });
		expect(status).toBe(2);
		expect(stderr).toBe(
			'mailtls: mail.conf: not recognised as a configuration file; expected --language ID to name its language (postfix-main, postfix-master, postfix-tls-policy)\n',
		);
		expect(await checked(['--language', 'postfix-main', 'mail.conf'], files)).toEqual(['mail.conf']);
	});

	test('is recognised by where it really is', async () => {
		expect(await checked(['../etc/postfix/main.cf'], { '/etc/postfix/main.cf': '' })).toEqual([
			'../etc/postfix/main.cf',
		]);
	});
});

test('--language does not claim what lies in folders', async () => {
	const files = { 'a/mail.conf': clean, 'a/main.cf': clean };
	expect(await checked(['--language', 'postfix-main', 'a'], files)).toEqual(['a/main.cf']);
});

describe('standard input', () => {
	test('has the name and the place of --file', async () => {
		const { status, stdout } = await mailtls(['--stdin', '--file', '/etc/postfix/main.cf'], { stdin: 'foo\n' });
		expect(stdout).toContain('/etc/postfix/main.cf:1:1  error');
		expect(status).toBe(1);
	});

	test('must be recognised too', async () => {
		const { status, stderr } = await mailtls(['--stdin', '--file', 'x.txt'], { stdin: clean });
		expect(status).toBe(2);
		expect(stderr).toContain('x.txt: not recognised');
	});
});
