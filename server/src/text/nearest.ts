import { distance } from 'fastest-levenshtein';

/**
 * The candidate that a misspelt name most likely stands for, if one is close enough: up to one edit in four characters,
 * three at the most. Letter case does not count as an edit. Of equally close candidates the first wins.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
	const wanted = name.toLowerCase();
	const limit = Math.min(3, Math.ceil(wanted.length / 4));
	let best: string | undefined;
	let bestDistance = limit + 1;
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - wanted.length) >= bestDistance) {
			continue;
		}
		const edits = distance(wanted, candidate.toLowerCase());
		if (edits < bestDistance) {
			best = candidate;
			bestDistance = edits;
		}
	}
	return best;
}
