import { type Definition, define } from './define.js';
import { logLevels, serverLevels } from './vocabulary.js';

const smtpd: readonly Definition[] = [
	{
		name: 'smtpd_tls_security_level',
		kind: 'enum',
		values: serverLevels,
		since: '2.3.0',
		default: '',
		usedBy: ['postscreen', 'smtpd', 'tlsproxy'],
		summary:
			'Whether the SMTP server offers STARTTLS, and whether it insists on it. A public port 25 wants `may`: `encrypt` turns away every server that cannot do TLS. Submission on port 587 wants `encrypt`, set with `-o` in master.cf; it implies `smtpd_tls_auth_only = yes`. Empty, the old `smtpd_use_tls` and `smtpd_enforce_tls` decide, so TLS is off unless one of them is set. Ignored where `smtpd_tls_wrappermode = yes`.',
	},
	{
		name: 'smtpd_use_tls',
		kind: 'boolean',
		since: '2.2.0',
		default: 'no',
		usedBy: ['postscreen', 'smtpd', 'tlsproxy'],
		deprecated: { since: '3.9', replacedBy: 'smtpd_tls_security_level' },
		summary:
			'The old way to offer STARTTLS to clients; `yes` is what `smtpd_tls_security_level = may` says today. Read only while that level is empty: `none` there wins over `yes` here. Postfix 3.9 and later warn about it.',
	},
	{
		name: 'smtpd_enforce_tls',
		kind: 'boolean',
		since: '2.2.0',
		default: 'no',
		usedBy: ['postscreen', 'smtpd', 'tlsproxy'],
		deprecated: { since: '3.9', replacedBy: 'smtpd_tls_security_level' },
		summary:
			'The old way to insist on TLS; `yes` is what `smtpd_tls_security_level = encrypt` says today and is out of place on a public port 25. Read only while that level is empty. Postfix 3.9 and later warn about it.',
	},
	{
		name: 'smtpd_tls_wrappermode',
		kind: 'boolean',
		since: '2.2.0',
		default: 'no',
		usedBy: ['smtpd'],
		summary:
			'TLS from the first byte instead of STARTTLS, for submissions on port 465. Set it with `-o` for that service in master.cf: in main.cf it makes port 25 unreachable for every other server. It makes TLS mandatory, whatever `smtpd_tls_security_level` says.',
	},
	{
		name: 'smtpd_tls_auth_only',
		kind: 'boolean',
		since: '2.2.0',
		default: 'no',
		usedBy: ['smtpd'],
		summary:
			'Offers and accepts AUTH only after STARTTLS, so that no password crosses the network in clear text. It matters at level `may`; `smtpd_tls_security_level = encrypt` implies it. It takes effect only where `smtpd_sasl_auth_enable = yes`.',
	},
	{
		name: 'smtpd_tls_received_header',
		kind: 'boolean',
		since: '2.2.0',
		default: 'no',
		usedBy: ['smtpd'],
		summary:
			'Records protocol, cipher and client certificate in the `Received:` header of each message. Useful to see which senders still come without TLS or with an old version. Only the headers of own servers can be believed.',
	},
	{
		name: 'smtpd_tls_loglevel',
		kind: 'flagList',
		values: logLevels,
		since: '2.2.0',
		default: '0',
		usedBy: ['smtpd', 'tlsmgr', 'tlsproxy'],
		summary:
			'How much the SMTP server logs about TLS. `1` writes one line for each handshake with protocol and cipher, which is what to leave on before protocols are switched off. `2` and more are for debugging; `4` writes passwords and messages to the log.',
	},
	{
		name: 'smtpd_starttls_timeout',
		kind: 'time',
		since: '2.2.0',
		default: { '2.2.0': '300s', '2.8.0': '${stress?10}${stress:300}s', '3.0.0': '${stress?{10}:{300}}s' },
		usedBy: ['smtpd'],
		summary:
			'How long the SMTP server waits for each step of the TLS handshake and of the shutdown. From Postfix 2.8 on the default is 10 seconds while all processes are busy, as under attack, and 300 otherwise.',
	},
	{
		name: 'smtpd_tls_session_cache_database',
		kind: 'lookupTable',
		since: '2.2.0',
		default: '',
		usedBy: ['tlsmgr'],
		summary:
			'File in which tlsmgr(8) keeps TLS sessions that clients may resume, such as `btree:${data_directory}/smtpd_scache`. Since Postfix 2.11 session tickets do the same without a file, so it is best left empty. `-o` in master.cf has no effect for a single smtpd(8), since tlsmgr(8) reads it.',
	},
	{
		name: 'smtpd_tls_session_cache_timeout',
		kind: 'time',
		since: '2.2.0',
		default: '3600s',
		usedBy: ['tlsmgr'],
		summary:
			'How long clients may resume a TLS session, by session ticket or from the cache of the server. `0` turns resumption off altogether; less than two minutes counts as two minutes, and 100 days are the limit (Postfix 2.11 and later). tlsmgr(8) reads it, so `-o` for a single smtpd(8) has no effect.',
	},
	{
		name: 'smtpd_tls_always_issue_session_ids',
		kind: 'boolean',
		since: '2.3.1',
		default: 'yes',
		usedBy: ['smtpd', 'tlsproxy'],
		summary:
			'Gives each client a TLS session id even where there is no session cache, because some versions of Outlook fail without. It costs nothing; leave it.',
	},
	{
		name: 'smtpd_client_new_tls_session_rate_limit',
		kind: 'integer',
		since: '2.3.0',
		default: '0',
		usedBy: ['smtpd'],
		summary:
			'How many new TLS sessions, not counting resumed ones, a client may negotiate within `anvil_rate_time_unit`; `0` is no limit. A brake against floods of handshakes. Clients in `smtpd_client_event_limit_exceptions` are exempt; anything below the number of connections a busy peer opens at once hurts real mail.',
	},
	{
		name: 'smtpd_discard_ehlo_keywords',
		kind: 'ehloKeywordList',
		since: '2.2.0',
		default: '',
		usedBy: ['postscreen', 'smtpd'],
		summary:
			'Extensions that the SMTP server leaves out of its EHLO reply to everybody. `starttls` in it hides TLS from all clients, whatever the level, and `auth` hides the login. `silent-discard` keeps this out of the log.',
	},
	{
		name: 'smtpd_discard_ehlo_keyword_address_maps',
		kind: 'lookupTableList',
		since: '2.2.0',
		default: '',
		usedBy: ['postscreen', 'smtpd'],
		summary:
			'Tables, by client address, of extensions that the SMTP server leaves out of its EHLO reply. An entry with `starttls` is the way to let one host with broken TLS deliver in clear text. A match takes the place of `smtpd_discard_ehlo_keywords`.',
	},
	{
		name: 'smtpd_command_filter',
		kind: 'lookupTable',
		since: '2.7.0',
		default: '',
		usedBy: ['postscreen', 'smtpd'],
		summary:
			'A table that rewrites the commands of clients before the SMTP server reads them, as a last resort for broken ones. A pattern that touches `STARTTLS` or `AUTH` changes what is safe: test it with TLS.',
	},
	{
		name: 'smtpd_tls_cipherlist',
		kind: 'opensslCipherString',
		since: '2.2.0',
		removedIn: '2.3',
		default: '',
		usedBy: ['global'],
		summary:
			'The cipher list of the SMTP server in Postfix 2.2. Postfix 2.3 and later do not know it: `smtpd_tls_mandatory_ciphers` and, since 2.6, `smtpd_tls_ciphers` take its place.',
	},
];

const postscreen: readonly Definition[] = [
	{
		name: 'postscreen_tls_security_level',
		kind: 'enum',
		values: serverLevels,
		since: '2.8.0',
		default: '$smtpd_tls_security_level',
		usedBy: ['postscreen'],
		summary:
			'Whether postscreen(8), which answers port 25 first, offers STARTTLS. tlsproxy(8) does the work for it. Leave it following `smtpd_tls_security_level`: a client that sees STARTTLS only from one of the two defers mail or sends in clear text.',
	},
	{
		name: 'postscreen_use_tls',
		kind: 'boolean',
		since: '2.8.0',
		default: '$smtpd_use_tls',
		usedBy: ['postscreen'],
		deprecated: { since: '3.9', replacedBy: 'postscreen_tls_security_level' },
		summary:
			'The old way to let postscreen(8) offer STARTTLS. Read only while `postscreen_tls_security_level` is empty. Postfix 3.9 and later warn about it.',
	},
	{
		name: 'postscreen_enforce_tls',
		kind: 'boolean',
		since: '2.8.0',
		default: '$smtpd_enforce_tls',
		usedBy: ['postscreen'],
		deprecated: { since: '3.9', replacedBy: 'postscreen_tls_security_level' },
		summary:
			'The old way to let postscreen(8) insist on TLS, which a public port 25 cannot do. Read only while `postscreen_tls_security_level` is empty. Postfix 3.9 and later warn about it.',
	},
	{
		name: 'postscreen_discard_ehlo_keywords',
		kind: 'ehloKeywordList',
		since: '2.8.0',
		default: '$smtpd_discard_ehlo_keywords',
		usedBy: ['postscreen'],
		summary:
			'Extensions that postscreen(8) leaves out of its EHLO reply; `starttls` in it keeps TLS from every client that it tests. Leave it following `smtpd_discard_ehlo_keywords`.',
	},
	{
		name: 'postscreen_discard_ehlo_keyword_address_maps',
		kind: 'lookupTableList',
		since: '2.8.0',
		default: '$smtpd_discard_ehlo_keyword_address_maps',
		usedBy: ['postscreen'],
		summary:
			'Tables, by client address, of extensions that postscreen(8) leaves out of its EHLO reply. Leave it following `smtpd_discard_ehlo_keyword_address_maps`, or hosts exempted from TLS there meet STARTTLS here.',
	},
];

/** What smtpd(8) and postscreen(8) offer to clients. */
export const server = define('server', [...smtpd, ...postscreen]);
