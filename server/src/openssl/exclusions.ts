import type { OpensslLibrary } from './libraries.js';
import { members } from './preferences.js';
import { everything, narrow } from './selection.js';
import type { CipherSuite } from './suite.js';

/** A word of the library, and what `!` with it would take out. */
interface Candidate {
	readonly word: string;
	readonly covers: ReadonlySet<CipherSuite>;
}

/**
 * The words that, each behind a `!`, take out all these suites and none of `kept`: as few as a greedy search finds. Words
 * that stand for forbidden suites only come first, so that the exclusion says what it means; then words that happen to
 * hit nothing else here, where one replaces several names; then names.
 */
export function coveringWords(
	suites: readonly CipherSuite[],
	kept: readonly CipherSuite[],
	isForbidden: (suite: CipherSuite) => boolean,
	library: OpensslLibrary,
): readonly string[] {
	const rest = new Set(suites);
	const keptSuites = new Set(kept);
	const candidates = (words: Iterable<string>) =>
		[...words].flatMap(word => candidate(word, rest, keptSuites, library) ?? []);
	const groups = rest.size === 0 ? [] : candidates(groupWordsOf(library));
	const pure = groups.filter(({ covers }) => [...covers].every(isForbidden));
	const chosen = [...choose(pure, rest, 1), ...choose(groups, rest, 2)];
	chosen.push(...choose(candidates(new Set([...rest].map(({ name }) => name))), rest, 1));
	// In old libraries a name may stand for other suites too; the caller sees what that costs.
	return [...chosen, ...new Set([...rest].map(({ name }) => name))];
}

/** But for those whose meaning changes with every release and says nothing to a reader. */
function groupWordsOf({ words }: OpensslLibrary): readonly string[] {
	const groups = [...words].filter(([word, { suite }]) => suite === undefined && !word.startsWith('COMPLEMENTOF'));
	return groups.map(([word]) => word);
}

/** Undefined where the word takes out none of the wanted suites, or one that is to stay. */
function candidate(
	word: string,
	wanted: ReadonlySet<CipherSuite>,
	kept: ReadonlySet<CipherSuite>,
	library: OpensslLibrary,
): Candidate | undefined {
	const meaning = library.words.get(library.dialect.ignoresCase ? word.toUpperCase() : word);
	const selection = meaning && narrow(everything, meaning, library);
	const chosen = selection ? members(selection, 'remove', library) : [];
	const covers = new Set(library.suites.filter((_, index) => chosen[index]));
	const isUseful = [...covers].some(suite => wanted.has(suite)) && ![...covers].some(suite => kept.has(suite));
	return isUseful ? { word, covers } : undefined;
}

/** Takes the word that covers most of the rest again and again, of equals the shortest; at least `minimum` suites each. */
function choose(words: readonly Candidate[], rest: Set<CipherSuite>, minimum: number): readonly string[] {
	const chosen: string[] = [];
	const gain = ({ covers }: Candidate) => [...rest].filter(suite => covers.has(suite)).length;
	while (rest.size > 0) {
		const [best] = words
			.map(candidate => ({ candidate, gained: gain(candidate) }))
			.filter(({ gained }) => gained >= minimum)
			.sort((a, b) => b.gained - a.gained || a.candidate.word.length - b.candidate.word.length);
		if (best === undefined) {
			break;
		}
		chosen.push(best.candidate.word);
		for (const suite of best.candidate.covers) {
			rest.delete(suite);
		}
	}
	return chosen;
}
