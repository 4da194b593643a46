import { type GnutlsLibraryId, gnutlsLibraries } from '../gnutls/libraries.js';
import { priorityOf } from '../gnutls/memory.js';
import { explainCipherString } from '../openssl/explain.js';
import { isOpensslLibraryId, type OpensslLibraryId, opensslLibraries } from '../openssl/libraries.js';
import { expansionOf, libraryOf } from '../openssl/memory.js';
import type { SuiteFacts } from '../suites/facts.js';
import { suiteByNumber } from '../suites/memory.js';

/** The libraries whose strings can be expanded. */
export type CipherLibraryId = OpensslLibraryId | GnutlsLibraryId;

export const cipherLibraries: readonly CipherLibraryId[] = [...opensslLibraries, ...gnutlsLibraries];

/** Whether a string is most likely a priority string of GnuTLS. `SUITEB128` and its kin could be either: OpenSSL's, then. */
export function looksLikePriorityString(string: string): boolean {
	return /^\s*(NORMAL|SECURE(128|192|256)?|PFS|LEGACY|PERFORMANCE|NONE|@(?!STRENGTH|SECLEVEL)[^:]*)(?![\w-])/i.test(
		string,
	);
}

/** What a library makes of a cipher string, in words that serve every library. */
export interface StringExpansion {
	readonly string: string;
	readonly library: CipherLibraryId;
	/** In the library's order; empty where there is an error. */
	readonly suites: readonly SelectedSuite[];
	readonly error?: StringError;
	/** The level that `@SECLEVEL=n` sets. */
	readonly securityLevel?: number;
	/** What a string of GnuTLS says besides; empty where there is an error. */
	readonly priorities?: Priorities;
}

/** Each in the order of preference, as GnuTLS spells them. */
export interface Priorities {
	readonly protocols: readonly string[];
	readonly groups: readonly string[];
	readonly signatureAlgorithms: readonly string[];
}

export interface SelectedSuite {
	/** As the library calls it. */
	readonly name: string;
	/** Absent for a suite that the catalogue does not have. */
	readonly facts: SuiteFacts | undefined;
	/** The part of the string that let it in. */
	readonly element: string;
}

export interface StringError {
	readonly message: string;
	/** Where in the string, as far as the library says it (GnuTLS counts the bytes of UTF-8). */
	readonly offset: number;
}

export function expandString(string: string, library: CipherLibraryId): StringExpansion {
	return isOpensslLibraryId(library) ? expandCiphers(string, library) : expandPriorities(string, library);
}

/** Elements beyond these get no note: a string of that many is no list that somebody wrote. */
const maximumNotes = 40;

/** What is worth knowing about the parts of a string, as sentences: what does nothing, or nothing that can be seen. */
export function stringNotes(string: string, library: CipherLibraryId): readonly string[] {
	if (isOpensslLibraryId(library)) {
		return explainCipherString(string, libraryOf(library))
			.filter(
				({ added, removed, moved, idle }) => added.length + removed.length + moved.length === 0 && idle !== 'refused',
			)
			.slice(0, maximumNotes)
			.map(({ sentence }) => sentence);
	}
	return priorityOf(string, library)
		.elements.filter(({ kind, hasEffect }) => !hasEffect && kind !== 'unknown')
		.slice(0, maximumNotes)
		.map(({ text, kind }) => `"${text}" ${kind === 'unread' ? 'is not read' : 'changes nothing'}.`);
}

function expandPriorities(string: string, library: GnutlsLibraryId): StringExpansion {
	const { suites, protocols, groups, signatureAlgorithms, error } = priorityOf(string, library);
	const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
	return {
		string,
		library,
		suites: suites.map(({ suite, admittedBy }) => ({
			name: suite.name,
			facts: suiteByNumber(suite.id),
			element: string.slice(admittedBy.start, admittedBy.end),
		})),
		...(error && { error: { message: `${error.kind}: ${error.message}`, offset: error.offset } }),
		priorities: {
			protocols: names(protocols),
			groups: names(groups),
			signatureAlgorithms: names(signatureAlgorithms),
		},
	};
}

function expandCiphers(string: string, library: OpensslLibraryId): StringExpansion {
	const { suites, error, securityLevel } = expansionOf(string, library);
	return {
		string,
		library,
		suites: suites.map(({ suite, span }) => ({
			name: suite.name,
			facts: suiteByNumber(suite.id),
			element: string.slice(span.start, span.end),
		})),
		...(error && { error: { message: `${error.kind}: ${error.message}`, offset: error.span.start } }),
		...(securityLevel !== undefined && { securityLevel }),
	};
}
