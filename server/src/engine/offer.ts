import type { Contents } from '../languages/language.js';
import { groupWorksIn } from '../openssl/groups.js';
import type { OpensslLibraryId } from '../openssl/libraries.js';
import { expansionOf, libraryOf } from '../openssl/memory.js';
import { mayCompress, needsTls12 } from '../openssl/protocols.js';
import type { CipherSuite } from '../openssl/suite.js';
import { type CertificateType, minimumBits, offeredSuites, protocolsAtLevel, worksWith } from '../openssl/supported.js';
import { tls13Suites, tls13SuitesAtLevel } from '../openssl/tls13.js';
import { type CertificateKey, certificateKey } from '../tls/certificate.js';
import type { Endpoint } from '../tls/endpoint.js';
import { certificatesBeside } from '../tls/key-file.js';
import { type ProtocolVersion, protocolVersions } from '../tls/protocol.js';
import { type DhOffer, dhOffer, strengthOf } from './offer-dh.js';
import { groupOffer } from './offer-groups.js';

/** What an endpoint really negotiates with a library. `null`: it cannot be known. */
export interface Offer {
	readonly protocols: readonly ProtocolVersion[] | null;
	/** OpenSSL's names by protocol, in the library's order of preference. */
	readonly suites: ReadonlyMap<ProtocolVersion, readonly string[]> | null;
	/** Bits of the Diffie-Hellman groups that come up, ascending. */
	readonly dhBits: readonly number[] | null;
	/** As TLS calls them. */
	readonly groups: readonly string[] | null;
	readonly compression: boolean | null;
	/** Of OpenSSL, after the cipher string. */
	readonly securityLevel: number | null;
	/** Certificates that are not at hand, so that what depends on them is not known. */
	readonly missing: readonly string[];
	/** Why nothing can be negotiated although the service means to; a sentence. */
	readonly broken: string | undefined;
}

const nothing: Offer = {
	protocols: [],
	suites: new Map(),
	dhBits: [],
	groups: [],
	compression: false,
	securityLevel: null,
	missing: [],
	broken: undefined,
};

const unknown: Offer = { ...nothing, protocols: null, suites: null, dhBits: null, groups: null, compression: null };

/** Works out an endpoint's offer. `contents`: the certificates and parameters, by the names the endpoint has for them. */
export function offerOf(endpoint: Endpoint, library: OpensslLibraryId | undefined, contents: Contents): Offer {
	const { security, protocols, ciphers, broken } = endpoint;
	if (security.value === 'none' || broken !== undefined) {
		return { ...nothing, broken: broken?.reason };
	}
	if (endpoint.hidesStarttls.value === true && endpoint.implicitTls.value !== true) {
		const { setting } = endpoint.hidesStarttls.origin;
		return { ...nothing, broken: `${setting} hides STARTTLS, and clients that ask for it all the same are refused.` };
	}
	const mismatch = foreignKey(endpoint, contents);
	if (mismatch !== undefined) {
		return { ...nothing, broken: mismatch };
	}
	if (library === undefined) {
		return { ...unknown, protocols: security.value === null ? null : configured(protocols.value) };
	}
	if (security.value === null || protocols.value === null || ciphers.value === null) {
		return unknown;
	}
	const { suites, error, securityLevel: written } = expansionOf(ciphers.value.text, library);
	if (error !== undefined) {
		return { ...nothing, broken: `${library} refuses ${ciphers.value.setting}: ${error.message}` };
	}
	const securityLevel = written ?? endpoint.securityLevel;
	return negotiate(endpoint, contents, {
		library,
		securityLevel,
		protocols: atLevel(protocols.value, securityLevel, library),
		suites: suites.map(({ suite }) => suite),
	});
}

function configured(enabled: ReadonlySet<ProtocolVersion> | null): readonly ProtocolVersion[] | null {
	return enabled && protocolVersions.filter(version => enabled.has(version));
}

function atLevel(enabled: ReadonlySet<ProtocolVersion>, level: number, library: OpensslLibraryId): ProtocolVersion[] {
	const spoken = protocolsAtLevel(
		protocolVersions.filter(version => enabled.has(version)),
		level,
		libraryOf(library),
	);
	const needsNew = needsTls12(library, level);
	return spoken.filter(version => !needsNew || version === 'TLSv1.2' || version === 'TLSv1.3');
}

/** What the library is given. */
interface Setup {
	readonly library: OpensslLibraryId;
	readonly securityLevel: number;
	readonly protocols: readonly ProtocolVersion[];
	readonly suites: readonly CipherSuite[];
}

function negotiate(endpoint: Endpoint, contents: Contents, setup: Setup): Offer {
	const { library, securityLevel } = setup;
	const keys = endpoint.direction === 'client' ? anyKey : (keysOf(endpoint, contents)?.filter(fits(setup)) ?? null);
	const groups = groupOffer(endpoint.groups.value, library, securityLevel);
	const dh = dhOffer(endpoint.dhParameters.value, contents, { securityLevel, library, keys });
	const common = { compression: compresses(endpoint, library), securityLevel, groups };
	if (keys === null || groups === null) {
		return { ...unknown, ...common, protocols: setup.protocols, missing: missingFiles(endpoint, contents) };
	}

	const surroundings = { keys, groups, setup, hasDh: dh.canServe };
	const older = setup.protocols.flatMap(protocol => {
		const usable = setup.suites.filter(suite => isUsable(suite, protocol, surroundings));
		return usable.length === 0 ? [] : [[protocol, usable] as const];
	});
	const newest = setup.protocols.includes('TLSv1.3') ? tls13Names(surroundings) : [];
	const suites = new Map<ProtocolVersion, readonly string[]>(
		older.map(([protocol, usable]) => [protocol, usable.map(({ name }) => name)]),
	);
	if (newest.length > 0) {
		suites.set('TLSv1.3', newest);
	}
	const all = older.flatMap(([, usable]) => usable);
	return {
		...common,
		missing: [],
		protocols: [...suites.keys()],
		suites,
		dhBits: bitsInUse(dh, all),
		groups: groupsInUse(groups, all, newest.length > 0, library),
		broken: suites.size === 0 ? `No protocol and cipher suite is left that ${library} has.` : undefined,
	};
}

function bitsInUse(dh: DhOffer, suites: readonly CipherSuite[]): readonly number[] | null {
	const bits = suites.filter(({ keyExchange }) => keyExchange === 'DHE').map(dh.bitsFor);
	return bits.includes(null) ? null : [...new Set(bits.filter(size => size !== null))].sort((a, b) => a - b);
}

function compresses({ compressionOff }: Endpoint, library: OpensslLibraryId): boolean | null {
	return !mayCompress(library) || compressionOff.value === true ? false : null;
}

const anyKey: readonly CertificateKey[] = [
	{ algorithm: 'RSA', bits: 4096, publicKey: '' },
	{ algorithm: 'EC', bits: 256, curve: '1.2.840.10045.3.1.7', publicKey: '' },
	{ algorithm: 'DSA', bits: 4096, publicKey: '' },
];

function missingFiles({ certificates }: Endpoint, contents: Contents): readonly string[] {
	return (certificates.value?.files ?? []).filter(name => certificateKey(contents.get(name)?.text ?? '') === undefined);
}

/** `null`: a certificate file is not at hand. Of chains the first certificate of each file counts. */
function keysOf({ certificates }: Endpoint, contents: Contents): readonly CertificateKey[] | null {
	const keys = certificates.value?.files.map(name => {
		const text = contents.get(name)?.text;
		return text === undefined ? undefined : certificateKey(text);
	});
	return keys === undefined || keys.includes(undefined) ? null : keys.filter(key => key !== undefined);
}

/** A private key that by the certificate beside it belongs to another one than the configuration says. */
function foreignKey({ certificates, direction }: Endpoint, contents: Contents): string | undefined {
	for (const { certificate, key } of direction === 'server' ? (certificates.value?.keyFiles ?? []) : []) {
		const beside = certificatesBeside(key);
		const own = certificateKey(contents.get(certificate)?.text ?? '');
		const others = beside.flatMap(name => certificateKey(contents.get(name)?.text ?? '') ?? []);
		const isForeign =
			own !== undefined && others.length > 0 && others.every(({ publicKey }) => publicKey !== own.publicKey);
		if (isForeign && !beside.includes(certificate)) {
			return `The key ${key} does not fit the certificate ${certificate}: the certificate beside it has another public key.`;
		}
	}
	return undefined;
}

interface Surroundings {
	readonly keys: readonly CertificateKey[];
	readonly groups: readonly string[];
	readonly setup: Setup;
	readonly hasDh: (suite: CipherSuite) => boolean;
}

function isUsable(
	suite: CipherSuite,
	protocol: ProtocolVersion,
	{ keys, groups, setup, hasDh }: Surroundings,
): boolean {
	if (protocol === 'TLSv1.3' || !worksWith(suite, protocol)) {
		return false;
	}
	const library = libraryOf(setup.library);
	const certificateTypes = keys.flatMap(key => typeIn(key, protocol, suite) ?? []);
	const options = { protocols: [protocol], securityLevel: setup.securityLevel, certificateTypes, library };
	if (offeredSuites([suite], options).length === 0) {
		return false;
	}
	switch (suite.keyExchange) {
		case 'ECDHE':
			return groups.some(group => groupWorksIn(group, 'TLSv1.2', library));
		case 'DHE':
			return hasDh(suite);
		default:
			return true;
	}
}

/**
 * Whether a key is long enough for the level. With a shorter one, TLS 1.3 gets as far as the ServerHello and then ends with
 * "ee key too small"; older versions do without the suites (measured with smtpd 3.7.11 and OpenSSL 3.0).
 */
function fits({ securityLevel }: Setup): (key: CertificateKey) => boolean {
	const minimum = minimumBits[Math.min(securityLevel, 5)] ?? 0;
	return key => strengthOfKey(key) >= minimum;
}

/** Half the field for elliptic curves (SP 800-57 part 1, table 2); curves that are not known count as strong. */
function strengthOfKey({ algorithm, bits }: CertificateKey): number {
	switch (algorithm) {
		case 'Ed25519':
			return 128;
		case 'Ed448':
			return 224;
		case 'EC':
			return bits === 0 ? Number.POSITIVE_INFINITY : bits / 2;
		default:
			return strengthOf(bits);
	}
}

/**
 * What a key serves for in a protocol before TLS 1.3. Measured with smtpd 3.7.11 and OpenSSL 3.0: Edwards curves sign in TLS
 * 1.2 only, and RSA-PSS keys do not decrypt.
 */
function typeIn(
	{ algorithm }: CertificateKey,
	protocol: ProtocolVersion,
	{ keyExchange }: CipherSuite,
): CertificateType | undefined {
	switch (algorithm) {
		case 'Ed25519':
		case 'Ed448':
			return protocol === 'TLSv1.2' ? 'ECDSA' : undefined;
		case 'EC':
			return 'ECDSA';
		case 'RSA-PSS':
			return protocol === 'TLSv1.2' && keyExchange !== 'RSA' ? 'RSA' : undefined;
		case 'DSA':
			return 'DSS';
		case 'RSA':
			return 'RSA';
	}
}

/** The curves with signature schemes of TLS 1.3: P-256, P-384 and P-521 (RFC 8446 §4.2.3). */
const curvesOfTls13: readonly string[] = ['1.2.840.10045.3.1.7', '1.3.132.0.34', '1.3.132.0.35'];

function tls13Names({ keys, groups, setup }: Surroundings): readonly string[] {
	const library = libraryOf(setup.library);
	const signs = keys.some(
		({ algorithm, curve = '' }) => algorithm !== 'DSA' && (algorithm !== 'EC' || curvesOfTls13.includes(curve)),
	);
	if (!signs || !groups.some(group => groupWorksIn(group, 'TLSv1.3', library))) {
		return [];
	}
	return tls13SuitesAtLevel(tls13Suites(library), setup.securityLevel).map(({ name }) => name);
}

/** Those that a suite on offer, or TLS 1.3, can use. */
function groupsInUse(
	groups: readonly string[],
	suites: readonly CipherSuite[],
	hasTls13: boolean,
	id: OpensslLibraryId,
): readonly string[] {
	const library = libraryOf(id);
	const hasEcdhe = suites.some(({ keyExchange }) => keyExchange === 'ECDHE');
	return groups.filter(
		group =>
			(hasEcdhe && groupWorksIn(group, 'TLSv1.2', library)) || (hasTls13 && groupWorksIn(group, 'TLSv1.3', library)),
	);
}
