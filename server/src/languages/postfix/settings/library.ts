import { type Definition, define } from './define.js';
import { configurationFiles, digestAgility, opensslOptions, opensslWorkarounds } from './vocabulary.js';

const openssl: readonly Definition[] = [
	{
		name: 'tls_ssl_options',
		kind: 'flagListOrHex',
		values: opensslOptions,
		since: '2.11.0',
		default: '',
		usedBy: ['tls'],
		summary:
			'Features of OpenSSL to switch on, by name or as a hexadecimal mask such as `0x40000000`, for server and clients. `NO_COMPRESSION` and `NO_RENEGOTIATION` are the usual ones. Protocols and the order of ciphers have settings of their own; bits of a mask can change their meaning with the library.',
	},
	{
		name: 'tls_disable_workarounds',
		kind: 'flagListOrHex',
		values: opensslWorkarounds,
		since: '2.8.0',
		default: '',
		usedBy: ['tls'],
		summary:
			'Work-arounds of OpenSSL for broken peers to switch off, by name or as a hexadecimal mask. Most of the names stand for bugs that current libraries no longer know, so the list does little today; leave it empty.',
	},
	{
		name: 'tls_config_file',
		kind: 'enumOrFile',
		values: configurationFiles,
		since: '3.5.20',
		// It came to every supported branch in June 2023.
		default: {
			'3.5.20': 'default',
			'3.6.0': null,
			'3.6.10': 'default',
			'3.7.0': null,
			'3.7.6': 'default',
			'3.8.0': null,
			'3.8.1': 'default',
		},
		usedBy: ['tls'],
		summary:
			'Which openssl.cnf Postfix reads. The file of the system may hold settings meant for other programs, such as TLS 1.3 suites or options, which hold for mail wherever Postfix itself sets nothing. `none` leaves it out (OpenSSL 1.1.1b and later). A file that is named here but faulty switches TLS off.',
	},
	{
		name: 'tls_config_name',
		kind: 'text',
		since: '3.5.20',
		default: {
			'3.5.20': '',
			'3.6.0': null,
			'3.6.10': '',
			'3.7.0': null,
			'3.7.6': '',
			'3.8.0': null,
			'3.8.1': '',
		},
		usedBy: ['tls'],
		summary:
			'The application name under which OpenSSL looks for settings in `tls_config_file`. Empty, or not found in the file of the system, it is the general `openssl_conf`; in a file of your own the name must exist.',
	},
	{
		name: 'tls_append_default_CA',
		kind: 'boolean',
		since: '2.4.15',
		// No release of these branches had it before January 2010.
		default: {
			'2.4.15': 'no',
			'2.5.0': null,
			'2.5.11': 'no',
			'2.6.0': null,
			'2.6.8': 'no',
			'2.7.0': null,
			'2.7.2': 'no',
		},
		usedBy: ['tls'],
		summary:
			'Adds the CAs of the system to those of `smtp_tls_CAfile` and its kin. With `permit_tls_all_clientcerts` anybody with a certificate from a public CA may then relay, which is why it is off.',
	},
	{
		name: 'tls_server_sni_maps',
		kind: 'lookupTableList',
		since: '3.4.0',
		default: '',
		usedBy: ['tls'],
		summary:
			'Tables that give the server a certificate for each name that clients ask for by SNI. Values are files as in `smtpd_tls_chain_files`, key first; indexed tables are made with `postmap -F`, again after every renewal, as the keys are copied into them. `.example.org` matches names below. Clients that ask for nothing get the certificate of main.cf.',
	},
	{
		name: 'tls_session_ticket_cipher',
		kind: 'text',
		since: '3.0.0',
		default: {
			'3.0.0': 'aes-128-cbc',
			'3.0.6': 'aes-256-cbc',
			'3.1.0': 'aes-128-cbc',
			'3.1.2': 'aes-256-cbc',
		},
		usedBy: ['tls'],
		summary:
			'The cipher for the session tickets that the SMTP server hands out; an AES in CBC mode. Empty turns tickets off, and clients then resume sessions from the cache or not at all.',
	},
	{
		name: 'tls_fast_shutdown_enable',
		kind: 'boolean',
		since: '3.1.14',
		default: {
			'3.1.14': 'yes',
			'3.2.0': null,
			'3.2.11': 'yes',
			'3.3.0': null,
			'3.3.6': 'yes',
			'3.4.0': null,
			'3.4.7': 'yes',
		},
		usedBy: ['tls'],
		summary:
			'Ends a TLS session without waiting for the other side to confirm it. Some servers never do, and each delivery then hangs until a timeout.',
	},
	{
		name: 'tls_fast_shutdown',
		kind: 'boolean',
		since: '3.1.13',
		removedIn: '3.5',
		// One patch release of each branch had it under this name.
		default: {
			'3.1.13': 'yes',
			'3.1.14': null,
			'3.2.10': 'yes',
			'3.2.11': null,
			'3.3.5': 'yes',
			'3.3.6': null,
			'3.4.6': 'yes',
			'3.4.7': null,
		},
		usedBy: ['tls'],
		summary:
			'The name that `tls_fast_shutdown_enable` had in a single patch release of Postfix 3.1 to 3.4. No other release knows it.',
	},
	{
		name: 'tls_wildcard_matches_multiple_labels',
		kind: 'boolean',
		since: '2.11.0',
		default: 'yes',
		usedBy: ['tls'],
		summary:
			'Lets `*.example.net` in a certificate stand for `a.b.example.net` too, which hosts with a name for each customer rely on. Other programs match a single label, so do not build your own certificates on it.',
	},
	{
		name: 'tls_legacy_public_key_fingerprints',
		kind: 'boolean',
		since: '2.9.6',
		removedIn: '3.11',
		default: 'no',
		usedBy: ['tls'],
		// Facts read from the source list it until 3.10; the manual of 3.11 says that 3.9 already ignored it.
		ignoredSince: '3.9',
		summary:
			'Computes fingerprints of public keys in the faulty way of Postfix 2.9.0 to 2.9.5, for tables made with these. Postfix 3.9 ignores it and 3.11 does not know it any more; compute the fingerprints anew.',
	},
];

const dane: readonly Definition[] = [
	{
		name: 'tls_dane_digests',
		kind: 'text',
		since: '2.11.0',
		default: 'sha512 sha256',
		usedBy: ['tls'],
		isRequired: true,
		summary:
			'The digests in TLSA records that Postfix accepts, strongest first. Without `sha256`, which most records use, DANE fails for many servers; a name that OpenSSL does not know switches DANE off.',
	},
	{
		name: 'tls_dane_digest_agility',
		kind: 'enum',
		values: digestAgility,
		since: '2.11.0',
		removedIn: '3.4',
		default: 'on',
		usedBy: ['tls'],
		isRequired: true,
		ignoredSince: '3.2',
		summary:
			'Whether only the strongest digest among the TLSA records of a server counts. Postfix 3.2 and 3.3 accept it and always do so; 3.4 does not know it any more.',
	},
	{
		name: 'tls_dane_trust_anchor_digest_enable',
		kind: 'boolean',
		since: '2.11.0',
		removedIn: '3.4',
		default: 'yes',
		usedBy: ['tls'],
		ignoredSince: '3.2',
		summary:
			'Whether TLSA records with the digest of a CA (usage 2) count. Postfix 3.2 and 3.3 accept the setting and always say yes; 3.4 does not know it any more.',
	},
];

const manager: readonly Definition[] = [
	{
		name: 'tls_random_source',
		kind: 'text',
		since: '2.2.0',
		// What the build finds; on Linux and the BSDs a device.
		default: 'dev:/dev/urandom',
		usedBy: ['tlsmgr'],
		summary:
			'Where tlsmgr(8) gets random numbers from: `dev:` and a device, `egd:` and a socket, or a file. It must never block: with `dev:/dev/random` TLS stands still on some systems.',
	},
	{
		name: 'tls_random_bytes',
		kind: 'integer',
		since: '2.2.0',
		default: '32',
		usedBy: ['tlsmgr'],
		summary:
			'How many bytes tlsmgr(8) reads from `tls_random_source` whenever it seeds its random number generator. 32 bytes are 256 bits, which is plenty.',
	},
	{
		name: 'tls_daemon_random_bytes',
		kind: 'integer',
		since: '2.2.0',
		default: '32',
		usedBy: ['tls'],
		summary:
			'How many random bytes each TLS process asks of tlsmgr(8) to seed its own generator. There is no reason to change it.',
	},
	{
		name: 'tls_random_exchange_name',
		kind: 'file',
		since: '2.2.0',
		default: { '2.2.0': '${config_directory}/prng_exch', '2.5.0': '${data_directory}/prng_exch' },
		usedBy: ['tlsmgr'],
		summary:
			'The file in which tlsmgr(8) keeps the state of its random number generator over a restart. Since Postfix 2.5 it lies in `data_directory`, since tlsmgr(8) no longer writes as root.',
	},
	{
		name: 'tls_random_prng_update_period',
		kind: 'time',
		since: '2.2.0',
		default: '3600s',
		usedBy: ['tlsmgr'],
		summary: 'How often tlsmgr(8) saves the state of its random number generator to `tls_random_exchange_name`.',
	},
	{
		name: 'tls_random_reseed_period',
		kind: 'time',
		since: '2.2.0',
		default: '3600s',
		usedBy: ['tlsmgr'],
		summary: 'The longest time until tlsmgr(8) seeds its random number generator anew; the actual time is random.',
	},
	{
		name: 'tlsmgr_service_name',
		kind: 'text',
		since: '2.11.0',
		default: 'tlsmgr',
		usedBy: ['tls'],
		isRequired: true,
		summary:
			'The name of tlsmgr(8) in master.cf, the service that hands out random numbers, ticket keys and cached sessions. Without it there is no TLS session that can be resumed, and usually no TLS at all.',
	},
	{
		name: 'openssl_path',
		kind: 'text',
		since: '3.1.0',
		default: 'openssl',
		usedBy: ['tls'],
		isRequired: true,
		summary:
			'The openssl(1) command that `postfix tls` calls to make keys, certificates and TLSA records. The mail system itself does not use it.',
	},
];

/** What server and clients share, because the TLS library of Postfix reads it. */
export const library = define('both', [...openssl, ...manager]).concat(define('client', dane));
