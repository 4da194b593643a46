import { isInRange } from './dialects.js';
import type { OpensslLibrary } from './libraries.js';
import type { CipherSuite } from './suite.js';

/** The protocols that cipher strings are about. */
export type SuiteBasedProtocol = 'SSLv2' | 'SSLv3' | 'TLSv1' | 'TLSv1.1' | 'TLSv1.2';

/** A protocol that a configuration may enable; TLS 1.3 has suites of its own, which no cipher string selects. */
export type EnabledProtocol = SuiteBasedProtocol | 'TLSv1.3';

export type CertificateType = 'RSA' | 'ECDSA' | 'DSS';

export interface OfferOptions {
	/** The protocols enabled; `protocolsAtLevel` takes away those that the library forbids. */
	readonly protocols: readonly EnabledProtocol[];
	/** 0 to 5; always 0 before OpenSSL 1.1.0. */
	readonly securityLevel: number;
	/** What the server can prove itself with; absent for a client, which takes any. */
	readonly certificateTypes?: readonly CertificateType[];
	/** Whether the program has set callbacks for pre-shared keys and SRP, as mail programs never do. */
	readonly psk?: boolean;
	/** The library, where it is known: 1.1.0 does not count PSK with (EC)DHE as forward secret. */
	readonly library?: OpensslLibrary;
}

/** The suites that can really be negotiated, in their order. */
export function offeredSuites(suites: readonly CipherSuite[], options: OfferOptions): CipherSuite[] {
	const { protocols, certificateTypes, psk = false } = options;
	return suites.filter(
		suite =>
			protocols.some(protocol => worksWith(suite, protocol)) &&
			isAllowedAtLevel(suite, options.securityLevel, options.library) &&
			(psk || !needsSharedSecret(suite)) &&
			(certificateTypes === undefined || hasCertificate(suite, certificateTypes)),
	);
}

const order: readonly EnabledProtocol[] = ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** Whether a suite can be negotiated in a protocol: from its own on, but those of SSLv2 in nothing else. */
export function worksWith(suite: CipherSuite, protocol: EnabledProtocol): boolean {
	const at = order.indexOf(protocol);
	return order.indexOf(suite.protocol) <= at && at <= order.indexOf(suite.newestProtocol);
}

/** The protocols among these that a library has compiled in and still speaks at a security level. */
export function protocolsAtLevel<Protocol extends EnabledProtocol>(
	protocols: readonly Protocol[],
	securityLevel: number,
	library: OpensslLibrary,
): Protocol[] {
	const highest = isInRange(library.dialect.generation, '3.5-') ? highestLevelsSince35 : highestLevels;
	const oldest = order.indexOf(library.dialect.oldestProtocol);
	return protocols.filter(protocol => order.indexOf(protocol) >= oldest && securityLevel <= (highest[protocol] ?? 5));
}

type Levels = Readonly<Partial<Record<EnabledProtocol, number>>>;

/** The highest level at which a protocol is spoken. Source: recorded behaviour of 1.1.0l to 3.0.22. */
const highestLevels: Levels = { SSLv3: 1, TLSv1: 2, 'TLSv1.1': 3 };

/** Source: recorded behaviour of 3.5.7 to 4.0.3. */
const highestLevelsSince35: Levels = { SSLv3: 0, TLSv1: 0, 'TLSv1.1': 0 };

/** The strength in bits that each level asks for. Source: the manual page SSL_CTX_set_security_level(3). */
export const minimumBits = [0, 80, 112, 128, 192, 256] as const;

function isAllowedAtLevel(suite: CipherSuite, level: number, library: OpensslLibrary | undefined): boolean {
	if (level <= 0) {
		return true;
	}
	return (
		suite.strengthBits >= (minimumBits[Math.min(level, 5)] ?? 0) &&
		suite.authentication !== 'None' &&
		suite.mac !== 'MD5' &&
		(level < 2 || !suite.encryption.startsWith('RC4')) &&
		(level < 3 || isForwardSecret(suite, library)) &&
		// SHA-1 counts as 160 bits.
		(level < 4 || suite.mac !== 'SHA1')
	);
}

function isForwardSecret({ keyExchange }: CipherSuite, library: OpensslLibrary | undefined): boolean {
	const isEphemeral = keyExchange === 'DHE' || keyExchange === 'ECDHE';
	const isEphemeralPsk = keyExchange === 'DHEPSK' || keyExchange === 'ECDHEPSK';
	return isEphemeral || (isEphemeralPsk && (library === undefined || isInRange(library.dialect.generation, '1.1.1-')));
}

function needsSharedSecret({ keyExchange }: CipherSuite): boolean {
	return keyExchange.endsWith('PSK') || keyExchange === 'SRP';
}

function hasCertificate(suite: CipherSuite, available: readonly CertificateType[]): boolean {
	switch (suite.authentication) {
		case 'RSA':
		case 'ECDSA':
		case 'DSS':
			return available.includes(suite.authentication);
		case 'ECDH':
			// The key of an ECDSA certificate serves for static ECDH too.
			return available.includes('ECDSA');
		case 'DH':
		case 'GOST94':
		case 'GOST01':
			return false;
		case 'None':
		case 'PSK':
		case 'SRP':
			return true;
	}
}
