import { suiteWeakness, type Weakness } from '../openssl/assess.js';
import type { ExpandedElement } from '../openssl/expand.js';
import type { OpensslLibraryId } from '../openssl/libraries.js';
import { expansionOf } from '../openssl/memory.js';
import { offeredSuites } from '../openssl/supported.js';
import { type ProtocolVersion, protocolVersions } from '../tls/protocol.js';

/** The suites of a list that have one of the weaknesses looked for. */
export interface WeakSuites {
	/** Their names, in the library's order, without repeats. */
	readonly names: readonly string[];
	readonly weaknesses: ReadonlySet<Weakness>;
	/** The words that let them in, in text order; offsets into the cipher string. */
	readonly words: readonly ExpandedElement[];
	/** The targeted library has none of them: the words do nothing there. */
	readonly isHarmless: boolean;
}

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
	// An unknown library is taken for a recent one that was built with every old cipher.
	const real = findIn(text, search, search.library ?? 'openssl-3.0-full', false);
	if (real !== undefined) {
		return { ...real, isHarmless: false };
	}
	const asked = findIn(text, search, 'openssl-1.0.2-full', true);
	return asked && { ...asked, isHarmless: search.library !== undefined };
}

function findIn(
	text: string,
	{ wanted, enabled }: WeakSearch,
	id: OpensslLibraryId,
	byName: boolean,
): Omit<WeakSuites, 'isHarmless'> | undefined {
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

/** `ECDHE-RSA-RC4-SHA, RC4-SHA and 3 more`. */
export function listNames(names: readonly string[]): string {
	return names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

/**
 * The string without the given words, or with the exclusions that undo what they let in; `undefined` where the library
 * would refuse the result or no modern suite would be left. Words that stand for more than weak suites stay.
 */
export function repair(text: string, weak: WeakSuites, { library }: WeakSearch): string | undefined {
	const isOnlyWeak = ({ text: word, operator }: ExpandedElement) =>
		operator === 'add' && [...weak.weaknesses].some(weakness => namesOf[weakness].test(word));
	const dropped = weak.words.filter(isOnlyWeak);
	let result = text;
	for (const { span } of [...dropped].reverse()) {
		result = withoutWord(result, span.start, span.end);
	}
	if (dropped.length < weak.words.length) {
		const present = result.split(/[:, ]+/);
		const exclusions = [...weak.weaknesses].map(weakness => `!${exclusionWords[weakness]}`);
		result = [result, ...exclusions.filter(word => !present.includes(word))].join(':');
	}
	const { suites } = expansionOf(result, library ?? 'openssl-3.0');
	return suites.some(({ suite }) => suite.keyExchange === 'ECDHE' && suite.mac === 'AEAD') ? result : undefined;
}

/** With the separator behind it, or before it where it is the last. */
function withoutWord(text: string, start: number, end: number): string {
	const after = /^[:, ]+/.exec(text.slice(end))?.[0].length ?? 0;
	const before = after > 0 ? 0 : (/[:, ]+$/.exec(text.slice(0, start))?.[0].length ?? 0);
	return text.slice(0, start - before) + text.slice(end + after);
}

const exclusionWords: Readonly<Record<Weakness, string>> = {
	null: 'eNULL',
	anonymous: 'aNULL',
	export: 'EXP',
	low: 'LOW',
	rc4: 'RC4',
	rc2: 'RC2',
	des: 'DES',
	'3des': '3DES',
	idea: 'IDEA',
	seed: 'SEED',
	md5: 'MD5',
};
