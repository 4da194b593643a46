import { remember } from '../text/remember.js';
import { type Exclusion, groupExclusions } from './exclusions.js';
import { type Expansion, expandCipherString } from './expand.js';
import { type OpensslLibrary, type OpensslLibraryId, opensslLibraries, opensslLibrary } from './libraries.js';

/**
 * Decoded libraries and recent expansions. The only state that outlives a call: all are pure functions of their keys, so
 * nobody can tell but by the clock. A keystroke seldom changes a cipher list, and decoding a table costs a millisecond.
 */
const libraries = remember<OpensslLibrary>(opensslLibraries.length);
const exclusions = remember<readonly Exclusion[]>(opensslLibraries.length);
const expansions = remember<Expansion>(64);

/** `opensslLibrary`, remembered. */
export function libraryOf(id: OpensslLibraryId): OpensslLibrary {
	return libraries.get(id, () => opensslLibrary(id));
}

/** `groupExclusions`, remembered. */
export function exclusionsOf(library: OpensslLibrary): readonly Exclusion[] {
	return exclusions.get(library.id, () => groupExclusions(library));
}

/** `expandCipherString`, remembered. */
export function expansionOf(text: string, id: OpensslLibraryId): Expansion {
	return expansions.get(`${id} ${text}`, () => expandCipherString(text, libraryOf(id)));
}
