import type { Span } from '../text/span.js';
import type { OpensslLibrary } from './libraries.js';
import { mayAdd, type Selection, selects } from './selection.js';

/** The list that the elements of a cipher string work on, one after the other. */
export interface Preferences {
	/** Places in the library's list, without the suites that `!` took away for good. */
	order: number[];
	/** By place: the element that let the suite in; undefined for suites that are not in. */
	readonly admittedBy: (Span | undefined)[];
}

/** How many suites an element changed. */
export interface Effect {
	readonly added: number;
	readonly removed: number;
	readonly moved: number;
}

export const noEffect: Effect = { added: 0, removed: 0, moved: 0 };

export function startOf(library: OpensslLibrary): Preferences {
	return { order: library.suites.map((_, index) => index), admittedBy: library.suites.map(() => undefined) };
}

export type ListOperator = 'add' | 'delete' | 'remove' | 'move';

/** Which suites, by place in the library's list, an element is about. */
export function members(selection: Selection, operator: ListOperator, library: OpensslLibrary): readonly boolean[] {
	return library.suites.map(
		(_, index) => selects(selection, index, library) && (operator !== 'add' || mayAdd(selection, index, library)),
	);
}

export function apply(
	preferences: Preferences,
	operator: ListOperator,
	chosen: readonly boolean[],
	element: Span,
	library: OpensslLibrary,
): Effect {
	if (preferences.order.length === 1 && library.dialect.leavesLastSuiteAlone) {
		return noEffect;
	}
	switch (operator) {
		case 'add':
			return add(preferences, chosen, element);
		case 'delete':
			return remove(preferences, chosen, library.dialect.deletedComeFirst);
		case 'remove':
			return removeForGood(preferences, chosen);
		case 'move':
			return moveToEnd(preferences, chosen);
	}
}

/** `@STRENGTH`: the strongest first, otherwise in the order they were. */
export function sortByStrength(preferences: Preferences, library: OpensslLibrary): Effect {
	const strengthOf = (index: number) => library.suites[index]?.strengthBits ?? 0;
	const everySuite = library.suites.map(() => true);
	const { rest, taken } = take(preferences, everySuite, 'active');
	const sorted = taken.toSorted((a, b) => strengthOf(b) - strengthOf(a));
	preferences.order = rest.concat(sorted);
	return { ...noEffect, moved: sorted.filter((index, at) => taken[at] !== index).length };
}

function add(preferences: Preferences, chosen: readonly boolean[], element: Span): Effect {
	const { rest, taken } = take(preferences, chosen, 'inactive');
	preferences.order = rest.concat(taken);
	for (const index of taken) {
		preferences.admittedBy[index] = element;
	}
	return { ...noEffect, added: taken.length };
}

/** `-`: the suites stay on the list, to be added again. */
function remove(preferences: Preferences, chosen: readonly boolean[], deletedComeFirst: boolean): Effect {
	const { rest, taken } = take(preferences, chosen, 'active');
	if (deletedComeFirst) {
		preferences.order = taken.concat(rest);
	}
	for (const index of taken) {
		preferences.admittedBy[index] = undefined;
	}
	return { ...noEffect, removed: taken.length };
}

/** `!` */
function removeForGood(preferences: Preferences, chosen: readonly boolean[]): Effect {
	const { removed } = remove(preferences, chosen, false);
	preferences.order = take(preferences, chosen, 'inactive').rest;
	return { ...noEffect, removed };
}

/** `+` */
function moveToEnd(preferences: Preferences, chosen: readonly boolean[]): Effect {
	const { order } = preferences;
	const { rest, taken } = take(preferences, chosen, 'active');
	preferences.order = rest.concat(taken);
	const isChanged = taken.some((index, at) => order[rest.length + at] !== index);
	return { ...noEffect, moved: isChanged ? taken.length : 0 };
}

/** Parts the list into the chosen suites that are in (or that are not) and the rest, both in their order. */
function take(
	{ order, admittedBy }: Preferences,
	chosen: readonly boolean[],
	wanted: 'active' | 'inactive',
): { rest: number[]; taken: number[] } {
	const isWantedActive = wanted === 'active';
	const rest: number[] = [];
	const taken: number[] = [];
	for (const index of order) {
		if (chosen[index] && (admittedBy[index] !== undefined) === isWantedActive) {
			taken.push(index);
		} else {
			rest.push(index);
		}
	}
	return { rest, taken };
}
