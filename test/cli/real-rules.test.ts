import { describe, expect, test } from 'vitest';
import { checkJson, lines, mailtls } from './mailtls.js';

// A few findings from end to end. What each rule says is the business of its own page.
const weak = lines(
	'myhostname = mail.example.org',
	'smtpd_tls_security_level = may',
	'smtpd_tls_protocols = !SSLv2',
	'smtpd_tls_mandatory_protocols=!SSLv2, !SSLv3',
	'smtpd_tls_mandatory_ciphers = low',
);

const byRule = (rule: string) => expect.objectContaining({ rule });

test('findings have place, weight, role, sources and fixes', async () => {
	const report = await checkJson(['main.cf'], { files: { 'main.cf': weak } });
	expect(report).toMatchObject({
		version: 1,
		files: [{ file: 'main.cf', language: 'postfix-main' }],
		findings: expect.arrayContaining([
			expect.objectContaining({
				rule: 'legacy-ssl',
				severity: 'error',
				role: 'mx-server',
				file: 'main.cf',
				range: { start: { line: 3, column: 23 }, end: { line: 3, column: 29 } },
				references: expect.arrayContaining(['RFC 7568']),
				fixes: expect.arrayContaining([
					expect.objectContaining({
						safety: 'unsafe',
						baseline: 'postmaster-2026',
						edits: [
							{
								file: 'main.cf',
								range: { start: { line: 3, column: 23 }, end: { line: 3, column: 29 } },
								newText: '>=TLSv1.2',
							},
						],
					}),
				]),
			}),
		]),
		suppressed: 0,
	});
});

test('--target: what the library cannot do is a hint only', async () => {
	const legacySsl = (severity: string) => ({
		findings: expect.arrayContaining([expect.objectContaining({ rule: 'legacy-ssl', severity })]),
	});
	const world = { files: { 'main.cf': weak } };
	expect(await checkJson(['main.cf'], world)).toMatchObject(legacySsl('error'));
	expect(await checkJson(['main.cf', '--target', 'os=debian-12'], world)).toMatchObject(legacySsl('hint'));
	expect(
		await checkJson(['main.cf', '--target', 'os=debian-12', '--target', 'tls=openssl-1.0.1'], world),
	).toMatchObject(legacySsl('error'));
});

test('--baseline: a historic one allows what was good in its time', async () => {
	const world = { files: { 'main.cf': weak } };
	const legacyTls = { findings: expect.arrayContaining([byRule('legacy-tls')]) };
	expect(await checkJson(['main.cf'], world)).toMatchObject(legacyTls);
	expect(await checkJson(['main.cf', '--baseline', 'dfn-cert-2017'], world)).not.toMatchObject(legacyTls);
});

describe('--root: absolute paths in the configuration are looked up below it', () => {
	const configuration = (path: string) =>
		lines('smtpd_tls_security_level = may', `smtpd_tls_dh1024_param_file = ${path}`);
	// Of 512 bits.
	const parameters = lines(
		'-----BEGIN DH PARAMETERS-----',
		'MEYCQQDk4qmu0tIFoi2uHtkXB1wUTuBzdG7nDZEr1+d5ul3fR/up+FVSPGajGlnk',
		'bwXpdu/1aV6mzn/55UbVzgMAU8iHAgEC',
		'-----END DH PARAMETERS-----',
	);
	const weakDh = { findings: expect.arrayContaining([byRule('weak-dh')]) };

	test.each<[string, string, Record<string, string | { link: string }>, boolean]>([
		['a file below the root', '/etc/dh.pem', { 'image/etc/dh.pem': parameters }, true],
		['no file there', '/etc/dh.pem', { '/etc/dh.pem': parameters }, false],
		['a link within the root', '/etc/dh.pem', { 'image/etc/dh.pem': { link: '/dh' }, 'image/dh': parameters }, true],
		['a link does not lead out', '/etc/dh.pem', { 'image/etc/dh.pem': { link: '/dh' }, '/dh': parameters }, false],
		['nor do dots', '/../../dh', { '/dh': parameters }, false],
		['links in a circle', '/etc/dh.pem', { 'image/etc/dh.pem': { link: 'dh.pem' } }, false],
		['beside the configuration', 'dh.pem', { 'image/etc/postfix/dh.pem': parameters }, true],
		['not outside of its folder', '../dh.pem', { 'image/etc/dh.pem': parameters }, false],
		['not where it is huge', '/dh', { 'image/dh': parameters + '#'.repeat(1024 * 1024) }, false],
	])('%s', async (_name, path, files, isFound) => {
		const world = { files: { 'image/etc/postfix/main.cf': configuration(path), 'image/.keep': '', ...files } };
		const report = await checkJson(['--root', 'image', 'image/etc/postfix'], world);
		(isFound ? expect(report) : expect(report).not).toMatchObject(weakDh);
	});

	test('without it, the root is that of this computer', async () => {
		const files = { 'main.cf': configuration('/etc/dh.pem'), '/etc/dh.pem': parameters };
		expect(await checkJson(['main.cf'], { files })).toMatchObject(weakDh);
	});
});

describe('--fix', () => {
	test.each(['--fix', '--fix=unsafe'])('%s: a second run changes nothing', async fix => {
		const once = (await mailtls([fix, 'main.cf'], { files: { 'main.cf': weak } })).files.text('/mail/main.cf') ?? '';
		const twice = await mailtls([fix, 'main.cf'], { files: { 'main.cf': once } });
		expect(once).not.toBe(weak);
		expect(twice.files.text('/mail/main.cf')).toBe(once);
		expect(twice.stdout).not.toMatch(fix === '--fix' ? /with --fix\b(?!=)/ : /with --fix/);
	});

	test('keeps the style of the lines it changes', async () => {
		const crlf = weak.replaceAll('\n', '\r\n').trimEnd();
		const { files } = await mailtls(['--fix=unsafe', 'main.cf'], { files: { 'main.cf': crlf } });
		const fixed = files.text('/mail/main.cf') ?? '';
		expect(fixed).toContain('\r\nsmtpd_tls_protocols = >=TLSv1.2\r\n');
		expect(fixed).toContain('\r\nsmtpd_tls_mandatory_protocols=>=TLSv1.2\r\n');
		expect(fixed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	});
});

test('explain', async () => {
	const { status, stdout } = await mailtls(['explain', 'legacy-ssl']);
	expect(stdout).toMatch(/^legacy-ssl: /);
	expect(stdout).toContain('RFC 7568');
	expect(status).toBe(0);
});

test('each fix says whom it shuts out', async () => {
	const text = lines(
		'smtpd_tls_cert_file = /etc/ssl/mail.pem',
		'smtpd_tls_security_level = may',
		'smtpd_tls_protocols = >=TLSv1',
	);
	const { stdout } = await mailtls(['main.cf'], { files: { 'main.cf': text } });
	expect(stdout).toContain(
		'= fix: Set smtpd_tls_protocols to ">=TLSv1.2" (postmaster-2026) (unsafe, mail servers without TLS 1.2 fall back to clear text)\n',
	);
	expect(await checkJson(['main.cf'], { files: { 'main.cf': text } })).toMatchObject({
		findings: expect.arrayContaining([
			expect.objectContaining({
				rule: 'legacy-tls',
				fixes: expect.arrayContaining([
					expect.objectContaining({
						impact: {
							summary: 'mail servers without TLS 1.2 fall back to clear text',
							details: expect.arrayContaining([expect.stringContaining('Exchange 2010')]),
							sources: expect.arrayContaining([expect.stringContaining('https://')]),
						},
					}),
				]),
			}),
		]),
	});
});

test('a cipher list that serves peers without AEAD is narrowed on request only: they would be shut out', async () => {
	const main = (list: string) =>
		`smtpd_tls_security_level = encrypt\nsmtpd_tls_mandatory_protocols = >=TLSv1.2\ntls_high_cipherlist = ${list}\nsmtpd_tls_mandatory_ciphers = high\n`;
	const fixed = async (list: string, fix: string) =>
		(await mailtls(['main.cf', fix, '--diff'], { files: { 'main.cf': main(list) } })).stdout
			.split('\n')
			.filter(line => line.startsWith('+tls_high') || line.startsWith('-tls_high'));
	const cbc = 'ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-SHA256:ECDHE-ECDSA-AES128-GCM-SHA256';
	expect(await fixed(cbc, '--fix')).toEqual([]);
	expect(await fixed(cbc, '--fix=unsafe')).toEqual([
		`-tls_high_cipherlist = ${cbc}`,
		'+tls_high_cipherlist = ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-GCM-SHA256',
	]);
});

test('a fix in SARIF says whom it shuts out, as in the editor', async () => {
	const text = lines(
		'smtpd_tls_security_level = may',
		'smtpd_tls_cert_file = /etc/postfix/mx.pem',
		'smtpd_tls_protocols = !SSLv2, !SSLv3',
	);
	const { stdout } = await mailtls(['main.cf', '--format', 'sarif'], { files: { 'main.cf': text } });
	const descriptions = [...stdout.matchAll(/"description":\{"text":("(?:[^"\\]|\\.)*")/g)].map(([, json = '']) =>
		JSON.parse(json),
	);
	expect(descriptions).toContain(
		'Set smtpd_tls_protocols to ">=TLSv1.2" (postmaster-2026) — mail servers without TLS 1.2 fall back to clear text',
	);
});
