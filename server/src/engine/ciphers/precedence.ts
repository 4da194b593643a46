import type { Subject } from '../rule.js';
import { isAeadRemoved } from './aead.js';
import { type CipherCase, isExplicit } from './cases.js';
import { rejectionOf } from './rejection.js';
import { restrictionOf } from './restriction.js';
import { isForeignList } from './texts.js';

/** The rules that speak of a list as a whole, the one that comes first silencing the others. */
export type WholeListRule =
	| 'wrong-library-cipher-list'
	| 'cipher-list-rejected'
	| 'aead-removed'
	| 'opportunistic-over-restricted';

/**
 * Which rule speaks where several could accuse the same words of a cipher list. In this order:
 *
 * 1. `wrong-library-cipher-list`: the text is no list of OpenSSL at all.
 * 2. `cipher-list-rejected`: the list yields nothing, so what its words mean does not matter.
 * 3. `cipher-colon-for-plus` and `cipher-lost-exclusion`: a word is a misprint. What it lets in is not held against the
 *    list by the rules below (`outsideOf`).
 * 4. `aead-removed`: nothing modern is left. Only the whole list can go, so 6 to 8 are silent.
 * 5. `ecdsa-excluded`: about the words that exclude, which no other rule accuses.
 * 6. `opportunistic-over-restricted`: on port 25 the advice is to drop the list, not to narrow it: 7 and 8 are
 *    silent there, and about a list that has to go for that reason everywhere.
 * 7. `key-exchange-outside-baseline`: the words that let in static RSA or finite-field Diffie-Hellman.
 * 8. `cipher-outside-baseline`: the words that let in other suites outside the baseline, and nothing that 7 accuses.
 *
 * `insecure-cipher` and `weak-cipher` weigh suites by what they are, whatever else is wrong with the list; 7 and 8 leave
 * the words that they accuse to them, and they leave a word that does nothing to 3. `cipher-word-without-effect` is about words that let in nothing, so it never meets 3, 7 or 8.
 */
export function speakerOn(subject: Subject, found: CipherCase): WholeListRule | undefined {
	const { policy, library, isLibraryKnown } = found;
	if (policy.written !== undefined && isForeignList(policy.written.value.text, isLibraryKnown ? library : undefined)) {
		return 'wrong-library-cipher-list';
	}
	if (rejectionOf(found) !== undefined) {
		return 'cipher-list-rejected';
	}
	if (isAeadRemoved(found)) {
		return 'aead-removed';
	}
	return restrictionOf(subject, found) === undefined ? undefined : 'opportunistic-over-restricted';
}

/** The lists that rules about single words may judge: written by somebody, and as a whole not the matter of another rule. */
export function isJudgedByWord(subject: Subject, found: CipherCase): boolean {
	return isExplicit(found) && speakerOn(subject, found) === undefined;
}

/** One of the services falls back to clear text and is better served without the list: nobody wants to hear how to narrow it. */
export function isToGo(subject: Subject, cases: readonly CipherCase[]): boolean {
	return cases.some(
		found =>
			speakerOn(subject, found) === 'opportunistic-over-restricted' && restrictionOf(subject, found)?.cause === 'list',
	);
}
