import { roles } from '../tls/role.js';
import { defineBaseline } from './baseline.js';
import { type Demands, forRoles, read, secondHand } from './demand.js';
import { type Citation, cite } from './source.js';
import { bsiTask, tlsComplianceData } from './sources.js';
import { bsiTr031164Suites } from './suites/bsi-tr-03116-4.js';

const specification = 'TR-03116-4-COMMON-SPECIFICATION';
const keyLengths = 'TR-02102-2-TLS-MINIMUM-KEY-LENGTH';

/** What TR-03108 takes over. */
export const bsiTr031164Demands: Demands = {
	minimumProtocol: read('must', 'TLSv1.2', at(specification)),
	allowedProtocols: read('must', ['TLSv1.2', 'TLSv1.3'], at(specification), {
		note: 'TLS 1.2 is required, TLS 1.3 optional.',
	}),
	forbiddenProtocols: secondHand(
		'must-not',
		['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1'],
		[cite(tlsComplianceData, 'protocols, TR-03116-4 of 24 January 2022')],
	),
	cipherSuites: read(
		'must',
		'At least one of two with ECDHE and AES-128-GCM, whichever fits the certificate.',
		at('TR-03116-4 2.2.1.2, table 2'),
		{ note: 'Until 2028 and later; the same with CBC until 2026.' },
	),
	tls13Suites: read('must', 'TLS_AES_128_GCM_SHA256.', at('TR-03116-4 2.3.2, table 7')),
	compression: read('must-not', 'off', at('3.3.4.3')),
	curves: read('must', ['secp256r1', 'brainpoolP256r1'], at('TR-03116-4 2.2.2, table 5'), {
		note: 'In TLS 1.3 secp256r1 and brainpoolP256r1tls13.',
	}),
	dhBits: read('must', 3000, at(keyLengths)),
	rsaBits: read('must', 3000, at(keyLengths)),
	certificateTypes: read('recommended', 'ECDSA, unless there are both.', at('TR-03116-4 2.2.1.2, comment')),
	truncatedHmac: read('must-not', 'Is not to be used.', at('3.3.4.2')),
	sessionLifetime: read('must', '48 hours at most.', at(specification), {
		note: 'The profiles for mail deviate from it.',
	}),
	earlyData: read('must-not', 'Is not to be used.', at('TR-03116-4 2.3.1')),
};

/** BSI, TR-03116-4, edition of 2022. */
export const bsiTr031164 = defineBaseline({
	id: 'bsi-tr-03116-4',
	name: 'BSI TR-03116-4',
	title: 'BSI TR-03116-4: communication in applications of the federal government',
	publisher: 'BSI',
	date: '2022-01-24',
	url: 'https://www.bsi.bund.de/SharedDocs/Downloads/DE/BSI/Publikationen/TechnischeRichtlinien/TR03116/BSI-TR-03116-4.html',
	status: 'current',
	scope: 'Applications of the German federal government; TR-03108 builds on it.',
	remark: 'Read in the edition of 2022; whether there is a newer one is not known.',
	isStrictOnPort25: true,
	sources: [bsiTask, tlsComplianceData],
	demands: forRoles(roles, bsiTr031164Demands),
	suites: bsiTr031164Suites,
});

function at(...places: readonly string[]): readonly Citation[] {
	return places.map(place => cite(bsiTask, place));
}
