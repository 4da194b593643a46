import { suiteWeakness } from '../../openssl/assess.js';
import { dropElements } from '../../openssl/drop.js';
import { expansionOf } from '../../openssl/memory.js';
import { repairCipherString } from '../../openssl/repair.js';
import type { CipherSuite } from '../../openssl/suite.js';
import { offeredSuites } from '../../openssl/supported.js';
import { applyEdits } from '../../text/edit.js';
import { type Repair, summariseDropped } from '../../text/repair.js';
import { protocolVersions } from '../../tls/protocol.js';
import { unknownLibrary, type WeakSearch, type WeakSuites, weakSuites } from './weak-suites.js';

/**
 * Takes the weak suites out of a list, and nothing else. `appended` is what the program adds to the list; the search finds
 * nothing in the whole any more. `undefined` where only the whole list can go.
 */
export function repairWeak(
	list: string,
	appended: string,
	weak: WeakSuites,
	search: WeakSearch,
): Repair<CipherSuite> | undefined {
	const library = search.library ?? unknownLibrary;
	const isForbidden = (suite: CipherSuite) => suiteWeakness(suite).some(weakness => weak.weaknesses.has(weakness));
	const repair = weak.isAskedByName
		? withoutWords(list, weak, search)
		: repairCipherString(list, { isForbidden }, library);
	const isRemedy =
		repair !== undefined && repair.text !== list && weakSuites(repair.text + appended, search) === undefined;
	return isRemedy ? { ...repair, summary: summary(repair, search) } : undefined;
}

/** Words for suites that the library does not have: what it makes of the others stays exactly as it is. */
function withoutWords(
	list: string,
	{ words }: WeakSuites,
	{ library = unknownLibrary }: WeakSearch,
): Repair<CipherSuite> | undefined {
	const starts = new Set(words.map(({ span }) => span.start));
	const { elements, suites } = expansionOf(list, library);
	const edits = dropElements(list, elements, ({ span }) => starts.has(span.start));
	const text = applyEdits(list, edits);
	const left = expansionOf(text, library);
	const before = suites.map(({ suite }) => suite);
	const after = left.suites.map(({ suite }) => suite);
	const isSame = before.length === after.length && before.every((suite, index) => after[index] === suite);
	return isSame && left.error === undefined ? { text, edits, before, after, summary: summariseDropped([]) } : undefined;
}

/** Counts the suites that a peer can really choose. */
function summary({ before, after }: Repair<CipherSuite>, { enabled }: WeakSearch): string {
	const protocols = protocolVersions.filter(version => enabled?.has(version) ?? true);
	const gone = before.filter(suite => !after.includes(suite));
	const names = offeredSuites(gone, { protocols, securityLevel: 0 }).map(({ name }) => name);
	return summariseDropped([...new Set(names)]);
}
