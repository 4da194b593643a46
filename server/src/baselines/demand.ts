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
	/** Told, and not asked for. */
	'informative',
	/** Left out of a list of what is to be used. */
	'not-listed',
] as const;

export type Strength = (typeof strengths)[number];

/** One value that a document asks for, with who says so where. */
export interface Demand<T> {
	readonly value: T;
	readonly strength: Strength;
	/** Most important first; never empty. */
	readonly cite: readonly Citation[];
	readonly verified: Verified;
	/** What limits or explains the value, as a sentence. */
	readonly note?: string;
}

/** How much TLS a service is to ask for. */
export type TlsLevel = 'opportunistic' | 'mandatory' | 'authenticated' | 'dane' | 'dane-only';

/** What documents have an opinion on. Topics that no rule judges hold one sentence, for people to compare. */
export interface Topics {
	readonly tlsLevel: TlsLevel;
	/** The oldest version to accept. */
	readonly minimumProtocol: ProtocolVersion;
	/** Versions that are prohibited by name. */
	readonly forbiddenProtocols: readonly ProtocolVersion[];
	/** An OpenSSL cipher list; `null`: leave the list of the program alone. */
	readonly opensslList: string | null;
	/** A GnuTLS priority string; `null`: leave it alone. */
	readonly gnutlsPriorities: string | null;
	/** A grade of Postfix: `medium`, `high`. */
	readonly cipherGrade: string;
	/** Whether the server's order counts. */
	readonly serverPreference: boolean;
	readonly compression: 'off';
	/** Smallest Diffie-Hellman prime, in bits. */
	readonly dhBits: number;
	/** The Diffie-Hellman groups to choose from, as RFC 7919 names them; `own`: parameters made at home; empty: none at all. */
	readonly dhGroups: readonly string[];
	/** Curves and groups to choose from, by their names in IANA's registry. */
	readonly curves: readonly string[];
	/** Shortest RSA key of a certificate, in bits. */
	readonly rsaBits: number;
	/** Shortest key of an ECDSA certificate, in bits. */
	readonly ecBits: number;
	/** Hashes a certificate may be signed with: `SHA-256`. */
	readonly signatureHashes: readonly string[];
	/** Whether a server is to ask its clients for a certificate. */
	readonly clientCertificate: 'ask' | 'do not ask';
	/** Passwords without TLS. */
	readonly cleartextPasswords: 'forbidden' | 'allowed';
	readonly dnssec: 'required' | 'recommended';
	readonly tlsReporting: 'required' | 'recommended';
	/** Postfix's log level. */
	readonly logLevel: number;
	readonly certificateNames: string;
	readonly certificateIssuer: string;
	readonly certificateChain: string;
	readonly certificateLifetime: string;
	readonly cipherSuites: string;
	readonly forwardSecrecy: string;
	readonly dane: string;
	readonly mtaSts: string;
	readonly ports: string;
	readonly fallback: string;
	readonly renegotiation: string;
	readonly sessions: string;
	readonly extensions: string;
	readonly postQuantum: string;
	readonly logging: string;
	readonly trust: string;
	readonly other: string;
}

export type Topic = keyof Topics;

export type Demands = { readonly [T in Topic]?: Demand<Topics[T]> };

/** By what a service is for; a role that is missing is out of the document's scope. */
export type DemandsByRole = Readonly<Partial<Record<Role, Demands>>>;
