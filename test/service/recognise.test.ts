import { expect, test } from 'vitest';
import { recognise } from '../../server/src/service/recognise.js';

const postfix = '# comment\nsmtpd_banner = $myhostname\n';

test.each([
	['/etc/postfix/main.cf', ''],
	['C:\\etc\\postfix\\main.cf', ''],
	['roles/mail/templates/postfix/main.cf.j2', ''],
	['files/postfix-mx/main.cf.erb', ''],
	['main.cf', postfix],
	['mail/main.cf', 'smtp_tls_security_level=may\n'],
	['templates/main.cf.j2', 'myhostname = {{ fqdn }}\n'],
	['data/conf/postfix/extra.cf', ''],
	['docker-data/dms/config/postfix-main.cf', 'smtp_tls_security_level = dane\n'],
	['whatever.txt', '# mailtls: language=postfix-main\n'],
])('%s is main.cf', (path, text) => {
	expect(recognise(path, text)).toBe('postfix-main');
});

test.each([
	['/etc/postfix/master.cf', ''],
	['files/postfix-mx/master.cf.j2', '{{ services }}\n'],
	['mail/master.cf', '# services\nsmtp      inet  n       -       y       -       -       smtpd\n'],
	['docker-data/dms/config/postfix-master.cf', 'submission/inet/smtpd_tls_security_level=encrypt\n'],
	['whatever.txt', '# mailtls: language=postfix-master\n'],
])('%s is master.cf', (path, text) => {
	expect(recognise(path, text)).toBe('postfix-master');
});

test.each([
	['/etc/postfix/tls_policy', ''],
	['files/postfix-mx/smtp_tls_policy_maps.j2', ''],
	['whatever.txt', '# mailtls: language=postfix-tls-policy\n'],
])('%s is a TLS policy table', (path, text) => {
	expect(recognise(path, text)).toBe('postfix-tls-policy');
});

test.each([
	['main.cf', 'something = else\n'],
	['nginx/extra.cf', postfix],
	['postfix-master.cf', 'anything\n'],
	['master.cf', '<match>\n'],
	['/etc/postfix/master.cf.proto', 'smtp inet n - y - - smtpd\n'],
	['/etc/postfix/dynamicmaps.cf', postfix],
	['/etc/postfix/mysql-virtual.cf', 'user = x\n'],
	['/etc/postfix/main.cf.proto', postfix],
	['/usr/share/postfix/main.cf.dist', postfix],
	['sendmail.cf', postfix],
	['mymain.cf', postfix],
	['tls_policy', 'example.com encrypt\n'],
	['/etc/postfix/tls_policy.db', ''],
	['/etc/postfix/transport', 'example.com smtp:[mail.example.com]\n'],
	['whatever.txt', '# mailtls: language=nonsense\n'],
])('%s is not claimed', (path, text) => {
	expect(recognise(path, text)).toBeUndefined();
});
