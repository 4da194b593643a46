import type { Contents } from '../../languages/language.js';
import { groupWorksIn } from '../../openssl/groups.js';
import type { OpensslLibraryId } from '../../openssl/libraries.js';
import { expansionOf, libraryOf } from '../../openssl/memory.js';
import { mayCompress, needsTls12 } from '../../openssl/protocols.js';
import type { CipherSuite } from '../../openssl/suite.js';
import { offeredSuites, protocolsAtLevel, worksWith } from '../../openssl/supported.js';
import { tls13Suites, tls13SuitesAtLevel } from '../../openssl/tls13.js';
import type { CertificateKey } from '../../tls/certificate.js';
import type { Endpoint } from '../../tls/endpoint.js';
import { type ProtocolVersion, protocolVersions } from '../../tls/protocol.js';
import { brokenChain } from './chain.js';
import { type DhOffer, dhOffer } from './dh.js';
import { groupOffer } from './groups.js';
import {
	absentFile,
	anyKey,
	certificateTypeIn,
	foreignKey,
	keysOf,
	missingFiles,
	signsInTls13,
	usualKeys,
} from './keys.js';

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
	return offerWith(endpoint, library, contents, null);
}

/** The same where a server whose certificates are not at hand is taken to have one of each usual kind. */
export function assumedOffer(endpoint: Endpoint, library: OpensslLibraryId, contents: Contents): Offer {
	return offerWith(endpoint, library, contents, usualKeys);
}

function offerWith(
	endpoint: Endpoint,
	library: OpensslLibraryId | undefined,
	contents: Contents,
	assumedKeys: readonly CertificateKey[] | null,
): Offer {
	const { security, protocols, ciphers, broken } = endpoint;
	if (security.value === 'none' || broken !== undefined) {
		return { ...nothing, broken: broken?.reason };
	}
	if (endpoint.hidesStarttls.value === true && endpoint.implicitTls.value !== true) {
		const { setting } = endpoint.hidesStarttls.origin;
		return { ...nothing, broken: `${setting} hides STARTTLS, and clients that ask for it all the same are refused.` };
	}
	const unfit = absentFile(endpoint, contents) ?? foreignKey(endpoint, contents) ?? brokenChain(endpoint, contents);
	if (unfit !== undefined) {
		return { ...nothing, broken: unfit };
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
	const { value, isFixed } = endpoint.securityLevel;
	const securityLevel = isFixed ? value : (written ?? value);
	return negotiate(endpoint, contents, {
		library,
		securityLevel,
		assumedKeys,
		protocols: spokenProtocols(endpoint.direction, protocols.value, { securityLevel, library }),
		suites: suites.map(({ suite }) => suite),
	});
}

function configured(enabled: ReadonlySet<ProtocolVersion> | null): readonly ProtocolVersion[] | null {
	return enabled && protocolVersions.filter(version => enabled.has(version));
}

/**
 * A client that leaves a version out in the middle stops below it: OpenSSL names the newest version of the lowest unbroken
 * range. A server takes each for itself. (Measured with Postfix 3.7.11 and OpenSSL 3.0.)
 */
function spokenProtocols(
	direction: Endpoint['direction'],
	enabled: ReadonlySet<ProtocolVersion>,
	{ securityLevel, library }: Pick<Setup, 'securityLevel' | 'library'>,
): ProtocolVersion[] {
	const spoken = protocolsAtLevel(
		protocolVersions.filter(version => enabled.has(version)),
		securityLevel,
		libraryOf(library),
	);
	if (direction === 'server') {
		return spoken.filter(version => !needsTls12(library, securityLevel) || !signedWithSha1.includes(version));
	}
	const lowest = protocolVersions.indexOf(spoken[0] ?? 'TLSv1.3');
	return spoken.filter((version, index) => protocolVersions.indexOf(version) === lowest + index);
}

/** Their handshakes have no other signatures. */
const signedWithSha1: readonly ProtocolVersion[] = ['SSLv3', 'TLSv1', 'TLSv1.1'];

/** What the library is given. */
interface Setup {
	readonly library: OpensslLibraryId;
	readonly securityLevel: number;
	readonly protocols: readonly ProtocolVersion[];
	readonly suites: readonly CipherSuite[];
	/** In place of certificates that are not at hand. */
	readonly assumedKeys: readonly CertificateKey[] | null;
}

function negotiate(endpoint: Endpoint, contents: Contents, setup: Setup): Offer {
	const { library, securityLevel } = setup;
	const keys =
		endpoint.direction === 'client' ? anyKey : (keysOf(endpoint, contents, securityLevel) ?? setup.assumedKeys);
	const groups = groupOffer(endpoint.groups.value, library, securityLevel);
	const dh = dhOffer(endpoint.dhParameters.value, contents, { securityLevel, library, keys });
	const common = { compression: compresses(endpoint, library), securityLevel, groups };
	if (keys === null || groups === null) {
		return { ...unknown, ...common, protocols: setup.protocols, missing: missingFiles(endpoint, contents) };
	}

	if (endpoint.direction === 'client' && lacksKeyShare(groups, setup)) {
		const { setting } = endpoint.groups.origin;
		return { ...nothing, broken: `${setting} has no group for TLS 1.3, and ${library} does not begin without.` };
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

/** A client that speaks TLS 1.3 begins with a key of its own (measured: no ClientHello is sent). */
function lacksKeyShare(groups: readonly string[], { protocols, library }: Setup): boolean {
	return protocols.includes('TLSv1.3') && !groups.some(group => groupWorksIn(group, 'TLSv1.3', libraryOf(library)));
}

function bitsInUse(dh: DhOffer, suites: readonly CipherSuite[]): readonly number[] | null {
	const bits = suites.filter(({ keyExchange }) => keyExchange === 'DHE').map(dh.bitsFor);
	return bits.includes(null) ? null : [...new Set(bits.filter(size => size !== null))].sort((a, b) => a - b);
}

function compresses({ compressionOff }: Endpoint, library: OpensslLibraryId): boolean | null {
	return !mayCompress(library) || compressionOff.value === true ? false : null;
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
	const certificateTypes = keys.flatMap(key => certificateTypeIn(key, protocol, suite) ?? []);
	const options = { protocols: [protocol], securityLevel: setup.securityLevel, certificateTypes, library };
	if (offeredSuites([suite], options).length === 0) {
		return false;
	}
	// What is left to a client where it refuses SHA-1: key exchange without a signature.
	if (needsTls12(setup.library, setup.securityLevel) && signedWithSha1.includes(protocol)) {
		return suite.keyExchange === 'RSA';
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

function tls13Names({ keys, groups, setup }: Surroundings): readonly string[] {
	const library = libraryOf(setup.library);
	if (!keys.some(signsInTls13) || !groups.some(group => groupWorksIn(group, 'TLSv1.3', library))) {
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
