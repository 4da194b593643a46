import { nameIndex, nearest } from '../../text/nearest.js';
import type { Span } from '../../text/span.js';
import type { Given, GivenEntry, GivenList, GivenNumber, GivenRecord, GivenText } from './given.js';
import type { ListShape, NumberShape, RecordShape, Shape, TextShape } from './shape.js';

/** The valid part of what was given. */
export type Chosen = string | number | boolean | readonly Chosen[] | ChosenRecord;

export interface ChosenRecord {
	readonly [key: string]: Chosen;
}

/** Something that was given and is not understood. */
export interface GivenProblem {
	/** The keys that lead to it. */
	readonly path: readonly string[];
	readonly span: Span;
	/** One sentence or two: what is wrong, and what was expected. */
	readonly message: string;
}

/** Takes over what has the shape, and reports all else. `undefined`: nothing of it can be used. */
export function readGiven(given: Given, shape: Shape, report: (problem: GivenProblem) => void): Chosen | undefined {
	return readAt({ path: [], report }, given, shape);
}

interface Place {
	readonly path: readonly string[];
	readonly report: (problem: GivenProblem) => void;
}

function readAt(place: Place, given: Given, shape: Shape): Chosen | undefined {
	if (shape.kind === 'text' && shape.isRelease && given.kind === 'number') {
		return readText(place, { kind: 'text', text: given.source, span: given.span }, shape);
	}
	if (shape.kind === 'text' && given.kind === 'text') {
		return readText(place, given, shape);
	}
	if (shape.kind === 'number' && given.kind === 'number') {
		return readNumber(place, given, shape);
	}
	if (shape.kind === 'truth' && given.kind === 'truth') {
		return given.truth;
	}
	if (shape.kind === 'list' && given.kind === 'list') {
		return readList(place, given, shape);
	}
	if (shape.kind === 'record' && given.kind === 'record') {
		return readRecord(place, given, shape);
	}
	return refuse(place, given.span, `${describe(given, shape)}; expected ${expectation(shape)}.`);
}

/** Names that fit into a message. */
const longList = 16;

function refuse({ path, report }: Place, span: Span, message: string): undefined {
	report({ path, span, message });
	return undefined;
}

function readText(place: Place, { text, span }: GivenText, { allowed, check, noun }: TextShape): Chosen | undefined {
	if (allowed !== undefined && !allowed.includes(text)) {
		const meant = didYouMean(text, allowed);
		const isLong = allowed.length > longList && meant !== '';
		const expected = isLong
			? `; expected one of ${allowed.length} that are known`
			: `; expected one of ${allowed.join(', ')}`;
		return refuse(place, span, `Unknown ${noun} "${text}"${expected}.${meant}`);
	}
	const problem = check?.(text);
	return problem === undefined ? text : refuse(place, span, problem);
}

function readNumber(place: Place, { number, source, span }: GivenNumber, shape: NumberShape): Chosen | undefined {
	const { minimum = -Infinity, maximum = Infinity } = shape;
	const isAllowed = Number.isSafeInteger(number) && number >= minimum && number <= maximum;
	return isAllowed
		? number
		: refuse(place, span, `${capital(shape.noun)} is ${source}; expected ${expectation(shape)}.`);
}

function readList(place: Place, { items, span }: GivenList, shape: ListShape): Chosen | undefined {
	if (shape.isFilled && items.length === 0) {
		return refuse(place, span, `${capital(shape.noun)} is empty; expected ${expectation(shape)}.`);
	}
	return items
		.map((item, index) => readAt({ ...place, path: [...place.path, String(index + 1)] }, item, shape.items))
		.filter(item => item !== undefined);
}

function readRecord(place: Place, { entries, span }: GivenRecord, shape: RecordShape): Chosen | undefined {
	const chosen = new Map<string, Chosen>();
	const seen = new Set<string>();
	for (const entry of entries) {
		const inside = { ...place, path: [...place.path, entry.key] };
		const field = shape.fields.get(entry.key);
		if (seen.has(entry.key)) {
			refuse(inside, entry.keySpan, `The ${shape.keyNoun} "${entry.key}" is there twice; expected one of each name.`);
		} else if (field === undefined) {
			refuse(inside, entry.keySpan, unknownKey(entry, shape));
		} else {
			const value = readAt(inside, entry.value, field);
			if (value !== undefined) {
				chosen.set(entry.key, value);
			}
		}
		seen.add(entry.key);
	}
	const missing = shape.required?.find(key => !seen.has(key));
	if (missing !== undefined) {
		return refuse(place, span, `${capital(shape.noun)} has no "${missing}"; expected ${expectation(shape)}.`);
	}
	const lacksRequired = shape.required?.some(key => !chosen.has(key)) === true;
	return lacksRequired ? undefined : Object.fromEntries(chosen);
}

function unknownKey({ key }: GivenEntry, { keyNoun, noun, fields, explainKey }: RecordShape): string {
	const names = [...fields.keys()];
	const explained = explainKey?.(key);
	if (explained !== undefined) {
		return explained;
	}
	const expected = names.length <= longList ? `; expected one of ${names.join(', ')}` : ` in ${noun}`;
	return `Unknown ${keyNoun} "${key}"${expected}.${didYouMean(key, names)}`;
}

function didYouMean(text: string, names: readonly string[]): string {
	const likely = nearest(text, nameIndex(names));
	return likely === undefined ? '' : ` Did you mean "${likely}"?`;
}

function describe(given: Given, { noun }: Shape): string {
	switch (given.kind) {
		case 'text':
			return `${capital(noun)} is the text "${given.text}"`;
		case 'number':
			return `${capital(noun)} is the number ${given.source}`;
		case 'truth':
			return `${capital(noun)} is ${given.truth}`;
		case 'nothing':
			return `${capital(noun)} has no value`;
		case 'list':
			return `${capital(noun)} is a list`;
		case 'record':
			return `${capital(noun)} is a group of keys`;
	}
}

function expectation(shape: Shape): string {
	switch (shape.kind) {
		case 'text':
			return expectedText(shape);
		case 'number': {
			const { minimum, maximum } = shape;
			const range = maximum === undefined ? ` of ${minimum} or more` : ` from ${minimum ?? 0} to ${maximum}`;
			return `a whole number${minimum === undefined && maximum === undefined ? '' : range}`;
		}
		case 'truth':
			return 'true or false';
		case 'list':
			return `a list, each item ${expectation(shape.items)}`;
		case 'record': {
			const { keyNoun, fields, required = [] } = shape;
			const names = [...fields.keys()];
			const shown = names.length <= longList ? names.join(', ') : `${names.slice(0, 3).join(', ')} …`;
			return required.length > 0
				? `${required.join(', ')} and what holds for them`
				: `${keyNoun}s with values: ${shown}`;
		}
	}
}

function expectedText({ allowed, examples = [] }: TextShape): string {
	if (allowed !== undefined) {
		return allowed.length <= longList
			? `one of ${allowed.join(', ')}`
			: `one of ${allowed.slice(0, 3).join(', ')} and ${allowed.length - 3} more`;
	}
	return examples.length > 0 ? `a text such as "${examples[0]}"` : 'a text';
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
