import { describe, expect, test } from 'vitest';
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
				'  Internet.nl          forbidden    appendix B, "insufficient", as Internet.nl implements it; not',
				'                                    read in the document itself',
				'  BSI TR-02102-2       not listed   §3.3.1.1, §3.4.4',
				'  BSI TR-03116-4       not listed   §2.2.1.2, §2.3.2',
				'  BSI TR-03108         not listed   §2.2.1.2, §2.3.2',
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

test('a rule, as before', async () => {
	const { status, stdout } = await mailtls(['explain', 'weak-cipher']);
	expect(stdout).toMatch(/^weak-cipher: .*\n/);
	expect(status).toBe(0);
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
