import { describe, expect, test } from 'vitest';
import { mailtls } from './mailtls.js';

/** What is compared of an endpoint. */
interface Endpoint {
	readonly id: string;
	readonly works: boolean;
	readonly broken: string | null;
	readonly protocols: readonly string[];
	readonly suites: Readonly<Record<string, readonly string[]>>;
	readonly groups: readonly string[];
}

async function endpoint(id: string, main: string): Promise<Endpoint> {
	const files = {
		'main.cf': main,
		'master.cf': 'smtp inet n - y - - smtpd\nout unix - - y - - smtp\n',
	};
	const { stdout } = await mailtls(['posture', '/mail', '--target', 'os=debian-12', '--format', 'json'], { files });
	const { endpoints }: { readonly endpoints: readonly Endpoint[] } = JSON.parse(stdout);
	const found = endpoints.find(known => known.id === id);
	if (found === undefined) {
		throw new Error(`${id} is not among ${endpoints.map(known => known.id).join(', ')}`);
	}
	return found;
}

const client = (main: string) => endpoint('postfix/out/unix', main);

// Measured with Postfix 3.7.11 and OpenSSL 3.0.22: the ClientHello that smtp sends to a server of ours, or its log.
describe('the smtp client', () => {
	test('a version left out in the middle ends the range', async () => {
		const { protocols } = await client('smtp_tls_security_level = may\nsmtp_tls_protocols = !TLSv1.1\n');
		expect(protocols).toEqual(['TLSv1']);
	});

	test('a server that is checked gets no anonymous suites, and without TLS 1.2 only key exchange without a signature', async () => {
		const { protocols, suites } = await client('smtp_tls_security_level = verify\n');
		expect(protocols).toEqual(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']);
		expect(suites.TLSv1).toEqual(['AES256-SHA', 'CAMELLIA256-SHA', 'AES128-SHA', 'CAMELLIA128-SHA']);
		expect(suites['TLSv1.2']?.filter(name => /^AE?C?DH/.test(name))).toEqual([]);
	});

	test('with dane, destinations without TLSA records are served as with may', async () => {
		const { suites } = await client('smtp_tls_security_level = dane\n');
		expect(suites).toEqual((await client('smtp_tls_security_level = may\n')).suites);
	});

	test('a level in the cipher list counts, except where the server is checked', async () => {
		const list = 'tls_medium_cipherlist = HIGH:@SECLEVEL=4\n';
		const { groups } = await client(`smtp_tls_security_level = encrypt\n${list}`);
		expect(groups).toEqual(['x448', 'secp521r1', 'secp384r1']);
		expect((await client(`smtp_tls_security_level = secure\n${list}`)).groups).toContain('x25519');
	});

	test('suites without encryption go where TLS is a must', async () => {
		const list = 'tls_medium_cipherlist = eNULL:AES128-SHA\n';
		expect((await client(`smtp_tls_security_level = may\n${list}`)).suites.TLSv1).toContain('NULL-SHA');
		expect((await client(`smtp_tls_security_level = encrypt\n${list}`)).suites.TLSv1).toEqual(['AES128-SHA']);
	});

	test.each([
		['implicit TLS below encrypt', 'smtp_tls_security_level = may\nsmtp_tls_wrappermode = yes\n'],
		['no fingerprint', 'smtp_tls_security_level = fingerprint\n'],
		['no DNSSEC', 'smtp_tls_security_level = dane-only\n'],
		['no group for TLS 1.3', 'smtp_tls_security_level = may\ntls_eecdh_auto_curves = brainpoolP256r1\n'],
		['only what is too weak', 'smtp_tls_security_level = encrypt\nsmtp_tls_mandatory_ciphers = null\n'],
	])('no session comes about: %s', async (_, main) => {
		const { works, broken } = await client(main);
		expect(works).toBe(false);
		expect(broken).toMatch(/\.$/);
	});
});

describe('smtpd', () => {
	const anonymous = 'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = none\n';

	test('without a certificate by choice: anonymous suites, and no TLS 1.3', async () => {
		const { works, protocols } = await endpoint('postfix/smtp/inet', anonymous);
		expect([works, protocols]).toEqual([true, ['TLSv1', 'TLSv1.1', 'TLSv1.2']]);
	});

	test.each([
		['STARTTLS is hidden', `${anonymous}smtpd_discard_ehlo_keywords = silent-discard, STARTTLS\n`],
		['a level that rules out anonymous suites', `${anonymous}tls_medium_cipherlist = ALL:@SECLEVEL=1\n`],
		['a certificate is asked for, but there is none of its own', `${anonymous}smtpd_tls_ask_ccert = yes\n`],
	])('no session comes about: %s', async (_, main) => {
		const { works, broken } = await endpoint('postfix/smtp/inet', main);
		expect(works).toBe(false);
		expect(broken).toMatch(/\.$/);
	});
});
