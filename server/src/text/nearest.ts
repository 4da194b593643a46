import { distance } from 'fastest-levenshtein';

export { distance };

/** Names to search for the one that a misspelt name stands for. */
export interface NameIndex {
	/** By length, in the order given. */
	readonly byLength: ReadonlyMap<number, readonly Candidate[]>;
}

interface Candidate {
	readonly name: string;
	readonly lower: string;
	/** One bit for each letter or other sign that occurs. */
	readonly signs: number;
}

export function nameIndex(names: Iterable<string>): NameIndex {
	const byLength = new Map<number, Candidate[]>();
	for (const name of names) {
		const candidates = byLength.get(name.length) ?? [];
		candidates.push(toCandidate(name));
		byLength.set(name.length, candidates);
	}
	return { byLength };
}

function toCandidate(name: string): Candidate {
	const lower = name.toLowerCase();
	return { name, lower, signs: signsOf(lower) };
}

/**
 * The name that a misspelt one most likely stands for, if one is close enough: up to one edit in four characters, three at
 * the most. Letter case does not count as an edit. Of equally close names one of the same length wins, then the first.
 */
export function nearest(name: string, { byLength }: NameIndex): string | undefined {
	const wanted = toCandidate(name);
	let best: Match = { name: undefined, edits: Math.min(3, Math.ceil(name.length / 4)) + 1 };
	// An edit changes the length by one at most.
	for (let difference = 0; difference < best.edits; difference++) {
		for (const length of new Set([name.length - difference, name.length + difference])) {
			best = nearestOf(wanted, byLength.get(length) ?? [], best);
		}
	}
	return best.name;
}

interface Match {
	readonly name: string | undefined;
	readonly edits: number;
}

function nearestOf(wanted: Candidate, candidates: readonly Candidate[], found: Match): Match {
	let best = found;
	for (const { name, lower, signs } of candidates) {
		// An edit brings or takes one sign at most.
		const isFar = countBits(signs & ~wanted.signs) >= best.edits || countBits(wanted.signs & ~signs) >= best.edits;
		const edits = isFar ? best.edits : distance(wanted.lower, lower);
		if (edits < best.edits) {
			best = { name, edits };
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
