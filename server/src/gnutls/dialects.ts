import type { builds } from './tables/builds.js';
import {
	type AlgorithmWords,
	algorithmWords35,
	algorithmWords36,
	algorithmWords37,
	algorithmWords38,
	algorithmWords371,
	algorithmWords3813,
} from './words.js';

/** Releases whose priority strings differ, from the oldest to the newest. */
export const generations = ['3.5', '3.6', '3.7.1', '3.7', '3.8', '3.8.13'] as const;

export type Generation = (typeof generations)[number];

/** How one release of GnuTLS reads priority strings. Source: `lib/priority.c` of each, and experiments with Debian's builds. */
export interface Dialect {
	readonly generation: Generation;
	/** The library reads this many words and forgets the rest of the string. */
	readonly maximumWords: number;
	/** The names that `+`, `-` and `!` accept. */
	readonly words: AlgorithmWords;
	/** Whether strings without a usable protocol or suite are refused, and TLS 1.3 is known. */
	readonly refusesEmptyLists: boolean;
	/** Whether `GROUP-…`, `CTYPE-CLI-…`, `MAC-…` and their kin are known; before them only `MAC-ALL` and so on. */
	readonly hasGroups: boolean;
	/** Whether the build can speak SSL 3.0; the word is known to all of them. */
	readonly hasSsl3: boolean;
	/** Whether the build has the Russian algorithms that `GOST` adds. */
	readonly hasGost: boolean;
}

const gnutls35: Dialect = {
	generation: '3.5',
	maximumWords: 64,
	words: algorithmWords35,
	refusesEmptyLists: false,
	hasGroups: false,
	hasSsl3: true,
	hasGost: false,
};

const gnutls36: Dialect = {
	...gnutls35,
	generation: '3.6',
	words: algorithmWords36,
	refusesEmptyLists: true,
	hasGroups: true,
};

const gnutls371: Dialect = {
	...gnutls36,
	generation: '3.7.1',
	words: algorithmWords371,
	hasSsl3: false,
	hasGost: true,
};

const gnutls37: Dialect = { ...gnutls371, generation: '3.7', maximumWords: 128, words: algorithmWords37 };

const gnutls38: Dialect = { ...gnutls37, generation: '3.8', words: algorithmWords38 };

const gnutls3813: Dialect = { ...gnutls38, generation: '3.8.13', words: algorithmWords3813 };

export const dialects: Readonly<Record<keyof typeof builds, Dialect>> = {
	'gnutls-3.5': gnutls35,
	'gnutls-3.6': gnutls36,
	'gnutls-3.7.1': gnutls371,
	'gnutls-3.7': gnutls37,
	'gnutls-3.8': gnutls38,
	'gnutls-3.8.13': gnutls3813,
};

export function isAtLeast(dialect: Dialect, generation: Generation): boolean {
	return generations.indexOf(dialect.generation) >= generations.indexOf(generation);
}
