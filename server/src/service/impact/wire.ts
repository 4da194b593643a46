import { assumedOffer } from '../../engine/offer/offer.js';
import type { Contents } from '../../languages/language.js';
import type { OpensslLibraryId } from '../../openssl/libraries.js';
import { remember } from '../../text/remember.js';
import type { Endpoint } from '../../tls/endpoint.js';
import { certificatesBeside } from '../../tls/key-file.js';
import type { ProtocolVersion } from '../../tls/protocol.js';

/** What the other side can notice of an endpoint's TLS settings. */
export interface Wire {
	readonly protocols: readonly ProtocolVersion[];
	/** OpenSSL's names by protocol. */
	readonly suites: ReadonlyMap<ProtocolVersion, readonly string[]>;
	/** Bits of the Diffie-Hellman groups; `null`: not known. */
	readonly dhBits: readonly number[] | null;
	readonly broken: string | undefined;
}

/** `null`: it cannot be known. Remembered: many fixes leave most endpoints as they are, or make the same of them. */
export function wireOf(endpoint: Endpoint, library: OpensslLibraryId, contents: Contents): Wire | null {
	const key = `${library} ${offerKey(endpoint, contents)}`;
	const { wire } = wires.get(key, () => ({ wire: makeWire(endpoint, library, contents) }));
	return wire;
}

/** What an offer depends on. The names of files differ from host to host, and count only where one of them is known of. */
function offerKey(endpoint: Endpoint, contents: Contents): string {
	const { direction, security, implicitTls, hidesStarttls, broken, protocols, ciphers, securityLevel } = endpoint;
	const { compressionOff, dhParameters: dh, groups, certificates } = endpoint;
	const files = filesOf(endpoint, contents);
	const isAnyKnown = files.some(([found]) => found !== unknownFile);
	const { files: names = [], keyFiles = [], isAnonymous } = certificates.value ?? {};
	return JSON.stringify([
		...[direction, security.value, implicitTls.value, hidesStarttls.value, broken?.reason],
		...[protocols.value && [...protocols.value].sort(), ciphers.value?.text, securityLevel, compressionOff.value],
		...[groups.value, isAnyKnown || dh.value?.kind !== 'file' ? dh.value : dh.value.kind, isAnonymous],
		...(isAnyKnown
			? [certificates.value, certificates.origin.setting, files]
			: [certificates.value && [names.length, keyFiles.length]]),
	]);
}

/** A pure function of its key. */
const wires = remember<{ readonly wire: Wire | null }>(256);

/** Keeps what was made of two wires: a pure function of them, and the same two are held against each other often. */
export function ofBoth<Made>(make: (before: Wire, after: Wire) => Made): (before: Wire, after: Wire) => Made {
	const known = new WeakMap<Wire, WeakMap<Wire, { readonly made: Made }>>();
	return (before, after) => {
		const own = known.get(before) ?? new WeakMap<Wire, { readonly made: Made }>();
		known.set(before, own);
		const entry = own.get(after) ?? { made: make(before, after) };
		own.set(after, entry);
		return entry.made;
	};
}

/** The texts that an offer depends on; surely not there and not known differ. */
function filesOf({ certificates, dhParameters }: Endpoint, contents: Contents): readonly (readonly unknown[])[] {
	const { files = [], keyFiles = [] } = certificates.value ?? {};
	const beside = keyFiles.flatMap(({ key }) => [key, ...certificatesBeside(key)]);
	const parameters = dhParameters.value?.kind === 'file' ? [dhParameters.value.file] : [];
	return [...files, ...beside, ...parameters].map(name => {
		const found = contents.get(name);
		return found ? [found.text] : [found === null ? 'absent' : unknownFile];
	});
}

const unknownFile = 0;

function makeWire(endpoint: Endpoint, library: OpensslLibraryId, contents: Contents): Wire | null {
	const { protocols, suites, dhBits, broken } = assumedOffer(endpoint, library, contents);
	return protocols === null || suites === null ? null : { protocols, suites, dhBits, broken };
}

/** All that decides what the other side notices: of two endpoints that agree in it nothing is different on the wire. */
export function signatureOf(endpoint: Endpoint): string {
	const known = signatures.get(endpoint);
	if (known !== undefined) {
		return known;
	}
	const signature = makeSignature(endpoint);
	signatures.set(endpoint, signature);
	return signature;
}

const signatures = new WeakMap<Endpoint, string>();

function makeSignature(endpoint: Endpoint): string {
	const { security, level, implicitTls, protocols, ciphers, securityLevel, preference, compressionOff } = endpoint;
	const { dhParameters, groups, certificates, clientCertificate, authentication, hidesStarttls, peer, broken } =
		endpoint;
	return JSON.stringify([
		...[security.value, level.value, implicitTls.value, protocols.value && [...protocols.value].sort()],
		...[ciphers.value?.text, securityLevel, preference.value, compressionOff.value, dhParameters.value, groups.value],
		...[certificates.value, clientCertificate.value, hidesStarttls.value, broken?.reason],
		...[authentication.offered.value, authentication.beforeTls.value, authentication.passwordsBeforeTls.value],
		...[peer?.names.value, peer?.authorities.value],
	]);
}
