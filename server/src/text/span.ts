/** A half-open range of offsets into a text, in UTF-16 code units. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** A piece of text and where it stands in the file. */
export interface Token {
	readonly text: string;
	readonly span: Span;
}

export function span(start: number, end: number): Span {
	return { start, end };
}

export function contains(outer: Span, offset: number): boolean {
	return outer.start <= offset && offset <= outer.end;
}

export function overlaps(a: Span, b: Span): boolean {
	return a.start <= b.end && b.start <= a.end;
}
