import { judgeSuite, type SuitePolicy } from '../../baselines/suites/policy.js';
import { suiteWeakness } from '../../openssl/assess.js';
import type { ExpandedElement } from '../../openssl/expand.js';
import type { CipherSuite } from '../../openssl/suite.js';
import { suiteByNumber } from '../../suites/memory.js';
import type { CipherCase } from './cases.js';
import { misprintedWords } from './misprints.js';

/** Suites that a baseline would rather not see, and the words that let them in. */
export interface OutsideSuites {
	/** OpenSSL's names, in its order, each once. */
	readonly names: readonly string[];
	/** The number of each. */
	readonly ids: readonly number[];
	readonly words: readonly ExpandedElement[];
}

/** The suites of a list outside a baseline, told apart by what is the matter with them. */
export interface Outside {
	/** Static RSA or Diffie-Hellman over a finite field. */
	readonly keyExchange: OutsideSuites;
	/** All others, but for those that a word of `keyExchange` lets in: one word is accused once. */
	readonly other: OutsideSuites;
}

/**
 * Neither good nor sufficient by any of these documents. Words that let in suites with a known weakness are left to the rules about
 * these, misprints and what comes of them to theirs, and suites that need a shared secret to nobody: `CipherCase.offered` has
 * none.
 */
export function outsideOf(found: CipherCase, policies: readonly SuitePolicy[]): Outside {
	const { expansion, offered } = found;
	const reachable = new Set(offered);
	const suites = expansion.suites.filter(({ suite }) => reachable.has(suite));
	const left = new Set([
		...misprintedWords(expansion).map(({ span }) => span.start),
		...suites.filter(({ suite }) => isAccused(suite, found)).map(({ span }) => span.start),
	]);
	const outside = suites.filter(
		({ suite, span }) =>
			!left.has(span.start) && suiteWeakness(suite).length === 0 && policies.every(policy => isOutside(suite, policy)),
	);
	const starts = new Set(outside.flatMap(({ suite, span }) => (hasOldKeyExchange(suite) ? [span.start] : [])));
	const collect = (isWanted: (suite: CipherSuite, start: number) => boolean): OutsideSuites => {
		const found = outside.filter(({ suite, span }) => isWanted(suite, span.start));
		const places = new Set(found.map(({ span }) => span.start));
		return {
			...namesAndIds(found.map(({ suite }) => suite)),
			words: expansion.elements.filter(({ span }) => places.has(span.start)),
		};
	};
	return {
		keyExchange: collect(hasOldKeyExchange),
		other: collect((suite, start) => !hasOldKeyExchange(suite) && !starts.has(start)),
	};
}

function namesAndIds(suites: readonly CipherSuite[]): Pick<OutsideSuites, 'names' | 'ids'> {
	const ids = new Map(suites.map(({ name, id }) => [name, id]));
	return { names: [...ids.keys()], ids: [...ids.values()] };
}

/** Whether a suite is outside of a baseline. */
export function isOutside({ id }: CipherSuite, policy: SuitePolicy): boolean {
	const verdicts = remembered.get(policy) ?? new Map<number, boolean>();
	remembered.set(policy, verdicts);
	const known = verdicts.get(id);
	if (known !== undefined) {
		return known;
	}
	const facts = suiteByNumber(id);
	const verdict = facts === undefined ? 'good' : judgeSuite(facts, policy).verdict;
	const answer = verdict !== 'good' && verdict !== 'sufficient';
	verdicts.set(id, answer);
	return answer;
}

/** Every list asks again about the same few hundred suites. */
const remembered = new WeakMap<SuitePolicy, Map<number, boolean>>();

/** Whether `insecure-cipher` or `weak-cipher` has something to say; anonymous suites are wanted outside of submission. */
function isAccused(suite: CipherSuite, { role }: CipherCase): boolean {
	const isAnonymousFine = role !== 'submission' && role !== 'imap-pop';
	return suiteWeakness(suite).some(weakness => weakness !== 'anonymous' || !isAnonymousFine);
}

function hasOldKeyExchange({ keyExchange }: CipherSuite): boolean {
	return keyExchange === 'RSA' || keyExchange === 'DHE' || keyExchange === 'DH/RSA' || keyExchange === 'DH/DSS';
}
