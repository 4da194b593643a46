import type { Span } from '../text/span.js';

/** The lists that a priority string fills; a server's certificates are what `CTYPE-SRV-…` words are about. */
export const listNames = [
	...(['protocols', 'groups', 'signatureAlgorithms', 'keyExchanges', 'ciphers', 'macs'] as const),
	...(['compressions', 'clientCertificates', 'serverCertificates'] as const),
] as const;

export type ListName = (typeof listNames)[number];

/** Names in the order of preference, each with the word that let it in. */
export type Lists = Readonly<Record<ListName, Map<string, Span>>>;

/** What a word does to one list. */
export interface Step {
	readonly list: ListName;
	readonly names: readonly string[];
	/** Removing takes away everything in the list, not only `names`. */
	readonly clears?: boolean;
}

/** A name that a word brought into a list or took out of it. */
export interface Change {
	readonly list: ListName;
	readonly name: string;
}

export function emptyLists(): Lists {
	return {
		protocols: new Map(),
		groups: new Map(),
		signatureAlgorithms: new Map(),
		keyExchanges: new Map(),
		ciphers: new Map(),
		macs: new Map(),
		compressions: new Map(),
		clientCertificates: new Map(),
		serverCertificates: new Map(),
	};
}

/** Appends what is not there yet; what is there stays where it is. Returns what is new. */
export function addTo(lists: Lists, { list, names }: Step, admittedBy: Span): Change[] {
	const added = names.filter(name => !lists[list].has(name));
	for (const name of added) {
		lists[list].set(name, admittedBy);
	}
	return added.map(name => ({ list, name }));
}

/** Returns what was there. */
export function removeFrom(lists: Lists, { list, names, clears }: Step): Change[] {
	const removed = clears ? [...lists[list].keys()] : names.filter(name => lists[list].has(name));
	for (const name of removed) {
		lists[list].delete(name);
	}
	return removed.map(name => ({ list, name }));
}
