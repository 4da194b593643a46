import { defineBaseline } from './baseline.js';
import { read } from './demand.js';
import { type Citation, cite } from './source.js';
import { eximSpecification } from './sources.js';

/** What Exim 4.100 does unless told otherwise, and what its specification advises. */
export const eximUpstream = defineBaseline({
	id: 'exim-upstream',
	name: 'Exim',
	title: 'Exim 4.100: specification and defaults',
	publisher: 'Exim',
	date: '2026',
	url: 'https://www.exim.org/',
	status: 'current',
	scope: 'Exim.',
	sources: [eximSpecification],
	demands: {
		'mx-server': {
			tlsLevel: read('default', 'opportunistic', at('§14 tls_advertise_hosts'), { note: 'Offered to all clients.' }),
			opensslList: read('example', 'DEFAULT', at('§43.4'), { note: 'On port 25, by a condition on the port.' }),
			gnutlsPriorities: read('example', 'NORMAL:%COMPAT', at('§43.5'), {
				note: 'On port 25, by a condition on the port.',
			}),
			opensslOptions: read(
				'default',
				'SSL 2.0, SSL 3.0, session tickets and renegotiation are off, and each connection has its own DH key.',
				at('§14 openssl_options'),
				{ note: 'In the main section only.' },
			),
			dhParameters: read('recommended', 'own', at('§14 tls_dhparam'), { note: 'Strongly.' }),
			dhMaximum: read('default', '2236 bits.', at('§14 tls_dh_max_bits'), {
				note: 'With OpenSSL a longer file is ignored.',
			}),
			discouragedDhGroups: read('should-not', 'ike1, ike22, ike23 and ike24.', at('§14 tls_dhparam')),
			curveSetting: read('default', 'tls_eccurve is auto: the library chooses.', at('§14 tls_eccurve')),
		},
		'smtp-client-opportunistic': {
			dane: read(
				'default',
				'Is tried for all hosts, with DNSSEC requested for all domains; glibc 2.31 and later need trust-ad in resolv.conf.',
				at('§30 hosts_try_dane', '§14 dns_dnssec_ok'),
			),
			fallback: read('default', 'A handshake that fails is tried again in the clear.', at('§30 tls_tempfail_tryclear')),
			applicability: read(
				'recommended',
				'Delivery that falls back to clear text cannot make strong demands; for DANE there are lists of their own.',
				at('§30 dane_require_tls_ciphers'),
			),
			certificateVerification: read(
				'default',
				'Certificates and host names are checked against the authorities of the system; failure does not matter.',
				at('§30'),
			),
		},
		'smtp-client-mandatory': {
			tlsLevel: read('recommended', 'authenticated', at('§30 hosts_require_tls', '§30 tls_verify_hosts'), {
				note: 'It takes both settings: tls_verify_hosts alone does not ask for TLS.',
			}),
			dhBits: read('default', 1024, at('§30 tls_dh_min_bits'), { note: 'With GnuTLS only.' }),
		},
		submission: {
			opensslList: read('example', 'HIGH:!MD5:!SHA1', at('§43.4'), { note: 'On all ports but 25.' }),
			gnutlsPriorities: read('example', 'SECURE128', at('§43.5'), { note: 'On all ports but 25.' }),
			ports: read('recommended', '587 and 465 are both offered.', at('§43.1')),
			cleartextPasswords: read('recommended', 'forbidden', at('§33'), {
				note: 'By server_advertise_condition of each authenticator.',
			}),
		},
	},
});

function at(...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(eximSpecification, place));
}
