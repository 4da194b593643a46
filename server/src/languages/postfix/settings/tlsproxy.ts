import { type Definition, define } from './define.js';
import {
	cipherGrades,
	clientLevels,
	diffieHellmanFiles,
	eecdhGrades,
	logLevels,
	protocols,
	serverLevels,
} from './vocabulary.js';

/** A setting that follows one of smtpd(8) or smtp(8) unless it is set. */
type Mirror = Omit<Definition, 'name' | 'since' | 'default' | 'usedBy' | 'summary'> & {
	readonly since?: string;
	/** What it is, as a sentence without its full stop. */
	readonly subject: string;
	/** What to say instead of the advice to let it follow. */
	readonly note?: string;
};

const usedBy = ['tlsproxy'];

const serverMirrors: Readonly<Record<string, Mirror>> = {
	tls_security_level: {
		kind: 'enum',
		values: serverLevels,
		subject: 'Whether tlsproxy(8) accepts TLS from clients',
	},
	use_tls: {
		kind: 'boolean',
		deprecated: { since: '3.9', replacedBy: 'tlsproxy_tls_security_level' },
		note: 'Postfix 3.9 and later warn about it.',
		subject: 'The old switch for TLS of tlsproxy(8) as a server',
	},
	enforce_tls: {
		kind: 'boolean',
		deprecated: { since: '3.9', replacedBy: 'tlsproxy_tls_security_level' },
		note: 'Postfix 3.9 and later warn about it.',
		subject: 'The old switch for mandatory TLS of tlsproxy(8) as a server',
	},
	tls_protocols: {
		kind: 'protocolList',
		values: protocols,
		level: 'opportunistic',
		subject: 'Protocol versions that tlsproxy(8) accepts at level `may`',
	},
	tls_mandatory_protocols: {
		kind: 'protocolList',
		values: protocols,
		level: 'mandatory',
		subject: 'Protocol versions that tlsproxy(8) accepts at level `encrypt`',
	},
	tls_ciphers: {
		kind: 'enum',
		values: cipherGrades,
		level: 'opportunistic',
		isRequired: true,
		subject: 'The weakest cipher grade that tlsproxy(8) accepts at level `may`',
	},
	tls_mandatory_ciphers: {
		kind: 'enum',
		values: cipherGrades,
		level: 'mandatory',
		isRequired: true,
		subject: 'The weakest cipher grade that tlsproxy(8) accepts at level `encrypt`',
	},
	tls_exclude_ciphers: {
		kind: 'opensslCipherElementList',
		subject: 'Ciphers that tlsproxy(8) never uses as a server',
	},
	tls_mandatory_exclude_ciphers: {
		kind: 'opensslCipherElementList',
		level: 'mandatory',
		subject: 'Ciphers that tlsproxy(8) does not use at level `encrypt`, as a server',
	},
	tls_eecdh_grade: {
		kind: 'enum',
		values: eecdhGrades,
		isRequired: true,
		ignoredSince: '3.6',
		note: 'Postfix 3.6 and later do not read it.',
		subject: 'Which curves tlsproxy(8) offers for ECDHE',
	},
	tls_dh1024_param_file: {
		kind: 'file',
		values: diffieHellmanFiles,
		subject: 'File with Diffie-Hellman parameters (2048 bits, in spite of the name) for tlsproxy(8)',
	},
	tls_dh512_param_file: {
		kind: 'file',
		ignoredSince: '3.6',
		note: 'Postfix 3.6 and later do not read it.',
		subject: 'File with 512-bit Diffie-Hellman parameters for tlsproxy(8)',
	},
	tls_cert_file: { kind: 'file', subject: 'PEM file with the RSA certificate and intermediates of tlsproxy(8)' },
	tls_key_file: { kind: 'file', subject: 'PEM file with the private key for the RSA certificate of tlsproxy(8)' },
	tls_eccert_file: { kind: 'file', subject: 'PEM file with the ECDSA certificate and intermediates of tlsproxy(8)' },
	tls_eckey_file: { kind: 'file', subject: 'PEM file with the private key for the ECDSA certificate of tlsproxy(8)' },
	tls_dcert_file: { kind: 'file', subject: 'PEM file with an obsolete DSA certificate of tlsproxy(8)' },
	tls_dkey_file: { kind: 'file', subject: 'PEM file with the key for an obsolete DSA certificate of tlsproxy(8)' },
	tls_chain_files: {
		kind: 'fileList',
		since: '3.4.0',
		subject: 'PEM files with keys and certificates of tlsproxy(8), each key before its certificate',
	},
	tls_CAfile: { kind: 'file', subject: 'PEM file with the CAs that tlsproxy(8) trusts for certificates of clients' },
	tls_CApath: {
		kind: 'directory',
		subject: 'Directory with the CAs that tlsproxy(8) trusts for certificates of clients',
	},
	tls_ask_ccert: { kind: 'boolean', subject: 'Whether tlsproxy(8) asks clients for a certificate' },
	tls_req_ccert: {
		kind: 'boolean',
		subject: 'Whether tlsproxy(8) insists on a client certificate where TLS is mandatory',
	},
	tls_ccert_verifydepth: { kind: 'integer', subject: 'How long a chain of client certificates tlsproxy(8) accepts' },
	tls_fingerprint_digest: {
		kind: 'digestName',
		isRequired: true,
		subject: 'The digest for fingerprints of client certificates in tlsproxy(8)',
	},
	tls_enable_rpk: {
		kind: 'boolean',
		since: '3.9.0',
		subject: 'Whether tlsproxy(8) also takes a raw public key instead of a client certificate',
	},
	tls_always_issue_session_ids: {
		kind: 'boolean',
		subject: 'Whether tlsproxy(8) gives clients a TLS session id even without a session cache',
	},
	tls_loglevel: { kind: 'flagList', values: logLevels, subject: 'How much tlsproxy(8) logs about TLS as a server' },
};

const clientMirrors: Readonly<Record<string, Mirror>> = {
	use_tls: {
		kind: 'boolean',
		deprecated: { since: '3.9', replacedBy: 'tlsproxy_client_security_level' },
		note: 'Postfix 3.9 and later warn about it.',
		subject: 'The old switch for TLS in the connections that tlsproxy(8) holds open',
	},
	enforce_tls: {
		kind: 'boolean',
		deprecated: { since: '3.9', replacedBy: 'tlsproxy_client_security_level' },
		note: 'Postfix 3.9 and later warn about it.',
		subject: 'The old switch for mandatory TLS in the connections that tlsproxy(8) holds open',
	},
	loglevel: { kind: 'flagList', values: logLevels, subject: 'How much tlsproxy(8) logs about outgoing TLS' },
	cert_file: { kind: 'file', subject: 'PEM file with the RSA client certificate of tlsproxy(8)' },
	key_file: { kind: 'file', subject: 'PEM file with the private key for the RSA client certificate of tlsproxy(8)' },
	eccert_file: { kind: 'file', subject: 'PEM file with the ECDSA client certificate of tlsproxy(8)' },
	eckey_file: {
		kind: 'file',
		subject: 'PEM file with the private key for the ECDSA client certificate of tlsproxy(8)',
	},
	dcert_file: { kind: 'file', subject: 'PEM file with an obsolete DSA client certificate of tlsproxy(8)' },
	dkey_file: { kind: 'file', subject: 'PEM file with the key for an obsolete DSA client certificate of tlsproxy(8)' },
	chain_files: { kind: 'fileList', subject: 'PEM files with keys and certificates that tlsproxy(8) shows to servers' },
	CAfile: { kind: 'file', subject: 'PEM file with the CAs that tlsproxy(8) trusts for certificates of servers' },
	CApath: { kind: 'directory', subject: 'Directory with the CAs that tlsproxy(8) trusts for certificates of servers' },
	scert_verifydepth: { kind: 'integer', subject: 'How long a chain of server certificates tlsproxy(8) accepts' },
	fingerprint_digest: {
		kind: 'digestName',
		isRequired: true,
		subject: 'The digest for fingerprints of server certificates in tlsproxy(8)',
	},
	per_site: {
		kind: 'lookupTableList',
		deprecated: { since: '3.9', replacedBy: 'tlsproxy_client_policy_maps' },
		note: 'Postfix 3.9 and later warn about it.',
		subject: 'The old table of TLS rules, as tlsproxy(8) sees it',
	},
};

function mirrorServer([suffix, { subject, note, since = '2.8.0', ...rest }]: [string, Mirror]): Definition {
	const model = `smtpd_${suffix}`;
	const advice = note ?? 'Leave it so, or the client meets another server once it has passed.';
	return {
		...rest,
		name: `tlsproxy_${suffix}`,
		since,
		default: `$${model}`,
		usedBy,
		summary: `${subject}. It holds while postscreen(8) tests a client on port 25, and follows \`${model}\` unless set. ${advice}`,
	};
}

function mirrorClient([suffix, { subject, note, since = '3.4.0', ...rest }]: [string, Mirror]): Definition {
	const model = /^(?:use|enforce)_tls$/.test(suffix) ? `smtp_${suffix}` : `smtp_tls_${suffix}`;
	const advice =
		note ?? 'Leave it so: tlsproxy(8) warns when its settings differ from those of the client that calls it.';
	return {
		...rest,
		name: `tlsproxy_client_${suffix}`,
		since,
		default: `$${model}`,
		usedBy,
		summary: `${subject}. It holds for connections kept open by \`smtp_tls_connection_reuse\`, and follows \`${model}\` unless set. ${advice}`,
	};
}

/** Until 3.7 the old name was the only one; since then the new one falls back to it. The patch releases mended that. */
function renamed(oldName: string, model: string) {
	const faulty = `\${${oldName}:$${model}}`;
	const mended = `\${${oldName}?{$${oldName}}:{$${model}}}`;
	return {
		'3.7.0': faulty,
		'3.7.16': mended,
		'3.8.0': faulty,
		'3.8.11': mended,
		'3.9.0': faulty,
		'3.9.5': mended,
		'3.10.0': faulty,
		'3.10.4': mended,
	};
}

const clientPolicy: readonly Definition[] = [
	{
		name: 'tlsproxy_client_security_level',
		kind: 'enum',
		values: clientLevels,
		since: '3.7.0',
		default: renamed('tlsproxy_client_level', 'smtp_tls_security_level'),
		usedBy,
		summary:
			'The TLS level of tlsproxy(8) for the connections that smtp(8) lets it hold open. Follows `smtp_tls_security_level` unless it or the older `tlsproxy_client_level` is set; leave it so, since the level that counts for a delivery comes from smtp(8).',
	},
	{
		name: 'tlsproxy_client_level',
		kind: 'enum',
		values: clientLevels,
		since: '3.4.0',
		// Not a parameter of its own any more, but the default of its successor still reads it.
		default: { '3.4.0': '$smtp_tls_security_level', '3.7.0': '' },
		usedBy,
		deprecated: { since: '3.11', replacedBy: 'tlsproxy_client_security_level' },
		summary:
			'The name of `tlsproxy_client_security_level` before Postfix 3.7. Later releases still honour it; 3.11 and later warn about it.',
	},
	{
		name: 'tlsproxy_client_policy_maps',
		kind: 'lookupTableList',
		since: '3.7.0',
		default: renamed('tlsproxy_client_policy', 'smtp_tls_policy_maps'),
		usedBy,
		summary:
			'The policy table of tlsproxy(8), which only tells it beforehand whether TLS will be needed. Follows `smtp_tls_policy_maps` unless it or the older `tlsproxy_client_policy` is set; the rules for a delivery come from smtp(8).',
	},
	{
		name: 'tlsproxy_client_policy',
		kind: 'lookupTableList',
		since: '3.4.0',
		default: { '3.4.0': '$smtp_tls_policy_maps', '3.7.0': '' },
		usedBy,
		deprecated: { since: '3.11', replacedBy: 'tlsproxy_client_policy_maps' },
		summary:
			'The name of `tlsproxy_client_policy_maps` before Postfix 3.7. Later releases still honour it; 3.11 and later warn about it.',
	},
	{
		name: 'tlsproxy_client_loglevel_parameter',
		kind: 'text',
		since: '3.4.0',
		default: 'smtp_tls_loglevel',
		usedBy,
		summary:
			'The name of the setting that `tlsproxy_client_loglevel` follows, which tlsproxy(8) mentions in its messages. Nobody needs to change it.',
	},
];

const serverOnly: readonly Definition[] = [
	{
		name: 'tlsproxy_watchdog_timeout',
		kind: 'time',
		since: '2.8.0',
		default: '10s',
		usedBy,
		summary: 'How long one read or write may keep tlsproxy(8) busy before it is killed as hung; ten seconds at least.',
	},
	{
		name: 'tlsproxy_tls_session_cache_timeout',
		kind: 'time',
		since: '2.8.0',
		removedIn: '2.11',
		default: '$smtpd_tls_session_cache_timeout',
		usedBy,
		summary:
			'How long clients may resume a TLS session with tlsproxy(8), in Postfix 2.8 to 2.10. Later releases take it from `smtpd_tls_session_cache_timeout`.',
	},
	{
		name: 'tlsproxy_tls_session_cache_database',
		kind: 'lookupTable',
		since: '2.8.0',
		removedIn: '2.11',
		default: '$smtpd_tls_session_cache_database',
		usedBy: [],
		// The source defined the name and its default; no program ever read it.
		ignoredSince: '2.8',
		summary:
			'A name that the source of Postfix 2.8 to 2.10 mentions and no program reads. `smtpd_tls_session_cache_database` holds for tlsproxy(8) as well.',
	},
	{
		name: 'tlsproxy_tls_received_header',
		kind: 'boolean',
		since: '2.8.0',
		default: '$smtpd_tls_received_header',
		usedBy: [],
		// "unused parameter", says postconf 3.7.11 and 3.11.7.
		ignoredSince: '2.8',
		summary:
			'A name that the source mentions and no program reads: tlsproxy(8) writes no `Received:` headers. `smtpd_tls_received_header` is the one for smtpd(8).',
	},
];

const service: readonly Definition[] = [
	{
		name: 'tlsproxy_service_name',
		kind: 'text',
		since: '2.8.0',
		default: 'tlsproxy',
		usedBy: ['lmtp', 'postscreen', 'smtp', 'smtpd'],
		isRequired: true,
		summary:
			'The name of tlsproxy(8) in master.cf, which speaks TLS for postscreen(8) and for `smtp_tls_connection_reuse`. Where the service is commented out there, postscreen(8) cannot do TLS.',
	},
];

/** What tlsproxy(8) does for postscreen(8), and for clients that keep connections open. */
export const tlsproxy = [
	...define('server', [...Object.entries(serverMirrors).map(mirrorServer), ...serverOnly]),
	...define('client', [...Object.entries(clientMirrors).map(mirrorClient), ...clientPolicy]),
	...define('both', service),
];
