import { suiteWeakness, type Weakness } from '../openssl/assess.js';
import type { ExpandedElement } from '../openssl/expand.js';
import type { OpensslLibraryId } from '../openssl/libraries.js';
import { expansionOf } from '../openssl/memory.js';
import { offeredSuites } from '../openssl/supported.js';
import type { Span } from '../text/span.js';
import type { ProtocolVersion } from '../tls/protocol.js';
import { protocolVersions } from '../tls/protocol.js';

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

/**
 * Looks for weak suites in a cipher string. A known library answers for itself; what it no longer has is looked up in
 * builds that have everything, and counts only where a word asks for it by name.
 */
export function weakSuites(
	text: string,
	wanted: readonly Weakness[],
	library: OpensslLibraryId | undefined,
	enabled: ReadonlySet<ProtocolVersion> | null,
): WeakSuites | undefined {
	const protocols = enabled === null ? protocolVersions : protocolVersions.filter(version => enabled.has(version));
	const find = (id: OpensslLibraryId, byName: boolean) => findIn(text, wanted, id, protocols, byName);
	// An unknown library is taken for a recent one that was built with every old cipher.
	const real = find(library ?? 'openssl-3.0-full', false);
	if (real !== undefined) {
		return { ...real, isHarmless: false };
	}
	const asked = find('openssl-1.0.2-full', true);
	return asked && { ...asked, isHarmless: library !== undefined };
}

function findIn(
	text: string,
	wanted: readonly Weakness[],
	id: OpensslLibraryId,
	protocols: readonly ProtocolVersion[],
	byName: boolean,
): Omit<WeakSuites, 'isHarmless'> | undefined {
	const expansion = expansionOf(text, id);
	const offered = new Set(
		offeredSuites(
			expansion.suites.map(({ suite }) => suite),
			{ protocols, securityLevel: 0 },
		),
	);
	const weaknesses = new Set<Weakness>();
	const names = new Set<string>();
	const spans: Span[] = [];
	for (const { suite, span } of expansion.suites) {
		const found = offered.has(suite) ? suiteWeakness(suite).filter(weakness => wanted.includes(weakness)) : [];
		if (found.length === 0 || (byName && !namesWeakness.test(text.slice(span.start, span.end)))) {
			continue;
		}
		names.add(suite.name);
		spans.push(span);
		for (const weakness of found) {
			weaknesses.add(weakness);
		}
	}
	const words = expansion.elements.filter(element => spans.some(span => span.start === element.span.start));
	return names.size === 0 ? undefined : { names: [...names], weaknesses, words };
}

/** Words that ask for weak suites in so many words. */
const namesWeakness = /RC[24]|DES|MD5|IDEA|SEED|NULL|EXP|LOW|ADH/i;

/** `ECDHE-RSA-RC4-SHA, RC4-SHA and 3 more`. */
export function listNames(names: readonly string[]): string {
	return names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

/**
 * The string without the given words, or with the exclusions that undo what they let in; `undefined` where the library
 * would refuse the result or no modern suite would be left. Words that stand for more than weak suites stay.
 */
export function repair(
	text: string,
	{ words, weaknesses }: WeakSuites,
	library: OpensslLibraryId | undefined,
): string | undefined {
	const dropped = words.filter(word => namesWeakness.test(word.text) && word.operator === 'add');
	let result = text;
	for (const { span } of [...dropped].reverse()) {
		const after = /^[:, ]+/.exec(result.slice(span.end))?.[0].length ?? 0;
		const before = after > 0 ? 0 : (/[:, ]+$/.exec(result.slice(0, span.start))?.[0].length ?? 0);
		result = result.slice(0, span.start - before) + result.slice(span.end + after);
	}
	if (dropped.length < words.length) {
		const exclusions = [...weaknesses].map(weakness => `!${exclusionWords[weakness]}`);
		result = [result, ...exclusions.filter(word => !result.split(/[:, ]+/).includes(word))].join(':');
	}
	const { suites } = expansionOf(result, library ?? 'openssl-3.0');
	return suites.some(({ suite }) => suite.keyExchange === 'ECDHE' && suite.mac === 'AEAD') ? result : undefined;
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
