import { type Dialect, type Generation, isAtLeast } from './dialects.js';

/** A word after `%`. GnuTLS minds its case. */
export interface PriorityOption {
	readonly name: string;
	/** The first release that knows it; absent where all do. */
	readonly since?: Generation;
	/** What it means for a server, one sentence. Source: the manual's table "Special priority string keywords". */
	readonly meaning: string;
	/** The verification profile it sets. */
	readonly profile?: Profile;
}

/** Verification profiles from the weakest to the strongest, as `certtool` and the manual name them. */
export const profiles = [
	...(['VERY_WEAK', 'LOW', 'LEGACY', 'MEDIUM', 'HIGH', 'ULTRA', 'FUTURE', 'SUITEB128', 'SUITEB192'] as const),
] as const;

export type Profile = (typeof profiles)[number];

/** The option that a name after `%` stands for, or nothing where the release refuses it. */
export function optionOf(name: string, dialect: Dialect): PriorityOption | undefined {
	const option = options.get(name);
	return option && (option.since === undefined || isAtLeast(dialect, option.since)) ? option : undefined;
}

const clientOnly = 'It concerns clients alone.';
const inert = 'It does nothing any more.';

const meanings: Readonly<Record<string, string>> = {
	COMPAT: 'The server tolerates known defects of clients, at the cost of some protection.',
	DUMBFW: `The client pads its first message for broken firewalls. ${clientOnly}`,
	NO_EXTENSIONS: 'The server does without TLS extensions, hence without TLS 1.3.',
	NO_TICKETS: 'The server issues no session tickets.',
	NO_ETM: 'The server does not agree to encrypt-then-MAC (RFC 7366), which protects CBC suites.',
	NO_SESSION_HASH: 'The server does without the extended master secret (RFC 7627).',
	STATELESS_COMPRESSION: 'Compression keeps no state between records; newer releases do not compress at all.',
	VERIFY_ALLOW_SIGN_RSA_MD5: 'Certificates of clients may be signed with RSA and MD5, which can be forged.',
	VERIFY_DISABLE_CRL_CHECKS: 'Revocation lists are not consulted for certificates of clients.',
	SSL3_RECORD_VERSION: `The client's first record says SSL 3.0. ${clientOnly}`,
	LATEST_RECORD_VERSION: `The client's first record says the newest version. ${clientOnly}`,
	VERIFY_ALLOW_X509_V1_CA_CRT: inert,
	UNSAFE_RENEGOTIATION: 'The server renegotiates with every client, open to CVE-2009-3555.',
	SAFE_RENEGOTIATION: 'The server refuses clients that do not know safe renegotiation (RFC 5746).',
	PARTIAL_RENEGOTIATION: 'The server talks to all clients and renegotiates only safely; this is the default.',
	DISABLE_SAFE_RENEGOTIATION: 'The server does without safe renegotiation (RFC 5746), open to CVE-2009-3555.',
	FALLBACK_SCSV: `The client marks a repeated attempt with an older version (RFC 7507). ${clientOnly}`,
	DISABLE_WILDCARDS: 'Wildcards in certificates of the other side match nothing.',
	SERVER_PRECEDENCE: "The server's order of suites and groups decides, not the client's.",
	NEW_PADDING: inert,
	DEBUG_ALLOW_KEY_USAGE_VIOLATIONS: 'Certificates may be used against their key usage; meant for tests.',
};

const newMeanings: readonly PriorityOption[] = [
	{ name: 'FORCE_ETM', since: '3.6', meaning: 'CBC suites need encrypt-then-MAC (RFC 7366).' },
	{ name: 'ALLOW_SMALL_RECORDS', since: '3.6', meaning: 'The server agrees to records of less than 512 bytes.' },
	{
		name: 'DISABLE_TLS13_COMPAT_MODE',
		since: '3.6',
		meaning: 'TLS 1.3 does not disguise itself as TLS 1.2 on the wire.',
	},
	{
		name: 'VERIFY_ALLOW_BROKEN',
		since: '3.6',
		meaning: 'Certificates of clients may be signed with any broken algorithm.',
	},
	{ name: 'VERIFY_ALLOW_SIGN_WITH_SHA1', since: '3.6', meaning: 'Certificates of clients may be signed with SHA-1.' },
	{ name: 'NO_TICKETS_TLS12', since: '3.7', meaning: 'The server issues no session tickets in TLS 1.2.' },
	{ name: 'FORCE_SESSION_HASH', since: '3.8', meaning: 'Clients need the extended master secret (RFC 7627).' },
	{ name: 'NO_STATUS_REQUEST', since: '3.8', meaning: 'The server staples no OCSP response.' },
	{
		name: 'NO_SHUFFLE_EXTENSIONS',
		since: '3.8',
		meaning: `The client sends its extensions in a fixed order. ${clientOnly}`,
	},
];

const options: ReadonlyMap<string, PriorityOption> = new Map(
	[
		...Object.entries(meanings).map(([name, meaning]): PriorityOption => ({ name, meaning })),
		...newMeanings,
		...profiles.map(profileOption),
	].map(option => [option.name, option]),
);

function profileOption(profile: Profile): PriorityOption {
	const name = `PROFILE_${profile}`;
	const meaning = `Certificates of the other side are checked against the security profile ${profile}.`;
	return { name, meaning, profile, ...(profile === 'FUTURE' ? { since: '3.6' } : {}) };
}
