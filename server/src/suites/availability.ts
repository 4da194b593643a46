import { gnutlsLibraries } from '../gnutls/libraries.js';
import { rememberedLibrary } from '../gnutls/memory.js';
import type { GnutlsSuite } from '../gnutls/suite.js';
import { opensslLibraries } from '../openssl/libraries.js';
import { builds } from '../openssl/tables/builds.js';

/** The releases of a library that have a suite. There are no gaps in between. */
export interface Availability {
	/** Compiled in unless it is left out on purpose, as in distributions' packages. */
	readonly byDefault?: Releases;
	/** With the legacy ciphers compiled in; absent where such builds have it in no release beyond `byDefault`. */
	readonly withLegacy?: Releases;
}

/** The first and the last release; the last may just be the newest that MailTLS knows. */
export interface Releases {
	readonly first: string;
	readonly last: string;
}

/** The releases of OpenSSL, oldest first. `1.0.1f` stands for 1.0.1 before SSL 2.0 and the weak suites were left out. */
const releases = ['0.9.8', '1.0.0', '1.0.1f', '1.0.1', '1.0.2', '1.1.0', '1.1.1', '3.0', '3.5', '3.6', '4.0'] as const;

/** The newest release of OpenSSL of which MailTLS knows a build with the legacy ciphers. */
export const newestLegacyRelease = '3.0';

/** By number of a suite. */
export function opensslAvailability(): ReadonlyMap<number, Availability> {
	const byDefault = new Map<number, string[]>();
	const withLegacy = new Map<number, string[]>();
	for (const release of releases) {
		const regular = suiteNumbers([`openssl-${release}`]);
		addTo(byDefault, regular, release);
		addTo(withLegacy, suiteNumbers([`openssl-${release}-full`, `openssl-${release}-full-gost`]), release);
		// Whatever is compiled in by default is there with the legacy ciphers too.
		addTo(withLegacy, regular, release);
	}
	return new Map([...withLegacy].map(([number, all]) => [number, availability(byDefault.get(number) ?? [], all)]));
}

/** A suite of GnuTLS and the releases that have it. */
export interface GnutlsEntry {
	readonly suite: GnutlsSuite;
	readonly releases: Releases;
}

/** The suites of GnuTLS, by number. */
export function gnutlsAvailability(): ReadonlyMap<number, GnutlsEntry> {
	const entries = new Map<number, GnutlsEntry>();
	for (const id of gnutlsLibraries) {
		const { dialect, suites } = rememberedLibrary(id);
		// Builds of one release differ in what they were built with: 3.7.1 counts as 3.7.
		const release = /\d+\.\d+/.exec(dialect.generation)?.[0] ?? dialect.generation;
		for (const suite of suites.values()) {
			if (dialect.words.ciphers.includes(suite.cipher) && dialect.words.macs.includes(suite.mac)) {
				const first = entries.get(suite.id)?.releases.first ?? release;
				entries.set(suite.id, { suite, releases: { first, last: release } });
			}
		}
	}
	return entries;
}

function availability(byDefault: readonly string[], withLegacy: readonly string[]): Availability {
	const regular = rangeOf(byDefault);
	const all = rangeOf(withLegacy);
	return {
		...(regular && { byDefault: regular }),
		...(all && all.last !== regular?.last && { withLegacy: all }),
	};
}

function rangeOf(found: readonly string[]): Releases | undefined {
	const [first] = found;
	const last = found.at(-1);
	// What 1.0.1f has, 1.0.1 had from its first day.
	return first === undefined || last === undefined ? undefined : { first: first === '1.0.1f' ? '1.0.1' : first, last };
}

function suiteNumbers(ids: readonly string[]): Set<number> {
	const known = opensslLibraries.filter(id => ids.includes(id));
	return new Set(
		known.flatMap(id => [...builds[id].order.matchAll(/[\dA-F]{4,}/g)].map(([number]) => Number.parseInt(number, 16))),
	);
}

function addTo(found: Map<number, string[]>, numbers: ReadonlySet<number>, release: string): void {
	for (const number of numbers) {
		const list = found.get(number) ?? [];
		if (list.at(-1) !== release) {
			list.push(release);
		}
		found.set(number, list);
	}
}
