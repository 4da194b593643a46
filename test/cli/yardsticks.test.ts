import { describe, expect, test } from 'vitest';
import { baselineIds } from '../../server/src/baselines/baseline.js';
import { checkJson, mailtls } from './mailtls.js';

interface Found {
	readonly rule: string;
	readonly severity: string;
	readonly message: string;
	readonly references: readonly string[];
	readonly fixes: readonly { readonly title: string; readonly safety: string }[];
}

async function findings(text: string, baseline: string, ...more: readonly string[]): Promise<readonly Found[]> {
	const report = await checkJson(['main.cf', '--baseline', baseline, ...more], { files: { 'main.cf': text } });
	return (report as { readonly findings: readonly Found[] }).findings;
}

async function finding(rule: string, text: string, baseline: string): Promise<Found | undefined> {
	return (await findings(text, baseline)).find(found => found.rule === rule);
}

const oldTls = 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1\n';

describe('TLS 1.0 on port 25 weighs', () => {
	// NOTES: the default leaves it to the peers, publishers of tests and of obligations do not; BSI TR-02102-2 recommends.
	test.each([
		['postmaster-2026', 'information'],
		['ietf-bcp195', 'information'],
		['bsi-tr-03108', 'error'],
		['bsi-tr-03116-4', 'error'],
		['bsi-tr-02102-2', 'warning'],
		['ncsc-nl-2025-05', 'warning'],
		['internet-nl-mail', 'warning'],
		// It spoke of phasing out.
		['ncsc-nl-2.1', 'information'],
		['dfn-cert-2017', undefined],
		['bettercrypto', undefined],
	])('by %s: %s', async (baseline, severity) => {
		expect((await finding('legacy-tls', oldTls, baseline))?.severity).toBe(severity);
	});

	test('with the document that asks for more, how it was read, and who would tolerate it', async () => {
		const found = await finding('legacy-tls', oldTls, 'ncsc-nl-2025-05');
		expect(found?.message).toMatch(/^smtpd accepts TLS 1.0 and TLS 1.1, which RFC 8996 retired\. Without them, peers/);
		expect(found?.message).toContain('NCSC-NL 2025-05 §3.3.1 demands TLS 1.2 or newer.');
		expect(found?.message).toContain(' That was read at second hand, in Internet.nl 1.11. ');
		expect(found?.message).toMatch(
			/NCSC-NL 2025-05 makes no exception for port 25; RFC 9325 §5\.2 would tolerate it\.$/,
		);
		expect(found?.references[0]).toBe('NCSC-NL 2025-05 §3.3.1');
	});

	test('without a word on tolerance where TLS is mandatory', async () => {
		const text = 'smtpd_tls_security_level = encrypt\nsmtpd_tls_mandatory_protocols = >=TLSv1\n';
		const found = await finding('legacy-tls', text, 'bsi-tr-03108');
		expect(found?.severity).toBe('error');
		expect(found?.message).not.toContain('tolerate');
	});

	test('with nothing about strictness where the document was not raised', async () => {
		const found = await finding('legacy-tls', oldTls, 'postmaster-2026');
		expect(found?.message).not.toContain('tolerate');
		expect(found?.references).toContain('RFC 8996');
	});
});

test('what is only reported of a document is a hint, and says so', async () => {
	const found = await finding('dane-disabled', 'smtp_tls_security_level = may\n', 'bsi-tr-03108');
	expect(found?.severity).toBe('hint');
	expect(found?.message).toContain('That is known from reports only');
});

describe('what a document says of the suites of a list is said', () => {
	const listed = (list: string) =>
		`smtpd_tls_security_level = encrypt\nsmtpd_tls_mandatory_ciphers = high\ntls_high_cipherlist = ${list}\n`;
	const aead = 'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-CHACHA20-POLY1305';

	test('of those it is about', async () => {
		// Appendix B phases CBC with SHA-256 out and calls CBC with SHA-1 insufficient.
		const list = `${aead}:ECDHE-RSA-AES128-SHA256:ECDHE-RSA-AES128-SHA`;
		const found = await finding('cipher-outside-baseline', listed(list), 'ncsc-nl-2025-05');
		expect(found?.message).toContain('smtpd accepts ECDHE-RSA-AES128-SHA256 and ECDHE-RSA-AES128-SHA because');
		expect(found?.message).toMatch(
			/NCSC-NL 2025-05 \(appendix B, .*as Internet\.nl implements it\) forbids ECDHE-RSA-AES128-SHA\. That was read at second hand\.$/,
		);
	});

	test('and not that recommended suites are outside the recommendations', async () => {
		// The data of 2023 that TR-03108 builds on do not list ChaCha20.
		const found = await finding('cipher-outside-baseline', listed(aead), 'bsi-tr-03108');
		expect(found?.message).toMatch(
			/ in tls_high_cipherlist\. BSI TR-03108 \(TR-03116-4 §[^)]*\) does not list them\.$/,
		);
	});

	test.each(['dfn-cert-2017', 'bettercrypto'])(
		'and nothing by %s of suites that only newer documents recommend',
		async baseline => {
			expect(await finding('cipher-outside-baseline', listed(aead), baseline)).toBeUndefined();
		},
	);

	test.each([
		['ECDHE+AESGCM:DHE+AESGCM', 'RFC 10015 retires finite-field Diffie-Hellman, which'],
		['ECDHE+AESGCM:RSA+AESGCM', 'RFC 10015 retires static RSA: '],
		['ECDHE+AESGCM:DHE+AESGCM:RSA+AESGCM', 'RFC 10015 retires both: '],
	])('with the kind of key exchange in %s', async (list, words) => {
		const found = await finding('key-exchange-outside-baseline', listed(list), 'postmaster-2026');
		expect(found?.message).toContain(words);
	});
});

test.each([
	['smtpd_tls_auth_only', 'smtpd_sasl_auth_enable = yes\n', 'auth-before-tls'],
	['smtpd_tls_eecdh_grade', 'smtpd_tls_eecdh_grade = auto\n', 'curve-setting'],
])('what another rule says of %s, a deviation from a document does not repeat', async (name, line, rule) => {
	const found = await findings(`smtpd_tls_security_level = may\n${line}`, 'bettercrypto');
	expect(found.map(finding => finding.rule)).toContain(rule);
	const deviations = found.filter(finding => finding.rule === 'baseline-deviation');
	expect(deviations.length).toBeGreaterThan(0);
	expect(deviations.filter(({ message }) => message.includes(name))).toEqual([]);
});

describe('the floor holds under every baseline', () => {
	test.each(baselineIds.map(id => [id]))('%s', async baseline => {
		const text = [
			'smtpd_tls_security_level = may',
			'smtpd_tls_protocols = !SSLv2',
			'tls_medium_cipherlist = HIGH:eNULL',
			'smtp_tls_security_level = encypt\n',
		].join('\n');
		const found = await findings(text, baseline, '--target', 'tls=openssl-1.0.2');
		const severities = Object.fromEntries(found.map(({ rule, severity }) => [rule, severity]));
		expect(severities).toMatchObject({
			'legacy-ssl': 'error',
			'insecure-cipher': 'error',
			'invalid-security-level': 'error',
		});
	});
});

describe('the fixes', () => {
	const sslOn = 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = !SSLv2\n';
	const titles = async (baseline: string) => {
		const found = await finding('legacy-ssl', sslOn, baseline);
		return (found?.fixes ?? []).map(({ title }) => title);
	};

	test('name what every document comes to, today first', async () => {
		expect(await titles('postmaster-2026')).toEqual([
			'Set smtpd_tls_protocols to ">=TLSv1.2" (postmaster-2026)',
			'Set smtpd_tls_protocols to ">=TLSv1": only SSL goes',
			'Set smtpd_tls_protocols to "!SSLv2, !SSLv3" (DFN-CERT 2017, bettercrypto 2021: leaves TLS 1.0 and TLS 1.1 on)',
		]);
	});

	test('begin with a historic document that was chosen, and prefer another where it does harm', async () => {
		const offered = await finding('legacy-ssl', sslOn, 'dfn-cert-2017');
		// The preferred one is printed before all others.
		expect(offered?.fixes.map(({ title }) => title.replace(/^.*\(|[,)].*$/g, ''))).toEqual([
			'postmaster-2026',
			'DFN-CERT 2017',
			expect.stringContaining('only SSL goes'),
		]);
		expect(offered?.fixes[1]?.safety).toBe('unsafe');
	});

	test('are made of what a document demands where it prints no setting of Postfix', async () => {
		expect(await titles('bsi-tr-02102-2')).toContain(
			'Set smtpd_tls_protocols to ">=TLSv1.2" (BSI TR-02102-2 2023, postmaster-2026)',
		);
	});

	test('mend DFN-CERT deviations with the value of the document, named with its paragraph', async () => {
		const { stdout } = await mailtls(['main.cf', '--baseline', 'dfn-cert-2017', '--fix', '--diff'], {
			files: { 'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_mandatory_ciphers = medium\n' },
		});
		expect(stdout).toContain('+smtpd_tls_mandatory_ciphers = high');
		expect(stdout).toContain('+smtpd_tls_loglevel = 1');
		expect(stdout).not.toContain('ask_ccert');
	});
});

describe('a copy of cipher string B gets one calm word for the whole file', () => {
	const tail =
		':EECDH:+CAMELLIA128:+AES128:+SSLv3:!aNULL:!eNULL:!LOW:!3DES:!MD5:!EXP:!PSK:!DSS:!RC4:!SEED:!IDEA:!ECDSA:kEDH:CAMELLIA128-SHA:AES128-SHA';
	test.each([
		['as it was meant', `EDH+CAMELLIA:EDH+aRSA:EECDH+aRSA+AESGCM:EECDH+aRSA+SHA256${tail}`],
		['as §4.1 prints it', `EDH+CAMELLIA:EDH+aRSA:EECDH+aRSA:AESGCM:EECDH+aRSA:SHA256${tail}`],
		['as §4.2 prints it', `EDH+CAMELLIA:EDH+aRSA:EECDH+aRSA:AESGCM:EECDH+aRSA:SHA256${tail.replace('!EXP', 'EXP')}`],
		['over two lines', `EDH+CAMELLIA:EDH+aRSA:EECDH+aRSA+AESGCM:EECDH+aRSA+SHA256\n  ${tail}`],
	])('%s', async (_, list) => {
		const text = `smtpd_tls_security_level = may\nsmtpd_tls_mandatory_ciphers = high\ntls_high_cipherlist = ${list}\n`;
		const found = (await findings(text, 'postmaster-2026')).filter(({ rule }) => rule === 'outdated-advice');
		expect(found.map(({ severity }) => severity)).toEqual(['information']);
		expect(found[0]?.message).toMatch(/^The file follows bettercrypto 2021 and DFN-CERT 2017 \(cipher string B\)/);
		expect(found[0]?.references).toEqual(expect.arrayContaining(['DFN-CERT 2017 §2.2', 'RFC 10015']));
	});

	test('with the way back to what Postfix has, for all of its lines together', async () => {
		const list = `EDH+CAMELLIA:EDH+aRSA:EECDH+aRSA+AESGCM:EECDH+aRSA+SHA256${tail}`;
		const text = `smtpd_tls_security_level = may\ntls_high_cipherlist = ${list}\nsmtpd_tls_eecdh_grade = ultra\n`;
		const found = await finding('outdated-advice', text, 'postmaster-2026');
		expect(found?.fixes.map(({ title }) => title)).toEqual([
			"Remove tls_high_cipherlist and smtpd_tls_eecdh_grade, so that Postfix's own values apply",
		]);
		expect(found?.message).toContain('smtpd_tls_eecdh_grade = ultra has no effect since Postfix 3.6');
	});
});
