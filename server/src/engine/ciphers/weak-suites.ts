import { suiteWeakness, type Weakness } from '../../openssl/assess.js';
import type { ExpandedElement } from '../../openssl/expand.js';
import type { OpensslLibraryId } from '../../openssl/libraries.js';
import { expansionOf } from '../../openssl/memory.js';
import { offeredSuites } from '../../openssl/supported.js';
import { type ProtocolVersion, protocolVersions } from '../../tls/protocol.js';

/** The suites of a list that have one of the weaknesses looked for. */
export interface WeakSuites {
	/** Their names, in the library's order, without repeats. */
	readonly names: readonly string[];
	readonly weaknesses: ReadonlySet<Weakness>;
	/** The words that let them in, in text order; offsets into the cipher string. */
	readonly words: readonly ExpandedElement[];
	/** Words ask for them in so many words, though the library at hand has none of them. */
	readonly isAskedByName: boolean;
	/** The targeted library has none of them: the words do nothing there. */
	readonly isHarmless: boolean;
}

/** An unknown library is taken for a recent one that was built with every old cipher. */
export const unknownLibrary: OpensslLibraryId = 'openssl-3.0-full';

/** What is looked for, and in which surroundings. */
export interface WeakSearch {
	readonly wanted: readonly Weakness[];
	readonly library: OpensslLibraryId | undefined;
	/** The protocols that are on; `null` while that is not known. */
	readonly enabled: ReadonlySet<ProtocolVersion> | null;
}

/**
 * Looks for weak suites in a cipher string. A known library answers for itself; what it no longer has is looked up in
 * builds that have everything, and counts only where a word asks for it by name.
 */
export function weakSuites(text: string, search: WeakSearch): WeakSuites | undefined {
	const real = findIn(text, search, search.library ?? unknownLibrary, false);
	if (real !== undefined) {
		return { ...real, isAskedByName: false, isHarmless: false };
	}
	const asked = findIn(text, search, 'openssl-1.0.2-full', true);
	return asked && { ...asked, isAskedByName: true, isHarmless: search.library !== undefined };
}

function findIn(
	text: string,
	{ wanted, enabled }: WeakSearch,
	id: OpensslLibraryId,
	byName: boolean,
): Pick<WeakSuites, 'names' | 'weaknesses' | 'words'> | undefined {
	const protocols = protocolVersions.filter(version => enabled?.has(version) ?? true);
	const expansion = expansionOf(text, id);
	const suites = expansion.suites.map(({ suite }) => suite);
	const offered = new Set(offeredSuites(suites, { protocols, securityLevel: 0 }));
	const weaknesses = new Set<Weakness>();
	const names = new Set<string>();
	const starts = new Set<number>();
	for (const { suite, span } of expansion.suites) {
		const word = text.slice(span.start, span.end);
		const all = offered.has(suite) ? suiteWeakness(suite) : [];
		const found = wanted.filter(weakness => all.includes(weakness) && (!byName || namesOf[weakness].test(word)));
		// What is no better than clear text is not merely weak as well.
		if (found.length === 0 || all.some(weakness => isWorse(weakness) && !wanted.includes(weakness))) {
			continue;
		}
		names.add(suite.name);
		starts.add(span.start);
		for (const weakness of found) {
			weaknesses.add(weakness);
		}
	}
	const words = expansion.elements.filter(({ span }) => starts.has(span.start));
	return names.size === 0 ? undefined : { names: [...names], weaknesses, words };
}

function isWorse(weakness: Weakness): boolean {
	return weakness === 'null' || weakness === 'export' || weakness === 'low';
}

/** Words that ask for suites of a weakness in so many words. */
const namesOf: Readonly<Record<Weakness, RegExp>> = {
	null: /NULL/i,
	anonymous: /aNULL|ADH|AECDH/i,
	export: /EXP/i,
	low: /LOW|DES-CBC-/i,
	rc4: /RC4/i,
	rc2: /RC2/i,
	des: /\bDES\b|DES-CBC-/i,
	'3des': /3DES|CBC3/i,
	idea: /IDEA/i,
	seed: /SEED/i,
	md5: /MD5/i,
};
