import { type Definition, define } from './define.js';

// Cipher lists of builds with OpenSSL 1.0.0 or newer. Postfix 3.1 began them with HIGH instead of ALL, 3.8 shut out
// what OpenSSL no longer has.
const lists: readonly Definition[] = [
	{
		name: 'tls_high_cipherlist',
		kind: 'opensslCipherString',
		since: '2.3.0',
		default: {
			'2.3.0': '!EXPORT:!LOW:!MEDIUM:ALL:+RC4:@STRENGTH',
			'2.3.4': 'ALL:!EXPORT:!LOW:!MEDIUM:+RC4:@STRENGTH',
			'2.6.7': 'aNULL:-aNULL:ALL:!EXPORT:!LOW:!MEDIUM:+RC4:@STRENGTH',
			'2.7.0': 'ALL:!EXPORT:!LOW:!MEDIUM:+RC4:@STRENGTH',
			'2.7.1': 'aNULL:-aNULL:ALL:!EXPORT:!LOW:!MEDIUM:+RC4:@STRENGTH',
			'3.1.0': 'aNULL:-aNULL:HIGH:@STRENGTH',
			'3.8.0': 'aNULL:-aNULL:HIGH:!SEED:!IDEA:!3DES:!RC2:!RC4:!RC5:!kDH:!kECDH:!aDSS:!MD5:@STRENGTH',
		},
		usedBy: ['tls'],
		isRequired: true,
		summary:
			'The OpenSSL cipher list behind the grade `high`, for server and clients alike. Postfix strongly discourages changing it: choose a grade with `smtpd_tls_mandatory_ciphers` and its kin, and shut out single ciphers with `smtpd_tls_exclude_ciphers`. It starts with `aNULL` on purpose, because opportunistic TLS checks no certificate; where one is checked Postfix adds `!aNULL` itself. TLS 1.3 suites are not in it.',
	},
	{
		name: 'tls_medium_cipherlist',
		kind: 'opensslCipherString',
		since: '2.3.0',
		default: {
			'2.3.0': '!EXPORT:!LOW:ALL:+RC4:@STRENGTH',
			'2.3.4': 'ALL:!EXPORT:!LOW:+RC4:@STRENGTH',
			'2.6.7': 'aNULL:-aNULL:ALL:!EXPORT:!LOW:+RC4:@STRENGTH',
			'2.7.0': 'ALL:!EXPORT:!LOW:+RC4:@STRENGTH',
			'2.7.1': 'aNULL:-aNULL:ALL:!EXPORT:!LOW:+RC4:@STRENGTH',
			'3.1.0': 'aNULL:-aNULL:HIGH:MEDIUM:+RC4:@STRENGTH',
			'3.8.0': 'aNULL:-aNULL:HIGH:MEDIUM:!SEED:!IDEA:!3DES:!RC2:!RC4:!RC5:!kDH:!kECDH:!aDSS:!MD5:+RC4:@STRENGTH',
		},
		usedBy: ['tls'],
		isRequired: true,
		summary:
			'The OpenSSL cipher list behind the grade `medium`, the default grade, so what port 25 and outgoing mail use. Postfix strongly discourages changing it; a list copied from a guide for web servers shuts out mail servers and sends their mail in clear text. Anonymous ciphers are in it on purpose. TLS 1.3 suites are not.',
	},
	{
		name: 'tls_low_cipherlist',
		kind: 'opensslCipherString',
		since: '2.3.0',
		default: {
			'2.3.0': '!EXPORT:ALL:+RC4:@STRENGTH',
			'2.3.4': 'ALL:!EXPORT:+RC4:@STRENGTH',
			'2.6.7': 'aNULL:-aNULL:ALL:!EXPORT:+RC4:@STRENGTH',
			'2.7.0': 'ALL:!EXPORT:+RC4:@STRENGTH',
			'2.7.1': 'aNULL:-aNULL:ALL:!EXPORT:+RC4:@STRENGTH',
			'3.1.0': 'aNULL:-aNULL:HIGH:MEDIUM:LOW:+RC4:@STRENGTH',
			'3.8.0': '',
		},
		usedBy: ['tls'],
		ignoredSince: '3.8',
		summary:
			'The OpenSSL cipher list behind the grade `low`, which added ciphers with 56 and 64 bits. Postfix 3.8 and later do not read it: the grade means `medium` now.',
	},
	{
		name: 'tls_export_cipherlist',
		kind: 'opensslCipherString',
		since: '2.3.0',
		default: {
			'2.3.0': 'ALL:+RC4:@STRENGTH',
			'2.6.7': 'aNULL:-aNULL:ALL:+RC4:@STRENGTH',
			'2.7.0': 'ALL:+RC4:@STRENGTH',
			'2.7.1': 'aNULL:-aNULL:ALL:+RC4:@STRENGTH',
			'3.1.0': 'aNULL:-aNULL:HIGH:MEDIUM:LOW:EXPORT:+RC4:@STRENGTH',
			'3.8.0': '',
		},
		usedBy: ['tls'],
		ignoredSince: '3.8',
		summary:
			'The OpenSSL cipher list behind the grade `export`, which added the 40-bit ciphers of the nineties. It was the default for opportunistic TLS until the patch releases of July 2015. Postfix 3.8 and later do not read it: the grade means `medium` now.',
	},
	{
		name: 'tls_null_cipherlist',
		kind: 'opensslCipherString',
		since: '2.3.0',
		default: {
			'2.3.0': '!aNULL:eNULL+kRSA',
			'2.4.0': 'eNULL:!aNULL',
			'3.8.0': 'eNULL:!kDH:!kECDH:!aDSS:!MD5:!aNULL',
		},
		usedBy: ['tls'],
		isRequired: true,
		summary:
			'The OpenSSL cipher list behind the grade `null`: certificates are checked, nothing is encrypted. Leave it alone, and the grade too.',
	},
	{
		name: 'tls_preempt_cipherlist',
		kind: 'boolean',
		since: '2.8.0',
		default: 'no',
		usedBy: ['tls'],
		summary:
			"The SMTP server picks the cipher by its own order instead of the client's. The lists of Postfix are sorted by key length and hold nothing weak any more (3.8 and later), so it gains little. It has no say over certificates or protocol versions.",
	},
];

const keyExchange: readonly Definition[] = [
	{
		name: 'tls_eecdh_auto_curves',
		kind: 'groupList',
		since: '3.2.0',
		default: {
			'3.2.0': 'X25519 X448 prime256v1 secp521r1 secp384r1',
			'3.10.0': 'X25519 X448 prime256v1 secp384r1 secp521r1',
		},
		usedBy: ['tls'],
		summary:
			'The groups for ECDHE, best first, for server and clients. Keep `X25519` and `prime256v1` in it, or peers lose forward secrecy or TLS 1.3 altogether; groups that OpenSSL does not know are skipped. Postfix 3.11 built with OpenSSL 3.5 has the default `?X25519MLKEM768:DEFAULT`, which adds post-quantum key exchange. Empty together with `tls_ffdhe_auto_groups`, OpenSSL decides (since 3.6.17, 3.7.13, 3.8.8 and 3.9.2).',
	},
	{
		name: 'tls_ffdhe_auto_groups',
		kind: 'groupList',
		since: '3.8.0',
		default: 'ffdhe2048 ffdhe3072',
		usedBy: ['tls'],
		summary:
			'The finite-field groups for TLS 1.3, a reserve for peers without elliptic curves. Read only by builds with OpenSSL 3.0 or newer; Postfix 3.11 built with OpenSSL 3.5 leaves it empty. DHE of TLS 1.2 depends on the cipher list instead.',
	},
	{
		name: 'tls_eecdh_strong_curve',
		kind: 'groupList',
		since: '2.6.0',
		default: 'prime256v1',
		usedBy: ['tls'],
		ignoredSince: '3.6',
		summary:
			'The one curve for `smtpd_tls_eecdh_grade = strong`. Postfix 3.6 and later do not read it; `tls_eecdh_auto_curves` lists the curves now.',
	},
	{
		name: 'tls_eecdh_ultra_curve',
		kind: 'groupList',
		since: '2.6.0',
		default: 'secp384r1',
		usedBy: ['tls'],
		ignoredSince: '3.6',
		summary:
			'The one curve for `smtpd_tls_eecdh_grade = ultra`. Postfix 3.6 and later do not read it; `tls_eecdh_auto_curves` lists the curves now.',
	},
];

/** The meaning of the cipher grades, and the groups for the key exchange. */
export const cipherLists = define('both', [...lists, ...keyExchange]);
