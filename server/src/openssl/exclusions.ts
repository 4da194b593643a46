import type { OpensslLibrary } from './libraries.js';
import { members } from './preferences.js';
import { everything, narrow } from './selection.js';
import type { CipherSuite } from './suite.js';

/** A word of a library, and what `!` with it takes out. */
export interface Exclusion {
	readonly word: string;
	readonly covers: ReadonlySet<CipherSuite>;
}

/** What has to be excluded from a list. */
export interface ExclusionTask {
	readonly library: OpensslLibrary;
	/** `groupExclusions` of the library, which take milliseconds to work out. */
	readonly groups: readonly Exclusion[];
	/** The suites that have to go. */
	readonly suites: readonly CipherSuite[];
	/** The suites of the list that have to stay. */
	readonly kept: readonly CipherSuite[];
	/** Whether a suite, in the list or not, is one of those that have to go. */
	readonly isForbidden: (suite: CipherSuite) => boolean;
}

/**
 * The words that, each behind a `!`, take out all these suites and none of `kept`: as few as a greedy search finds. Words
 * that stand for forbidden suites only come first, so that the exclusion says what it means; then words that happen to
 * hit nothing else here, where one replaces several names; then names.
 */
export function coveringWords({ library, groups, suites, kept, isForbidden }: ExclusionTask): readonly string[] {
	const rest = new Set(suites);
	const keptSuites = new Set(kept);
	const isUseful = ({ covers }: Exclusion) => meets(covers, rest) && !meets(covers, keptSuites);
	const useful = groups.filter(isUseful);
	const pure = useful.filter(({ covers }) => [...covers].every(isForbidden));
	const chosen = [...choose(pure, rest, 1), ...choose(useful, rest, 2)];
	const names = [...namesOf(rest)].flatMap(name => exclusion(name, library) ?? []);
	chosen.push(...choose(names.filter(isUseful), rest, 1));
	// In old libraries a name may stand for other suites too; the caller sees what that costs.
	return [...chosen, ...namesOf(rest)];
}

/** The words of a library for kinds of suites, but for those whose meaning changes with every release. */
export function groupExclusions(library: OpensslLibrary): readonly Exclusion[] {
	const groups = [...library.words].filter(
		([word, { suite }]) => suite === undefined && !word.startsWith('COMPLEMENTOF'),
	);
	return groups.flatMap(([word]) => exclusion(word, library) ?? []);
}

function exclusion(word: string, library: OpensslLibrary): Exclusion | undefined {
	const meaning = library.words.get(library.dialect.ignoresCase ? word.toUpperCase() : word);
	const selection = meaning && narrow(everything, meaning, library);
	if (selection === undefined) {
		return undefined;
	}
	const chosen = members(selection, 'remove', library);
	return { word, covers: new Set(library.suites.filter((_, index) => chosen[index])) };
}

function namesOf(suites: ReadonlySet<CipherSuite>): ReadonlySet<string> {
	return new Set([...suites].map(({ name }) => name));
}

function meets(one: ReadonlySet<CipherSuite>, other: ReadonlySet<CipherSuite>): boolean {
	return [...one].some(suite => other.has(suite));
}

/** Takes the word that covers most of the rest again and again, of equals the shortest; at least `minimum` suites each. */
function choose(words: readonly Exclusion[], rest: Set<CipherSuite>, minimum: number): readonly string[] {
	const chosen: string[] = [];
	const gain = ({ covers }: Exclusion) => [...rest].filter(suite => covers.has(suite)).length;
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
