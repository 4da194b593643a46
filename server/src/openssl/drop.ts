import type { Edit } from '../text/edit.js';
import type { Span } from '../text/span.js';

/**
 * The edits that take elements out of a cipher string, each run of them with the separators behind it, or before it where
 * it is the last. `elements` are all of the string, in text order.
 */
export function dropElements<Element extends { readonly span: Span }>(
	text: string,
	elements: readonly Element[],
	isDropped: (element: Element) => boolean,
): readonly Edit[] {
	const edits: Edit[] = [];
	let keptEnd = 0;
	let runStart: number | undefined;
	for (const element of elements) {
		if (isDropped(element)) {
			runStart ??= element.span.start;
			continue;
		}
		if (runStart !== undefined) {
			edits.push({ span: { start: runStart, end: element.span.start }, newText: '' });
			runStart = undefined;
		}
		keptEnd = element.span.end;
	}
	if (runStart !== undefined) {
		const start = keptEnd === 0 ? runStart : keptEnd;
		edits.push({ span: { start, end: elements.at(-1)?.span.end ?? text.length }, newText: '' });
	}
	return edits;
}
