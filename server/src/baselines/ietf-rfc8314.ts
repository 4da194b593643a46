import { defineBaseline } from './baseline.js';
import { forRoles, read } from './demand.js';
import { type Citation, cite } from './source.js';
import { rfc8314, rfc8997 } from './sources.js';
import { ietfRfc8314Suites } from './suites/ietf-bcp195.js';

/** RFC 8314 and RFC 8997: TLS between mail clients and their servers. */
export const ietfRfc8314 = defineBaseline({
	id: 'ietf-rfc8314',
	name: 'RFC 8314',
	title: 'RFC 8314 and RFC 8997: TLS for submission and access',
	publisher: 'IETF',
	date: '2021-03',
	url: 'https://www.rfc-editor.org/rfc/rfc8314',
	status: 'current',
	scope: 'Services for mail clients: submission and mailboxes.',
	sources: [rfc8314, rfc8997],
	demands: forRoles(
		['submission', 'imap-pop'],
		{
			minimumProtocol: read('must', 'TLSv1.2', [...at('§4'), cite(rfc8997, '§3')]),
			forbiddenProtocols: read('should-not', ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1'], [cite(rfc8997, '§3')], {
				note: 'Users of old versions are to be moved as soon as practicable.',
			}),
			cipherSuites: read('should', 'Those of RFC 7525 or what replaces it, which is RFC 9325.', at('§4')),
			clientCertificate: read('must-not', 'do not ask', at('§4.2'), {
				note: 'Unless it can serve to log in.',
			}),
			cleartextPasswords: read('must', 'forbidden', at('§4.1'), {
				note: 'Without TLS a server does not even tell whether a password is right.',
			}),
			certificateNames: read('must', 'The certificate is valid as RFC 7817 asks.', at('§4.4')),
			logging: read('should', 'The cipher is logged along with connection and login.', at('§4')),
		},
		{
			submission: {
				tlsLevel: read('should', 'mandatory', at('§3.3'), { note: 'On port 465, and with STARTTLS on port 587.' }),
				traceHeader: read('should', 'Names the cipher suite.', at('§4.3')),
			},
			'imap-pop': {
				tlsLevel: read('should', 'mandatory', at('§3', '§4'), {
					note: 'On ports 993 and 995; STARTTLS on 143 and 110 for old clients only.',
				}),
			},
		},
	),
	suites: ietfRfc8314Suites,
});

function at(...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(rfc8314, place));
}
