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
	const key = `${library} ${endpoint.direction} ${signatureOf(endpoint)} ${JSON.stringify(filesOf(endpoint, contents))}`;
	const { wire } = wires.get(key, () => ({ wire: makeWire(endpoint, library, contents) }));
	return wire;
}

/** A pure function of its key. */
const wires = remember<{ readonly wire: Wire | null }>(256);

/** The texts that an offer depends on; `null` and nothing differ. */
function filesOf({ certificates, dhParameters }: Endpoint, contents: Contents): readonly unknown[] {
	const { files = [], keyFiles = [] } = certificates.value ?? {};
	const beside = keyFiles.flatMap(({ key }) => [key, ...certificatesBeside(key)]);
	const parameters = dhParameters.value?.kind === 'file' ? [dhParameters.value.file] : [];
	return [...files, ...beside, ...parameters].map(name => {
		const found = contents.get(name);
		return found === undefined || found === null ? [found === null] : found.text;
	});
}

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
