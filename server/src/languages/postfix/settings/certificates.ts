import { type Client, clients, type Definition, define } from './define.js';

const server: readonly Definition[] = [
	{
		name: 'smtpd_tls_cert_file',
		kind: 'file',
		since: '2.2.0',
		default: '',
		usedBy: ['smtpd', 'tlsproxy'],
		summary:
			'PEM file with the RSA certificate of the SMTP server, followed by the intermediate certificates; without these, clients that check certificates fail. Without any certificate the server does not offer TLS; `none` leaves anonymous ciphers only. New processes read a renewed file, `postfix reload` makes all of them new. `smtpd_tls_chain_files` is the better choice from Postfix 3.4 on.',
	},
	{
		name: 'smtpd_tls_key_file',
		kind: 'file',
		since: '2.2.0',
		default: '$smtpd_tls_cert_file',
		usedBy: ['smtpd', 'tlsproxy'],
		summary:
			'PEM file with the private key for `smtpd_tls_cert_file`. It must not be protected by a passphrase; it is read before the server gives up root, so only root needs access. By default the key is looked for in the certificate file.',
	},
	{
		name: 'smtpd_tls_eccert_file',
		kind: 'file',
		since: '2.6.0',
		default: '',
		usedBy: ['smtpd', 'tlsproxy'],
		summary:
			'PEM file with an ECDSA certificate of the SMTP server and its intermediates, beside or instead of the RSA one; clients get the one they can use. A site with both kinds of certificate is better served by `smtpd_tls_chain_files` (Postfix 3.4 and later).',
	},
	{
		name: 'smtpd_tls_eckey_file',
		kind: 'file',
		since: '2.6.0',
		default: '$smtpd_tls_eccert_file',
		usedBy: ['smtpd', 'tlsproxy'],
		summary:
			'PEM file with the private key for `smtpd_tls_eccert_file`, without a passphrase. By default the key is looked for in that certificate file.',
	},
	{
		name: 'smtpd_tls_dcert_file',
		kind: 'file',
		since: '2.2.0',
		default: '',
		usedBy: ['smtpd', 'tlsproxy'],
		summary:
			'PEM file with a DSA certificate of the SMTP server. DSA is obsolete: TLS 1.3 has no such signatures, and current clients do not offer them. Leave it empty.',
	},
	{
		name: 'smtpd_tls_dkey_file',
		kind: 'file',
		since: '2.2.0',
		default: '$smtpd_tls_dcert_file',
		usedBy: ['smtpd', 'tlsproxy'],
		summary: 'PEM file with the private key for the obsolete DSA certificate of `smtpd_tls_dcert_file`.',
	},
	{
		name: 'smtpd_tls_chain_files',
		kind: 'fileList',
		since: '3.4.0',
		default: '',
		usedBy: ['smtpd', 'tlsproxy'],
		summary:
			'PEM files with the keys and certificates of the SMTP server: each private key first, then its certificate, then the intermediates. A key and its certificate in one file cannot get out of step when they are renewed. If set, all of `smtpd_tls_{,ec,d}{cert,key}_file` are ignored, with a warning. One key for each algorithm is possible.',
	},
	{
		name: 'smtpd_tls_CAfile',
		kind: 'file',
		since: '2.2.0',
		default: '',
		usedBy: ['smtpd', 'tlsproxy'],
		summary:
			'PEM file with the CAs that the SMTP server trusts for certificates of clients. It matters only where client certificates are asked for (`smtpd_tls_ask_ccert`); its names are then sent to every client. It is not where the intermediates of the own certificate belong: they go into the certificate file.',
	},
	{
		name: 'smtpd_tls_CApath',
		kind: 'directory',
		since: '2.2.0',
		default: '',
		usedBy: ['smtpd', 'tlsproxy'],
		summary:
			'Directory of CA certificates, named by their hash (`openssl rehash`), that the SMTP server trusts for certificates of clients. It is read while the server runs, so it must be inside the chroot where master.cf has one. Unlike `smtpd_tls_CAfile` its names are not sent to clients.',
	},
	{
		name: 'smtpd_tls_ask_ccert',
		kind: 'boolean',
		since: '2.2.0',
		default: 'no',
		usedBy: ['smtpd', 'tlsproxy'],
		summary:
			'Asks clients for a certificate, without insisting on one, for `permit_tls_clientcerts` and `check_ccert_access`. On port 25 it gains nothing and some clients break or pop up a dialogue; it also takes the anonymous ciphers away. Set it for the service that needs it, in master.cf.',
	},
	{
		name: 'smtpd_tls_req_ccert',
		kind: 'boolean',
		since: '2.2.0',
		default: 'no',
		usedBy: ['smtpd', 'tlsproxy'],
		summary:
			'Lets only clients with a certificate from a trusted CA through, at level `encrypt` or in wrapper mode; at level `may` it is ignored with a warning. For closed groups of hosts, never for a public port 25. It also raises the security level of OpenSSL to 1, which ends TLS 1.0 and 1.1 with OpenSSL 3.',
	},
	{
		name: 'smtpd_tls_ccert_verifydepth',
		kind: 'integer',
		since: '2.2.0',
		default: { '2.2.0': '5', '2.5.0': '9' },
		usedBy: ['smtpd', 'tlsproxy'],
		summary:
			'How many certificates a chain from a client certificate up to the CA may have. `1` is enough where the CA signs directly. The default suits everybody else.',
	},
	{
		name: 'smtpd_tls_fingerprint_digest',
		kind: 'digestName',
		since: '2.5.0',
		default: { '2.5.0': 'md5', '3.6.0': '${{$compatibility_level} <level {3.6} ? {md5} : {sha256}}' },
		usedBy: ['smtpd', 'tlsproxy'],
		isRequired: true,
		summary:
			'The digest in which `relay_clientcerts` and `check_ccert_access` hold the fingerprints of client certificates. Use `sha256`. Changing it makes every fingerprint in those tables worthless until it is computed anew, and it changes by itself where `compatibility_level` rises to 3.6.',
	},
	{
		name: 'smtpd_tls_enable_rpk',
		kind: 'boolean',
		since: '3.9.0',
		default: 'no',
		usedBy: ['smtpd', 'tlsproxy'],
		summary:
			'Where client certificates are asked for, also takes a raw public key (RFC 7250) in their place. Access tables must hold fingerprints of public keys then: a client that begins to send its raw key no longer matches the fingerprint of its certificate. Needs OpenSSL 3.2.',
	},
	{
		name: 'relay_clientcerts',
		kind: 'lookupTableList',
		since: '2.2.0',
		default: '',
		usedBy: ['smtpd'],
		summary:
			'Tables with the fingerprints of client certificates or public keys that `permit_tls_clientcerts` lets relay. The digest is that of `smtpd_tls_fingerprint_digest`. Fingerprints count, not names or CAs, so renewed certificates need a new entry unless the public key is listed.',
	},
];

const client = ({ prefix, name, peer, aPeer, since, defaults, usedBy }: Client): readonly Definition[] => [
	{
		name: `${prefix}_tls_cert_file`,
		kind: 'file',
		since: since('2.2.0'),
		default: '',
		usedBy: usedBy('tlsproxy'),
		summary: `PEM file with the RSA certificate that ${name} shows when ${aPeer} asks for one, followed by the intermediates. Hardly any does: leave it empty unless ${prefix === 'smtp' ? 'the operator of a relay' : 'the mailbox server'} wants it. It has nothing to do with encryption, which works without.`,
	},
	{
		name: `${prefix}_tls_key_file`,
		kind: 'file',
		since: since('2.2.0'),
		default: `$${prefix}_tls_cert_file`,
		usedBy: usedBy('tlsproxy'),
		summary: `PEM file with the private key for \`${prefix}_tls_cert_file\`, without a passphrase. By default the key is looked for in that certificate file.`,
	},
	{
		name: `${prefix}_tls_eccert_file`,
		kind: 'file',
		since: '2.6.0',
		default: '',
		usedBy: usedBy('tlsproxy'),
		summary: `PEM file with an ECDSA certificate for ${name} and its intermediates, beside or instead of the RSA one. Only needed where ${aPeer} asks for certificates.`,
	},
	{
		name: `${prefix}_tls_eckey_file`,
		kind: 'file',
		since: '2.6.0',
		default: `$${prefix}_tls_eccert_file`,
		usedBy: usedBy('tlsproxy'),
		summary: `PEM file with the private key for \`${prefix}_tls_eccert_file\`, without a passphrase. By default the key is looked for in that certificate file.`,
	},
	{
		name: `${prefix}_tls_dcert_file`,
		kind: 'file',
		since: since('2.2.0'),
		default: '',
		usedBy: usedBy('tlsproxy'),
		summary: `PEM file with a DSA certificate for ${name}. DSA is obsolete and TLS 1.3 has no such signatures; leave it empty.`,
	},
	{
		name: `${prefix}_tls_dkey_file`,
		kind: 'file',
		since: since('2.2.0'),
		default: `$${prefix}_tls_dcert_file`,
		usedBy: usedBy('tlsproxy'),
		summary: `PEM file with the private key for the obsolete DSA certificate of \`${prefix}_tls_dcert_file\`.`,
	},
	{
		name: `${prefix}_tls_chain_files`,
		kind: 'fileList',
		since: '3.4.0',
		default: '',
		usedBy: usedBy('tlsproxy'),
		summary: `PEM files with the keys and certificates that ${name} shows when asked: each private key first, then its certificate, then the intermediates. If set, the older \`${prefix}_tls_{,ec,d}{cert,key}_file\` are ignored, with a warning. Empty is right unless ${aPeer} wants a certificate.`,
	},
	{
		name: `${prefix}_tls_CAfile`,
		kind: 'file',
		since: since('2.2.0'),
		default: '',
		usedBy: usedBy('tlsproxy'),
		summary: `PEM file with the CAs that ${name} trusts, read before the chroot. At levels \`may\`, \`encrypt\` and \`dane\` it changes nothing but the log, which says \`Trusted\` instead of \`Untrusted\`; \`verify\` and \`secure\` need it. The CAs of the system count only where this names their file or \`tls_append_default_CA = yes\` adds them.`,
	},
	{
		name: `${prefix}_tls_CApath`,
		kind: 'directory',
		since: since('2.2.0'),
		default: '',
		usedBy: usedBy('tlsproxy'),
		summary: `Directory of CA certificates, named by their hash (\`openssl rehash\`), that ${name} trusts. It is read while the client runs, so a chrooted client needs a copy inside the chroot; \`${prefix}_tls_CAfile\` does not. Only the levels \`verify\` and \`secure\` depend on it.`,
	},
	{
		name: `${prefix}_tls_scert_verifydepth`,
		kind: 'integer',
		since: since('2.2.0'),
		default: defaults({ '2.2.0': '5', '2.5.0': '9' }),
		usedBy: usedBy('tlsproxy'),
		summary: `How many certificates a chain from that of ${peer} up to a trusted CA may have. The default is more than any public CA uses.`,
	},
	{
		name: `${prefix}_tls_fingerprint_digest`,
		kind: 'digestName',
		since: '2.5.0',
		default: { '2.5.0': 'md5', '3.6.0': '${{$compatibility_level} <level {3.6} ? {md5} : {sha256}}' },
		usedBy: usedBy('posttls-finger', 'tlsproxy'),
		isRequired: true,
		summary: `The digest of the fingerprints that ${name} compares at level \`fingerprint\`. Use \`sha256\`, and compute all fingerprints anew when it changes: with \`compatibility_level\` at 3.6 or more the default is no longer md5.`,
	},
];

/** Keys, certificates and whom to trust. */
export const certificates = [...define('server', server), ...clients.flatMap(each => define('client', client(each)))];
