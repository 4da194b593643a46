import { defineBaseline } from './baseline.js';
import { read } from './demand.js';
import { ncscNl202505 } from './ncsc-nl-2025-05.js';
import { type Citation, cite } from './source.js';
import { internetNl, ncsc2025 } from './sources.js';
import { internetNlMailSuites } from './suites/ncsc-nl.js';

/** The test of mail servers of Internet.nl, 1.11: what it fails, on top of NCSC-NL's guidelines. */
export const internetNlMail = defineBaseline({
	id: 'internet-nl-mail',
	name: 'Internet.nl',
	title: 'Internet.nl 1.11: test of mail servers',
	publisher: 'Dutch Internet Standards Platform',
	date: '2026-07-14',
	url: 'https://internet.nl',
	status: 'current',
	scope: 'Public mail exchangers on port 25; everywhere else what it extends holds.',
	isStrictOnPort25: true,
	sources: [internetNl, ncsc2025],
	extends: ncscNl202505,
	demands: {
		'mx-server': {
			tlsLevel: read('must', 'opportunistic', at('MAIL_TLS_STARTTLS_EXISTS'), {
				note: 'A server that offers no STARTTLS fails.',
			}),
			dane: read(
				'must',
				'TLSA records exist, are valid, and have usage 2 or 3; two of them announce a new key, better with 3 1 1 first.',
				at('scoring.py', 'dane-exists', 'dane-rollover'),
			),
			dnssec: read('must', 'required', at('dane-exists'), {
				note: 'DANE needs a signed zone for the mail exchanger.',
			}),
			trust: read('may', 'An unknown issuer is mentioned only.', at('MAIL_TLS_TRUSTED')),
			certificateNames: read(
				'may',
				'Another name is mentioned only, unless a TLSA record with usage 2 needs it.',
				at('cert-hostmatch'),
			),
			certificateKey: read('must', 'A key that is too short fails.', at('scoring.py')),
			issuerRecords: read('recommended', 'Are to be published.', at('caa')),
			secureRenegotiation: read('must', 'Insecure renegotiation fails.', at('scoring.py')),
			clientRenegotiation: read('recommended', 'Is mentioned only.', at('scoring.py')),
			earlyData: read('must', 'Fails; not tested for mail since 1.11.1.', at('Changelog')),
			extendedMasterSecret: read('must', 'Fails where TLS 1.2 lacks it.', at('MailTLSExtendedMasterSecret')),
		},
	},
	suites: internetNlMailSuites,
});

function at(...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(internetNl, place));
}
