import type { SuiteFacts } from '../../suites/facts.js';
import { findSuite } from '../../suites/memory.js';
import { displayVersions, type ProtocolVersion, protocolVersions } from '../../tls/protocol.js';
import { ofBoth, type Wire } from './wire.js';

/** Ciphers that very old software has nothing better than. */
const lastResorts: readonly string[] = ['RC4', '3DES', 'DES', 'RC2'];

/**
 * Who has nothing in common any more with an endpoint that had something before, as the end of "mail servers …": first by
 * protocols, then by what suites are made of.
 */
export const groupsLost = ofBoth((before, after): readonly string[] => {
	const byProtocol = versionsLost(before, after);
	return [...(byProtocol === undefined ? [] : [byProtocol]), ...suiteClassesLost(before, after)];
});

/** Whoever speaks nothing newer than some version, which was enough. */
function versionsLost(before: Wire, after: Wire): string | undefined {
	const isServed = ({ protocols }: Wire, newest: number) =>
		protocols.some(version => protocolVersions.indexOf(version) <= newest);
	const lost = protocolVersions.filter((_, newest) => isServed(before, newest) && !isServed(after, newest));
	const next = after.protocols[0];
	return lost.length === 0 || next === undefined ? undefined : `without ${displayVersions([next])}`;
}

/** Compared where there are suites to choose from: those of TLS 1.3 are the same everywhere. */
function suiteClassesLost(before: Wire, after: Wire): readonly string[] {
	const [old, left] = [factsOf(before), factsOf(after)];
	if (old.length === 0 || left.length === 0) {
		return [];
	}
	const isGone = (has: (suite: SuiteFacts) => boolean) => old.some(has) && !left.some(has);
	const ciphers = lastResorts.filter(cipher => isGone(suite => suite.cipher === cipher));
	const hasChaCha = left.some(({ cipher }) => cipher === 'ChaCha20');
	const lacksForwardSecrecy = isGone(suite => suite.keyExchange === 'RSA');
	const lacksCurves = lacksForwardSecrecy && isGone(suite => suite.keyExchange === 'DHE');
	return [
		...(isGone(isBlockCipherWithHash) ? [`without ${hasChaCha ? 'AES-GCM or ChaCha20' : 'AES-GCM'}`] : []),
		...(lacksCurves ? ['without ECDHE'] : lacksForwardSecrecy ? ['without forward secrecy'] : []),
		...(ciphers.length === 0 ? [] : [`with nothing better than ${ciphers.join(' or ')}`]),
	];
}

function isBlockCipherWithHash({ cipher, mode }: SuiteFacts): boolean {
	return cipher === 'AES' && mode === 'CBC';
}

/** Kept with the wire, which many comparisons share. */
const facts = new WeakMap<Wire, readonly SuiteFacts[]>();

function factsOf(wire: Wire): readonly SuiteFacts[] {
	const known = facts.get(wire);
	if (known !== undefined) {
		return known;
	}
	const made = readFacts(wire);
	facts.set(wire, made);
	return made;
}

function readFacts({ suites }: Wire): readonly SuiteFacts[] {
	const names = new Set([...suites].flatMap(([protocol, own]) => (protocol === 'TLSv1.3' ? [] : own)));
	return [...names].flatMap(name => findSuite(name) ?? []);
}

/** The suites that go, each once, and those of versions that go with all theirs left out. */
export function suitesDropped(before: Wire, after: Wire): readonly string[] {
	const left = new Set([...after.suites.values()].flat());
	const kept = [...before.suites].filter(([version]) => after.suites.has(version)).flatMap(([, own]) => own);
	return [...new Set(kept)].filter(name => !left.has(name));
}

/** Versions that are offered by one and not by the other. */
export function versionsOnlyIn(one: Wire, other: Wire): readonly ProtocolVersion[] {
	return one.protocols.filter(version => !other.protocols.includes(version));
}
