import type { OpensslLibraryId } from '../../openssl/libraries.js';
import { expansionOf } from '../../openssl/memory.js';
import { findSuite } from '../../suites/memory.js';
import type { Endpoint } from '../../tls/endpoint.js';
import { type OldPeer, oldPeers } from '../../tls/old-peers.js';
import { ofBoth, type Wire } from './wire.js';

/** Software known by name that had something in common with an endpoint before, and has nothing after. */
export function knownPeersLost(endpoint: Endpoint, before: Wire, after: Wire): readonly OldPeer[] {
	const kinds: readonly OldPeer['kind'][] = isForUsers(endpoint) ? ['client', 'library'] : ['server', 'library'];
	return allLost(before, after).filter(({ kind }) => kinds.includes(kind));
}

const allLost = ofBoth((before, after) => oldPeers.filter(peer => canTalk(peer, before) && !canTalk(peer, after)));

/** The other side is a program of a user. */
export function isForUsers({ direction, role }: Endpoint): boolean {
	return direction === 'server' && role !== 'mx-server';
}

function canTalk(peer: OldPeer, { suites }: Wire): boolean {
	const own = suiteNumbers(peer);
	return peer.protocols.some(version => {
		const offered = suites.get(version) ?? [];
		return offered.length > 0 && (own === undefined || offered.some(name => own.has(numberOf(name))));
	});
}

const numbers = new WeakMap<OldPeer, ReadonlySet<number | undefined>>();

/** `undefined`: not known, and taken for all there are. */
function suiteNumbers(peer: OldPeer): ReadonlySet<number | undefined> | undefined {
	const known = numbers.get(peer);
	if (known !== undefined) {
		return known;
	}
	const names = peer.suites ?? (peer.build && namesIn(peer.build));
	if (names === undefined) {
		return undefined;
	}
	const made = new Set(names.map(numberOf));
	numbers.set(peer, made);
	return made;
}

/** All a build has: whoever uses it may have chosen any of them. */
function namesIn(build: OpensslLibraryId): readonly string[] {
	return expansionOf('ALL:COMPLEMENTOFALL', build).suites.map(({ suite }) => suite.name);
}

function numberOf(name: string): number | undefined {
	return findSuite(name)?.number;
}
