import { defineBaseline } from './baseline.js';
import { read } from './demand.js';
import { type Citation, cite } from './source.js';
import { imapdConf5 } from './sources.js';

/** What Cyrus IMAP 3.12 does unless told otherwise. */
export const cyrusUpstream = defineBaseline({
	id: 'cyrus-upstream',
	name: 'Cyrus IMAP',
	title: 'Cyrus IMAP 3.12: defaults',
	publisher: 'Cyrus IMAP',
	date: '2026',
	url: 'https://www.cyrusimap.org/',
	status: 'current',
	scope: 'Cyrus IMAP.',
	sources: [imapdConf5],
	demands: {
		'imap-pop': {
			allowedProtocols: read('default', ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'], at('tls_versions')),
			opensslList: read('default', 'DEFAULT', at('tls_ciphers')),
			serverPreference: read('default', false, at('tls_prefer_server_ciphers')),
			curves: read('default', ['secp256r1'], at('tls_eccurve')),
			cleartextPasswords: read('default', 'forbidden', at('allowplaintext')),
			tlsLevel: read('default', 'opportunistic', at('tls_required')),
			clientCertificate: read('default', 'ask', at('tls_client_certs'), { note: 'It is optional for clients.' }),
		},
	},
});

function at(...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(imapdConf5, place));
}
