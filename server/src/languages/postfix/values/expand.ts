import { closing } from '../syntax/brackets.js';
import { isNameCharacter } from '../syntax/references.js';
import { compare } from './compare.js';

/**
 * Parameter expansion of Postfix 3.x: `$name`, `${name}`, `$(name)`, `$$`, `${name?text}`, `${name:text}`,
 * `${name?{a}:{b}}` and `${{a} == {b} ? {x} : {y}}` with `== != < <= >= >`, and the same operators with `level` for
 * compatibility levels (postconf(5), "The general format of the main.cf file"). Checked against `postconf -x` 3.7.11.
 */

/**
 * The unexpanded value of a parameter: `undefined` where no such parameter exists (it expands to nothing), `null` where
 * it exists but its value cannot be known here.
 */
export type Lookup = (name: string) => string | null | undefined;

export interface Expanded {
	/** `null` where a part of it cannot be known, or where Postfix gives up. */
	readonly text: string | null;
	/** Why Postfix gives up with "macro processing error"; it does not start then. */
	readonly error?: string;
	/** The error is that parameters refer to each other in a circle. */
	readonly isCircular?: boolean;
	/** Parameters it refers to, directly or not, in order of first use. */
	readonly uses: readonly string[];
}

export function expand(text: string, lookup: Lookup): Expanded {
	const state: State = {
		lookup,
		uses: new Set(),
		remaining: maximumLength,
		error: undefined,
		isCircular: false,
		isKnown: true,
	};
	const result = expandText(text, state, 0);
	const uses = [...state.uses];
	if (state.error !== undefined) {
		return { text: null, error: state.error, isCircular: state.isCircular, uses };
	}
	return { text: state.isKnown ? result : null, uses };
}

interface State {
	readonly lookup: Lookup;
	readonly uses: Set<string>;
	/** Characters and parameters that may still be expanded: `a = $b$b`, `b = $c$c`, … would never end. */
	remaining: number;
	error: string | undefined;
	isCircular: boolean;
	isKnown: boolean;
}

/** No sane value is longer; Postfix itself knows no limit here. */
const maximumLength = 100_000;

/** The nesting at which Postfix says "unreasonable macro call nesting". */
const maximumDepth = 100;

function expandText(text: string, state: State, depth: number): string {
	let result = '';
	let offset = 0;
	while (offset < text.length && state.error === undefined) {
		const dollar = text.indexOf('$', offset);
		if (dollar === -1) {
			return result + text.slice(offset);
		}
		result += text.slice(offset, dollar);
		if (text[dollar + 1] === '$') {
			result += '$';
			offset = dollar + 2;
			continue;
		}
		const reference = readReference(text, dollar);
		if (typeof reference === 'string') {
			state.error = reference;
			return result;
		}
		result += expandReference(reference.body, state, depth + 1);
		offset = reference.end;
	}
	return result;
}

interface Reference {
	readonly body: string;
	readonly end: number;
}

/** The reference that starts at a dollar sign, or what is wrong with it. */
function readReference(text: string, dollar: number): Reference | string {
	const open = text[dollar + 1];
	if (open === '{' || open === '(') {
		const end = closing(text, dollar + 1, open, open === '{' ? '}' : ')');
		if (end === -1) {
			return `"${text.slice(dollar, dollar + 20)}" is not closed`;
		}
		return end === dollar + 2 ? emptyName(text, dollar) : { body: text.slice(dollar + 2, end), end: end + 1 };
	}
	let end = dollar + 1;
	while (isNameCharacter(text.charCodeAt(end))) {
		end++;
	}
	return end === dollar + 1 ? emptyName(text, dollar) : { body: text.slice(dollar + 1, end), end };
}

function emptyName(text: string, dollar: number): string {
	return `no name follows the dollar sign in "${text.slice(Math.max(0, dollar - 10), dollar + 10)}"; a literal one is written "$$"`;
}

function expandReference(body: string, state: State, depth: number): string {
	if (depth > maximumDepth) {
		state.isCircular = true;
		state.error = `the parameters refer to each other in a circle (${[...state.uses].slice(0, 4).join(' → ')})`;
		return '';
	}
	state.remaining--;
	const start = skipBlanks(body, 0);
	return body[start] === '{' ? expandComparison(body, start, state, depth) : expandName(body, start, state, depth);
}

function expandName(body: string, start: number, state: State, depth: number): string {
	let end = start;
	while (isNameCharacter(body.charCodeAt(end))) {
		end++;
	}
	const name = body.slice(start, end);
	const operator = skipBlanks(body, end);
	if (operator < body.length && body[operator] !== '?' && body[operator] !== ':') {
		state.error = `"${body.slice(operator, operator + 10)}" cannot stand in a parameter name`;
		return '';
	}
	state.uses.add(name);
	const value = state.lookup(name);
	if (operator >= body.length) {
		return value === null ? unknown(state) : use(value ?? '', state, depth);
	}
	return expandBranches(body, operator, value === null ? null : Boolean(value), state, depth);
}

/** Expands the value of a parameter in turn. */
function use(value: string, state: State, depth: number): string {
	state.remaining -= value.length;
	if (state.remaining < 0) {
		state.error = `the value grows beyond ${maximumLength} characters`;
		return '';
	}
	return expandText(value, state, depth);
}

/** `${{left} == {right} ? {yes} : {no}}`; without branches it is `true` or nothing. */
function expandComparison(body: string, start: number, state: State, depth: number): string {
	const left = payload(body, start, state);
	const operator = left && /^(?:[<>!=]=|[<>])(?:level)?/.exec(body.slice(left.end))?.[0];
	if (left === undefined || !operator) {
		state.error ??= `expected a comparison such as "==" at "${body.slice(left?.end ?? start, (left?.end ?? start) + 20)}"`;
		return '';
	}
	const right = payload(body, skipBlanks(body, left.end + operator.length), state);
	if (right === undefined) {
		return '';
	}
	const outcome = compare(expandOperand(left.text, state, depth), operator, expandOperand(right.text, state, depth));
	if (typeof outcome === 'string') {
		state.error ??= outcome;
		return '';
	}
	if (right.end >= body.length) {
		return outcome === null ? unknown(state) : outcome ? 'true' : '';
	}
	if (body[right.end] !== '?' && body[right.end] !== ':') {
		state.error = `expected "?" or ":" at "${body.slice(right.end, right.end + 20)}"`;
		return '';
	}
	return expandBranches(body, right.end, outcome, state, depth);
}

/** An operand by itself: what is unknown in it makes the comparison unknown, not yet the whole value. */
function expandOperand(text: string, state: State, depth: number): string | null {
	const wasKnown = state.isKnown;
	state.isKnown = true;
	const result = expandText(text, state, depth);
	const isKnown = state.isKnown;
	state.isKnown = wasKnown;
	return isKnown ? result : null;
}

/** What follows `?` and `:`. `condition` is `null` where it cannot be known. */
function expandBranches(
	body: string,
	operator: number,
	condition: boolean | null,
	state: State,
	depth: number,
): string {
	let offset = operator;
	let whenTrue = '';
	if (body[offset] === '?') {
		const branch = readBranch(body, offset + 1, state);
		whenTrue = branch.text;
		offset = branch.end;
	}
	let whenFalse = '';
	if (offset < body.length && state.error === undefined) {
		if (body[offset] !== ':') {
			state.error = `expected ":" at "${body.slice(offset, offset + 20)}"`;
			return '';
		}
		const branch = readBranch(body, offset + 1, state);
		whenFalse = branch.text;
		if (branch.end < body.length) {
			state.error ??= `nothing may follow the second branch, found "${body.slice(branch.end, branch.end + 20)}"`;
			return '';
		}
	}
	if (condition === null) {
		return unknown(state);
	}
	return use(condition ? whenTrue : whenFalse, state, depth);
}

/** `{text}` with blanks around it, or, as before Postfix 3.0, everything to the end. */
function readBranch(body: string, start: number, state: State): { readonly text: string; readonly end: number } {
	const brace = skipBlanks(body, start);
	if (body[brace] !== '{') {
		return { text: body.slice(start), end: body.length };
	}
	return payload(body, brace, state) ?? { text: '', end: body.length };
}

/** The text between braces; `end` is behind the blanks that follow. */
function payload(
	body: string,
	start: number,
	state: State,
): { readonly text: string; readonly end: number } | undefined {
	const end = body[start] === '{' ? closing(body, start) : -1;
	if (end === -1) {
		state.error ??= `expected text in balanced braces at "${body.slice(start, start + 20)}"`;
		return undefined;
	}
	return { text: body.slice(start + 1, end), end: skipBlanks(body, end + 1) };
}

function unknown(state: State): string {
	state.isKnown = false;
	return '';
}

function skipBlanks(text: string, start: number): number {
	let offset = start;
	while (' \t\r\n'.includes(text[offset] ?? '-')) {
		offset++;
	}
	return offset;
}
