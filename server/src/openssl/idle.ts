import { applyEdits, type Edit } from '../text/edit.js';
import { suiteWeakness } from './assess.js';
import { dropElements } from './drop.js';
import type { Expansion } from './expand.js';
import { type Explanation, explainCipherString } from './explain.js';
import type { OpensslLibraryId } from './libraries.js';
import { expansionOf, libraryOf } from './memory.js';

/** The words of a cipher list that could as well be missing. */
export interface IdleWords {
	/** Words that stand side by side, in text order; none is empty. */
	readonly runs: readonly (readonly Explanation[])[];
	/** Takes all of them out; the library makes exactly the same of what is left. */
	readonly edits: readonly Edit[];
	/** The list after the edits. */
	readonly text: string;
}

/**
 * The words without effect with a library. Words that ask for weak suites which the library lacks are left out: they say
 * what somebody wanted, which is another matter. `undefined` where there is none, or the library refuses the list.
 */
export function idleWords(text: string, id: OpensslLibraryId): IdleWords | undefined {
	const expansion = expansionOf(text, id);
	const mayBeIdle = expansion.elements.some(({ added, removed, moved }) => added + removed + moved === 0);
	if (expansion.error !== undefined || !mayBeIdle) {
		return undefined;
	}
	const explanations = explainCipherString(text, libraryOf(id));
	const asksForWeak = rememberAnswers(asksForWeakSuites);
	const isIdle = ({ element, idle }: Explanation) =>
		idle !== undefined && !(element.operator === 'add' && asksForWeak(element.text));
	const starts = new Set(explanations.filter(isIdle).map(({ element }) => element.span.start));
	const edits = dropElements(text, expansion.elements, ({ span }) => starts.has(span.start));
	const shorter = applyEdits(text, edits);
	const isSafe = starts.size > 0 && isSame(expansionOf(shorter, id), expansion);
	return isSafe ? { runs: runsOf(explanations, isIdle), edits, text: shorter } : undefined;
}

function isSame(one: Expansion, other: Expansion): boolean {
	return (
		one.error === other.error &&
		one.securityLevel === other.securityLevel &&
		one.suites.length === other.suites.length &&
		one.suites.every(({ suite }, index) => other.suites[index]?.suite === suite)
	);
}

function runsOf(explanations: readonly Explanation[], isIdle: (explanation: Explanation) => boolean) {
	const runs: Explanation[][] = [];
	let run: Explanation[] | undefined;
	for (const explanation of explanations) {
		if (!isIdle(explanation)) {
			run = undefined;
			continue;
		}
		if (run === undefined) {
			run = [];
			runs.push(run);
		}
		run.push(explanation);
	}
	return runs;
}

/** Whether a library that has everything would let weak suites in, and no others. */
function asksForWeakSuites(word: string): boolean {
	const { suites } = expansionOf(`:${word}`, 'openssl-1.0.2-full');
	return suites.length > 0 && suites.every(({ suite }) => suiteWeakness(suite).length > 0);
}

function rememberAnswers(ask: (word: string) => boolean): (word: string) => boolean {
	const answers = new Map<string, boolean>();
	return word => {
		const answer = answers.get(word) ?? ask(word);
		answers.set(word, answer);
		return answer;
	};
}
