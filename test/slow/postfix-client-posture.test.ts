import { describe, expect, test } from 'vitest';
import { type ClientOffer, clientOffer } from './client-offer.js';
import { type PrintedEndpoint, printedPosture } from './posture.js';
import { canRunPostfix } from './running-postfix.js';

if (!canRunPostfix) {
	console.warn('\n*** There is no Postfix to run, or no right to: what it sends is not compared. ***\n');
}

/** Settings of main.cf, then the options of the service that sends. */
const configurations: Readonly<Record<string, readonly [main: string, options: string]>> = {
	'the opportunistic lists': ['smtp_tls_security_level = may\nsmtp_tls_protocols = >=TLSv1.2', ''],
	'the mandatory lists': [
		'smtp_tls_security_level = may\nsmtp_tls_mandatory_protocols = >=TLSv1.2\nsmtp_tls_mandatory_ciphers = high',
		'-o smtp_tls_security_level=encrypt -o smtp_tls_mandatory_exclude_ciphers=kRSA,SHA1',
	],
	'no anonymous suites where the server is checked': [
		'smtp_tls_security_level = verify\nsmtp_tls_mandatory_protocols = >=TLSv1.2',
		'',
	],
	'a level in the list does not count where the server is checked': [
		'smtp_tls_security_level = verify\ntls_medium_cipherlist = HIGH:@SECLEVEL=4\nsmtp_tls_mandatory_protocols = >=TLSv1.2',
		'',
	],
	'DANE without DNSSEC is no more than may': ['smtp_tls_security_level = dane', ''],
	'a hole in the protocols ends them': ['smtp_tls_security_level = may\nsmtp_tls_protocols = !TLSv1.1', ''],
	'curves of its own': ['smtp_tls_security_level = may\ntls_eecdh_auto_curves = prime256v1 x25519 secp384r1', ''],
	'no group for TLS 1.3': ['smtp_tls_security_level = may\ntls_eecdh_auto_curves = brainpoolP256r1', ''],
	'nothing without encryption where TLS is a must': [
		'smtp_tls_security_level = encrypt\ntls_medium_cipherlist = eNULL:AES128-SHA',
		'',
	],
	'no TLS wanted': ['smtp_tls_security_level = none', ''],
	'a broken list': ['smtp_tls_security_level = may\nsmtp_tls_exclude_ciphers = !RC4', ''],
	'implicit TLS without the level for it': ['smtp_tls_security_level = may\nsmtp_tls_wrappermode = yes', ''],
	'no fingerprint to compare with': ['smtp_tls_security_level = fingerprint', ''],
	'dane-only without DNSSEC': ['smtp_tls_security_level = dane-only', ''],
};

describe.runIf(canRunPostfix)('mailtls posture says what the smtp client of Postfix sends', () => {
	test.each(Object.entries(configurations))('%s', async (_, [main, options]) => {
		let printed: readonly PrintedEndpoint[] = [];
		const configuration = { main: `${main}\n`, master: `out unix - - n - - smtp ${options}\n` };
		const sent = await clientOffer(configuration, async ({ directory }) => {
			printed = await printedPosture(directory);
		});
		expect(sent).toEqual(expectedOf(printed.find(({ id }) => id === 'postfix/out/unix')));
	});
});

function expectedOf(endpoint: PrintedEndpoint | undefined): ClientOffer | undefined {
	const { works, security, protocols, suites, groups } = endpoint ?? {};
	if (!protocols || !suites || !groups || !works || security === 'none') {
		return works === undefined ? undefined : { kind: works ? 'plain' : 'none' };
	}
	const versions = protocols.toSorted().reverse();
	const newest = versions.find(version => version !== 'TLSv1.3');
	return {
		kind: 'hello',
		hello: {
			protocols: versions.includes('TLSv1.3') ? versions : versions.slice(0, 1),
			suites: [...(suites['TLSv1.3'] ?? []), ...(suites[newest ?? ''] ?? [])],
			groups,
		},
	};
}
