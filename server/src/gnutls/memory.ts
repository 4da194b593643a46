import { remember } from '../text/remember.js';
import { expandPriorityString, type PriorityExpansion } from './expand.js';
import { type GnutlsLibrary, type GnutlsLibraryId, gnutlsLibraries, gnutlsLibrary } from './libraries.js';

/**
 * Decoded libraries and recent expansions, as in openssl/memory.ts: both are pure functions of their keys, so nobody can
 * tell but by the clock.
 */
const libraries = remember<GnutlsLibrary>(gnutlsLibraries.length);
const expansions = remember<PriorityExpansion>(64);

/** `gnutlsLibrary`, remembered. */
export function rememberedLibrary(id: GnutlsLibraryId): GnutlsLibrary {
	return libraries.get(id, () => gnutlsLibrary(id));
}

/** `expandPriorityString`, remembered. */
export function priorityOf(text: string, id: GnutlsLibraryId): PriorityExpansion {
	return expansions.get(`${id} ${text}`, () => expandPriorityString(text, rememberedLibrary(id)));
}
