import type { Endpoint } from '../../../tls/endpoint.js';
import type { NamedFile } from './named-files.js';

/** What a service does without one of its files, as a clause; measured with Postfix 3.7.11. */
export function effectOfMissing({ kind, origin }: NamedFile, endpoint: Endpoint): string {
	const { name, direction } = endpoint;
	const isServer = direction === 'server';
	switch (kind) {
		case 'certificate':
		case 'key':
		case 'authorities':
			return withoutTls(endpoint);
		case 'chain':
			return isServer
				? `${name} then loads none of the files in ${origin.setting}, and can do anonymous suites of TLS 1.2 and older only, which most peers refuse`
				: `${name} then has no certificate to show to servers that ask for one`;
		case 'dh':
			return `${name} uses Diffie-Hellman parameters of its own instead`;
		case 'folder':
			return isServer
				? `${name} verifies no certificate of a client with it`
				: `${name} verifies no certificate with it, and unless another setting names the authority, mail at the levels verify and secure stays in the queue ("Server certificate not verified")`;
		case 'anchors':
			return `mail that ${name} sends at the levels verify and secure stays in the queue ("client TLS configuration problem")`;
		case 'table':
			return withoutTable(origin.setting, name);
	}
}

function withoutTls({ name, direction, implicitTls }: Endpoint): string {
	if (direction === 'client') {
		return `${name} has no TLS at all, so mail goes in clear text where TLS is optional, and stays in the queue where it is required`;
	}
	return implicitTls.value === true
		? `${name} closes every connection`
		: `${name} offers STARTTLS and then answers "454 4.7.0 TLS not available due to local problem"`;
}

function withoutTable(setting: string, name: string): string {
	switch (setting) {
		case 'smtpd_discard_ehlo_keyword_address_maps':
			return `${name} answers EHLO with "421 4.3.0 Server local data error", and no mail comes in`;
		case 'tls_server_sni_maps':
			return `TLS with ${name} fails for every client that names the server it wants (SNI)`;
		case 'relay_clientcerts':
			return `${name} puts clients that show a certificate off with "451 4.3.0 Temporary lookup failure"`;
		case 'smtp_tls_policy_maps':
		case 'lmtp_tls_policy_maps':
			return `all mail that ${name} sends stays in the queue ("client TLS configuration problem")`;
		default:
			return `all mail that ${name} sends stays in the queue ("local data error")`;
	}
}
