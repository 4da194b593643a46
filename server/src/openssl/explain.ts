import { enumerate } from '../text/repair.js';
import { type ExpandedElement, type Expansion, expandCipherString, type Step } from './expand.js';
import type { OpensslLibrary } from './libraries.js';
import type { CipherSuite } from './suite.js';
import { offeredSuites } from './supported.js';

/** What one element of a cipher string does where it stands. */
export interface Explanation {
	readonly element: ExpandedElement;
	/** The suites it let in, in the order it put them. */
	readonly added: readonly CipherSuite[];
	/** The suites it took out, for good or until a later element adds them again. */
	readonly removed: readonly CipherSuite[];
	/** The suites that stand further down, or elsewhere after `@STRENGTH`, because of it. */
	readonly moved: readonly CipherSuite[];
	/** The suites that later elements would add if it did not keep them out. */
	readonly prevented: readonly CipherSuite[];
	/** Why nothing comes of it; absent where something does. */
	readonly idle?: IdleReason;
	/** The whole of it for a person: what the element does, or that it does nothing and why. */
	readonly sentence: string;
}

export type IdleReason =
	/** The library refuses the whole string because of it. */
	| 'refused'
	/** The library does not know a word of it, and ignores the element without a message. */
	| 'unknown'
	/** A word such as `DEFAULT`, which is one only at the very start of the string. */
	| 'not at the start'
	/** The library has no suite of that kind, because it never had or was built without. */
	| 'no such suites'
	| 'already in'
	/** Some of its suites are in the list, and an earlier `!` keeps out the others. */
	| 'in or kept out'
	/** An earlier `!` keeps its suites out. */
	| 'kept out'
	/** It takes out or moves what is not in the list at that point. */
	| 'not in'
	| 'already in order';

/** Explains every element of a string, in text order, in time linear in its length. */
export function explainCipherString(text: string, library: OpensslLibrary): readonly Explanation[] {
	const history: History = { selected: new Map(), banned: new Map(), prevented: new Map() };
	const changes: Change[] = [];
	let before: readonly CipherSuite[] = [];
	const expansion = expandCipherString(text, library, step => {
		const { added, removed, moved } = step.element;
		const after = added + removed + moved > 0 ? step.suites() : before;
		changes.push(changeOf(step, before, after, history));
		before = after;
	});
	return changes.map(change => {
		const prevented = [...(history.prevented.get(change.element) ?? [])];
		const idle = idleReason({ ...change, prevented }, expansion);
		const { element, added, removed, moved } = change;
		const found = { element, added, removed, moved, prevented, ...(idle && { idle }) };
		return { ...found, sentence: sentenceOf(found, expansion, library) };
	});
}

/** What the elements so far have selected, and what `!` among them has done. */
interface History {
	/** By the text of an element, for strings that repeat themselves. */
	readonly selected: Map<string, ReadonlySet<CipherSuite>>;
	/** The element that keeps a suite out for good. */
	readonly banned: Map<CipherSuite, ExpandedElement>;
	/** The suites that each `!` has kept out when a later element asked for them. */
	readonly prevented: Map<ExpandedElement, Set<CipherSuite>>;
}

interface Change extends Pick<Explanation, 'element' | 'added' | 'removed' | 'moved'> {
	readonly selectsNothing: boolean;
	/** How many of the suites it selects an earlier `!` keeps out. */
	readonly keptOut: 'none' | 'some' | 'all';
}

function changeOf(step: Step, before: readonly CipherSuite[], after: readonly CipherSuite[], history: History): Change {
	const { element } = step;
	const selected = history.selected.get(element.text) ?? new Set(step.selected());
	history.selected.set(element.text, selected);
	return {
		element,
		// What is added goes to the end of the list.
		added: element.added > 0 ? after.slice(-element.added) : [],
		removed: element.removed > 0 ? before.filter(suite => selected.has(suite)) : [],
		moved: element.moved > 0 ? movedBy(element, before, after, selected) : [],
		selectsNothing: selected.size === 0,
		keptOut: noteBans(element, selected, history),
	};
}

/** How many of the suites that the element is about an earlier `!` keeps out. */
function noteBans(
	element: ExpandedElement,
	selected: ReadonlySet<CipherSuite>,
	{ banned, prevented }: History,
): Change['keptOut'] {
	let count = 0;
	for (const suite of banned.size > 0 || element.operator === 'remove' ? selected : []) {
		const by = banned.get(suite);
		count += by === undefined ? 0 : 1;
		if (by !== undefined && element.operator === 'add') {
			prevented.set(by, (prevented.get(by) ?? new Set()).add(suite));
		}
		if (by === undefined && element.operator === 'remove') {
			banned.set(suite, element);
		}
	}
	return count === 0 ? 'none' : count < selected.size ? 'some' : 'all';
}

function movedBy(
	{ operator }: ExpandedElement,
	before: readonly CipherSuite[],
	after: readonly CipherSuite[],
	selected: ReadonlySet<CipherSuite>,
): readonly CipherSuite[] {
	return after.filter((suite, at) => (operator === 'move' ? selected.has(suite) : before[at] !== suite));
}

function idleReason(change: Change & Pick<Explanation, 'prevented'>, { error }: Expansion): IdleReason | undefined {
	const { element, added, removed, moved, prevented, selectsNothing, keptOut } = change;
	if (error?.kind === 'invalid command' && contains(element, error.span.start)) {
		return 'refused';
	}
	const hasEffect = [added, removed, moved, prevented].some(suites => suites.length > 0);
	if (hasEffect || isLevel(element)) {
		return undefined;
	}
	if (!element.known) {
		return isOnlyAtStart.test(element.text) ? 'not at the start' : 'unknown';
	}
	if (element.operator === 'command') {
		return 'already in order';
	}
	if (selectsNothing) {
		return 'no such suites';
	}
	if (keptOut === 'all') {
		return 'kept out';
	}
	return element.operator !== 'add' ? 'not in' : keptOut === 'some' ? 'in or kept out' : 'already in';
}

/** Words that stand for a whole string of the library's own; manual page ciphers(1). */
const isOnlyAtStart = /^[-+!]?(?:DEFAULT|SUITEB128|SUITEB128ONLY|SUITEB128C2|SUITEB192)$/;

function contains({ span }: ExpandedElement, offset: number): boolean {
	return span.start <= offset && offset < span.end;
}

function isLevel({ operator, text, known }: ExpandedElement): boolean {
	return operator === 'command' && known && /^@SECLEVEL=/i.test(text);
}

type Found = Omit<Explanation, 'sentence'>;

function sentenceOf(found: Found, expansion: Expansion, library: OpensslLibrary): string {
	const { element, added, removed, moved, prevented, idle } = found;
	const word = `"${element.text}"`;
	if (idle !== undefined) {
		return idleSentence(idle, element, expansion, library.id);
	}
	if (isLevel(element)) {
		return levelSentence(element, expansion, library);
	}
	const parts = [
		added.length > 0 && `adds ${count(added)}`,
		removed.length > 0 &&
			`takes out ${count(removed)}${element.operator === 'delete' ? ', until a later word adds them again' : ''}`,
		moved.length > 0 &&
			(element.operator === 'move' ? `moves ${count(moved)} to the end` : 'sorts the list by strength'),
		prevented.length > 0 && `keeps later words from adding ${count(prevented)}`,
	].filter(part => part !== false);
	return `${word} ${parts.join(' and ')}.`;
}

function idleSentence(idle: IdleReason, element: ExpandedElement, expansion: Expansion, id: string): string {
	const word = `"${element.text}"`;
	return idle === 'refused'
		? `${word} breaks the list, and ${id} refuses all of it. ${expansion.error?.message ?? ''}`.trim()
		: `${word} has no effect: ${idleClause(idle, element.operator, id)}.`;
}

/** Why one or more elements have no effect, as the end of a sentence. */
export function idleClause(idle: IdleReason, operator: ExpandedElement['operator'], id: string): string {
	switch (idle) {
		case 'refused':
			return `${id} refuses the whole list`;
		case 'unknown':
			return `${id} ignores words that it does not know`;
		case 'not at the start':
			return 'that is a keyword only at the very start of the list';
		case 'no such suites':
			return `${id} has no such suites`;
		case 'already in':
			return 'the suites are in the list already';
		case 'in or kept out':
			return 'the suites are in the list already, or an earlier word keeps them out';
		case 'kept out':
			return operator === 'add' ? 'an earlier word keeps the suites out' : 'an earlier word has taken the suites out';
		case 'not in':
			return operator === 'move'
				? 'the suites are not in the list here, or at its end already'
				: 'no such suite is in the list here';
		case 'already in order':
			return 'the strongest suites come first already';
	}
}

function levelSentence(
	{ text }: ExpandedElement,
	{ suites, securityLevel = 0 }: Expansion,
	library: OpensslLibrary,
): string {
	const level = Number(text.slice(-1));
	const word = `"${text}"`;
	if (level !== securityLevel) {
		return `${word} has no effect: a later word sets the security level to ${securityLevel}.`;
	}
	const all = suites.map(({ suite }) => suite);
	const options = { protocols: ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2'], psk: true, library } as const;
	const left = new Set(offeredSuites(all, { ...options, securityLevel: level }));
	const gone = all.filter(suite => !left.has(suite));
	const effect = gone.length === 0 ? 'rules out no suite of this list' : `rules out ${count(gone)} of this list`;
	return `${word} sets the security level to ${level}, which ${effect}.`;
}

/** `1 suite (RC4-SHA)`, `5 suites (RC4-SHA, RC4-MD5 and 3 more)`. */
function count(suites: readonly CipherSuite[]): string {
	const noun = suites.length === 1 ? 'suite' : 'suites';
	return `${suites.length} ${noun} (${enumerate(suites.map(({ name }) => name))})`;
}
