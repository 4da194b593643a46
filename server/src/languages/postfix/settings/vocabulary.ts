import type { SettingValue } from './setting.js';

// Words and versions: the name tables in the source of every release from 2.2.0 to 3.11.6. Words are compared without
// regard to case.

/** Of a client: what it asks of the server it delivers to. */
export const clientLevels: readonly SettingValue[] = [
	{ value: 'none', since: '2.3', meaning: 'no TLS, unless the policy table says otherwise for a destination.' },
	{
		value: 'may',
		since: '2.3',
		meaning:
			'TLS where the server offers STARTTLS, clear text where it does not or where the handshake fails. No certificate is checked, so this stops eavesdroppers and nobody else.',
	},
	{
		value: 'encrypt',
		since: '2.3',
		meaning:
			'TLS or no delivery; no certificate is checked. As the level for all destinations it keeps mail for servers without STARTTLS in the queue until it bounces.',
	},
	{
		value: 'dane',
		since: '2.11',
		meaning:
			'checks the certificate against DNSSEC-signed TLSA records where there are any and refuses to deliver without a match; otherwise like `may`. That is opportunistic DANE: only `dane-only` insists. Needs `smtp_dns_support_level = dnssec` and a validating resolver.',
	},
	{
		value: 'dane-only',
		since: '2.11',
		meaning: 'delivers only to servers with usable TLSA records; for chosen destinations in the policy table.',
	},
	{
		value: 'fingerprint',
		since: '2.5',
		meaning: 'accepts only certificates or public keys with a listed fingerprint; names, CAs and expiry do not count.',
	},
	{
		value: 'verify',
		since: '2.3',
		meaning:
			'wants a certificate from a trusted CA with a name that matches; by default the name from the MX record, which may be forged where DNSSEC does not protect it.',
	},
	{
		value: 'secure',
		since: '2.3',
		meaning:
			'wants a certificate from a trusted CA with a name derived from the destination itself, not from an MX lookup.',
	},
];

/** Of a server: what it asks of the clients that connect. */
export const serverLevels: readonly SettingValue[] = [
	{ value: 'none', since: '2.3', meaning: 'STARTTLS is not offered.' },
	{
		value: 'may',
		since: '2.3',
		meaning: 'STARTTLS is offered, clear text is accepted: the level for port 25 of a public server.',
	},
	{
		value: 'encrypt',
		since: '2.3',
		meaning:
			'nothing but EHLO, STARTTLS and the like before TLS. For submission; on port 25 it turns away servers without TLS, which RFC 3207 rules out for a public one. Switches `smtpd_tls_auth_only` on.',
	},
	{ value: 'verify', since: '2.3', meaning: 'a level of the client; the server warns and uses `encrypt`.' },
	{ value: 'secure', since: '2.3', meaning: 'a level of the client; the server warns and uses `encrypt`.' },
	{ value: 'fingerprint', since: '2.5', meaning: 'a level of the client; the server warns and uses `encrypt`.' },
	{ value: 'dane', since: '2.11', meaning: 'a level of the client; the server does not start with it.' },
	{ value: 'dane-only', since: '2.11', meaning: 'a level of the client; the server does not start with it.' },
];

export const protocols: readonly SettingValue[] = [
	{ value: 'SSLv2', since: '2.3', meaning: 'broken and prohibited (RFC 6176); absent from OpenSSL since 1.1.0.' },
	{ value: 'SSLv3', since: '2.3', meaning: 'broken and prohibited (RFC 7568); most builds of OpenSSL lack it.' },
	{ value: 'TLSv1', since: '2.3', meaning: 'TLS 1.0, deprecated (RFC 8996).' },
	{ value: 'TLSv1.1', since: '2.10', meaning: 'TLS 1.1, deprecated (RFC 8996).' },
	{ value: 'TLSv1.2', since: '2.10', meaning: 'TLS 1.2, which every mail server of today speaks.' },
	{
		value: 'TLSv1.3',
		since: '3.0',
		meaning: 'TLS 1.3; takes effect from Postfix 3.4 on, with OpenSSL 1.1.1 or newer.',
	},
];

export const cipherGrades: readonly SettingValue[] = [
	{ value: 'high', since: '2.3', meaning: 'the ciphers of `tls_high_cipherlist`: keys of 128 bits and more.' },
	{
		value: 'medium',
		since: '2.3',
		meaning:
			'the ciphers of `tls_medium_cipherlist`: those of `high`, and the 128-bit ciphers OpenSSL counts as medium.',
	},
	{
		value: 'low',
		since: '2.3',
		sameAs: { value: 'medium', since: '3.8' },
		meaning: 'also ciphers of 56 and 64 bits, which OpenSSL dropped in 1.1.0. Means `medium` since Postfix 3.8.',
	},
	{
		value: 'export',
		since: '2.3',
		sameAs: { value: 'medium', since: '3.8' },
		meaning: 'also ciphers of 40 bits, which OpenSSL dropped in 1.1.0. Means `medium` since Postfix 3.8.',
	},
	{
		value: 'null',
		since: '2.3',
		meaning: 'authentication without encryption; only the TLS 1.3 suites still encrypt.',
	},
];

export const eecdhGrades: readonly SettingValue[] = [
	{ value: 'auto', since: '3.2', meaning: 'the curves of `tls_eecdh_auto_curves`.' },
	{ value: 'strong', since: '2.6', meaning: 'the one curve of `tls_eecdh_strong_curve`.' },
	{ value: 'ultra', since: '2.6', meaning: 'the one curve of `tls_eecdh_ultra_curve`.' },
	{ value: 'none', since: '2.6', meaning: 'no elliptic-curve key exchange.' },
];

/** Levels of `*_tls_loglevel`, and the names of the single features since 2.9. */
export const logLevels: readonly SettingValue[] = [
	{ value: '0', meaning: 'nothing about TLS.' },
	{ value: 'none', since: '2.9', meaning: 'nothing about TLS.' },
	{ value: '1', meaning: 'one line for each handshake: protocol, cipher and whether the peer is trusted.' },
	{ value: 'routine', since: '2.9', meaning: 'the same as `1`.' },
	{ value: '2', meaning: 'also the steps of the handshake, certificates and the session cache; for debugging.' },
	{ value: 'debug', since: '2.9', meaning: 'the same as `2`.' },
	{ value: '3', meaning: 'also a dump of the handshake.' },
	{ value: 'ssl-expert', since: '2.9', meaning: 'the same as `3`.' },
	{ value: '4', meaning: 'also a dump of the whole session, passwords and messages included.' },
	{ value: 'ssl-developer', since: '2.9', meaning: 'the same as `4`.' },
	{ value: '5', since: '2.9', meaning: 'the same as `4`.' },
	{ value: '6', since: '2.9', meaning: 'the same as `4`.' },
	{ value: '7', since: '2.9', meaning: 'the same as `4`.' },
	{ value: '8', since: '2.9', meaning: 'the same as `4`.' },
	{ value: '9', since: '2.9', meaning: 'the same as `4`.' },
	{ value: 'summary', since: '2.9', meaning: 'one line for each handshake.' },
	{ value: 'untrusted', since: '2.9', meaning: 'why a certificate is not trusted, even where it need not be.' },
	{ value: 'peercert', since: '2.9', meaning: "names, issuer and fingerprints of the peer's certificate." },
	{ value: 'certmatch', since: '2.9', meaning: 'which names or fingerprints are compared.' },
	{ value: 'verbose', since: '2.9', meaning: 'details of the TLS code of Postfix.' },
	{ value: 'cache', since: '2.9', meaning: 'what happens to cached sessions.' },
	{ value: 'dane', since: '3.6', meaning: 'how TLSA records are looked up and matched.' },
	{ value: 'ssl-debug', since: '2.9', meaning: 'the steps of the handshake, as OpenSSL reports them.' },
	{ value: 'ssl-handshake-packet-dump', since: '2.9', meaning: 'a dump of the handshake.' },
	{ value: 'ssl-session-packet-dump', since: '2.9', meaning: 'a dump of the whole session, passwords included.' },
];

export const dnsSupportLevels: readonly SettingValue[] = [
	{ value: 'disabled', since: '2.11', meaning: 'no DNS, so no MX records: for hosts that only talk to named relays.' },
	{ value: 'enabled', since: '2.11', meaning: 'DNS without DNSSEC; DANE does not work.' },
	{ value: 'dnssec', since: '2.11', meaning: 'asks the resolver to validate; what DANE needs.' },
];

export const insecureMxPolicies: readonly SettingValue[] = [
	{ value: 'dane', since: '3.1', meaning: 'TLSA records count as if the MX record were signed.' },
	{ value: 'encrypt', since: '3.1', meaning: 'TLSA records make TLS mandatory, without checking the certificate.' },
	{ value: 'may', since: '3.1', meaning: 'TLSA records are ignored and TLS is optional.' },
];

export const certificateNames: readonly SettingValue[] = [
	{
		value: 'nexthop',
		since: '2.3',
		meaning: 'the destination: the recipient domain, or the host that the transport or `relayhost` names.',
	},
	{ value: 'dot-nexthop', since: '2.3', meaning: 'any name below the destination.' },
	{
		value: 'hostname',
		since: '2.3',
		meaning: 'the server connected to, whose name often stems from an unprotected MX record.',
	},
];

export const configurationFiles: readonly SettingValue[] = [
	{ value: 'default', meaning: 'the system-wide openssl.cnf.' },
	{ value: 'none', meaning: 'no openssl.cnf, so that only Postfix decides; needs OpenSSL 1.1.1b or newer.' },
];

export const diffieHellmanFiles: readonly SettingValue[] = [
	{
		value: 'auto',
		since: '3.7',
		meaning: 'the same as empty: OpenSSL 3.0 and newer choose a group that suits the key.',
	},
];

export const hostLookups: readonly SettingValue[] = [
	{ value: 'dns', meaning: 'asks the DNS; the only lookup that DANE can build on.' },
	{ value: 'native', meaning: 'asks the system: /etc/hosts and what else nsswitch.conf lists.' },
];

export const saslOptions: readonly SettingValue[] = [
	{ value: 'noplaintext', meaning: 'no mechanism that sends the password readable, such as PLAIN and LOGIN.' },
	{ value: 'noactive', meaning: 'no mechanism that falls to an active attack.' },
	{ value: 'nodictionary', meaning: 'no mechanism that falls to a passive dictionary attack.' },
	{ value: 'noanonymous', meaning: 'no anonymous login; without it anybody is let in as authenticated.' },
	{ value: 'mutual_auth', meaning: 'only mechanisms that authenticate both sides.' },
	{ value: 'forward_secrecy', meaning: 'only mechanisms with forward secrecy; Dovecot only.' },
];

export const digestAgility: readonly SettingValue[] = [
	{ value: 'on', meaning: 'uses the strongest digest among the TLSA records of a server.' },
	{ value: 'maybe', meaning: 'does so only where each digest has as many records.' },
	{ value: 'off', meaning: 'accepts a match with any digest.' },
];

/** Features of OpenSSL that are off unless asked for. */
export const opensslOptions: readonly SettingValue[] = [
	{
		value: 'NO_COMPRESSION',
		since: '2.11',
		meaning: 'no TLS compression (CRIME); newer builds of OpenSSL have it off anyway.',
	},
	{
		value: 'NO_RENEGOTIATION',
		since: '3.4',
		meaning: 'refuses renegotiation in TLS 1.2 and older; needs OpenSSL 1.1.0h.',
	},
	{
		value: 'NO_TICKET',
		since: '2.11',
		meaning: 'no session tickets, so sessions resume from the cache or not at all.',
	},
	{
		value: 'NO_SESSION_RESUMPTION_ON_RENEGOTIATION',
		since: '3.4',
		meaning: 'a renegotiation always begins a new session.',
	},
	{
		value: 'PRIORITIZE_CHACHA',
		since: '3.4',
		meaning: 'prefers ChaCha20 where the client lists it first; only with `tls_preempt_cipherlist = yes`.',
	},
	{ value: 'ENABLE_MIDDLEBOX_COMPAT', since: '3.4', meaning: 'makes TLS 1.3 look like TLS 1.2 to filters on the way.' },
	{
		value: 'LEGACY_SERVER_CONNECT',
		since: '2.11',
		meaning: 'lets the client talk to servers without secure renegotiation (RFC 5746).',
	},
];

/** Parts of SSL_OP_ALL that can be switched off; most of them mean nothing to OpenSSL 1.1.0 and newer. */
export const opensslWorkarounds: readonly SettingValue[] = [
	{ value: 'CRYPTOPRO_TLSEXT_BUG', since: '2.8', meaning: 'an extension that old GOST servers insist on.' },
	{
		value: 'DONT_INSERT_EMPTY_FRAGMENTS',
		since: '2.8',
		meaning: 'leaves out the empty fragments that guard CBC ciphers of TLS 1.0 against BEAST.',
	},
	{ value: 'ENABLE_MIDDLEBOX_COMPAT', since: '3.4', meaning: 'makes TLS 1.3 look like TLS 1.2 to filters on the way.' },
	{
		value: 'LEGACY_SERVER_CONNECT',
		since: '2.8',
		meaning: 'lets the client talk to servers without secure renegotiation (RFC 5746).',
	},
	{ value: 'TLSEXT_PADDING', since: '3.4', meaning: 'pads the ClientHello for servers that choke on certain lengths.' },
	{
		value: 'CVE-2010-4180',
		since: '2.8',
		meaning: 'the work-around NETSCAPE_REUSE_CIPHER_CHANGE_BUG, which lets an attacker downgrade the cipher.',
	},
	{
		value: 'NETSCAPE_REUSE_CIPHER_CHANGE_BUG',
		since: '2.8',
		meaning: 'the work-around behind CVE-2010-4180; without effect since OpenSSL 1.0.0c.',
	},
	{
		value: 'CVE-2005-2969',
		since: '2.8',
		meaning: 'the work-around MSIE_SSLV2_RSA_PADDING, which allows a downgrade to SSLv2.',
	},
	{
		value: 'MSIE_SSLV2_RSA_PADDING',
		since: '2.8',
		meaning: 'the work-around behind CVE-2005-2969; without effect today.',
	},
	...[
		...['MICROSOFT_BIG_SSLV3_BUFFER', 'MICROSOFT_SESS_ID_BUG', 'NETSCAPE_CHALLENGE_BUG', 'SSLEAY_080_CLIENT_DH_BUG'],
		...['SSLREF2_REUSE_CERT_TYPE_BUG', 'TLS_BLOCK_PADDING_BUG', 'TLS_D5_BUG', 'TLS_ROLLBACK_BUG'],
	].map(value => ({ value, since: '2.8', meaning: 'a work-around for a program long gone.' })),
];
