import { roles } from '../tls/role.js';
import { defineBaseline } from './baseline.js';
import { bsiTr031164Demands } from './bsi-tr-03116-4.js';
import { forRoles, read, reported } from './demand.js';
import { type Citation, cite } from './source.js';
import { bsiTask, tlsComplianceData, tr03108Reports } from './sources.js';
import { bsiTr03108Suites } from './suites/bsi-tr-03116-4.js';

const server = 'TR-03108-1-AM-TLS-EMAIL-TRSP-CETI-SERVER';
const reports = [cite(tr03108Reports)];

/** BSI, TR-03108, the profiles of 2023 and what is reported of version 2.0. */
export const bsiTr03108 = defineBaseline({
	id: 'bsi-tr-03108',
	name: 'BSI TR-03108',
	title: 'BSI TR-03108: secure e-mail transport',
	publisher: 'BSI',
	date: '2023-06-14',
	url: 'https://www.bsi.bund.de/dok/TR-03108',
	status: 'current',
	scope: 'Providers of e-mail.',
	editions: { read: 'the test profiles of 2023', newest: '2.0' },
	remark: 'What it asks of DNSSEC, DANE, MTA-STS and TLS reporting is known from reports only.',
	isStrictOnPort25: true,
	sources: [bsiTask, tlsComplianceData, tr03108Reports],
	demands: forRoles(roles, bsiTr031164Demands, {
		'mx-server': {
			dane: reported('must', 'The zone is signed and TLSA records are published.', reports),
			tlsReporting: reported('must', 'required', reports, { note: 'Since version 2.0.' }),
			mtaSts: reported('may', 'Can be published since version 2.0.', reports),
			extendedMasterSecret: read('recommended', 'Is to be supported.', at(server)),
			clientCertificate: read('must', 'do not ask', at(server)),
		},
		'smtp-client-opportunistic': {
			dane: reported('must', 'TLSA records are looked up and checked.', reports),
			dnssec: reported('must', 'required', reports),
		},
		submission: {
			clientCertificate: read('must', 'do not ask', at('TR-03108-1-AM-TLS-EMAIL-TRSP-MUA(SMTP)-SERVER')),
		},
		'imap-pop': {
			clientCertificate: read('must', 'do not ask', at('TR-03108-1-AM-TLS-EMAIL-TRSP-MUA(IMAP)-SERVER')),
		},
	}),
	suites: bsiTr03108Suites,
});

function at(...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(bsiTask, place));
}
