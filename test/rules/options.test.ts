import { describe, expect, test } from 'vitest';
import { rules } from '../../server/src/rules/index.js';
import { type AnalysedFile, analysisOf } from '../service/analysis.js';

/** The message of each finding of a rule, with these options of it. */
function messages(rule: string, options: object, text: string, file?: AnalysedFile): readonly string[] {
	const { findings } = analysisOf(text, { rules: { [rule]: options } }, file);
	return findings.filter(finding => finding.rule === rule).map(({ message }) => message);
}

describe('options of rules', () => {
	test('are declared for the rule they are of', () => {
		const configurable = rules.filter(({ options }) => options !== undefined);
		expect(configurable.map(({ options }) => options?.rule)).toEqual(configurable.map(({ id }) => id));
		expect(configurable.length).toBeGreaterThan(2);
	});

	test('have defaults that they allow themselves', () => {
		for (const { id, options } of rules) {
			const given = Object.entries(options?.schemas ?? {}).flatMap(([key, schema]) =>
				schema.default === undefined ? [] : [[key, schema.default]],
			);
			const settings = options === undefined ? {} : { rules: { [id]: Object.fromEntries(given) } };
			expect(() => analysisOf('', settings), id).not.toThrow();
		}
	});

	const key = 'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/rsa2048.pem\n';

	test('minimumRsaBits of weak-key', () => {
		expect(messages('weak-key', {}, key)).toEqual([]);
		expect(messages('weak-key', { minimumRsaBits: 2048 }, key)).toEqual([]);
		expect(messages('weak-key', { minimumRsaBits: 3072 }, key)).toEqual([
			'The key of /etc/ssl/rsa2048.pem has 2048 bits (RSA). 3072 are asked for here (minimumRsaBits).',
		]);
		const short = key.replace('rsa2048', 'rsa1024');
		expect(messages('weak-key', { minimumRsaBits: 3072 }, short)[0]).toContain('It can be broken');
	});

	const parameters = 'smtpd_tls_security_level = may\nsmtpd_tls_dh1024_param_file = /etc/postfix/dh2048.pem\n';

	test('minimumBits of weak-dh', () => {
		expect(messages('weak-dh', {}, parameters)).toEqual([]);
		expect(messages('weak-dh', { minimumBits: 3072 }, parameters)).toEqual([
			'/etc/postfix/dh2048.pem holds Diffie-Hellman parameters of 2048 bits; 3072 are asked for here (minimumBits).',
		]);
		expect(messages('weak-dh', { minimumBits: 3072 }, parameters.replace('dh2048', 'ffdhe3072'))).toEqual([]);
	});

	const dane = 'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\n';
	const installed: AnalysedFile = {
		name: '/etc/postfix/main.cf',
		beside: [{ file: '/etc/resolv.conf', text: 'nameserver 192.0.2.53\n' }],
	};

	test('trustedNameServers of resolver-not-validating', () => {
		expect(messages('resolver-not-validating', {}, dane, installed)).toHaveLength(1);
		const others = { trustedNameServers: ['192.0.2.54'] };
		expect(messages('resolver-not-validating', others, dane, installed)).toHaveLength(1);
		const trusted = { trustedNameServers: ['192.0.2.53'] };
		expect(messages('resolver-not-validating', trusted, dane, installed)).toEqual([]);
	});
});
