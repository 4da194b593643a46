import { type Exclusion, groupExclusions } from './exclusions.js';
import { type Expansion, expandCipherString } from './expand.js';
import { type OpensslLibrary, type OpensslLibraryId, opensslLibrary } from './libraries.js';

/**
 * Decoded libraries and recent expansions. The only state that outlives a call: all are pure functions of their keys, so
 * nobody can tell but by the clock. A keystroke seldom changes a cipher list, and decoding a table costs a millisecond.
 */
const libraries = new Map<OpensslLibraryId, OpensslLibrary>();
const exclusions = new WeakMap<OpensslLibrary, readonly Exclusion[]>();
const expansions = new Map<string, Expansion>();
const maximumExpansions = 64;

/** `opensslLibrary`, remembered. */
export function libraryOf(id: OpensslLibraryId): OpensslLibrary {
	const library = libraries.get(id) ?? opensslLibrary(id);
	libraries.set(id, library);
	return library;
}

/** `groupExclusions`, remembered. */
export function exclusionsOf(library: OpensslLibrary): readonly Exclusion[] {
	const known = exclusions.get(library) ?? groupExclusions(library);
	exclusions.set(library, known);
	return known;
}

/** `expandCipherString`, remembered. */
export function expansionOf(text: string, id: OpensslLibraryId): Expansion {
	const key = `${id} ${text}`;
	const known = expansions.get(key);
	if (known !== undefined) {
		return known;
	}
	const expansion = expandCipherString(text, libraryOf(id));
	const [oldest] = expansions.keys();
	if (oldest !== undefined && expansions.size >= maximumExpansions) {
		expansions.delete(oldest);
	}
	expansions.set(key, expansion);
	return expansion;
}
