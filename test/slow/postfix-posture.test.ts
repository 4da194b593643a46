import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCertificates } from './certificates.js';
import { negotiate } from './negotiate.js';
import { printedPosture } from './posture.js';
import { differences } from './posture-differences.js';
import { type RandomConfiguration, randomConfiguration } from './random-configuration.js';
import { canRunPostfix, freePort, withPostfix } from './running-postfix.js';

if (!canRunPostfix) {
	console.warn('\n*** There is no Postfix to run, or no right to: its answers are not compared. ***\n');
}

/** Settings of main.cf, then the options of each smtpd. */
const configurations: Readonly<Record<string, readonly [string, ...string[]]>> = {
	'the lists that count with implicit TLS are the mandatory ones': [
		'smtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1.2\nsmtpd_tls_mandatory_protocols = >=TLSv1.3',
		'',
		'-o smtpd_tls_wrappermode=yes',
		'-o smtpd_tls_wrappermode=yes -o smtpd_tls_security_level=none',
	],
	'a server with an order of its own': [
		'smtpd_tls_security_level = may\ntls_preempt_cipherlist = yes\nsmtpd_tls_exclude_ciphers = aNULL, SHA1',
		'-o smtpd_tls_eccert_file=CERTS/ec256.crt -o smtpd_tls_eckey_file=CERTS/ec256.key',
		'-o tls_eecdh_auto_curves=secp521r1',
	],
	'broken lists switch TLS off, each in its way': [
		'smtpd_tls_security_level = may',
		'-o smtpd_tls_protocols=TLSv1.2+',
		'-o smtpd_tls_ciphers=strong',
		'-o smtpd_tls_exclude_ciphers=!RC4',
		'-o tls_medium_cipherlist=NONSENSE',
	],
	'Diffie-Hellman': [
		'smtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1.2',
		'',
		'-o smtpd_tls_dh1024_param_file=CERTS/dh512.pem',
		'-o smtpd_tls_dh1024_param_file=CERTS/dh1024.pem',
	],
	'keys of other kinds': [
		'smtpd_tls_security_level = may',
		'-o smtpd_tls_cert_file=CERTS/ed25519.pem -o smtpd_tls_key_file=CERTS/ed25519.pem',
		'-o smtpd_tls_cert_file=CERTS/rsa1024.pem -o smtpd_tls_key_file=CERTS/rsa1024.pem',
		'-o smtpd_tls_cert_file=none -o smtpd_tls_key_file=',
		'-o tls_medium_cipherlist=ALL:@SECLEVEL=3',
	],
	'AUTH, client certificates and what EHLO hides': [
		'smtpd_tls_security_level = may\nsmtpd_sasl_auth_enable = yes',
		'',
		'-o smtpd_tls_auth_only=yes -o smtpd_tls_ask_ccert=yes',
		'-o smtpd_tls_security_level=encrypt -o smtpd_tls_req_ccert=yes',
		'-o smtpd_discard_ehlo_keywords=starttls',
	],
};

/** Of the random configurations a few of which each shows something else. */
const seeds = [1, 2, 3, 4, 5, 6];

let certificates = '';

beforeAll(() => {
	certificates = makeCertificates();
});

afterAll(() => rmSync(certificates, { recursive: true }));

describe.runIf(canRunPostfix)('mailtls posture says what a running Postfix negotiates', () => {
	test.each(Object.entries(configurations))('%s', async (_, [main, ...options]) => {
		const listeners = await Promise.all(
			options.map(async text => ({ port: await freePort(), implicitTls: /wrappermode=yes/.test(text) })),
		);
		const lines = options.map((text, index) => `127.0.0.1:${listeners[index]?.port} inet n - n - - smtpd ${text}\n`);
		const rsa = 'smtpd_tls_cert_file = CERTS/rsa2048.crt\nsmtpd_tls_key_file = CERTS/rsa2048.key\n';
		const texts = { main: `${rsa}${main}\n`, master: lines.join('') };
		await compare({
			main: texts.main.replaceAll('CERTS', certificates),
			master: texts.master.replaceAll('CERTS', certificates),
			listeners,
		});
	});

	test.each(seeds)('random configuration %d', async seed => {
		const ports = await Promise.all([freePort(), freePort(), freePort()]);
		await compare(randomConfiguration(seed, { certificates, ports }));
	});
});

async function compare(configuration: RandomConfiguration): Promise<void> {
	const found = await withPostfix(configuration, async ({ directory }) => {
		const endpoints = await printedPosture(directory);
		return Promise.all(
			configuration.listeners.map(async listener => {
				const endpoint = endpoints.find(({ port }) => port === listener.port);
				const real = await negotiate(listener);
				return endpoint === undefined ? ['not printed'] : differences(endpoint, real);
			}),
		);
	});
	expect(found, `${configuration.main}${configuration.master}`).toEqual(found.map(() => []));
}
