import type { ProtocolVersion } from '../tls/protocol.js';
import type { Role } from '../tls/role.js';
import type { Citation } from './source.js';

/**
 * Whether the document itself was read (`true`), only another one that quotes or implements it (`secondary`), or only a
 * report about it (`false`). Rules say no more than a warning of what is second-hand, and a hint of what is unverified.
 */
export type Verified = true | 'secondary' | false;

/** How strongly a document asks for a value; the words of RFC 2119, and what documents do apart from asking. */
export const strengths = [
	'must',
	'must-not',
	'should',
	'should-not',
	'recommended',
	'not-recommended',
	'may',
	/** What a program does unless told otherwise. */
	'default',
	/** Printed in an example, without a word on it. */
	'example',
	/** Put together by MailTLS from what the document says. */
	'derived',
	/** Sorted into levels: good, sufficient, phase out, insufficient; see `Demand.good` and `Demand.phaseOut`. */
	'levels',
	/** Told, and not asked for. */
	'informative',
	/** Left out of a list of what is to be used. */
	'not-listed',
] as const;

export type Strength = (typeof strengths)[number];

/** One value that a document asks for, with who says so where. */
export interface Demand<T> {
	/** What is enough: for levels the least that is "sufficient", in lists all that is. */
	readonly value: T;
	readonly strength: Strength;
	/** Most important first; never empty. */
	readonly cite: readonly Citation[];
	readonly verified: Verified;
	/** What limits or explains the value, as a sentence. */
	readonly note?: string;
	/** What the document calls good, where it calls `value` merely sufficient. */
	readonly good?: T;
	/**
	 * What may stay for now although it falls short of `value`, because the document phases it out: the least of it, in
	 * lists what is added to `value`. What falls short of both is insufficient.
	 */
	readonly phaseOut?: T;
}

type Extra<T> = Pick<Demand<T>, 'note' | 'good' | 'phaseOut'>;

/** A demand that was read in the document itself. */
export function read<T>(strength: Strength, value: T, cite: readonly Citation[], extra: Extra<T> = {}): Demand<T> {
	return { value, strength, cite, verified: true, ...extra };
}

/** A demand that was read in another document, which quotes or implements this one. */
export function secondHand<T>(
	strength: Strength,
	value: T,
	cite: readonly Citation[],
	extra: Extra<T> = {},
): Demand<T> {
	return { value, strength, cite, verified: 'secondary', ...extra };
}

/** A demand that is only known from reports about the document. */
export function reported<T>(strength: Strength, value: T, cite: readonly Citation[], extra: Extra<T> = {}): Demand<T> {
	return { value, strength, cite, verified: false, ...extra };
}

/** How much TLS a service is to ask for. */
export type TlsLevel = 'opportunistic' | 'mandatory' | 'authenticated' | 'dane' | 'dane-only';

/** What rules can compare a configuration with. */
export interface JudgedTopics {
	readonly tlsLevel: TlsLevel;
	/** The oldest version to accept. */
	readonly minimumProtocol: ProtocolVersion;
	/** Versions that are prohibited by name. */
	readonly forbiddenProtocols: readonly ProtocolVersion[];
	/** All versions that may be on. */
	readonly allowedProtocols: readonly ProtocolVersion[];
	/** Versions that have to be on. */
	readonly requiredProtocols: readonly ProtocolVersion[];
	readonly preferredProtocols: readonly ProtocolVersion[];
	/** An OpenSSL cipher list; `null`: leave the list of the program alone. */
	readonly opensslList: string | null;
	/** A GnuTLS priority string; `null`: leave it alone. */
	readonly gnutlsPriorities: string | null;
	/** The lowest grade of Postfix: `medium`, `high`. */
	readonly cipherGrade: string;
	/** Whether the server's order counts. */
	readonly serverPreference: boolean;
	readonly compression: 'off';
	/** Smallest Diffie-Hellman prime, in bits. */
	readonly dhBits: number;
	/** The Diffie-Hellman groups to choose from, as RFC 7919 names them; empty: none is good enough. */
	readonly dhGroups: readonly string[];
	/** Whether to make Diffie-Hellman parameters at home or to leave them to the program. */
	readonly dhParameters: 'own' | 'built-in';
	/** Curves and groups to choose from, by their names in IANA's registry. */
	readonly curves: readonly string[];
	/** Shortest RSA key of a certificate, in bits. */
	readonly rsaBits: number;
	/** Shortest key of an ECDSA certificate, in bits. */
	readonly ecBits: number;
	/** Curves of ECDSA and EdDSA certificates, by their names in IANA's registry. */
	readonly certificateCurves: readonly string[];
	/** Hashes a certificate may be signed with: `SHA-256`. */
	readonly signatureHashes: readonly string[];
	/** Smallest key of a symmetric cipher, in bits. */
	readonly cipherBits: number;
	/** Whether a server is to ask its clients for a certificate. */
	readonly clientCertificate: 'ask' | 'do not ask';
	/** Passwords without TLS. */
	readonly cleartextPasswords: 'forbidden' | 'allowed';
	readonly dnssec: 'required' | 'recommended';
	readonly tlsReporting: 'required' | 'recommended';
	/** Postfix's log level. */
	readonly logLevel: number;
}

/** What documents have an opinion on that no rule judges, one sentence each, for people to compare; with its label. */
export const textTopics = {
	applicability: 'where it applies',
	protocolSyntax: 'protocol syntax',
	protocolSunset: 'end of TLS 1.2',
	cipherSuites: 'cipher suites',
	tls13Suites: 'suites of TLS 1.3',
	dheSuites: 'suites with DHE',
	suiteOrder: 'order of suites',
	unlistedCiphers: 'ciphers left out',
	forbiddenCiphers: 'forbidden ciphers',
	discouragedCiphers: 'discouraged ciphers',
	excludedCiphers: 'excluded ciphers',
	anonymousCiphers: 'anonymous suites',
	forwardSecrecy: 'forward secrecy',
	keyExchange: 'key exchange',
	forbiddenKeyExchange: 'forbidden key exchange',
	discouragedKeyExchange: 'discouraged key exchange',
	authentication: 'authentication',
	forbiddenHashes: 'forbidden hashes',
	recommendedModes: 'recommended modes',
	discouragedModes: 'discouraged modes',
	curveSetting: 'setting for curves',
	postQuantum: 'post-quantum',
	dhMaximum: 'largest DH prime',
	discouragedDhGroups: 'discouraged DH groups',
	opensslOptions: 'options of OpenSSL',
	secureRenegotiation: 'secure renegotiation',
	clientRenegotiation: 'renegotiation by clients',
	earlyData: 'early data (0-RTT)',
	sessionLifetime: 'session lifetime',
	sessionTickets: 'session tickets',
	extendedMasterSecret: 'extended master secret',
	encryptThenMac: 'encrypt-then-MAC',
	truncatedHmac: 'truncated HMAC',
	heartbeat: 'heartbeat',
	serverNameIndication: 'SNI',
	applicationProtocol: 'ALPN',
	ocspStapling: 'OCSP stapling',
	certificateTypes: 'certificate types',
	certificateNames: 'certificate names',
	certificateIssuer: 'certificate issuer',
	certificateChain: 'certificate chain',
	certificateUsage: 'certificate usage',
	certificateLifetime: 'certificate lifetime',
	certificateKey: 'certificate key',
	certificateExample: 'certificate example',
	certificateVerification: 'verification',
	selfSigned: 'self-signed certificates',
	signaturePadding: 'signature padding',
	issuerRecords: 'CAA records',
	trust: 'trust',
	verificationDepth: 'verification depth',
	policyMatch: 'names of partners',
	dane: 'DANE',
	mtaSts: 'MTA-STS',
	selectiveStarttls: 'STARTTLS for some',
	fallback: 'fallback to clear text',
	ports: 'ports',
	passwordMechanisms: 'password mechanisms',
	logging: 'logging',
	traceHeader: 'Received header',
	compatibilityLevel: 'compatibility level',
} as const;

export type TextTopic = keyof typeof textTopics;

/** What documents have an opinion on. */
export type Topics = JudgedTopics & { readonly [T in TextTopic]: string };

export type Topic = keyof Topics;

export type Demands = { readonly [T in Topic]?: Demand<Topics[T]> };

/** By what a service is for; a role that is missing is out of the document's scope. */
export type DemandsByRole = Readonly<Partial<Record<Role, Demands>>>;

/** The same demands for several roles, of which some have more, or others, of their own. */
export function forRoles(roles: readonly Role[], common: Demands, own: DemandsByRole = {}): DemandsByRole {
	return Object.fromEntries(roles.map(role => [role, { ...common, ...own[role] }]));
}
