import { defineBaseline } from './baseline.js';
import { read } from './demand.js';
import { type Citation, cite } from './source.js';
import { rfc8461 } from './sources.js';

/** RFC 8461: MTA-STS. */
export const ietfRfc8461MtaSts = defineBaseline({
	id: 'ietf-rfc8461-mta-sts',
	name: 'RFC 8461',
	title: 'RFC 8461: SMTP MTA Strict Transport Security',
	publisher: 'IETF',
	date: '2018-09',
	url: 'https://www.rfc-editor.org/rfc/rfc8461',
	status: 'current',
	scope: 'Mail between servers on port 25, to domains that publish a policy.',
	sources: [rfc8461],
	demands: {
		'mx-server': {
			certificateNames: read(
				'must',
				'The certificate has the name of the mail exchanger as a DNS name, is by a public issuer and has not expired.',
				at('§4.2'),
			),
			mtaSts: read(
				'may',
				'A domain publishes a TXT record and a policy on the web, in mode enforce, testing or none.',
				at('§3'),
			),
		},
		'smtp-client-opportunistic': {
			minimumProtocol: read('must', 'TLSv1.2', at('§7.2'), { note: 'For mail that a policy protects.' }),
			mtaSts: read(
				'must',
				'In mode enforce nothing goes to a host that does not match or cannot be verified; DANE that fails is not overruled.',
				at('§5', '§2'),
			),
		},
	},
});

function at(...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(rfc8461, place));
}
