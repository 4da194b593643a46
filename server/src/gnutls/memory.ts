import { expandPriorityString, type PriorityExpansion } from './expand.js';
import { type GnutlsLibrary, type GnutlsLibraryId, gnutlsLibrary } from './libraries.js';

/**
 * Decoded libraries and recent expansions, as in openssl/memory.ts: both are pure functions of their keys, so nobody can
 * tell but by the clock.
 */
const libraries = new Map<GnutlsLibraryId, GnutlsLibrary>();
const expansions = new Map<string, PriorityExpansion>();
const maximumExpansions = 64;

/** `gnutlsLibrary`, remembered. */
export function rememberedLibrary(id: GnutlsLibraryId): GnutlsLibrary {
	const library = libraries.get(id) ?? gnutlsLibrary(id);
	libraries.set(id, library);
	return library;
}

/** `expandPriorityString`, remembered. */
export function priorityOf(text: string, id: GnutlsLibraryId): PriorityExpansion {
	const key = `${id} ${text}`;
	const known = expansions.get(key);
	if (known !== undefined) {
		return known;
	}
	const expansion = expandPriorityString(text, rememberedLibrary(id));
	const [oldest] = expansions.keys();
	if (oldest !== undefined && expansions.size >= maximumExpansions) {
		expansions.delete(oldest);
	}
	expansions.set(key, expansion);
	return expansion;
}
