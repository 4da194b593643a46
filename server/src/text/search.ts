import type { Span } from './span.js';

/** The place, among things in text order, of the first that starts at an offset or behind it. */
export function firstFrom(things: readonly { readonly span: Span }[], offset: number): number {
	let low = 0;
	let high = things.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((things[middle]?.span.start ?? 0) < offset) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}
