import { distance } from 'fastest-levenshtein';

/** Names to search for the one that a misspelt name stands for. */
export interface NameIndex {
	readonly candidates: readonly Candidate[];
}

interface Candidate {
	readonly name: string;
	readonly lower: string;
	/** One bit for each letter or other sign that occurs. */
	readonly signs: number;
}

export function nameIndex(names: Iterable<string>): NameIndex {
	return { candidates: [...names].map(toCandidate) };
}

function toCandidate(name: string): Candidate {
	const lower = name.toLowerCase();
	return { name, lower, signs: signsOf(lower) };
}

/**
 * The name that a misspelt one most likely stands for, if one is close enough: up to one edit in four characters, three at
 * the most. Letter case does not count as an edit. Of equally close names the first wins.
 */
export function nearest(name: string, { candidates }: NameIndex): string | undefined {
	const wanted = name.toLowerCase();
	const signs = signsOf(wanted);
	let best: string | undefined;
	let bestDistance = Math.min(3, Math.ceil(wanted.length / 4)) + 1;
	for (const candidate of candidates) {
		// An edit changes the length by one at most, and brings or takes one sign.
		const isFar =
			Math.abs(candidate.lower.length - wanted.length) >= bestDistance ||
			countBits(candidate.signs & ~signs) >= bestDistance ||
			countBits(signs & ~candidate.signs) >= bestDistance;
		const edits = isFar ? bestDistance : distance(wanted, candidate.lower);
		if (edits < bestDistance) {
			best = candidate.name;
			bestDistance = edits;
		}
	}
	return best;
}

function signsOf(lower: string): number {
	let signs = 0;
	for (let at = 0; at < lower.length; at++) {
		signs |= 1 << (lower.charCodeAt(at) & 31);
	}
	return signs;
}

function countBits(bits: number): number {
	let count = 0;
	for (let rest = bits; rest !== 0; rest &= rest - 1) {
		count++;
	}
	return count;
}
