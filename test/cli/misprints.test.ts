import { describe, expect, test } from 'vitest';
import { mailtls } from './mailtls.js';

/**
 * The cipher strings of DFN-CERT 2017 and bettercrypto, as printed and as meant. What they come to is what
 * `openssl ciphers` 3.0.22 and `gnutls-cli` 3.7.9 say of them; numbers as in `../rules/misprints.md`.
 */
const meant =
	'EDH+CAMELLIA:EDH+aRSA:EECDH+aRSA+AESGCM:EECDH+aRSA+SHA256:EECDH:+CAMELLIA128:+AES128:+SSLv3:!aNULL:!eNULL:!LOW:!3DES:!MD5:!EXP:!PSK:!DSS:!RC4:!SEED:!IDEA:!ECDSA:kEDH:CAMELLIA128-SHA:AES128-SHA';
const withColons = meant.replace('aRSA+AESGCM', 'aRSA:AESGCM').replace('aRSA+SHA256', 'aRSA:SHA256');
const withoutMark = withColons.replace('!EXP', 'EXP');

const gnutls = {
	meant: priorities('CBC', ''),
	/** §4.2, where CBC of §2.2 has become GCM. */
	withoutGcm: priorities('GCM', ''),
	withLetter: priorities('GCM', 'G'),
};

function priorities(removed: string, damage: string): string {
	return `NORMAL:!VERS-SSL3.0:!ECDHE-ECDSA:!3DES-CBC:!AES-128-${removed}:!AES-256-CBC:!ARCFOUR-128:!CAMELLIA-128-GCM:!CAMELLIA-256-GCM:!COMP-DEFLATE:!DHE-DSS:!SIGN-DSA-SHA1:!SIGN-RSA-SHA1:!VERS-DTLS1.2:!VERS-DTLS1.0:!SIGN-ECDSA-SHA384:!SIGN-ECDSA-SHA512:!SIGN-ECDSA-SHA224${damage}:!SIGN-ECDSA-SHA1:+COMP-NULL`;
}

interface Answer {
	readonly suites?: readonly string[];
	readonly error?: { readonly message: string; readonly offset: number };
}

async function expand(string: string, library: string): Promise<Answer> {
	const { stdout } = await mailtls(['ciphers', '--format', 'json', '--library', library, '--', string]);
	return JSON.parse(stdout)[0];
}

/** The string is refused at the first place where `word` stands. */
async function expectRefused(string: string, word: string, library: string, message: string): Promise<void> {
	const { suites, error } = await expand(string, library);
	expect({ suites, offset: error?.offset }).toEqual({ suites: undefined, offset: string.indexOf(word) });
	expect(error?.message).toContain(message);
}

/** A word of the string, or `undefined`, and what the text output says it does. */
async function remarkOn(word: string, string: string, library: string): Promise<string | undefined> {
	const { stdout } = await mailtls(['ciphers', '--library', library, '--', string]);
	return stdout.split('\n').find(line => line.startsWith(`  - "${word}"`));
}

describe('lists of OpenSSL', () => {
	test('as meant: 30 suites up to TLS 1.2, 16 of them CBC, 2 static RSA, none for ECDSA', async () => {
		const { suites = [] } = await expand(meant, 'openssl-3.0');
		expect(suites).toHaveLength(30);
		expect(suites[0]).toBe('DHE-RSA-CAMELLIA256-SHA256');
		expect(suites.filter(name => /^(?:AES|CAMELLIA)/.test(name)).sort()).toEqual(['AES128-SHA', 'CAMELLIA128-SHA']);
		expect(suites.filter(name => !/GCM|CCM|CHACHA/.test(name))).toHaveLength(16);
		expect(suites.filter(name => name.includes('ECDSA'))).toEqual([]);
	});

	test('M11: a colon in place of a plus sign brings six suites with static RSA', async () => {
		const before = new Set((await expand(meant, 'openssl-3.0')).suites);
		const { suites = [] } = await expand(withColons, 'openssl-3.0');
		expect(suites.filter(name => !before.has(name)).sort()).toEqual([
			'AES128-GCM-SHA256',
			'AES128-SHA256',
			'AES256-GCM-SHA384',
			'AES256-SHA256',
			'CAMELLIA128-SHA256',
			'CAMELLIA256-SHA256',
		]);
	});

	test('M12: EXP without its exclamation mark does nothing in OpenSSL 3', async () => {
		expect((await expand(withoutMark, 'openssl-3.0')).suites).toEqual((await expand(withColons, 'openssl-3.0')).suites);
		expect(await remarkOn('EXP', withoutMark, 'openssl-3.0')).toContain('has no effect');
	});

	test('M12: and lets export suites in where the library has them', async () => {
		const { suites = [] } = await expand(withoutMark, 'openssl-1.0.2-full');
		expect(suites.filter(name => name.startsWith('EXP-'))).not.toEqual([]);
		expect((await expand(withColons, 'openssl-1.0.2-full')).suites?.filter(name => name.startsWith('EXP-'))).toEqual(
			[],
		);
	});

	test('M13: the sign for a broken line is refused, wherever it stands', async () => {
		const damaged = meant.replace('SHA256:EECDH', 'SHA256)    (:EECDH');
		await expectRefused(damaged, ')', 'openssl-3.0', 'invalid command');
		await expectRefused(meant.replace('aRSA+SHA256', 'aRSA+)    (:SHA256'), ')', 'openssl-3.0', 'invalid command');
	});

	test('M15: to name an alias twice is to name it once', async () => {
		expect((await expand('AES128:AES128', 'openssl-3.0')).suites).toEqual(
			(await expand('AES128', 'openssl-3.0')).suites,
		);
	});
});

describe('priority strings of GnuTLS', () => {
	test('M08: +COMP=NULL is refused, +COMP-NULL is not', async () => {
		const printed = gnutls.meant.replace('COMP-NULL', 'COMP=NULL');
		await expectRefused(printed, '+COMP=NULL', 'gnutls-3.7', "'+COMP=NULL' is unknown");
		expect((await expand(gnutls.meant, 'gnutls-3.7')).error).toBeUndefined();
	});

	test('M09: the sign for a broken line within a word is refused there', async () => {
		const damaged = gnutls.meant.replace('!VERS-DTLS1.0', '!VERS-DTLS1)    (:0.0');
		await expectRefused(damaged, '!VERS-DTLS1)', 'gnutls-3.7', 'is unknown');
	});

	test('M09: the letter that it became is refused', async () => {
		await expectRefused(gnutls.withLetter, '!SIGN-ECDSA-SHA224G', 'gnutls-3.7', "'!SIGN-ECDSA-SHA224G' is unknown");
	});

	test('M10: without AES-128-CBC, all that is left are AEAD suites', async () => {
		const { suites = [] } = await expand(gnutls.meant, 'gnutls-3.7');
		expect(suites).toContain('TLS_ECDHE_RSA_AES_128_GCM_SHA256');
		expect(suites.filter(name => name.includes('CBC'))).toEqual([]);
	});

	test('M10: without AES-128-GCM in its place, CBC with SHA-1 stays and GCM goes', async () => {
		const { suites = [] } = await expand(gnutls.withoutGcm, 'gnutls-3.7');
		expect(suites.filter(name => name.includes('AES_128_GCM'))).toEqual([]);
		expect(suites.filter(name => name.includes('CBC')).sort()).toEqual([
			'TLS_DHE_RSA_AES_128_CBC_SHA1',
			'TLS_ECDHE_RSA_AES_128_CBC_SHA1',
			'TLS_RSA_AES_128_CBC_SHA1',
		]);
	});

	test('M13: GnuTLS passes over the removal of an unknown word, and stops behind the sign', async () => {
		const damaged = gnutls.meant.replace('!COMP-DEFLATE', '!COMP-)    (:DEFLATE');
		await expectRefused(damaged, 'DEFLATE', 'gnutls-3.7', "'DEFLATE' is unknown");
	});

	test('M44: a list of OpenSSL is refused from the start', async () => {
		await expectRefused(meant, 'EDH+CAMELLIA', 'gnutls-3.7', "'EDH+CAMELLIA' is unknown");
	});

	test('M44: and a priority string means nothing to OpenSSL', async () => {
		await expectRefused('NORMAL:-VERS-SSL3.0', 'NORMAL', 'openssl-3.0', 'no cipher match');
	});
});
