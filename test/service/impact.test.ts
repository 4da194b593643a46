import { describe, expect, test } from 'vitest';
import type { Impact } from '../../server/src/engine/finding.js';
import { impactOf } from '../../server/src/service/impact/impact.js';
import { oldPeers } from '../../server/src/tls/old-peers.js';
import { type AnalysedFile, analysisOf } from './analysis.js';

const certificate = 'smtpd_tls_cert_file = /etc/ssl/rsa2048.pem\n';

/** What it costs to make one text of the other. */
function costOf(before: string, after: string, settings: unknown = {}, file: AnalysedFile = {}): Impact | undefined {
	const analysis = analysisOf(before, settings, file);
	const span = { start: 0, end: before.length };
	return impactOf(analysis, { edits: [{ file: analysis.config.file, span, newText: after }] });
}

/** The same for the lines of a public server with a certificate. */
function serverCost(before: string, after: string, settings: unknown = {}): Impact | undefined {
	const common = `${certificate}smtpd_tls_security_level = may\n`;
	return costOf(common + before, common + after, settings);
}

const nobody = { summary: '', details: ['Every service offers and demands the same as before.'], sources: [] };

describe('nobody loses anything', () => {
	test.each([
		['a setting that has nothing to do with TLS', 'myhostname = a.example\n', 'myhostname = b.example\n'],
		['a log level', 'smtpd_tls_loglevel = 0\n', 'smtpd_tls_loglevel = 1\n'],
		[
			'another spelling',
			'smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1\n',
			'smtpd_tls_protocols = >=TLSv1.2\n',
		],
		['the default, written down', '', 'smtpd_tls_ciphers = medium\n'],
	])('%s', (_, before, after) => {
		expect(serverCost(before, after)).toEqual(nobody);
	});

	test('a client that begins to use TLS where it can', () => {
		const impact = costOf('smtp_tls_security_level = none\n', 'smtp_tls_security_level = may\n');
		expect(impact).toMatchObject({ summary: '', details: ['smtp: TLS is used where the other side offers it.'] });
	});

	test('a client that would begin to, if its list of protocols were right', () => {
		const text = 'smtp_tls_protocols = !SSLv2, TLS1.2\nsmtp_tls_security_level = none\n';
		expect(costOf(text, text.replace('none', 'may'))).toEqual(nobody);
	});

	test('a server that has no certificate, and so no TLS', () => {
		const text = 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1\n';
		expect(costOf(text, text.replace('TLSv1', 'TLSv1.2'))).toEqual(nobody);
	});

	test('TLS that comes up at last', () => {
		const impact = serverCost('smtpd_tls_protocols = TLS1.2\n', 'smtpd_tls_protocols = TLSv1.2\n');
		expect(impact).toMatchObject({ summary: '', details: ['smtpd: TLS comes up, which it did not before.'] });
	});

	test('a version that comes back', () => {
		const impact = serverCost('smtpd_tls_protocols = TLSv1.3\n', 'smtpd_tls_protocols = TLSv1.2, TLSv1.3\n');
		expect(impact?.summary).toBe('');
		expect(impact?.details).toContain('smtpd: TLS 1.2 is offered in addition.');
	});
});

describe('versions that go', () => {
	const [old, today] = ['smtpd_tls_protocols = >=TLSv1\n', 'smtpd_tls_protocols = >=TLSv1.2\n'];

	test('on port 25 whoever has nothing newer delivers in clear text', () => {
		const impact = serverCost(old, today);
		expect(impact?.summary).toBe('mail servers without TLS 1.2 fall back to clear text');
		// What Microsoft and OpenSSL say of their own software; Outlook does not deliver to port 25.
		const [, known] = impact?.details ?? [];
		expect(known).toMatch(/^Known to be among them: .*OpenSSL 1\.0\.0, Exchange 2010 before Service Pack 3/);
		expect(known).not.toContain('Thunderbird');
		expect(known).not.toContain('OpenSSL 1.0.1');
		expect(impact?.sources).toContain('https://support.microsoft.com/en-us/kb/3045301');
	});

	test('where TLS is required they are turned away', () => {
		const [before, after] = [old, today].map(
			line => `${certificate}smtpd_tls_security_level = encrypt\n${line.replace('tls_', 'tls_mandatory_')}`,
		);
		expect(costOf(before ?? '', after ?? '')?.summary).toBe('shuts out mail servers without TLS 1.2');
	});

	test('of submission mail programs are concerned, and both kinds in one line', () => {
		const services = [
			'smtp inet n - y - - smtpd',
			'submission inet n - y - - smtpd',
			'  -o smtpd_tls_security_level=encrypt',
			'  -o smtpd_tls_mandatory_protocols=$smtpd_tls_protocols\n',
		].join('\n');
		const text = `${certificate}smtpd_tls_security_level = may\n`;
		const impact = costOf(text + old, text + today, {}, { beside: [{ file: 'master.cf', text: services }] });
		expect(impact?.summary).toBe('shuts out mail clients without TLS 1.2; such mail servers fall back to clear text');
		expect(impact?.details.join()).toContain('Thunderbird before 24');
	});

	test.each([
		['may', 'smtp_tls_protocols', 'clear text to servers without TLS 1.2'],
		['encrypt', 'smtp_tls_mandatory_protocols', 'no delivery to servers without TLS 1.2'],
	])('a client at level %s', (level, setting, summary) => {
		const text = `smtp_tls_security_level = ${level}\n${setting} = `;
		expect(costOf(`${text}>=TLSv1\n`, `${text}>=TLSv1.2\n`)?.summary).toBe(summary);
	});

	test('a client that must have TLS for some and not for others says what becomes of whom', () => {
		const text = 'smtp_tls_security_level = may\nsmtp_tls_mandatory_ciphers = high\nsmtp_tls_ciphers = high\n';
		const both = ['ECDHE+AESGCM:ECDHE+AES', 'ECDHE+AESGCM'].map(list => `${text}tls_high_cipherlist = ${list}\n`);
		const policy = { file: 'tls_policy', text: 'example.com encrypt\n' };
		const maps = 'smtp_tls_policy_maps = hash:/etc/postfix/tls_policy\n';
		const impact = costOf(`${both[0]}${maps}`, `${both[1]}${maps}`, {}, { beside: [policy] });
		expect(impact?.summary).toMatch(
			/^no delivery to servers without [A-Z0-9. -]+; clear text to such servers where TLS is optional$/i,
		);
	});

	test('TLS 1.3 alone shuts out Windows Server 2016', () => {
		const impact = serverCost(today, 'smtpd_tls_protocols = >=TLSv1.3\n');
		expect(impact?.summary).toBe('mail servers without TLS 1.3 fall back to clear text');
		expect(impact?.details.join()).toContain('Windows Server 2016');
	});

	test('the newest one alone costs nobody anything', () => {
		const impact = serverCost('smtpd_tls_protocols = TLSv1.2, TLSv1.3\n', 'smtpd_tls_protocols = TLSv1.2\n');
		expect(impact).toMatchObject({ summary: '', details: ['smtpd: TLS 1.3 is no longer offered.'] });
	});

	test('SSL 3.0 only matters to an OpenSSL that still has it', () => {
		const text = [
			'smtpd_tls_protocols = SSLv3, TLSv1, TLSv1.1, TLSv1.2, TLSv1.3\n',
			'smtpd_tls_protocols = >=TLSv1\n',
		] as const;
		expect(serverCost(...text)).toMatchObject({
			summary: '',
			details: ['With an OpenSSL that still serves them, also concerned: peers without TLS 1.0.'],
		});
		expect(serverCost(...text, { target: { tls: 'openssl-3.0' } })).toEqual(nobody);
		expect(serverCost(...text, { target: { tls: 'openssl-1.0.2-full' } })?.summary).toBe(
			'mail servers without TLS 1.0 fall back to clear text',
		);
	});
});

describe('suites that go', () => {
	const list = (ciphers: string) => `smtpd_tls_ciphers = high\ntls_high_cipherlist = ${ciphers}\n`;

	test('RC4 and 3DES, by the library', () => {
		const both = [list('ECDHE+AESGCM:AES128-SHA:RC4-SHA:DES-CBC3-SHA'), list('ECDHE+AESGCM:AES128-SHA')] as const;
		expect(serverCost(...both, { target: { tls: 'openssl-3.0' } })).toEqual(nobody);
		const impact = serverCost(...both, { target: { tls: 'openssl-1.0.2-full' } });
		expect(impact?.summary).toBe('mail servers with nothing better than RC4 or 3DES fall back to clear text');
		expect(impact?.details).toContain('Known to be among them: Windows Server 2003 and XP.');
		expect(serverCost(...both)?.summary).toBe('');
	});

	test('everything but GCM with elliptic curves: Windows Server 2012 R2 has that for ECDSA only', () => {
		const impact = serverCost(list('ECDHE+AESGCM:ECDHE+AES'), list('ECDHE+AESGCM'));
		expect(impact?.summary).toMatch(/^mail servers without AES-GCM fall back to clear text|without TLS 1\.2/);
		expect(impact?.details.join()).toContain('Windows Server 2012 and 2012 R2');
	});

	test('RSA key exchange', () => {
		const text = 'smtpd_tls_protocols = >=TLSv1.2\n';
		const impact = serverCost(text + list('ECDHE+AESGCM:AES128-GCM-SHA256'), text + list('ECDHE+AESGCM'));
		expect(impact?.summary).toBe('mail servers without forward secrecy fall back to clear text');
	});

	test('ChaCha20 is nobody’s only cipher, and which suites go is said', () => {
		const impact = serverCost(list('ECDHE+AESGCM:ECDHE-RSA-CHACHA20-POLY1305'), list('ECDHE+AESGCM'));
		expect(impact).toMatchObject({
			summary: '',
			details: ['smtpd: 1 suite is no longer offered: ECDHE-RSA-CHACHA20-POLY1305.'],
		});
	});
});

describe('demands', () => {
	test.each([
		[`${certificate}smtpd_tls_security_level = may\n`, 'may', 'encrypt', 'shuts out mail servers without TLS'],
		['smtp_tls_security_level = may\n', 'may', 'encrypt', 'no delivery to servers without TLS'],
		[
			'smtp_tls_security_level = encrypt\n',
			'encrypt',
			'secure',
			'no delivery to servers whose certificate does not verify',
		],
		[
			'smtp_dns_support_level = dnssec\nsmtp_tls_security_level = may\n',
			'may',
			'dane',
			'no delivery to servers whose TLSA records do not match',
		],
		[
			'smtp_dns_support_level = dnssec\nsmtp_tls_security_level = dane\n',
			'dane',
			'dane-only',
			'no delivery to servers without TLS',
		],
	])('%j with %s for %s', (text, from, to, summary) => {
		expect(costOf(text, text.replace(`level = ${from}`, `level = ${to}`))?.summary).toBe(summary);
	});

	test('passwords wait for TLS', () => {
		const text = `${certificate}smtpd_tls_security_level = may\nsmtpd_sasl_auth_enable = yes\n`;
		expect(costOf(text, `${text}smtpd_tls_auth_only = yes\n`)?.summary).toBe('shuts out logins without TLS');
	});

	test('certificates of clients', () => {
		const text = `${certificate}smtpd_tls_security_level = encrypt\nsmtpd_tls_ask_ccert = yes\n`;
		expect(costOf(text, `${text}smtpd_tls_req_ccert = yes\n`)?.summary).toBe(
			'shuts out mail servers without a certificate of their own',
		);
	});

	test('of one destination in a policy', () => {
		const cost = costOf(
			'example.com may\nexample.net encrypt\n',
			'example.com encrypt\nexample.net encrypt\n',
			{},
			{
				language: 'postfix-tls-policy',
			},
		);
		expect(cost).toMatchObject({
			summary: 'no delivery to servers without TLS',
			details: ['example.com: no delivery to servers without TLS.'],
		});
	});

	test('TLS that is switched off', () => {
		const text = `${certificate}smtpd_tls_security_level = may\n`;
		expect(costOf(text, text.replace('may', 'none'))?.summary).toBe('switches TLS of smtpd off');
	});
});

test('what cannot be known is not told', () => {
	const text = 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = ${unknown_list}\n';
	expect(serverCost(text, text.replace('${unknown_list}', '>=TLSv1.2 {{ x }}'))).toBeUndefined();
});

test('a mistake that keeps the program from running is said before anything else', () => {
	const text = `${certificate}smtpd_tls_security_level = may\n`;
	expect(costOf(text, text.replace('may', 'dane'))?.summary).toBe('stops smtpd');
	expect(serverCost('', 'smtpd_tls_protocols = TLS1.2\n')?.summary).toBe('ends TLS of smtpd');
});

test('every claim about old software has an address', () => {
	expect(oldPeers.filter(({ source }) => !/^https:\/\/\S+$/.test(source))).toEqual([]);
});

test('lines that go because another one overrides them cost nobody anything; those in force are looked at', () => {
	const text = 'smtpd_tls_protocols = >=TLSv1.2\nsmtpd_tls_protocols = >=TLSv1\n';
	const analysis = analysisOf(`${certificate}smtpd_tls_security_level = may\n${text}`, {});
	const { file, text: whole } = analysis.config;
	const removal = (line: string) => {
		const start = whole.indexOf(line);
		return impactOf(analysis, { edits: [{ file, span: { start, end: start + line.length }, newText: '' }] });
	};
	expect(removal('smtpd_tls_protocols = >=TLSv1.2\n')).toEqual(nobody);
	expect(removal('smtpd_tls_protocols = >=TLSv1\n')?.summary).toContain('without TLS 1.2');
});
