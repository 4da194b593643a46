import { type Client, clients, type Definition, define } from './define.js';
import { saslOptions } from './vocabulary.js';

const server: readonly Definition[] = [
	{
		name: 'smtpd_sasl_auth_enable',
		kind: 'boolean',
		since: '2.2.0',
		default: 'no',
		usedBy: ['smtpd'],
		summary:
			'Offers AUTH, so that users can log in and relay. It belongs to the submission services in master.cf: in main.cf it also opens port 25 to password guessing. Passwords cross the network in clear text unless `smtpd_tls_auth_only = yes` or TLS is mandatory.',
	},
	{
		name: 'smtpd_sasl_security_options',
		kind: 'flagList',
		values: saslOptions,
		since: '2.2.0',
		default: 'noanonymous',
		usedBy: ['smtpd'],
		summary:
			'Which AUTH mechanisms the SMTP server rules out on a connection without TLS. With `noplaintext, noanonymous` PLAIN and LOGIN wait for TLS, provided `smtpd_sasl_tls_security_options = noanonymous`. Never drop `noanonymous`: anonymous logins count as authenticated.',
	},
	{
		name: 'smtpd_sasl_tls_security_options',
		kind: 'flagList',
		values: saslOptions,
		since: '2.2.0',
		default: '$smtpd_sasl_security_options',
		usedBy: ['smtpd'],
		summary:
			'Which AUTH mechanisms the SMTP server rules out once TLS is on. It follows `smtpd_sasl_security_options`, so a `noplaintext` there also forbids PLAIN inside TLS, and mail programs find nothing to log in with; set `noanonymous` here then.',
	},
];

const client = ({ prefix, name, aPeer, usedBy }: Client): readonly Definition[] => [
	{
		name: `${prefix}_sasl_auth_enable`,
		kind: 'boolean',
		since: '2.2.0',
		default: 'no',
		usedBy: usedBy(),
		summary: `Lets ${name} log in to servers listed in \`${prefix}_sasl_password_maps\`. At level \`may\` an attacker who strips STARTTLS gets the password; for ${aPeer} that wants one, make TLS mandatory and check the certificate.`,
	},
	{
		name: `${prefix}_sasl_security_options`,
		kind: 'flagList',
		values: saslOptions,
		since: '2.2.0',
		default: 'noplaintext, noanonymous',
		usedBy: usedBy(),
		summary: `Which AUTH mechanisms ${name} refuses on a connection without TLS. The default keeps it from sending a password readable. Emptied${prefix === 'smtp' ? ', as many guides do to make a relay work' : ''}, it sends the password in clear text where TLS fails; loosen \`${prefix}_sasl_tls_security_options\` instead.`,
	},
	{
		name: `${prefix}_sasl_tls_security_options`,
		kind: 'flagList',
		values: saslOptions,
		since: prefix === 'smtp' ? '2.2.0' : '2.3.0',
		default:
			prefix === 'smtp'
				? { '2.2.0': '$var_smtp_sasl_opts', '2.3.0': '$smtp_sasl_security_options' }
				: '$lmtp_sasl_security_options',
		usedBy: usedBy(),
		summary: `Which AUTH mechanisms ${name} refuses once TLS is on. \`noanonymous\` allows PLAIN and LOGIN inside TLS, which ${aPeer} with accounts nearly always wants.`,
	},
	{
		name: `${prefix}_sasl_tls_verified_security_options`,
		kind: 'flagList',
		values: saslOptions,
		since: '2.3.0',
		default: `$${prefix}_sasl_tls_security_options`,
		usedBy: usedBy(),
		summary: `Which AUTH mechanisms ${name} refuses once TLS is on and the certificate has been checked and matches. With \`noplaintext\` in \`${prefix}_sasl_tls_security_options\` and without it here, the password goes to none but the right server.`,
	},
];

/** Logins, as far as TLS decides about them. */
export const sasl = [...define('server', server), ...clients.flatMap(each => define('client', client(each)))];
