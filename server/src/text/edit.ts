import type { Span } from './span.js';

/** Replaces the characters of `span` by `newText`. */
export interface Edit {
	readonly span: Span;
	readonly newText: string;
}

/** A place in one of several files. */
export interface Location {
	readonly file: string;
	readonly span: Span;
}

/** An edit of one file. Inserted text has the line ends of that file. */
export interface FileEdit extends Location {
	readonly newText: string;
}

/**
 * The text after all edits.
 *
 * Edits are given in offsets of the original text. Of two edits that overlap, the one that starts first is applied and
 * the other is left out, so that the result never mixes two fixes. What is inserted at one place comes in the order given,
 * new lines last: they would tear a value that goes into the line before them.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
	let result = '';
	let position = 0;
	for (const edit of withoutOverlaps(edits)) {
		result += text.slice(position, edit.span.start) + edit.newText;
		position = edit.span.end;
	}
	return result + text.slice(position);
}

/** The edits in text order, without those that touch characters an earlier one already replaces. */
function withoutOverlaps<T extends Edit>(edits: readonly T[]): T[] {
	const kept: T[] = [];
	let position = 0;
	for (const edit of inTextOrder(edits)) {
		if (edit.span.start >= position) {
			kept.push(edit);
			position = edit.span.end;
		}
	}
	return kept;
}

/** In the order in which edits are applied; editors apply insertions at one place in the order they get them. */
export function inTextOrder<T extends Edit>(edits: readonly T[]): readonly T[] {
	return [...edits].sort(
		(a, b) => a.span.start - b.span.start || a.span.end - b.span.end || Number(beginsLine(a)) - Number(beginsLine(b)),
	);
}

function beginsLine({ newText }: Edit): boolean {
	return /^\r?\n/.test(newText);
}
