import { defineBaseline } from './baseline.js';
import { read } from './demand.js';
import { type Citation, cite } from './source.js';
import { dovecot24 } from './sources.js';
import { dovecotUpstreamSuites } from './suites/dovecot-upstream.js';

/** What Dovecot 2.4 does unless told otherwise, and what its documentation advises. */
export const dovecotUpstream = defineBaseline({
	id: 'dovecot-upstream',
	name: 'Dovecot',
	title: 'Dovecot 2.4: documentation and defaults',
	publisher: 'Dovecot',
	date: '2026-08-07',
	url: 'https://doc.dovecot.org/',
	status: 'current',
	scope: 'Dovecot.',
	sources: [dovecot24],
	demands: {
		'imap-pop': {
			minimumProtocol: read('default', 'TLSv1.2', at('ssl_min_protocol'), {
				note: 'Since 2.3.15; 2.4 knows no SSL 3.0 any more.',
			}),
			opensslList: read(
				'default',
				'ALL:!kRSA:!SRP:!kDHd:!DSS:!aNULL:!eNULL:!EXPORT:!DES:!3DES:!MD5:!PSK:!RC4:!ADH:!LOW@STRENGTH',
				at('ssl_cipher_list'),
				{ note: 'Suites of TLS 1.3 have ssl_cipher_suites.' },
			),
			serverPreference: read('default', false, at('ssl_server_prefer_ciphers')),
			dhParameters: read('may', 'own', at('SSL configuration'), { note: 'Most clients do not need any.' }),
			compression: read('default', 'off', at('ssl_options')),
			tlsLevel: read('default', 'opportunistic', at('ssl'), {
				note: 'ssl = yes; required is what the documentation recommends.',
			}),
			cleartextPasswords: read('default', 'forbidden', at('auth_allow_cleartext')),
		},
	},
	suites: dovecotUpstreamSuites,
});

function at(...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(dovecot24, place));
}
