import { describe, expect, test } from 'vitest';
import { postfixSettings } from '../../server/src/languages/postfix/settings/catalogue.js';
import { hover } from '../../server/src/service/hover.js';
import { analysisOf } from './analysis.js';

/** `<|>` marks the cursor; every text is expected somewhere in the hover. */
function check(marked: string, expected: readonly string[], settings: unknown = {}): void {
	const offset = marked.indexOf('<|>');
	const { markdown = '' } = hover(analysisOf(marked.replace('<|>', ''), settings), offset) ?? {};
	for (const text of expected) {
		expect(markdown).toContain(text);
	}
	expect(markdown === '').toBe(expected.length === 0);
}

describe('on a name', () => {
	test('default in the targeted version, since when, and the value in effect', () => {
		const text = 'smtpd_tls_<|>protocols = $floor\nfloor = >=TLSv1.2\n';
		check(text, [
			'Default in Postfix 3.7.11: `>=TLSv1`, since 3.6',
			'In effect here: `>=TLSv1.2` (this file, expanded)',
		]);
		check(text, ['Default in Postfix 3.5: `!SSLv2, !SSLv3`'], { target: { postfix: '3.5' } });
	});

	test('what the baselines ask', () => {
		check('smtpd_tls_proto<|>cols =\n', [
			'postmaster-2026: `>=TLSv1.2`',
			'DFN-CERT 2017: `!SSLv2, !SSLv3` (§2.1, historic',
			'bettercrypto',
		]);
	});

	test('deprecated, with what takes its place', () => {
		check('smtpd_use<|>_tls = yes\n', ['deprecated since 3.9, use smtpd_tls_security_level']);
	});

	test('a default that depends on the compatibility level is computed', () => {
		const text = 'compatibility_level = 3.6\nsmtpd_tls_fingerprint_<|>digest = $smtp_tls_fingerprint_digest\n';
		check(text, ['In effect here: `sha256`']);
	});

	test('a placeholder is not known', () => {
		check('smtpd_tls_<|>protocols = {{ protocols }}\n', ['not known before the placeholders are filled in']);
	});

	test('a circle is named', () => {
		check('smtpd_tls_<|>ciphers = $a\na = $b\nb = $a\n', ['In effect here: nothing', 'circle']);
	});

	test.each([...postfixSettings.keys()])('%s has one', name => {
		check(`<|>${name} = x\n`, [`**${name}**`, 'Since Postfix', 'postconf.5.html#']);
	});

	test('a name nobody knows has none', () => {
		check('my_own_<|>name = x\n', []);
	});
});

describe('on a value', () => {
	test('the suites of a cipher list, graded', () => {
		check('tls_high_cipherlist = ECDHE+AESGCM<|>:AES128-SHA\n', [
			'good       ECDHE-RSA-AES256-GCM-SHA384',
			'static key AES128-SHA',
			'openssl-3.0',
		]);
	});

	test('a list the library refuses', () => {
		check('tls_high_cipherlist = NOTHING<|>ATALL\n', ['refuses this list']);
	});

	test('what a word of a cipher list adds, graded', () => {
		check('tls_high_cipherlist = ECDHE+AESGCM:AES12<|>8-SHA:!aNULL\n', [
			'"AES128-SHA" adds 1 suite (AES128-SHA).',
			'static key AES128-SHA',
		]);
		check('tls_high_cipherlist = HIGH:R<|>C4:!aNULL\n', ['"RC4" adds', 'weak       RC4-SHA'], {
			target: { tls: 'openssl-1.0.2' },
		});
	});

	test('that a word does nothing, and with which library it would', () => {
		check('tls_high_cipherlist = ALL:!3D<|>ES\n', [
			'"!3DES" has no effect: openssl-3.0 has no such suites.',
			// OpenSSL 1.1.0 stopped building it by default (CHANGES).
			'With openssl-1.0.2, "!3DES" takes out',
		]);
	});

	test('a word on a continuation line', () => {
		check('tls_high_cipherlist = ECDHE+AESGCM:\n# note\n  AES128<|>-SHA\n', ['"AES128-SHA" adds 1 suite']);
	});

	test('the whole of a list behind its last word, without a line end too', () => {
		check('tls_high_cipherlist = AES128-SHA<|>', ['in order of preference']);
		check('tls_high_cipherlist = AES128-SHA<|>\n', ['in order of preference']);
	});

	test('the whole of a list that holds a variable', () => {
		check('a = AES128-SHA\ntls_high_cipherlist = ECDHE+AES<|>GCM:$a\n', ['static key AES128-SHA']);
	});

	test('what an excluded cipher takes out of the list of the grade', () => {
		const list = 'tls_high_cipherlist = ECDHE+AESGCM:AES128-SHA\nsmtpd_tls_ciphers = high\n';
		check(`${list}smtpd_tls_exclude_ciphers = RC4, kR<|>SA\n`, [
			'`tls_high_cipherlist`',
			'"!kRSA" takes out 1 suite (AES128-SHA).',
		]);
		check(`${list}smtpd_tls_exclude_ciphers = RC<|>4, kRSA\n`, ['"!RC4" has no effect']);
	});

	test('what the general exclusions have taken, those of the mandatory grade cannot', () => {
		const lines = [
			'tls_high_cipherlist = ECDHE+AESGCM:AES128-SHA',
			'smtpd_tls_mandatory_ciphers = high',
			'smtpd_tls_exclude_ciphers = kRSA',
			'smtpd_tls_mandatory_exclude_ciphers = AES128<|>-SHA\n',
		];
		check(lines.join('\n'), ['"!AES128-SHA" has no effect: an earlier word has taken the suites out.']);
	});

	test('the protocols that a list leaves on', () => {
		check('smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1.<|>1\n', ['TLS 1.0, TLS 1.2 and TLS 1.3']);
		check('smtpd_tls_protocols = TLSv1<|>_2\n', ['switches TLS off']);
	});

	test('what a level means', () => {
		check('smtp_tls_security_level = da<|>ne\n', ['`dane`']);
	});

	test('continuation lines too', () => {
		check('smtpd_tls_protocols = !SSLv2,\n# note\n  !SSL<|>v3\n', ['TLS 1.0, TLS 1.1']);
	});
});

test('a comment has none', () => {
	check('# smtpd_tls_<|>protocols\n', []);
});

describe('the value in effect', () => {
	const master = 'smtp inet n - y - - smtpd\nsubmission inet n - y - - smtpd\n  -o smtpd_tls_security_level=encrypt\n';
	const main = 'smtpd_tls_security_level = may\n';

	test('in main.cf, with the services that have their own', () => {
		const analysis = analysisOf(main, {}, { beside: [{ file: 'master.cf', text: master }] });
		const { markdown } = hover(analysis, 3) ?? {};
		expect(markdown).toContain('In effect here: `may` (this file)');
		expect(markdown).toContain('Overridden in master.cf: submission/inet `encrypt`');
	});

	test('in master.cf, with where it comes from', () => {
		const beside = [{ file: 'main.cf', text: main }];
		const analysis = analysisOf(master, {}, { language: 'postfix-master', beside });
		const { markdown } = hover(analysis, master.indexOf('smtpd_tls')) ?? {};
		expect(markdown).toContain('In effect for submission/inet: `encrypt` (main.cf → master.cf, submission/inet)');
	});

	test('in master.cf alone, what main.cf says is not known', () => {
		const analysis = analysisOf(master.replace('encrypt', '$level'), {}, { language: 'postfix-master' });
		expect(hover(analysis, master.indexOf('smtpd_tls'))?.markdown).toContain('not known without main.cf');
	});
});
