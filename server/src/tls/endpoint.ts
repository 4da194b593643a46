import type { Location } from '../text/edit.js';
import type { Value } from '../text/value.js';
import type { ProtocolVersion } from './protocol.js';
import type { Role } from './role.js';

/** The line that decides a value, or the place to report it at when no line does. */
export interface Origin extends Location {
	readonly setting: string;
	/** The service whose own override it is, as `Setting.section` has it; absent where the line counts for all services. */
	readonly section?: string | undefined;
	/** No line sets it: the program's own default applies. */
	readonly isDefault: boolean;
	/** Where to write what no line says, if that is not the place where it is reported. */
	readonly home?: { readonly file: string; readonly section?: string | undefined } | undefined;
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
	/** The line that writes the list, and its value; the string starts with it unless it holds variables. */
	readonly written: WrittenValue | undefined;
	/** It is the program's own list, chosen as such: nothing in it is the postmaster's doing. */
	readonly isStock: boolean;
	/** The list the program would use if nobody wrote one. */
	readonly stockText: string;
	/** The grade that selects the list, and the line that says so. */
	readonly grade: string;
	readonly gradeWritten: WrittenValue | undefined;
}

/** A value that stands in a file. */
export interface WrittenValue {
	readonly value: Value;
	readonly origin: Origin;
}

/** How the parameters of a Diffie-Hellman key exchange come about. */
export type DhParameters =
	/** `file` as the configuration names it; relative names start at the configuration's folder. */
	| { readonly kind: 'file'; readonly file: string }
	/** So many bits of the program's own. */
	| { readonly kind: 'builtin'; readonly bits: number }
	/** OpenSSL chooses by the strength of the certificate and the cipher (`SSL_CTX_set_dh_auto`). */
	| { readonly kind: 'auto' };

/** The key-exchange groups that a service names. */
export type GroupChoice =
	/** Whatever the library takes unasked. */
	| { readonly kind: 'library' }
	/** Names of groups, most preferred first; those that the library lacks are left out. */
	| { readonly kind: 'list'; readonly names: readonly string[] }
	/** No elliptic curves: only finite fields and RSA are left. */
	| { readonly kind: 'none' };

/** What the service proves itself with. */
export interface Certificates {
	/** Files with certificates, as the configuration names them. */
	readonly files: readonly string[];
	/** It serves without any, by anonymous suites only. */
	readonly isAnonymous: boolean;
	/** Certificates whose private key is in a file of its own. Keys themselves are never read. */
	readonly keyFiles: readonly { readonly certificate: string; readonly key: string }[];
}

export type ClientCertificate = 'none' | 'requested' | 'required';

/** One service, or one kind of connection, and what it offers. */
export interface Endpoint {
	/** For example `postfix/smtp/inet`; partners have the destination behind it: `postfix/smtp/unix/example.com`. */
	readonly id: string;
	/** The program that speaks: `smtpd`, `postscreen`, `smtp`, `lmtp`. */
	readonly program: string;
	/** The same for messages, with the service where that is not the usual one: `smtpd (submission)`. */
	readonly name: string;
	readonly direction: 'server' | 'client';
	readonly role: Role;
	/** The TCP port that it listens on; `null` where it listens on none or that is not known. */
	readonly port: number | null;
	/** The service as `Setting.section` has it; `undefined` where the services are guessed, and have no settings of their own. */
	readonly section: string | undefined;
	/** The line that makes the service: its name in master.cf; `undefined` where only main.cf is known. */
	readonly place: Location | undefined;
	readonly security: Fact<Security>;
	/** The program's own word for it: `may`, `encrypt`, `dane-only`. */
	readonly level: Fact<string>;
	/** TLS starts with the connection, without STARTTLS. */
	readonly implicitTls: Fact<boolean>;
	readonly protocols: Fact<ReadonlySet<ProtocolVersion>>;
	readonly ciphers: Fact<CipherPolicy>;
	/** The level of OpenSSL's own minimum strength, 0 to 5; unless it is fixed, the cipher string may say another. */
	readonly securityLevel: { readonly value: number; readonly isFixed: boolean };
	readonly preference: Fact<'client' | 'server'>;
	readonly compressionOff: Fact<boolean>;
	readonly dhParameters: Fact<DhParameters>;
	readonly groups: Fact<GroupChoice>;
	/** Of a client those it shows to servers that ask. */
	readonly certificates: Fact<Certificates>;
	/** Whether clients are asked for a certificate; `none` for a client. */
	readonly clientCertificate: Fact<ClientCertificate>;
	/** Passwords on the listening side. */
	readonly authentication: Authentication;
	/** It listens beyond this machine, or may: other machines can reach it. */
	readonly isPublic: boolean;
	/** STARTTLS is taken out of the answer to EHLO, whatever the level. */
	readonly hidesStarttls: Fact<boolean>;
	/** What a client holds the certificate of the other side against; absent where it compares no names. */
	readonly peer?: PeerCheck | undefined;
	/** The one destination that it is for, as a policy has it; absent where it is for all the others. */
	readonly destination?: string | undefined;
	/** Why no TLS will come up, as a sentence, and the line to blame; absent where nothing is known to be wrong. */
	readonly broken?: Breakage | undefined;
}

/** How a client finds out by a certificate who the other side is. */
export interface PeerCheck {
	/** Names, or the program's words for where names come from; the certificate has to have one of them. */
	readonly names: Fact<readonly string[]>;
	/** Files and folders of the authorities that may vouch for it; none: nobody can. */
	readonly authorities: Fact<readonly string[]>;
}

/** What keeps a service from working. */
export interface Breakage {
	/** The program runs, but no TLS session comes about (`tls`), or it does not even run (`service`). */
	readonly extent: 'tls' | 'service';
	/** A sentence. */
	readonly reason: string;
	readonly origin: Origin;
}

/** Passwords and TLS on the listening side. */
export interface Authentication {
	/** AUTH is offered at all. */
	readonly offered: Fact<boolean>;
	/** It is offered before TLS is up. */
	readonly beforeTls: Fact<boolean>;
	/** With mechanisms that send the password itself. */
	readonly passwordsBeforeTls: Fact<boolean>;
}

export interface TlsConfig {
	readonly endpoints: readonly Endpoint[];
	/** The services are guessed from one file, because the file that lists them is not known. */
	readonly isGuess: boolean;
	/** Cipher lists that a line writes and no endpoint here selects. */
	readonly idleCipherLists: readonly CipherPolicy[];
}

/** What a file means for TLS that does not say it by itself. */
export const nothingKnown: TlsConfig = { endpoints: [], isGuess: true, idleCipherLists: [] };

/**
 * Whether nothing can come of a setting because the service does not run, or does without TLS. A level that nobody wrote
 * proves little where the services are guessed: the service may have one of its own elsewhere, and who writes the setting
 * means it to be used.
 */
export function isIdle({ security, place, broken }: Endpoint, { isDefault }: Origin): boolean {
	if (broken?.extent === 'service' && place !== undefined) {
		return true;
	}
	return security.value === 'none' && (isDefault || place !== undefined || !security.origin.isDefault);
}

/** The listening sides; where they are guessed, the public one alone. */
export function serversOf({ endpoints, isGuess }: TlsConfig): readonly Endpoint[] {
	const servers = endpoints.filter(({ direction }) => direction === 'server');
	return isGuess ? servers.slice(0, 1) : servers;
}

/**
 * Whether other sites deliver here: on port 25, or behind postscreen. On other ports content filters hand mail back, and
 * whoever runs them decides what they need.
 */
export function isMailExchanger(endpoint: Endpoint): boolean {
	const { direction, role, place, port } = endpoint;
	const isReached = place === undefined || port === 25 || sectionOf(endpoint).endsWith('/pass');
	return direction === 'server' && role === 'mx-server' && isReached;
}

/** The service as `Setting.section` has it: `submission/inet`. */
export function sectionOf({ id }: Endpoint): string {
	return id.split('/').slice(1, 3).join('/');
}
