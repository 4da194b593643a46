import { type Client, clients, type Definition, define } from './define.js';

const each = ({ prefix, name, peer, aPeer, since, usedBy }: Client): readonly Definition[] => [
	{
		name: `${prefix}_tls_connection_reuse`,
		kind: 'boolean',
		since: '3.4.0',
		default: 'no',
		usedBy: usedBy(),
		summary: `Lets ${name} send several messages over one TLS connection, which tlsproxy(8) holds open. It spares both sides handshakes; tlsproxy(8) must be in master.cf. \`connection_reuse=\` in the policy table sets it for a destination.`,
	},
	{
		name: `${prefix}_tls_session_cache_database`,
		kind: 'lookupTable',
		since: since('2.2.0'),
		default: '',
		usedBy: ['tlsmgr'],
		summary: `File in which tlsmgr(8) keeps the TLS sessions of ${name}, such as \`btree:\${data_directory}/${prefix}_scache\`, so that the next connection to ${peer} skips part of the handshake. Unlike on the server side, tickets do not replace it: the client stores them here. Each cache needs a file of its own.`,
	},
	{
		name: `${prefix}_tls_session_cache_timeout`,
		kind: 'time',
		since: since('2.2.0'),
		default: '3600s',
		usedBy: ['tlsmgr'],
		summary: `How long ${name} may resume a TLS session it has kept in \`${prefix}_tls_session_cache_database\`. \`0\` turns the cache off; from Postfix 2.11 on the limit is 100 days, and less than two minutes counts as two minutes.`,
	},
	{
		name: `${prefix}_tls_block_early_mail_reply`,
		kind: 'boolean',
		since: '2.7.0',
		default: 'no',
		usedBy: usedBy(),
		summary: `Lets ${name} look for replies that ${aPeer} sends too early: the trace of an attacker who slipped in commands through TLS renegotiation (CVE-2009-3555). Libraries with RFC 5746 are not open to it.`,
	},
	{
		name: `${prefix}_tls_enforce_sts_mx_patterns`,
		kind: 'boolean',
		since: '3.10.5',
		default: 'yes',
		usedBy: usedBy(),
		summary: `Makes ${name} follow MTA-STS to the letter: only servers whose name matches the policy, and a certificate for that very name. It works where the MTA-STS plug-in passes the policy on, which it does with its TLSRPT support switched on. \`no\` accepts any MX host with a certificate that matches a pattern.`,
	},
	{
		name: `${prefix}_tlsrpt_enable`,
		kind: 'boolean',
		since: '3.10.0',
		default: 'no',
		usedBy: usedBy(),
		summary: `Passes the outcome of each TLS handshake of ${name} on for the daily reports that receiving domains ask for (TLSRPT, RFC 8460). Needs a Postfix built with libtlsrpt and a collector behind \`${prefix}_tlsrpt_socket_name\`.`,
	},
	{
		name: `${prefix}_tlsrpt_skip_reused_handshakes`,
		kind: 'boolean',
		since: '3.10.0',
		default: { '3.10.0': 'yes', '3.11.0': 'no' },
		usedBy: usedBy(),
		summary: `Leaves handshakes that only resume a TLS session of ${name} out of the TLSRPT reports. Postfix 3.11 counts them by default, as other senders do.`,
	},
	{
		name: `${prefix}_tlsrpt_socket_name`,
		kind: 'text',
		since: '3.10.0',
		default: '',
		usedBy: usedBy(),
		summary: `The UNIX socket of the TLSRPT collector that ${name} reports to, relative to \`queue_directory\`. It must be set where \`${prefix}_tlsrpt_enable = yes\`, and be inside the chroot where master.cf has one.`,
	},
	{
		name: `${prefix}_log_tls_feature_status`,
		kind: 'boolean',
		since: '3.11.0',
		default: 'yes',
		usedBy: usedBy(),
		summary: `Adds \`tls=\` to the log line of each delivery by ${name}: the level, what it was downgraded to, and whether REQUIRETLS was kept. \`tls=may:none\` is mail that went out in clear text.`,
	},
	{
		name: `${prefix}_requiretls_policy`,
		kind: 'text',
		since: '3.11.0',
		default:
			prefix === 'smtp'
				? 'inline:{{${domain_to_ascii{$mydomain}}=opportunistic}, {.${domain_to_ascii{$mydomain}}=opportunistic}, {localhost=opportunistic}}, cidr:{{0.0.0.0/0 opportunistic}, {::/0 opportunistic}}, enforce'
				: 'opportunistic',
		usedBy: usedBy(),
		summary: `What ${name} does with a message whose sender asked for REQUIRETLS (RFC 8689): \`enforce\`, \`opportunistic+starttls\`, \`opportunistic\`, or tables that return one of these for a destination. With \`enforce\` the message bounces unless ${peer} announces REQUIRETLS and its certificate matches.${prefix === 'smtp' ? ' The default spares the own domain, and hosts given by address.' : ' The default never bounces, since mailbox servers hardly know the extension.'}`,
	},
];

const general: readonly Definition[] = [
	{
		name: 'requiretls_enable',
		kind: 'boolean',
		since: '3.11.0',
		default: 'yes',
		usedBy: ['global'],
		summary:
			'Support for REQUIRETLS (RFC 8689): a sender may demand that a message travel only over TLS to servers whose certificate matches, or come back. `smtp_requiretls_policy` and `lmtp_requiretls_policy` say how strictly that is kept.',
	},
	{
		name: 'requiretls_esmtp_header',
		kind: 'boolean',
		since: '3.11.0',
		default: 'yes',
		usedBy: ['cleanup', 'smtpd'],
		summary:
			'Notes a REQUIRETLS request in a header of the message, so that it survives a content filter between two instances of Postfix. Recipients see the header; without such a filter, or with Milters only, `no` is safe.',
	},
	{
		name: 'requiretls_redact_dsn',
		kind: 'boolean',
		since: '3.11.0',
		default: 'yes',
		usedBy: ['bounce'],
		summary:
			'Bounces of a REQUIRETLS message carry only its headers and need no REQUIRETLS themselves. With `no` a bounce may get lost, where a server on the way back lacks the extension.',
	},
	{
		name: 'tls_required_enable',
		kind: 'boolean',
		since: '3.10.0',
		default: 'yes',
		usedBy: ['global'],
		summary:
			'Honours the header `TLS-Required: no` (RFC 8689), with which a sender asks to deliver even where TLS fails. For such a message Postfix skips the policy table and goes no higher than level `may`; reports of broken TLS rely on it.',
	},
	{
		name: 'smtp_discard_ehlo_keywords',
		kind: 'ehloKeywordList',
		since: '2.2.0',
		default: '',
		usedBy: ['smtp'],
		summary:
			'Extensions that the SMTP client overlooks in the EHLO reply of every server. `starttls` in it means clear text everywhere at level `may`, and no delivery at all at `encrypt` and above.',
	},
	{
		name: 'smtp_discard_ehlo_keyword_address_maps',
		kind: 'lookupTableList',
		since: '2.2.0',
		default: '',
		usedBy: ['smtp'],
		summary:
			'Tables, by server address, of extensions that the SMTP client overlooks. For a server with broken TLS, level `none` in the policy table is the better way than `starttls` here.',
	},
	{
		name: 'smtp_always_send_ehlo',
		kind: 'boolean',
		since: '2.2.0',
		default: 'yes',
		usedBy: ['smtp'],
		summary:
			'Greets every server with EHLO, whatever its banner says. STARTTLS exists only after EHLO, so `no` loses TLS with servers whose banner lacks the word ESMTP.',
	},
	{
		name: 'smtp_never_send_ehlo',
		kind: 'boolean',
		since: '2.2.0',
		default: 'no',
		usedBy: ['smtp'],
		summary:
			'Greets every server with HELO, which rules out STARTTLS, AUTH and all other extensions. At level `encrypt` and above nothing is delivered any more.',
	},
];

/** What happens around a TLS delivery: connections, reports, and what senders ask for. */
export const delivery = [...clients.flatMap(client => define('client', each(client))), ...define('client', general)];
