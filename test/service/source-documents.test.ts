import { describe, expect, test } from 'vitest';
import { fixAll } from '../../server/src/service/fixes.js';
import { hover } from '../../server/src/service/hover.js';
import { applyEdits } from '../../server/src/text/edit.js';
import { hasShared } from '../shared.js';
import { analyseSnippet, cut, findingsIn, type Snippet, type Surroundings } from './source-documents.js';

const servers = { 'master.cf': 'smtp inet n - y - - smtpd\nsmtp unix - - y - - smtp\n' };
const submission = {
	'master.cf': `${servers['master.cf']}submission inet n - y - - smtpd\n  -o smtpd_tls_security_level=encrypt\n`,
};

/**
 * The configurations that the documents print, cut out of them, and what is wrong with each, for Postfix 3.7 and an unknown
 * OpenSSL. Where a snippet leaves TLS off, the lines that turn it on come from other pages of the same document. A list that
 * copying has damaged means nothing: what else is wrong with it is said as soon as the damage is mended.
 */
describe.runIf(hasShared('sources/'))('DFN-CERT 2017', () => {
	/** Levels of client and server, and no compression. */
	const on = [214, 255, 176] as const;
	const certificate = [[261, 262]] as const;

	test('§2.1: old versions for each of the four settings, which nothing excuses where TLS is mandatory', () => {
		expect(findingsIn(cut('dfn', ...on, [79, 80], [84, 85]))).toEqual([
			'79 error legacy-tls: !SSLv2, !SSLv3',
			'79 hint protocol-exclusion-list: !SSLv2, !SSLv3',
			'80 information legacy-tls: !SSLv2, !SSLv3',
			'80 hint protocol-exclusion-list: !SSLv2, !SSLv3',
			'84 error legacy-tls: !SSLv2, !SSLv3',
			'84 hint protocol-exclusion-list: !SSLv2, !SSLv3',
			'85 information legacy-tls: !SSLv2, !SSLv3',
			'85 hint protocol-exclusion-list: !SSLv2, !SSLv3',
		]);
	});

	test('M13 in §2.2: a list that is damaged at its line ends, and that nothing selects', () => {
		expect(findingsIn(cut('dfn', ...on, ...certificate, 85, [121, 124]), { beside: servers })).toEqual([
			'85 information legacy-tls: !SSLv2, !SSLv3',
			'85 hint protocol-exclusion-list: !SSLv2, !SSLv3',
			'121 warning setting-without-effect: smtpd_tls_mandatory_ciphers',
			'122 information outdated-advice: tls_high_cipherlist',
			'122 warning cipher-list-unused: EDH+CAMELLIA:EDH+aRSA:EE … MELLIA128-SHA:AES128-SHA',
			'122 warning cipher-list-rejected: )',
			'122 error typographic-damage: ) (:EECDH:+CAMELLIA128:+ … OW:!3DES:!MD5:!EXP:!) (:',
		]);
	});

	test('M13 in §2.2: the list that was meant, once submission uses it', () => {
		const surroundings = { beside: submission };
		const snippet = repair(cut('dfn', ...on, ...certificate, [121, 124]), 'typographic-damage', surroundings);
		expect(snippet.text).toContain(
			'tls_high_cipherlist=EDH+CAMELLIA:EDH+aRSA:EECDH+aRSA+AESGCM:EECDH+aRSA+SHA256:EECDH:+CAMELLIA128:+AES128:+SSLv3:!aNULL:!eNULL:!LOW:!3DES:!MD5:!EXP:!PSK:!DSS:!RC4:!SEED:!IDEA:!ECDSA:kEDH:CAMELLIA128-SHA:AES128-SHA\n',
		);
		expect(aboutLast(snippet, surroundings)).toEqual([
			'information outdated-advice: tls_high_cipherlist',
			'warning key-exchange-outside-baseline: EDH+CAMELLIA',
			'warning cipher-outside-baseline: EECDH+aRSA+SHA256',
			'warning ecdsa-excluded: !ECDSA',
		]);
	});

	test.each([
		['3.7', 'hint'],
		['3.9', 'warning'],
	])('§2.3 in Postfix %s: parameters of its own are a %s, no compression is fine', (postfix, severity) => {
		expect(findingsIn(cut('dfn', 160, ...on, [84, 85]), { settings: { target: { postfix } } }).slice(0, 2)).toEqual([
			`160 ${severity} obsolete-dh-setting: smtpd_tls_dh1024_param_file`,
			'160 information dh-group-outside-baseline: /etc/postfix/dh2048.pem',
		]);
		expect(findingsIn(cut('dfn', ...on), { settings: { target: { postfix } } })).toEqual([
			// Nobody wrote a version down.
			'255 hint legacy-tls: smtpd_tls_security_level',
		]);
	});

	/** All of §2.4.2 but for its table. */
	const chapter = [214, [226, 227], [237, 238], [248, 249], 255, [261, 262], [268, 269], [279, 280], 288] as const;
	const partners = { ...servers, '/etc/postfix/smtp_tls_policy_map': '' };

	test('§2.4.2: a certificate for the client, one asked of every client, and a default for the partners', () => {
		expect(findingsIn(cut('dfn', 176, ...chapter), { beside: servers })).toEqual([
			'226 information outdated-advice: smtp_tls_key_file',
			'227 information client-certificate-reuse: /etc/postfix/ssl/certs/mta-cert.pem',
			'249 information legacy-tls: !SSLv2, !SSLv3',
			'249 hint protocol-exclusion-list: !SSLv2, !SSLv3',
			'269 information client-certificate-requested: yes',
			'280 information legacy-tls: !SSLv2, !SSLv3',
			'280 hint protocol-exclusion-list: !SSLv2, !SSLv3',
			'288 information mandatory-floor-missing: hash:/etc/postfix/smtp_tls_policy_map',
		]);
	});

	test('§2.4.2 installed, with nothing done of what it asks for besides', () => {
		const table = '/etc/postfix/smtp_tls_policy_map';
		const missing = [
			...['.db', '.lmdb', '.cdb'].map(suffix => table + suffix),
			...['private/mta-key.pem', 'certs/mta-cert.pem', 'certs/CAfile.pem'].map(name => `/etc/postfix/ssl/${name}`),
		];
		const findings = findingsIn(cut('dfn', 176, ...chapter), { beside: partners, missing });
		expect(findings.filter(finding => /file-missing|map-not-compiled/.test(finding))).toEqual([
			'226 warning file-missing: /etc/postfix/ssl/private/mta-key.pem',
			'227 warning file-missing: /etc/postfix/ssl/certs/mta-cert.pem',
			'237 warning file-missing: /etc/postfix/ssl/certs/CAfile.pem',
			'261 warning file-missing: /etc/postfix/ssl/private/mta-key.pem',
			'262 warning file-missing: /etc/postfix/ssl/certs/mta-cert.pem',
			'268 warning file-missing: /etc/postfix/ssl/certs/CAfile.pem',
			`288 warning map-not-compiled: hash:${table}`,
		]);
	});

	test('§2.4.2: the policy is sound, the versions it is reached with are not', () => {
		const policy: Surroundings = { language: 'postfix-tls-policy', name: 'smtp_tls_policy_map' };
		const beside = (...lines: Parameters<typeof cut>) => ({ ...servers, 'main.cf': cut(...lines).text });
		// The default of Postfix 3.7 is no better than what §2.1 writes, where the line is then to blame.
		expect(findingsIn(cut('dfn', 294), { ...policy, beside: beside('dfn', ...chapter) })).toEqual([
			'294 warning legacy-tls: secure',
		]);
		expect(findingsIn(cut('dfn', 294), { ...policy, beside: beside('dfn', 79, ...chapter) })).toEqual([]);
		const own = { ...servers, '/etc/postfix/smtp_tls_policy_map': cut('dfn', 294).text };
		expect(findingsIn(cut('dfn', 79, 176, ...chapter), { beside: own }).slice(0, 1)).toEqual([
			'79 error legacy-tls: !SSLv2, !SSLv3',
		]);
	});

	test('M17 in §3.1: DANE is set up well, and the level is not mandatory', () => {
		const snippet = cut('dfn', 176, [84, 85], [435, 437]);
		expect(findingsIn(snippet).filter(finding => /^43/.test(finding))).toEqual([]);
		const shown = hover(analyseSnippet(snippet), snippet.text.lastIndexOf('dane'))?.markdown;
		expect(shown).toMatch(/opportunistic/i);
		expect(shown).toContain('dane-only');
	});

	test('§3.1: a table for DANE is fine, its partners get the default', () => {
		expect(findingsIn(cut('dfn', ...on, 85, [413, 414], 420)).filter(finding => /^4/.test(finding))).toEqual([
			'420 information mandatory-floor-missing: hash:/etc/postfix/smtp_tls_policy_map',
		]);
		expect(findingsIn(cut('dfn', [426, 427]), { language: 'postfix-tls-policy' })).toEqual([]);
	});

	const block = [
		[488, 503],
		[507, 515],
	] as const;

	test('M13 in §4.1: all of it beside a master.cf without submission', () => {
		expect(findingsIn(cut('dfn', ...block), { beside: servers })).toEqual([
			'490 information client-certificate-reuse: /etc/postfix/ssl/certs/mta-cert.pem',
			'492 hint setting-without-effect: smtp_tls_mandatory_protocols',
			'492 hint protocol-exclusion-list: !SSLv2, !SSLv3',
			'493 information legacy-tls: !SSLv2, !SSLv3',
			'493 hint protocol-exclusion-list: !SSLv2, !SSLv3',
			'501 hint setting-without-effect: smtpd_tls_mandatory_protocols',
			'501 hint protocol-exclusion-list: !SSLv2, !SSLv3',
			'502 information legacy-tls: !SSLv2, !SSLv3',
			'502 hint protocol-exclusion-list: !SSLv2, !SSLv3',
			'507 warning setting-without-effect: smtpd_tls_mandatory_ciphers',
			'508 information client-certificate-requested: yes',
			'509 hint obsolete-dh-setting: smtpd_tls_dh1024_param_file',
			'509 information dh-group-outside-baseline: /etc/postfix/dh2048.pem',
			'511 information outdated-advice: tls_high_cipherlist',
			'511 warning cipher-list-unused: EDH+CAMELLIA:EDH+aRSA:EE … LIA128-SHA:␣ ⑆AES128-SHA',
			'511 warning cipher-list-rejected: ␣',
			'511 error typographic-damage: ␣ ⑆EECDH+aRSA:SHA256:EEC … kEDH:CAMELLIA128-SHA:␣ ⑆',
		]);
	});

	test('M11 in §4.1: the colons, once the damage is mended', () => {
		const surroundings = { beside: submission };
		const snippet = repair(cut('dfn', ...block), 'typographic-damage', surroundings);
		expect(rulesIn(snippet, surroundings)).toEqual(
			expect.arrayContaining([
				'warning cipher-colon-for-plus: AESGCM',
				'warning ecdsa-excluded: !ECDSA',
				'warning key-exchange-outside-baseline: EDH+CAMELLIA',
				'warning client-certificate-requested: yes',
				'hint obsolete-dh-setting: smtpd_tls_dh1024_param_file',
			]),
		);
		const meant = repair(snippet, 'cipher-colon-for-plus', surroundings);
		expect(meant.text.replace(/\s/g, '')).toContain('EECDH+aRSA+AESGCM:EECDH+aRSA+SHA256:EECDH:+CAMELLIA128');
	});
});

describe.runIf(hasShared('sources/'))('Audi 2019', () => {
	/** §5.9.1. */
	const block = [360, 368] as const;
	const policy = { language: 'postfix-tls-policy', name: 'tls_policy' } as const;
	const main = () => ({ 'main.cf': cut('audi', block).text.replace('ash:', 'hash:') });

	test('M21 in §5.9.1: a type of tables that there is not, and the default for the partners', () => {
		expect(findingsIn(cut('audi', block))).toEqual([
			'362 error unknown-map-type: ash',
			'362 information mandatory-floor-missing: ash:/etc/postfix/tls_policy',
			// What nobody wrote down.
			'365 hint legacy-tls: smtpd_tls_security_level',
			'365 hint tls-compression: smtpd_tls_security_level',
		]);
	});

	test('M26 in §5.6: ciphers are chosen, versions are not', () => {
		expect(findingsIn(cut('audi', 291), { ...policy, beside: main() })).toEqual([
			'291 warning legacy-tls: secure',
			'291 information policy-without-floor: high',
		]);
	});

	test('M22 in §5.9.2: a blank behind match=, and comments that name an attribute', () => {
		const surroundings = { ...policy, beside: main() };
		const snippet = cut('audi', [374, 385]);
		expect(findingsIn(snippet, surroundings)).toEqual([
			'383 warning legacy-tls: secure',
			'383 information policy-without-floor: high',
			'384 error policy-blank: match= .audi.de',
			'385 information policy-without-floor: high',
		]);
		const mended = repair(snippet, 'policy-blank', surroundings);
		expect(mended.text).toContain('match=.audi.de ciphers=high\n');
		expect(rulesIn(mended, surroundings).filter(each => each.includes('policy-without-floor'))).toHaveLength(3);
	});

	test('§5.8.1: TLS is switched off for a server that fails', () => {
		expect(findingsIn(cut('audi', 331), policy)).toEqual(['331 warning policy-downgrade: none']);
	});

	test('M28 in §5.8.2: a table that no parameter names', () => {
		const findings = findingsIn(cut('audi', block), { beside: { smtpd_discard_ehlo_keywords: cut('audi', 352).text } });
		expect(findings[0]).toBe('361 information discard-table-unused: smtp_tls_security_level');
	});
});

describe.runIf(hasShared('sources/'))('bettercrypto', () => {
	const main = [[102, 109], 113, 119] as const;

	test('M30: lines that hold several settings, and a parameter that Postfix 3.6 and later ignore', () => {
		const firstLines = findingsIn(cut('bettercrypto', ...main)).filter(finding =>
			/error|curve|default-c/.test(finding),
		);
		expect(firstLines).toEqual([
			'103 information default-certificate: /etc/ssl/certs/ssl-cert-snakeoil.pem',
			'103 error settings-on-one-line: smtpd_tls_key_file=/etc/ssl/private/ssl-cert-snakeoil.key',
			'105 error settings-on-one-line: smtp_tls_loglevel = 1',
			'107 error settings-on-one-line: smtp_tls_security_level = may',
			'109 error settings-on-one-line: tls_ssl_options = NO_COMPRESSION',
			'113 error settings-on-one-line: smtp_tls_protocols = !SS … MELLIA128-SHA:AES128-SHA',
			'119 hint curve-setting: smtpd_tls_eecdh_grade',
		]);
	});

	test('M30: one setting to a line, with submission and without it', () => {
		const surroundings = { beside: submission };
		const snippet = repair(cut('bettercrypto', ...main), 'settings-on-one-line', surroundings);
		expect(rulesIn(snippet, surroundings)).toEqual(
			expect.arrayContaining([
				'warning default-certificate: /etc/ssl/certs/ssl-cert-snakeoil.pem',
				'hint protocol-exclusion-list: !SSLv2, !SSLv3',
				'error legacy-tls: !SSLv2, !SSLv3',
				'warning key-exchange-outside-baseline: EDH+CAMELLIA',
				'warning ecdsa-excluded: !ECDSA',
				'hint curve-setting: smtpd_tls_eecdh_grade',
			]),
		);
		const unused = (beside: Readonly<Record<string, string>>) =>
			rulesIn(snippet, { beside }).filter(each => each.includes('cipher-list-unused'));
		expect(unused(submission)).toEqual([]);
		expect(unused(servers)).toHaveLength(1);
	});

	test('M33: the block for master.cf is one comment', () => {
		expect(findingsIn(cut('bettercrypto', 116), { language: 'postfix-master' })).toEqual([
			'116 hint settings-on-one-line: submission inet n - - -  … mpt_cipherlist=yes # ...',
		]);
	});
});

describe('Lindenberg 2022, the values that its prose names for extra.cf', () => {
	const judge = (...lines: readonly string[]) =>
		findingsIn(
			{ text: lines.map(line => `${line}\n`).join(''), numbers: lines.map((_, index) => index + 1) },
			{
				name: 'extra.cf',
				beside: {
					'main.cf': 'relayhost =\ntls_ssl_options = NO_COMPRESSION\nsmtp_tls_mandatory_protocols = >=TLSv1.2\n',
				},
			},
		);

	test('dane is fine with DNSSEC, and nothing without', () => {
		expect(judge('smtp_dns_support_level = dnssec', 'smtp_tls_security_level = dane')).toEqual([]);
		expect(judge('smtp_tls_security_level = dane')).toEqual(['1 error dane-without-dnssec: dane']);
	});

	test('verify for everybody loses mail, and trusts names that nobody has vouched for', () => {
		expect(judge('smtp_tls_CApath = /etc/ssl/certs', 'smtp_tls_security_level = verify')).toEqual([
			'2 warning mandatory-level-global: verify',
			'2 warning unauthenticated-match: verify',
		]);
	});
});

/** The snippet after the preferred fix of each finding of a rule; its lines are counted anew. */
function repair(snippet: Snippet, wanted: string, surroundings: Surroundings): Snippet {
	const findings = analyseSnippet(snippet, surroundings).findings.filter(({ rule }) => rule === wanted);
	const text = applyEdits(snippet.text, fixAll(findings, 'unsafe'));
	return { text, numbers: text.split('\n').map((_, index) => index + 1) };
}

/** Findings without their lines. */
function rulesIn(snippet: Snippet, surroundings: Surroundings): readonly string[] {
	return findingsIn(snippet, surroundings).map(finding => finding.replace(/^\S+ /, ''));
}

/** Those on the last line. */
function aboutLast(snippet: Snippet, surroundings: Surroundings): readonly string[] {
	const last = snippet.text.trimEnd().split('\n').length;
	return findingsIn(snippet, surroundings)
		.filter(finding => finding.startsWith(`${last} `))
		.map(finding => finding.replace(/^\S+ /, ''));
}
