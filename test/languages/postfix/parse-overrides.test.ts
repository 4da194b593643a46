import { describe, expect, test } from 'vitest';
import { languages } from '../../../server/src/languages/index.js';
import { keyOf } from '../../../server/src/languages/language.js';
import { applyEdits } from '../../../server/src/text/edit.js';
import { analysisOf } from '../../service/analysis.js';

const master = languages['postfix-master'];
const name = 'config/postfix-master.cf';

describe("docker-mailserver's postfix-master.cf", () => {
	test('a parameter of a service to a line', () => {
		const text =
			'# what we change\nsubmission/inet/smtpd_tls_security_level=may\nsmtp/unix/smtp_tls_ciphers = high\n\nnonsense\n';
		const { settings, items, problems } = master.parse(name, text);
		expect(settings.map(setting => [keyOf(setting), setting.value.text])).toEqual([
			['submission/inet/smtpd_tls_security_level', 'may'],
			['smtp/unix/smtp_tls_ciphers', 'high'],
		]);
		expect(items.map(({ span }) => text.slice(span.start, span.end)).join('')).toBe(text);
		expect(problems).toMatchObject([
			{ severity: 'error', message: expect.stringContaining('service/type/parameter=value') },
		]);
	});

	test('edits keep to the syntax', () => {
		const text = 'submission/inet/smtpd_tls_ciphers=low\n';
		const edits = master.edits(master.parse(name, text));
		const place = { setting: 'smtpd_tls_ciphers', section: 'submission/inet' };
		expect(applyEdits(text, edits.set(place, 'high'))).toBe('submission/inet/smtpd_tls_ciphers=high\n');
		expect(applyEdits(text, edits.set({ ...place, setting: 'smtpd_tls_protocols' }, '>=TLSv1.2'))).toBe(
			'submission/inet/smtpd_tls_ciphers=low\nsubmission/inet/smtpd_tls_protocols=>=TLSv1.2\n',
		);
		expect(applyEdits(text, edits.remove(place))).toBe('');
	});
});

describe('parts that are laid over the main files', () => {
	const mainCf = 'smtpd_tls_cert_file = /etc/mail.pem\nsmtpd_tls_security_level = may\nsmtpd_tls_protocols = !SSLv2\n';
	const masterCf =
		'smtp inet n - y - - smtpd\nsubmission inet n - y - - smtpd\n  -o smtpd_tls_security_level=encrypt\n';
	const files = [
		{ file: 'main.cf', text: mainCf },
		{ file: 'master.cf', text: masterCf },
	];

	test.each(['extra.cf', 'postfix-main.cf'])('%s wins over main.cf', overlay => {
		const text = 'smtpd_tls_protocols = !SSLv2, SSLv3\n';
		const analysis = analysisOf(text, {}, { name: overlay, beside: files });
		expect(analysis.findings.map(({ rule }) => rule)).toContain('legacy-ssl');
		const mainFindings = analysisOf(
			mainCf,
			{},
			{ beside: [files[1], { file: overlay, text }].filter(one => one !== undefined) },
		);
		expect(mainFindings.findings.map(({ rule }) => rule)).not.toContain('legacy-ssl');
	});

	test('postfix-master.cf wins over master.cf', () => {
		const text = 'submission/inet/smtpd_tls_mandatory_protocols=!SSLv2\n';
		const { findings } = analysisOf(text, {}, { name: 'postfix-master.cf', language: 'postfix-master', beside: files });
		expect(findings.map(({ rule, span }) => [rule, text.slice(span.start, span.end)])).toContainEqual([
			'legacy-ssl',
			'!SSLv2',
		]);
	});
});
