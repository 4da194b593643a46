import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ruleIds } from '../../server/src/rules/index.js';
import { lines, mailtls } from './mailtls.js';

describe('a suite', () => {
	test('with its parts, its releases, what is against it and what the baselines say', async () => {
		// RFC 5246 §A.5; RC4: RFC 7465; releases: CHANGES of OpenSSL 1.1.0 and NEWS of GnuTLS.
		const { status, stdout, stderr } = await mailtls(['explain', 'RC4-SHA']);
		expect(stdout).toBe(
			lines(
				'RC4-SHA: weak',
				'',
				'  name            TLS_RSA_WITH_RC4_128_SHA',
				'  number          0x00,0x05',
				'  OpenSSL         RC4-SHA; 0.9.8 to 1.0.2 by default, up to 1.1.1 where the legacy ciphers are',
				'                  compiled in',
				'  GnuTLS          TLS_RSA_ARCFOUR_128_SHA1; 3.5 to 3.8',
				'  protocol        SSLv3 to TLSv1.2',
				'  key exchange    RSA',
				'  authentication  RSA',
				'  encryption      RC4, 128 bits',
				'  integrity       SHA1',
				'  key derivation  SHA256 in TLSv1.2',
				'',
				'Against it',
				'  RC4 gives away parts of the text, and TLS prohibits it. (RFC 7465)',
				'  Not forward secret: who gets the key of the server can read recorded mail. (RFC 9325 §4.1, RFC',
				'  10015)',
				'',
				'Verdicts',
				'  postmaster-2026      forbidden    RFC 7465 §2',
				'  BCP 195              forbidden    RFC 7465 §2, RFC 9325 §4.1',
				'  RFC 8314             forbidden    RFC 7465 §2, RFC 9325 §4.1',
				'  Mozilla modern       not listed   guidelines 6.0, modern',
				'  Mozilla intermediate not listed   guidelines 6.0, intermediate',
				'  NCSC-NL 2025-05      forbidden    appendix B, "insufficient", as Internet.nl implements it; not',
				'                                    read in the document itself',
				'  Internet.nl          forbidden    NCSC-NL 2025-05 appendix B, "insufficient", as Internet.nl',
				'                                    implements it; not read in the document itself',
				'  BSI TR-02102-2       not listed   §3.3.1.1, §3.4.4',
				'  BSI TR-03116-4       not listed   §2.2.1.2, §2.3.2',
				'  BSI TR-03108         not listed   TR-03116-4 §2.2.1.2, §2.3.2',
				'  Postfix              not listed   tls_medium_cipherlist, default',
				'  Dovecot              not listed   ssl_cipher_list, default',
				'  Mozilla old          not listed   guidelines 5.8, old',
				'  NCSC-NL 2.1          forbidden    B2-1 to B2-4, appendix C, as Internet.nl implemented it,',
				'                                    "insufficient"; not read in the document itself',
				'  DFN-CERT 2017        forbidden    §2.2, "unsicher"',
				'  bettercrypto         forbidden    cipher string B, excluded by the cipher list',
				'  Audi 2019            forbidden    §2.2, §6.3',
			),
		);
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	});

	test.each([
		'0xC02F',
		'c0,2f',
		'ecdhe-rsa-aes128-gcm-sha256',
		'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
		'TLS_ECDHE_RSA_AES_128_GCM_SHA256',
	])('by the name or number %s', async name => {
		const { stdout } = await mailtls(['explain', name]);
		expect(stdout).toMatch(/^ECDHE-RSA-AES128-GCM-SHA256: good\n/);
		expect(stdout).toContain('Nothing is known against it.');
	});

	test('of TLS 1.3, of SSL 2.0, of GnuTLS alone', async () => {
		expect((await mailtls(['explain', '0x1301'])).stdout).toContain('key exchange    by the group, forward secret');
		expect((await mailtls(['explain', '0x0700C0'])).stdout).toContain('It belongs to SSL 2.0');
		expect((await mailtls(['explain', '0xC08A'])).stdout).toContain('OpenSSL         no release');
	});

	test.each([120, 100, 60])('in %i columns', async terminal => {
		for (const name of ['EXP-RC4-MD5', 'EDH-RSA-DES-CBC3-SHA', '0xC102', 'PSK-AES128-CCM8']) {
			const { stdout } = await mailtls(['explain', '--no-color', name], { terminal });
			expect(stdout.split('\n').filter(line => line.length > Math.max(terminal, 66))).toEqual([]);
		}
	});
});

describe('a rule', () => {
	test('with its whole page, and the first example that is marked, with its fix', async () => {
		const { status, stdout, stderr } = await mailtls(['explain', 'legacy-ssl']);
		expect(stdout).toBe(
			lines(
				'legacy-ssl: SSL 2.0 or SSL 3.0 can be negotiated.',
				'',
				'Protocol versions. Prohibited everywhere: reported under every baseline.',
				'',
				'Severity',
				'  error        every kind of service',
				'',
				'What it finds',
				'  A protocol list that leaves SSL 2.0 or SSL 3.0 on, be it written or a default of the targeted',
				'  version. An empty list leaves on whatever the TLS library has. Where the library is known and no',
				'  longer has them, a hint remains.',
				'',
				'Why it matters for mail',
				'  SSL 3.0 falls to POODLE, and a server that accepts SSL 2.0 with its RSA key lets an attacker read',
				'  recorded TLS sessions that used the same key (DROWN), those of other services included. On port 25',
				'  a peer that knows nothing newer would be better served by clear text, because nobody would take it',
				'  for safe.',
				'',
				'How to fix',
				'  Set the oldest version to TLS 1.2: "smtpd_tls_protocols = >=TLSv1.2" (Postfix 3.6 and later), or',
				'  "!SSLv2, !SSLv3, !TLSv1, !TLSv1.1" before. The smaller step, ">=TLSv1", drops nothing but SSL.',
				'',
				'Example: SSL 3.0 is left on',
				'  main.cf',
				'    smtpd_tls_security_level = may',
				'    smtpd_tls_protocols = !SSLv2',
				'                          ^^^^^^ error: smtpd allows SSL 3.0.',
				'',
				'  main.cf, fixed',
				'    smtpd_tls_security_level = may',
				'    smtpd_tls_protocols = >=TLSv1.2',
				'',
				'Who says so',
				'  RFC 6176 (SSL 2.0 must not be used), RFC 7568 (SSL 3.0 must not be used), RFC 9325 §3.1.1,',
				'  DFN-CERT 2017 §2.1.',
				'',
				'When to ignore it',
				'  Never on a server that others can reach.',
				'',
				'In MailTLS since 0.1.0. All examples: https://mailtls.github.io/mailtls/rules/legacy-ssl.html',
			),
		);
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	});

	test('with the severity for each kind of service, where they differ', async () => {
		const { stdout } = await mailtls(['explain', 'legacy-tls']);
		expect(stdout).toContain(
			lines(
				'Severity',
				'  information  the public mail exchanger (port 25)',
				'  information  outbound mail',
				'  error        outbound mail that requires TLS',
				'  error        mail submission (ports 465 and 587)',
				'  error        mailbox access (IMAP and POP)',
			),
		);
		expect(stdout).toContain('\nProtocol versions. Depends on the baseline and on what the service is for.\n');
	});

	test('with the files that stand beside an example', async () => {
		const { stdout } = await mailtls(['explain', 'submission-without-tls']);
		expect(stdout).toMatch(/\n {2}master\.cf\n[\s\S]*\n {2}main\.cf\n[\s\S]*\n {2}master\.cf, fixed\n/);
	});

	test('tables as lists', async () => {
		const { stdout } = await mailtls(['explain', '--no-color', 'file-missing'], { terminal: 70 });
		expect(stdout).toContain(
			lines(
				'  - "CApath"',
				'    Server: no client is verified',
				'    Client: nobody is verified: mail waits at "verify" and "secure"',
			),
		);
	});

	test('in colors: headings are bold, code is colored word by word and stands in no quotes', async () => {
		const { stdout } = await mailtls(['explain', '--color', 'legacy-ssl']);
		expect(stdout).toContain('\x1b[1mHow to fix\x1b[22m\n');
		expect(stdout).toContain(
			'\x1b[36msmtpd_tls_protocols\x1b[39m \x1b[36m=\x1b[39m \x1b[36m>=TLSv1.2\x1b[39m (Postfix',
		);
		expect(stdout).toContain('\x1b[31m^^^^^^\x1b[39m \x1b[31merror: smtpd allows SSL 3.0.\x1b[39m');
	});

	test.each(ruleIds)('%s in 72 columns, without marks of Markdown', async id => {
		const { stdout } = await mailtls(['explain', '--color', id], { terminal: 72 });
		const text = stripVTControlCharacters(stdout);
		const prose = text.split('\n').filter(line => !line.startsWith('    ') && !line.includes('https://'));
		expect(prose.filter(line => line.length > 72 && line.trim().includes(' '))).toEqual([]);
		expect(text).not.toMatch(/```|\]\(|\*\*|^#+ [A-Z]|\n\n\n/m);
		for (const heading of ['Severity', 'What it finds', 'How to fix', 'Example: ', 'Who says so']) {
			expect(text).toContain(`\n${heading}`);
		}
	});

	test('as data', async () => {
		const { status, stdout } = await mailtls(['explain', '--format', 'json', 'submission-without-tls']);
		expect(JSON.parse(stdout)).toMatchObject({
			version: 1,
			rule: 'submission-without-tls',
			summary: 'A submission service does not insist on TLS.',
			group: 'Where TLS is used, and how strictly',
			kind: 'policy',
			severity: { submission: 'error' },
			since: '0.2.0',
			references: ['RFC 8314 §3.3', 'RFC 9325 §3.2', 'bettercrypto'],
			options: [],
			page: 'https://mailtls.github.io/mailtls/rules/submission-without-tls.html',
			sections: { 'When to ignore it': expect.stringMatching(/^On a network of your own/) },
		});
		expect(status).toBe(0);
	});

	test('suites and settings are no data', async () => {
		expect(await mailtls(['explain', '--format', 'json', 'RC4-SHA'])).toMatchObject({
			status: 2,
			stdout: '',
			stderr: 'mailtls: --format json exists for rules and baselines only; "RC4-SHA" is none.\n',
		});
	});
});

test('a setting, as hovers do, without markup', async () => {
	const { status, stdout } = await mailtls(['explain', 'smtpd_tls_protocols']);
	expect(stdout).toMatch(/^smtpd_tls_protocols · list of protocols\n\n/);
	// postconf(5) of Postfix 3.7.
	expect(stdout).toContain('\nDefault in Postfix 3.7.11: >=TLSv1, since 3.6');
	expect(stdout).toMatch(/postconf\(5\): smtpd_tls_protocols: https:\S+\n$/);
	expect(stdout).not.toMatch(/[*`]|In effect here|\n\n\n/);
	expect(status).toBe(0);
});

test.each<[string, string]>([
	['weak-cypher', '; did you mean weak-cipher?'],
	['ECDHE-RSA-AES128-GCM-SHA265', '; did you mean ECDHE-RSA-AES128-GCM-SHA256?'],
	['TLS_RSA_WITH_RC4_128_SHA1', '; did you mean TLS_RSA_WITH_RC4_128_SHA?'],
	['gibberish-gibberish', ''],
	['0xFFFF', ''],
])('%s is none of them%s', async (id, hint) => {
	const { status, stdout, stderr } = await mailtls(['explain', id]);
	expect({ status, stdout, stderr }).toEqual({
		status: 2,
		stdout: '',
		stderr: `mailtls: Unknown rule, suite, setting or baseline "${id}"${hint}\n`,
	});
});
