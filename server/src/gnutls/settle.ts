import type { Span } from '../text/span.js';
import { isAtLeast } from './dialects.js';
import { type GnutlsLibrary, suiteKey } from './libraries.js';
import type { Lists } from './lists.js';
import type { GnutlsProtocol, GnutlsSuite } from './suite.js';

/** A suite and the word that let it in: the last of those that brought its parts and its first protocol. */
export interface ExpandedSuite {
	readonly suite: GnutlsSuite;
	readonly admittedBy: Span;
}

/** Why the library refuses lists that nothing can be negotiated with. */
export type Emptiness = 'no protocol' | 'no suite' | 'no signature algorithm';

/**
 * Does what the library does after the last word: drops protocols that cannot work with the rest, then lists the suites.
 * Since 3.6 it refuses the string where no protocol or no suite remains. Source: `set_ciphersuite_list` of lib/priority.c.
 */
export function settle(lists: Lists, hasExtensions: boolean, library: GnutlsLibrary): ExpandedSuite[] | Emptiness {
	if (!library.dialect.refusesEmptyLists) {
		return [...combinations(lists, library)];
	}
	const problem = dropProtocols(lists, hasExtensions, library);
	if (problem) {
		return problem;
	}
	const hasPsk = [...lists.keyExchanges.keys()].some(isPskForTls13);
	const isTls13Alone = [...lists.protocols.keys()].every(protocol => protocol === 'TLS1.3');
	if (isTls13Alone && !hasPsk) {
		lists.keyExchanges.clear();
	}
	const combined = [...combinations(lists, library)];
	const needsGroups = lists.protocols.has('TLS1.3') && !hasPsk && ![...lists.groups.keys()].some(isUsableGroup);
	const hasGap = hasProtocol(lists, beforeTls12) && lists.protocols.has('TLS1.3') && !lists.protocols.has('TLS1.2');
	dropUnsignable(lists, library);
	if (lists.protocols.size === 0) {
		return 'no signature algorithm';
	}
	if (combined.length === 0) {
		return 'no suite';
	}
	if (needsGroups || hasGap) {
		lists.protocols.delete('TLS1.3');
	}
	return combined.flatMap(({ suite, admittedBy }) => {
		const protocol = protocolFor(suite, lists);
		return protocol ? [{ suite, admittedBy: later(admittedBy, protocol) }] : [];
	});
}

const beforeTls12: readonly string[] = ['SSL3.0', 'TLS1.0', 'TLS1.1'];

/** Every suite of the three lists: those of TLS 1.3 first, then key exchange by key exchange. */
function* combinations(lists: Lists, library: GnutlsLibrary): Generator<ExpandedSuite> {
	yield* suitesWith(undefined, undefined, lists, library);
	for (const [keyExchange, span] of lists.keyExchanges) {
		yield* suitesWith(keyExchange, span, lists, library);
	}
}

function* suitesWith(
	keyExchange: string | undefined,
	exchangeSpan: Span | undefined,
	lists: Lists,
	library: GnutlsLibrary,
): Generator<ExpandedSuite> {
	for (const [cipher, cipherSpan] of lists.ciphers) {
		for (const [mac, macSpan] of lists.macs) {
			const suite = library.suites.get(suiteKey(keyExchange, cipher, mac));
			if (suite) {
				yield { suite, admittedBy: later(later(cipherSpan, macSpan), exchangeSpan ?? cipherSpan) };
			}
		}
	}
}

function later(a: Span, b: Span): Span {
	return b.start > a.start ? b : a;
}

/** Takes away SSL 3.0 where it is not compiled in, and TLS 1.3 where something is asked for that it does not have. */
function dropProtocols(lists: Lists, hasExtensions: boolean, library: GnutlsLibrary): Emptiness | undefined {
	if (!library.dialect.hasSsl3) {
		lists.protocols.delete('SSL3.0');
	}
	const isBarred = ['SRP', 'SRP-RSA', 'SRP-DSS', 'RSA-PSK'].some(name => lists.keyExchanges.has(name));
	if (isBarred || lists.ciphers.has('NULL') || !hasExtensions) {
		lists.protocols.delete('TLS1.3');
	}
	return lists.protocols.size === 0 ? 'no protocol' : undefined;
}

function isPskForTls13(keyExchange: string): boolean {
	return ['PSK', 'DHE-PSK', 'ECDHE-PSK'].includes(keyExchange);
}

/** Curves of signatures and most of the Russian ones can be listed among the groups, but no release can use them. */
export function isUsableGroup(group: string): boolean {
	return !unusableGroups.has(group);
}

const unusableGroups: ReadonlySet<string> = new Set([
	...['Ed25519', 'Ed448', 'CryptoPro-A', 'CryptoPro-XchA'],
	...['GC256A', 'GC256C', 'GC256D', 'GC512B', 'GC512C'],
]);

function hasProtocol(lists: Lists, protocols: readonly string[]): boolean {
	return protocols.some(protocol => lists.protocols.has(protocol));
}

/** TLS 1.2 and 1.3 go where no signature algorithm is listed that one of the protocols can use. */
function dropUnsignable(lists: Lists, library: GnutlsLibrary): void {
	const hasTls13 = lists.protocols.has('TLS1.3');
	const hasOlder = [...lists.protocols.keys()].some(protocol => protocol !== 'TLS1.3');
	const isUsable = (name: string) =>
		signsEverywhere.has(name) || (hasTls13 && signsInTls13(name, library)) || (hasOlder && signsTls12.has(name));
	if ([...lists.signatureAlgorithms.keys()].some(isUsable)) {
		return;
	}
	for (const protocol of ['TLS1.3', 'TLS1.2', 'DTLS1.2']) {
		lists.protocols.delete(protocol);
	}
}

/** Source: each algorithm alone with each protocol alone, tried on 3.7.1 to 3.8.13. */
const signsEverywhere: ReadonlySet<string> = new Set([
	...['RSA-SHA256', 'RSA-SHA384', 'RSA-SHA512', 'RSA-SHA1', 'ECDSA-SHA1', 'EdDSA-Ed25519', 'EdDSA-Ed448'],
	...['RSA-PSS-SHA256', 'RSA-PSS-RSAE-SHA256', 'RSA-PSS-SHA384', 'RSA-PSS-RSAE-SHA384'],
	...['RSA-PSS-SHA512', 'RSA-PSS-RSAE-SHA512'],
]);

const signsTls12: ReadonlySet<string> = new Set([
	...['ECDSA-SHA256', 'ECDSA-SHA384', 'ECDSA-SHA512', 'DSA-SHA1', 'GOSTR341012-256', 'GOSTR341012-512'],
]);

/** 3.8.9 knows ML-DSA for certificates only. */
function signsInTls13(name: string, { dialect }: GnutlsLibrary): boolean {
	return signsTls13.has(name) || (name.startsWith('ML-DSA-') && isAtLeast(dialect, '3.8.13'));
}

const signsTls13: ReadonlySet<string> = new Set([
	...['ECDSA-SECP256R1-SHA256', 'ECDSA-SECP384R1-SHA384', 'ECDSA-SECP521R1-SHA512'],
]);

/** The protocol that first lets a suite in: the library lists those that the newest TLS or the newest DTLS is new enough for. */
function protocolFor({ oldestProtocol, oldestDtls }: GnutlsSuite, lists: Lists): Span | undefined {
	const enough = [...lists.protocols].filter(
		([protocol]) => reaches(protocol, oldestProtocol, tlsOrder) || reaches(protocol, oldestDtls, dtlsOrder),
	);
	const spans = enough.map(([, span]) => span);
	return spans.reduce<Span | undefined>(
		(first, span) => (first && first.start <= span.start ? first : span),
		undefined,
	);
}

/** Whether a protocol is as new as another in an order that has both. */
export function reaches(protocol: string, oldest: GnutlsProtocol | undefined, order: readonly string[]): boolean {
	const at = order.indexOf(protocol);
	return oldest !== undefined && at >= 0 && at >= order.indexOf(oldest);
}

const tlsOrder: readonly string[] = ['SSL3.0', 'TLS1.0', 'TLS1.1', 'TLS1.2', 'TLS1.3'];
const dtlsOrder: readonly string[] = ['DTLS0.9', 'DTLS1.0', 'DTLS1.2'];
