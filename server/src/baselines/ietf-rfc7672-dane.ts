import { defineBaseline } from './baseline.js';
import { read } from './demand.js';
import { type Citation, cite } from './source.js';
import { rfc7672 } from './sources.js';

/** RFC 7672: DANE for mail between servers. */
export const ietfRfc7672Dane = defineBaseline({
	id: 'ietf-rfc7672-dane',
	name: 'RFC 7672',
	title: 'RFC 7672: opportunistic DANE TLS for SMTP',
	publisher: 'IETF',
	date: '2015-10',
	url: 'https://www.rfc-editor.org/rfc/rfc7672',
	status: 'current',
	scope: 'Mail between servers on port 25.',
	sources: [rfc7672],
	demands: {
		'mx-server': {
			dane: read(
				'should',
				'TLSA records are 3 1 1 or 2 0 1, not usage 0 or 1, nor matching type 0; a new key has its record before it is used.',
				at('§3.1', '§3.1.3', '§4'),
			),
			selectiveStarttls: read('must-not', 'A server with TLSA records hides STARTTLS from nobody.', at('§9.2')),
			serverNameIndication: read('must-not', 'A server does not insist on it.', at('§8.1')),
			anonymousCiphers: read('should', 'A server is prepared for clients that offer them.', at('§8.2')),
		},
		'smtp-client-opportunistic': {
			dnssec: read('must', 'required', at('§2.1.1'), {
				note: 'The resolver validates, and the way to it is secure.',
			}),
			tlsLevel: read('must', 'dane', at('§2.2'), {
				note: 'With usable TLSA records TLS is authenticated, with unusable ones required, without any opportunistic.',
			}),
			serverNameIndication: read('must', 'The client sends the TLSA base domain.', at('§8.1')),
		},
		'smtp-client-mandatory': {
			dane: read(
				'may',
				'DANE can be mandatory; mail waits where usable TLSA records are missing, so queues are to be watched.',
				at('§6'),
			),
		},
		submission: {
			dane: read('informative', 'Is left out.', at('§3.1.3', '§7')),
		},
	},
});

function at(...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(rfc7672, place));
}
