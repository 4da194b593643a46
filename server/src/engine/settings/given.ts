import type { Span } from '../../text/span.js';

/** What somebody has written, in whatever notation, with the place of each part. */
export type Given = GivenText | GivenNumber | GivenTruth | GivenNothing | GivenList | GivenRecord;

export interface GivenText {
	readonly kind: 'text';
	readonly text: string;
	readonly span: Span;
}

export interface GivenNumber {
	readonly kind: 'number';
	readonly number: number;
	/** As it is spelt: `3.10` is not `3.1`. */
	readonly source: string;
	readonly span: Span;
}

export interface GivenTruth {
	readonly kind: 'truth';
	readonly truth: boolean;
	readonly span: Span;
}

/** A key without a value. */
export interface GivenNothing {
	readonly kind: 'nothing';
	readonly span: Span;
}

export interface GivenList {
	readonly kind: 'list';
	readonly items: readonly Given[];
	readonly span: Span;
}

export interface GivenRecord {
	readonly kind: 'record';
	readonly entries: readonly GivenEntry[];
	readonly span: Span;
}

export interface GivenEntry {
	readonly key: string;
	readonly keySpan: Span;
	readonly value: Given;
}

const nowhere: Span = { start: 0, end: 0 };

/**
 * Settings as an editor or the command line hands them over. What is `null` or empty is not given: editors show settings that
 * nobody has set that way.
 */
export function givenBy(value: unknown, depth = 0): Given | undefined {
	switch (typeof value) {
		case 'string':
			return value === '' ? undefined : { kind: 'text', text: value, span: nowhere };
		case 'number':
			return { kind: 'number', number: value, source: String(value), span: nowhere };
		case 'boolean':
			return { kind: 'truth', truth: value, span: nowhere };
		case 'object':
			return value === null || depth > maximumDepth ? undefined : givenInside(value, depth + 1);
		default:
			return undefined;
	}
}

/** Nothing that can be chosen is nested as deeply. */
const maximumDepth = 8;

function givenInside(value: object, depth: number): GivenList | GivenRecord {
	if (Array.isArray(value)) {
		const items = value.map(item => givenBy(item, depth)).filter(item => item !== undefined);
		return { kind: 'list', items, span: nowhere };
	}
	const entries = Object.entries(value).flatMap(([key, inside]) => {
		const given = givenBy(inside, depth);
		return given === undefined ? [] : [{ key, keySpan: nowhere, value: given }];
	});
	return { kind: 'record', entries, span: nowhere };
}
