import type { Span } from '../text/span.js';
import type { Value } from '../text/value.js';
import type { ProtocolVersion } from './protocol.js';
import type { Role } from './role.js';

/** The line that decides a value, or the place to report it at when no line does. */
export interface Origin {
	readonly setting: string;
	readonly span: Span;
	/** No line sets it: the program's own default applies. */
	readonly isDefault: boolean;
}

/** A value and where it comes from. `value` is `null` where it cannot be known (a placeholder, an unset variable). */
export interface Fact<T> {
	readonly value: T | null;
	readonly origin: Origin;
}

/** How far a service insists on TLS. */
export type Security = 'none' | 'opportunistic' | 'mandatory';

/** The cipher string a service hands to OpenSSL. */
export interface CipherPolicy {
	/** The whole string, exclusions appended. */
	readonly text: string;
	/** The setting the list stands in. */
	readonly setting: string;
	/** Its value where a line writes it; the string starts with it unless it holds variables. */
	readonly written: Value | undefined;
	/** It is the program's own list, chosen as such: nothing in it is the postmaster's doing. */
	readonly isStock: boolean;
	/** The list the program would use if nobody wrote one. */
	readonly stockText: string;
	/** The grade that selects the list, and the line that says so. */
	readonly grade: string;
	readonly gradeWritten: Value | undefined;
}

/** One service, or one kind of connection, and what it offers. */
export interface Endpoint {
	/** For example `postfix/smtp/inet`. */
	readonly id: string;
	/** The program that speaks, as its log lines name it: `smtpd`, `smtp`. */
	readonly name: string;
	readonly direction: 'server' | 'client';
	readonly role: Role;
	readonly security: Fact<Security>;
	readonly protocols: Fact<ReadonlySet<ProtocolVersion>>;
	readonly ciphers: Fact<CipherPolicy>;
}

/** Passwords and TLS on the listening side. */
export interface Authentication {
	/** AUTH is offered at all. */
	readonly offered: Fact<boolean>;
	/** Password mechanisms are offered before TLS is up. */
	readonly beforeTls: Fact<boolean>;
}

/** Who can reach the listening side, and what it tells them. */
export interface Listener {
	/** It listens beyond this machine. */
	readonly isPublic: boolean;
	/** STARTTLS is taken out of the answer to EHLO, whatever the level. */
	readonly hidesStarttls: Fact<boolean>;
}

export type DhParameters =
	/** `file` as the configuration names it; relative names start at the configuration's folder. */
	{ readonly kind: 'file'; readonly file: string } | { readonly kind: 'builtin'; readonly bits: number };

export interface TlsConfig {
	readonly endpoints: readonly Endpoint[];
	readonly authentication: Authentication;
	readonly listener: Listener;
	/** The Diffie-Hellman parameters that the server uses: a file, or so many bits of its own. */
	readonly dhParameters: Fact<DhParameters>;
	/** The certificate file of the server; an empty name where none is configured. */
	readonly certificate: Fact<string>;
	/** Whether TLS compression is switched off; the origin is where to say so. */
	readonly compressionOff: Fact<boolean>;
	/** Cipher lists that a line writes and no endpoint here selects. */
	readonly idleCipherLists: readonly CipherPolicy[];
}

const unknown: Fact<never> = { value: null, origin: { setting: '', span: { start: 0, end: 0 }, isDefault: true } };

/** What a file means for TLS that does not say it by itself. */
export const nothingKnown: TlsConfig = {
	endpoints: [],
	authentication: { offered: unknown, beforeTls: unknown },
	listener: { isPublic: false, hidesStarttls: unknown },
	dhParameters: unknown,
	certificate: unknown,
	compressionOff: unknown,
	idleCipherLists: [],
};

/**
 * Whether nothing can come of a setting because the service does without TLS. A level that nobody wrote proves little: the
 * service may have one of its own elsewhere, and who writes the setting means it to be used.
 */
export function isIdle({ security }: Endpoint, { isDefault }: Origin): boolean {
	return security.value === 'none' && (isDefault || !security.origin.isDefault);
}

/** The listening side; the public one where there are several. */
export function serverOf({ endpoints }: TlsConfig): Endpoint | undefined {
	return endpoints.find(({ direction }) => direction === 'server');
}
