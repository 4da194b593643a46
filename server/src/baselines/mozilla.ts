import { roles } from '../tls/role.js';
import { type Advice, type Baseline, type BaselineFacts, defineBaseline } from './baseline.js';
import { type Demands, forRoles, read } from './demand.js';
import { type Citation, cite, type Source } from './source.js';
import { mozilla58, mozilla60, mozillaGenerator, tlsref60 } from './sources.js';
import { mozillaIntermediateSuites, mozillaModernSuites, mozillaOldSuites } from './suites/mozilla.js';

const intermediateList =
	'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305';

const oldList = `${intermediateList}:ECDHE-ECDSA-AES128-SHA256:ECDHE-RSA-AES128-SHA256:ECDHE-ECDSA-AES128-SHA:ECDHE-RSA-AES128-SHA:ECDHE-ECDSA-AES256-SHA384:ECDHE-RSA-AES256-SHA384:ECDHE-ECDSA-AES256-SHA:ECDHE-RSA-AES256-SHA:AES128-GCM-SHA256:AES256-GCM-SHA384:AES128-SHA256:AES256-SHA256:AES128-SHA:AES256-SHA:DES-CBC3-SHA`;

/** The profile for servers whose clients all speak TLS 1.3. */
export const mozillaModern = profile('modern', mozilla60, {
	suites: mozillaModernSuites,
	demands: {
		minimumProtocol: read('must', 'TLSv1.3', at(mozilla60, 'modern')),
		allowedProtocols: read('must', ['TLSv1.3'], at(mozilla60, 'modern')),
		opensslList: read('recommended', null, at(mozilla60, 'modern'), {
			note: 'TLS 1.3 does not look at the list.',
		}),
		cipherSuites: read('recommended', 'None of TLS 1.2.', at(mozilla60, 'modern')),
		serverPreference: read('recommended', false, at(mozilla60, 'modern')),
		certificateTypes: read('recommended', 'ECDSA.', at(mozilla60, 'modern')),
		signatureHashes: read('recommended', ['SHA-256', 'SHA-384', 'SHA-512'], at(mozilla60, 'modern')),
		certificateLifetime: read('recommended', 'At most 90 days.', at(mozilla60, 'modern')),
	},
	ciphers: [],
});

/** The profile for servers in general. */
export const mozillaIntermediate = profile('intermediate', mozilla60, {
	suites: mozillaIntermediateSuites,
	demands: {
		minimumProtocol: read('must', 'TLSv1.2', at(mozilla60, 'intermediate')),
		allowedProtocols: read('must', ['TLSv1.2', 'TLSv1.3'], at(mozilla60, 'intermediate')),
		opensslList: read('recommended', intermediateList, at(mozilla60, 'intermediate')),
		cipherSuites: read(
			'recommended',
			'Six suites of TLS 1.2: ECDHE with AES-GCM or ChaCha20-Poly1305.',
			at(mozilla60, 'intermediate'),
		),
		serverPreference: read('recommended', false, at(mozilla60, 'intermediate')),
		dhBits: read('recommended', 2048, at(mozilla60, 'intermediate'), { note: 'No suite of the profile uses it.' }),
		rsaBits: read('recommended', 2048, at(mozilla60, 'intermediate')),
		certificateTypes: read('recommended', 'ECDSA or RSA.', at(mozilla60, 'intermediate')),
		signatureHashes: read('recommended', ['SHA-256', 'SHA-384', 'SHA-512'], at(mozilla60, 'intermediate'), {
			note: 'RSA: SHA-256.',
		}),
		certificateLifetime: read('recommended', 'At most 366 days, better 90.', at(mozilla60, 'intermediate')),
	},
	ciphers: cipherAdvice(
		intermediateList,
		'narrows the list for port 25 too, where senders without these suites fall back to clear text',
	),
});

/** The profile for very old clients, which guidelines 6.0 no longer have. */
export const mozillaOld = profile('old', mozilla58, {
	suites: mozillaOldSuites,
	supersededBy: ['mozilla-intermediate'],
	demands: {
		minimumProtocol: read('must', 'TLSv1', at(mozilla58, 'old')),
		allowedProtocols: read('must', ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'], at(mozilla58, 'old')),
		opensslList: read('recommended', oldList, at(mozilla58, 'old')),
		cipherSuites: read(
			'recommended',
			'Those of the intermediate profile, then ECDHE with CBC, static RSA, and 3DES last.',
			at(mozilla58, 'old'),
		),
		serverPreference: read('recommended', true, at(mozilla58, 'old')),
		dhBits: read('recommended', 2048, at(mozilla58, 'old'), { note: 'No suite of the profile uses it.' }),
		rsaBits: read('recommended', 2048, at(mozilla58, 'old')),
		certificateTypes: read('recommended', 'RSA.', at(mozilla58, 'old')),
		signatureHashes: read('recommended', ['SHA-256'], at(mozilla58, 'old')),
		certificateLifetime: read('recommended', 'At most 366 days, better 90.', at(mozilla58, 'old')),
	},
	ciphers: cipherAdvice(oldList, 'has suites with static RSA and 3DES, which RFC 9325 advises against'),
});

type Profile = Pick<BaselineFacts, 'suites' | 'supersededBy'> & {
	readonly demands: Demands;
	/** The generator's settings for cipher lists. */
	readonly ciphers: readonly (readonly [string, Advice])[];
};

function profile(
	level: 'modern' | 'intermediate' | 'old',
	guidelines: Source,
	{ demands, ciphers, ...facts }: Profile,
): Baseline {
	const cited = at(guidelines, level);
	const template = (file: string) => at(mozillaGenerator, file);
	const common: Demands = {
		...demands,
		tls13Suites: read('recommended', 'The three that libraries enable by default.', cited),
		curves: read('recommended', ['X25519MLKEM768', 'x25519', 'secp256r1', 'secp384r1'], cited, {
			note: 'The generator leaves X25519MLKEM768 out before OpenSSL 3.5.',
		}),
		certificateCurves: read('recommended', ['secp256r1', 'secp384r1'], cited),
		ocspStapling: read('recommended', 'Servers staple OCSP responses.', cited, {
			note: 'Postfix cannot, and mail clients hardly ask for them.',
		}),
	};
	const opportunistic = read('example', 'opportunistic' as const, template('postfix.js'));
	return defineBaseline({
		...facts,
		id: `mozilla-${level}`,
		name: `Mozilla ${level}`,
		title: `Mozilla and TLSRef: server side TLS, ${level}`,
		publisher: 'Mozilla, since June 2026 TLSRef',
		date: '2026-04-06',
		url: `https://data.tlsref.org/guidelines/${level === 'old' ? '5.8' : '6.0'}.json`,
		status: level === 'old' ? 'historic' : 'current',
		scope: 'Web servers; the generator writes settings of Postfix, Exim and Dovecot too. There is no GnuTLS string.',
		...(level === 'old' && { remark: 'Guidelines 6.0 dropped this profile; 5.8 is the last edition that has it.' }),
		sources: [guidelines, tlsref60, mozillaGenerator],
		demands: forRoles(roles, common, {
			'mx-server': {
				tlsLevel: {
					...opportunistic,
					note: 'The generator narrows tls_medium_cipherlist, which counts for port 25 too.',
				},
			},
			'smtp-client-opportunistic': { tlsLevel: opportunistic },
			submission: { cleartextPasswords: read('example', 'forbidden', template('postfix.js')) },
			'imap-pop': { tlsLevel: read('example', 'mandatory', template('dovecot.js')) },
		}),
		postfix: new Map([...levelAdvice(level), ...ciphers]),
	});
}

/** What the generator writes for Postfix apart from cipher lists. */
function levelAdvice(level: 'modern' | 'intermediate' | 'old'): readonly (readonly [string, Advice])[] {
	const source = 'generator, postfix.js';
	const floor = { modern: 'TLSv1.3', intermediate: 'TLSv1.2', old: 'TLSv1' }[level];
	const harm = {
		modern: { harm: 'leaves out servers and clients that do not speak TLS 1.3 yet' },
		intermediate: {},
		old: { harm: 'leaves TLS 1.0 and TLS 1.1 on, which RFC 8996 retired' },
	}[level];
	const protocols: Advice = { value: `>=${floor}`, cite: source, ...harm };
	return [
		['smtpd_tls_security_level', { value: 'may', cite: source }],
		['smtp_tls_security_level', { value: 'may', cite: source }],
		['smtpd_tls_auth_only', { value: 'yes', cite: source }],
		['smtpd_tls_protocols', protocols],
		['smtpd_tls_mandatory_protocols', protocols],
		['smtp_tls_protocols', protocols],
		['smtp_tls_mandatory_protocols', protocols],
		['tls_preempt_cipherlist', { value: level === 'old' ? 'yes' : 'no', cite: source }],
	];
}

function cipherAdvice(list: string, harm: string): readonly (readonly [string, Advice])[] {
	const cited = 'generator, postfix.js';
	return [
		['smtp_tls_mandatory_ciphers', { value: 'medium', cite: cited }],
		['smtpd_tls_mandatory_ciphers', { value: 'medium', cite: cited }],
		['tls_medium_cipherlist', { value: list, cite: cited, harm }],
	];
}

function at(source: Source, place: string): readonly Citation[] {
	return [cite(source, place)];
}
