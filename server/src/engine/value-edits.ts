import type { Edit, FileEdit } from '../text/edit.js';
import { locate, type Value } from '../text/value.js';
import { type FixPlace, setAt } from './advice.js';
import type { Subject } from './rule.js';

/** A change of one setting's value. */
export interface ValueChange {
	readonly place: FixPlace;
	/** The value of the line in force. */
	readonly value: Value;
	/** In offsets of the value's text. */
	readonly edits: readonly Edit[];
	/** The text after the edits. */
	readonly text: string;
}

/** Only the characters that change; the whole value where an edit reaches across a line break. */
export function editsWithin(subject: Subject, { place, value, edits, text }: ValueChange): readonly FileEdit[] {
	const writer = place.file === undefined ? subject.edits : subject.editsOf(place.file);
	const places = edits.map(({ span, newText }) => ({
		span: locate(value, span.start, span.end),
		newText,
		length: span.end - span.start,
	}));
	return places.every(({ span, length }) => span.end - span.start === length)
		? places.flatMap(({ span, newText }) => writer.replace(span, newText))
		: setAt(subject, place, text);
}
