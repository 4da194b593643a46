import { expect, test } from 'vitest';
import { resources } from '../rules/resources.js';
import { mailtls } from './mailtls.js';

/** Measured with smtpd 3.7.11: see test/slow/postfix-chain.test.ts. */
test.each([
	['smtpd_tls_chain_files = /etc/ssl/key-and-chain.pem', null],
	['smtpd_tls_chain_files = /etc/ssl/chain-and-key.pem', /needs each private key before its certificate/],
	['smtpd_tls_chain_files = /etc/ssl/chain.pem, /etc/ssl/key.pem', /needs each private key before its certificate/],
	['smtpd_tls_cert_file = /etc/ssl/issuer-first.pem\nsmtpd_tls_key_file = /etc/ssl/key.pem', /is that of an authority/],
])('posture with %s', async (lines, broken) => {
	const files = {
		'/etc/postfix/main.cf': `smtpd_tls_security_level = may\n${lines}\n`,
		...Object.fromEntries(resources),
	};
	const { stdout } = await mailtls(
		['posture', '/etc/postfix/main.cf', '--format', 'json', '--target', 'os=debian-12'],
		{ files },
	);
	const { endpoints } = JSON.parse(stdout) as {
		endpoints: { id: string; works: boolean | null; broken: string | null }[];
	};
	const server = endpoints.find(({ id }) => id === 'postfix/smtp/inet');
	expect(server?.broken ?? null).toEqual(broken === null ? null : expect.stringMatching(broken));
	expect(server?.works === false).toBe(broken !== null);
});
