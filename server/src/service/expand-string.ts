import { type GnutlsLibraryId, gnutlsLibraries } from '../gnutls/libraries.js';
import { priorityOf } from '../gnutls/memory.js';
import type { ExpandedElement, Expansion } from '../openssl/expand.js';
import { isOpensslLibraryId, type OpensslLibraryId, opensslLibraries, opensslLibrary } from '../openssl/libraries.js';
import { expansionOf } from '../openssl/memory.js';
import { type EnabledProtocol, offeredSuites, protocolsAtLevel } from '../openssl/supported.js';
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

/** What is worth knowing about the parts of a string, as sentences. */
export function stringNotes(string: string, library: CipherLibraryId): readonly string[] {
	if (isOpensslLibraryId(library)) {
		const expansion = expansionOf(string, library);
		return [...elementNotes(string, expansion, library), ...levelNote(expansion, library)];
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

/** Elements beyond these get no note: a string of that many is no list that somebody wrote. */
const maximumNotes = 40;

function elementNotes(string: string, { elements, suites }: Expansion, library: OpensslLibraryId): string[] {
	return elements
		.filter(element => !element.known || isIdle(element))
		.slice(0, maximumNotes)
		.map(element => {
			if (!element.known) {
				return unknownNote(element, library);
			}
			return element.operator === 'remove'
				? uselessExclusion(element, string, suites.length, library)
				: idleNote(element, library);
		})
		.filter(note => note !== undefined);
}

function isIdle({ operator, text, added, removed, moved }: ExpandedElement): boolean {
	const hasEffect = added + removed + moved > 0;
	return !hasEffect && !(operator === 'command' && /^@seclevel/i.test(text));
}

function unknownNote({ text, words, operator }: ExpandedElement, library: OpensslLibraryId): string | undefined {
	const unknown = words.find(word => !word.known);
	if (unknown === undefined || operator === 'command') {
		// That is an error, and said as such.
		return undefined;
	}
	const ignored = unknown.text === text ? 'it' : `"${text}"`;
	return `${library} does not know "${unknown.text}" and ignores ${ignored}.`;
}

function idleNote({ text, operator }: ExpandedElement, library: OpensslLibraryId): string {
	switch (operator) {
		case 'add':
			return `"${text}" adds nothing: what it selects is in the list already, excluded, or not in ${library}.`;
		case 'move':
			return `"${text}" moves nothing.`;
		case 'command':
			return `"${text}" changes nothing: the strongest come first already.`;
		default:
			return `"${text}" removes nothing.`;
	}
}

/** An exclusion that removes nothing may still keep out what a later word would add. */
function uselessExclusion(
	{ text, span }: ExpandedElement,
	string: string,
	count: number,
	library: OpensslLibraryId,
): string {
	const without = expansionOf(string.slice(0, span.start) + string.slice(span.end), library);
	const kept = without.suites.length - count;
	return kept > 0
		? `"${text}" removes nothing that is there, but keeps out ${kept} that a later part would add.`
		: `"${text}" removes nothing.`;
}

const protocols: readonly EnabledProtocol[] = ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2'];

function levelNote({ suites, securityLevel }: Expansion, id: OpensslLibraryId): string[] {
	if (securityLevel === undefined) {
		return [];
	}
	const library = opensslLibrary(id);
	const offeredAt = (level: number) =>
		offeredSuites(
			suites.map(({ suite }) => suite),
			{ protocols: protocolsAtLevel(protocols, level, library), securityLevel: level, psk: true, library },
		).length;
	const lost = offeredAt(0) - offeredAt(securityLevel);
	const effect = lost === 0 ? 'no suite of the list' : `${lost} of these suites`;
	return [`@SECLEVEL sets security level ${securityLevel}, which rules out ${effect}, and short keys.`];
}
