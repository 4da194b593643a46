import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/text/edit.js';
import { analysisOf } from './analysis.js';

const services = `smtp        inet  n  -  y  -  -  smtpd
submission  inet  n  -  y  -  -  smtpd
  -o syslog_name=postfix/submission
submissions inet  n  -  y  -  -  smtpd -o smtpd_tls_wrappermode=yes
smtp        unix  -  -  y  -  -  smtp
`;

/** Both files after the only fix of a rule whose title begins so; `undefined` where there is none. */
function moved(main: string, master: string, rule: string, title: string) {
	const { findings } = analysisOf(main, {}, { beside: [{ file: 'master.cf', text: master }] });
	const fixes = findings.filter(found => found.rule === rule).flatMap(found => found.fixes);
	const [fix] = fixes.filter(candidate => candidate.title.startsWith(title));
	const edits = (file: string) => fix?.edits.filter(edit => edit.file === file) ?? [];
	return fix && { ...fix, main: applyEdits(main, edits('main.cf')), master: applyEdits(master, edits('master.cf')) };
}

describe('moving a setting to the submission services', () => {
	test('AUTH leaves port 25 and stays where users log in; the user is asked first', () => {
		const main = 'smtpd_tls_security_level = may\nsmtpd_tls_auth_only = yes\nsmtpd_sasl_auth_enable = yes\n';
		const result = moved(
			main,
			services,
			'auth-before-tls',
			'Move smtpd_sasl_auth_enable to submission and submissions',
		);
		expect(result).toMatchObject({
			safety: 'unsafe',
			main: 'smtpd_tls_security_level = may\nsmtpd_tls_auth_only = yes\n',
			master: services
				.replace('postfix/submission\n', 'postfix/submission\n  -o smtpd_sasl_auth_enable=yes\n')
				.replace('wrappermode=yes\n', 'wrappermode=yes\n  -o smtpd_sasl_auth_enable=yes\n'),
		});
	});

	test('AUTH that can be had before TLS can be moved, too', () => {
		const main = 'smtpd_tls_security_level = may\nsmtpd_sasl_auth_enable = yes\n';
		const result = moved(main, services, 'auth-before-tls', 'Move smtpd_sasl_auth_enable');
		expect(result?.main).toBe('smtpd_tls_security_level = may\n');
	});

	test('a service with an override of its own keeps it', () => {
		const master = services.replace('syslog_name=postfix/submission', 'smtpd_sasl_auth_enable=no');
		const main = 'smtpd_tls_security_level = may\nsmtpd_tls_auth_only = yes\nsmtpd_sasl_auth_enable = yes\n';
		const result = moved(main, master, 'auth-before-tls', 'Move smtpd_sasl_auth_enable to submissions');
		expect(result?.master).toContain('-o smtpd_sasl_auth_enable=no\n');
		expect(result?.master).toContain('wrappermode=yes\n  -o smtpd_sasl_auth_enable=yes\n');
	});

	test('without a submission service there is nowhere to move to', () => {
		const main = 'smtpd_tls_security_level = may\nsmtpd_tls_auth_only = yes\nsmtpd_sasl_auth_enable = yes\n';
		expect(moved(main, 'smtp inet n - y - - smtpd\n', 'auth-before-tls', 'Move')).toBeUndefined();
	});
});
