import { type Client, clients, type Defaults, type Definition, define } from './define.js';
import { cipherGrades, diffieHellmanFiles, eecdhGrades, protocols } from './vocabulary.js';

/** Changed in the patch releases of July 2015, after FREAK and Logjam. */
export const opportunisticGrades: Defaults = {
	'2.6.0': 'export',
	'2.9.14': 'medium',
	'2.10.0': 'export',
	'2.10.8': 'medium',
	'2.11.0': 'export',
	'2.11.6': 'medium',
	'3.0.0': 'export',
	'3.0.2': 'medium',
};

export const opportunisticServerProtocols: Defaults = {
	'2.6.0': '',
	'2.9.14': '!SSLv2, !SSLv3',
	'2.10.0': '',
	'2.10.8': '!SSLv2, !SSLv3',
	'2.11.0': '',
	'2.11.6': '!SSLv2, !SSLv3',
	'3.0.0': '',
	'3.0.2': '!SSLv2, !SSLv3',
	'3.6.0': '>=TLSv1',
};

const opportunisticClientProtocols: Defaults = {
	'2.6.0': '!SSLv2',
	'2.9.14': '!SSLv2, !SSLv3',
	'2.10.0': '!SSLv2',
	'2.10.8': '!SSLv2, !SSLv3',
	'2.11.0': '!SSLv2',
	'2.11.6': '!SSLv2, !SSLv3',
	'3.0.0': '!SSLv2',
	'3.0.2': '!SSLv2, !SSLv3',
	'3.6.0': '>=TLSv1',
};

/** `SSLv3, TLSv1` switched TLS 1.1 and 1.2 off, once Postfix knew them. */
const mandatoryProtocols: Defaults = {
	'2.3.0': 'SSLv3, TLSv1',
	'2.6.15': '!SSLv2',
	'2.7.0': 'SSLv3, TLSv1',
	'2.7.9': '!SSLv2',
	'2.8.0': 'SSLv3, TLSv1',
	'2.8.10': '!SSLv2',
	'2.9.0': 'SSLv3, TLSv1',
	'2.9.2': '!SSLv2',
	'2.9.14': '!SSLv2, !SSLv3',
	'2.10.0': '!SSLv2',
	'2.10.8': '!SSLv2, !SSLv3',
	'2.11.0': '!SSLv2',
	'2.11.6': '!SSLv2, !SSLv3',
	'3.0.0': '!SSLv2',
	'3.0.2': '!SSLv2, !SSLv3',
	'3.6.0': '>=TLSv1',
};

const server: readonly Definition[] = [
	{
		name: 'smtpd_tls_protocols',
		kind: 'protocolList',
		values: protocols,
		since: '2.6.0',
		default: opportunisticServerProtocols,
		usedBy: ['smtpd', 'tlsproxy'],
		level: 'opportunistic',
		summary:
			'Protocol versions that the SMTP server accepts at level `may`, as on port 25. `>=TLSv1.2` sets the lowest one (Postfix 3.6 and later; before, exclude the others as in `!TLSv1, !TLSv1.1`); a name without a sign switches all others off. Empty means all that OpenSSL supports. A word Postfix does not know makes the whole list invalid, and STARTTLS fails. Clients too old for the list usually fall back to clear text.',
	},
	{
		name: 'smtpd_tls_mandatory_protocols',
		kind: 'protocolList',
		values: protocols,
		since: '2.3.0',
		default: mandatoryProtocols,
		usedBy: ['smtpd', 'tlsproxy'],
		level: 'mandatory',
		summary:
			'Protocol versions that the SMTP server accepts where TLS is mandatory: at level `encrypt` and with `smtpd_tls_wrappermode = yes`, so usually for submission. Port 25 at level `may` reads `smtpd_tls_protocols` instead; setting only one of the two is the common slip. `>=TLSv1.2` needs Postfix 3.6. Empty means all that OpenSSL supports.',
	},
	{
		name: 'smtpd_tls_ciphers',
		kind: 'enum',
		values: cipherGrades,
		since: '2.6.0',
		default: opportunisticGrades,
		usedBy: ['smtpd', 'tlsproxy'],
		level: 'opportunistic',
		isRequired: true,
		summary:
			'The weakest cipher grade that the SMTP server accepts at level `may`, as on port 25. Each grade stands for the cipher list of its name, `medium` for `tls_medium_cipherlist`. A client that finds no common cipher usually sends in clear text, so a stricter grade can mean less encryption. TLS 1.3 suites stay on whatever the grade.',
	},
	{
		name: 'smtpd_tls_mandatory_ciphers',
		kind: 'enum',
		values: cipherGrades,
		since: '2.3.0',
		default: 'medium',
		usedBy: ['smtpd', 'tlsproxy'],
		level: 'mandatory',
		isRequired: true,
		summary:
			'The weakest cipher grade that the SMTP server accepts where TLS is mandatory: at level `encrypt` and in wrapper mode, so usually for submission. Each grade stands for the cipher list of its name, `high` for `tls_high_cipherlist`. It is not read at level `may`, and TLS 1.3 suites stay on whatever the grade.',
	},
	{
		name: 'smtpd_tls_exclude_ciphers',
		kind: 'opensslCipherElementList',
		since: '2.3.0',
		default: '',
		usedBy: ['smtpd', 'tlsproxy'],
		summary:
			'Ciphers and kinds of ciphers that the SMTP server never uses, at any level, on top of the grade. It is a plain list such as `RC4, 3DES, kRSA+AES`, where `+` means both at once; the signs `!`, `-` and `@` and the colon of an OpenSSL cipher string make it invalid. It has no say over TLS 1.3 suites.',
	},
	{
		name: 'smtpd_tls_mandatory_exclude_ciphers',
		kind: 'opensslCipherElementList',
		since: '2.3.0',
		default: '',
		usedBy: ['smtpd', 'tlsproxy'],
		level: 'mandatory',
		summary:
			'Ciphers that the SMTP server does not use where TLS is mandatory, in addition to `smtpd_tls_exclude_ciphers`. For kinds of ciphers that are tolerable on port 25 as better than clear text, but not for submission.',
	},
	{
		name: 'smtpd_tls_dh1024_param_file',
		kind: 'file',
		values: diffieHellmanFiles,
		since: '2.2.0',
		default: '',
		usedBy: ['smtpd', 'tlsproxy'],
		deprecated: { since: '3.9', advice: 'do not specify (leave at default)' },
		summary:
			'File with Diffie-Hellman parameters for the DHE ciphers of TLS 1.2 and older. The 1024 is historic: use 2048 bits, or leave it empty. Postfix 3.1 and later have a 2048-bit prime of their own; Postfix 3.7 and later with OpenSSL 3 leave the choice to OpenSSL where it is empty or `auto`. Postfix 3.9 and later warn that it is deprecated. A file that is too weak for OpenSSL leaves the server without DHE.',
	},
	{
		name: 'smtpd_tls_dh512_param_file',
		kind: 'file',
		since: '2.2.0',
		default: '',
		usedBy: ['smtpd', 'tlsproxy'],
		ignoredSince: '3.6',
		summary:
			'File with 512-bit Diffie-Hellman parameters for export ciphers, which no library offers any more. Postfix 3.6 and later do not read it; remove it and the cron job that makes it.',
	},
	{
		name: 'smtpd_tls_eecdh_grade',
		kind: 'enum',
		values: eecdhGrades,
		since: '2.6.0',
		default: { '2.6.0': 'none', '2.8.0': 'strong', '3.2.0': 'auto' },
		usedBy: ['smtpd', 'tlsproxy'],
		isRequired: true,
		deprecated: { since: '3.9', advice: 'do not specify (leave at default)' },
		ignoredSince: '3.6',
		summary:
			'Which curves the SMTP server offers for ECDHE. Postfix 3.6 and later ignore it and do as with `auto`, that is, use `tls_eecdh_auto_curves`; 3.9 and later warn about it. In older releases `strong` and `ultra` allow a single curve, and clients without that curve lose forward secrecy.',
	},
];

const client = ({ prefix, name, aPeer, since, usedBy }: Client): readonly Definition[] => [
	{
		name: `${prefix}_tls_protocols`,
		kind: 'protocolList',
		values: protocols,
		since: '2.6.0',
		default: opportunisticClientProtocols,
		usedBy: usedBy(),
		level: 'opportunistic',
		summary: `Protocol versions that ${name} offers at level \`may\`. A server too old for them gets the mail in clear text, so a strict list rarely protects anything here. \`>=TLSv1.2\` sets the lowest version (Postfix 3.6 and later); a name without a sign switches all others off; empty means all that OpenSSL supports. Level \`encrypt\` and above read \`${prefix}_tls_mandatory_protocols\` instead.`,
	},
	{
		name: `${prefix}_tls_mandatory_protocols`,
		kind: 'protocolList',
		values: protocols,
		since: '2.3.0',
		default: mandatoryProtocols,
		usedBy: usedBy(),
		level: 'mandatory',
		summary: `Protocol versions that ${name} offers at level \`encrypt\` and above, and with \`dane\` where TLSA records are found. A server too old for them gets no mail: it stays in the queue and bounces in the end. \`>=TLSv1.2\` needs Postfix 3.6; empty means all that OpenSSL supports. \`protocols=\` in the policy table overrides it for a destination.`,
	},
	{
		name: `${prefix}_tls_ciphers`,
		kind: 'enum',
		values: cipherGrades,
		since: '2.6.0',
		default: opportunisticGrades,
		usedBy: usedBy(),
		level: 'opportunistic',
		isRequired: true,
		summary: `The weakest cipher grade that ${name} offers at level \`may\`. Where ${aPeer} has nothing better, the mail goes out in clear text, so a stricter grade means less encryption rather than more. TLS 1.3 suites stay on whatever the grade.`,
	},
	{
		name: `${prefix}_tls_mandatory_ciphers`,
		kind: 'enum',
		values: cipherGrades,
		since: '2.3.0',
		default: 'medium',
		usedBy: usedBy(),
		level: 'mandatory',
		isRequired: true,
		summary: `The weakest cipher grade that ${name} offers at level \`encrypt\` and above, and with \`dane\` where TLSA records are found. Where ${aPeer} has nothing better, the mail stays in the queue. \`ciphers=\` in the policy table overrides it for a destination.`,
	},
	{
		name: `${prefix}_tls_exclude_ciphers`,
		kind: 'opensslCipherElementList',
		since: since('2.3.0'),
		default: '',
		usedBy: usedBy(),
		summary: `Ciphers and kinds of ciphers that ${name} never offers, at any level, on top of the grade. It is a plain list such as \`RC4, kRSA+AES\`, where \`+\` means both at once; the signs and colons of an OpenSSL cipher string make it invalid. Where certificates are checked, anonymous ciphers are left out anyway.`,
	},
	{
		name: `${prefix}_tls_mandatory_exclude_ciphers`,
		kind: 'opensslCipherElementList',
		since: since('2.3.0'),
		default: '',
		usedBy: usedBy(),
		level: 'mandatory',
		summary: `Ciphers that ${name} does not offer at level \`encrypt\` and above, in addition to \`${prefix}_tls_exclude_ciphers\`. \`exclude=\` in the policy table takes its place for a destination.`,
	},
];

/** Which protocol versions, ciphers and key exchanges are agreed on. */
export const negotiation = [...define('server', server), ...clients.flatMap(each => define('client', client(each)))];
