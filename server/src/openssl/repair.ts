import { applyEdits, type Edit } from '../text/edit.js';
import { type Repair, summariseDropped } from '../text/repair.js';
import { dropElements } from './drop.js';
import { coveringWords } from './exclusions.js';
import { type ExpandedElement, expandCipherString } from './expand.js';
import type { OpensslLibraryId } from './libraries.js';
import { exclusionsOf, expansionOf, libraryOf } from './memory.js';
import type { CipherSuite } from './suite.js';
import type { CertificateType } from './supported.js';

/** What a cipher string is to become. */
export interface RepairWish {
	/** Whether a suite has to go. */
	isForbidden(suite: CipherSuite): boolean;
	/** The certificates that keep a suite if they have one; RSA and ECDSA where none are given. */
	readonly certificateTypes?: readonly CertificateType[];
}

/**
 * The smallest edit after which the library lets no forbidden suite in: words that stand for nothing else go, and what is
 * left is excluded in the string's own style. The suites kept stay in their order. `undefined` where no such edit exists,
 * the string is refused, or a kind of certificate loses its last suite: then only the whole string can go.
 */
export function repairCipherString(
	text: string,
	wish: RepairWish,
	library: OpensslLibraryId,
): Repair<CipherSuite> | undefined {
	const { elements, suites, error } = expansionOf(text, library);
	if (error !== undefined) {
		return undefined;
	}
	const before = suites.map(({ suite }) => suite);
	const wanted = before.filter(suite => !wish.isForbidden(suite));
	if (wanted.length === before.length) {
		return { text, edits: [], before, after: before, summary: summariseDropped([]) };
	}
	const droppable = droppableElements(elements, suites, selections(text, library), wish);
	const drops = dropElements(text, elements, element => droppable.has(element));
	const job: Job = { text, elements, wish, library, before, wanted };
	const attempts = [tryEdits(drops, job), drops.length > 0 ? tryEdits([], job) : undefined].filter(isRepair);
	return attempts.find(({ after }) => after.length === wanted.length) ?? attempts[0];
}

/** One string to mend, and what has to come out. */
interface Job {
	readonly text: string;
	readonly elements: readonly ExpandedElement[];
	readonly wish: RepairWish;
	readonly library: OpensslLibraryId;
	readonly before: readonly CipherSuite[];
	/** `before` without the forbidden suites. */
	readonly wanted: readonly CipherSuite[];
}

function isRepair(repair: Repair<CipherSuite> | undefined): repair is Repair<CipherSuite> {
	return repair !== undefined;
}

function selections(text: string, library: OpensslLibraryId): ReadonlyMap<string, readonly CipherSuite[]> {
	const selectedBy = new Map<string, readonly CipherSuite[]>();
	expandCipherString(text, libraryOf(library), ({ element, selected }) => {
		if (element.operator === 'add' && !selectedBy.has(element.text)) {
			selectedBy.set(element.text, selected());
		}
	});
	return selectedBy;
}

/** Words that add forbidden suites and nothing else, and those that would if another word did not come first. */
function droppableElements(
	elements: readonly ExpandedElement[],
	suites: readonly { readonly suite: CipherSuite; readonly span: { readonly start: number } }[],
	selectedBy: ReadonlyMap<string, readonly CipherSuite[]>,
	{ isForbidden }: RepairWish,
): ReadonlySet<ExpandedElement> {
	const good = new Set<number>();
	const bad = new Set<number>();
	for (const { suite, span } of suites) {
		(isForbidden(suite) ? bad : good).add(span.start);
	}
	const selectsOnlyBad = memoise(selectedBy, selected => selected.length > 0 && selected.every(isForbidden));
	return new Set(
		elements.filter(
			({ operator, span, text }) =>
				operator === 'add' && !good.has(span.start) && (bad.has(span.start) || selectsOnlyBad(text)),
		),
	);
}

/** For strings that repeat themselves. */
function memoise<Value>(values: ReadonlyMap<string, Value>, judge: (value: Value) => boolean) {
	const verdicts = new Map([...values].map(([key, value]) => [key, judge(value)]));
	return (key: string) => verdicts.get(key) ?? false;
}

/** The repair that makes these edits and excludes what they leave; undefined where the library sees it otherwise. */
function tryEdits(drops: readonly Edit[], job: Job): Repair<CipherSuite> | undefined {
	const { text, wish, library, before } = job;
	const shortened = applyEdits(text, drops);
	const left = expansionOf(shortened, library).suites.map(({ suite }) => suite);
	const forbidden = left.filter(wish.isForbidden);
	const kept = left.filter(suite => !wish.isForbidden(suite));
	const build = libraryOf(library);
	const task = { library: build, groups: exclusionsOf(build), suites: forbidden, kept, isForbidden: wish.isForbidden };
	const words = forbidden.length === 0 ? [] : coveringWords(task);
	const edits = words.length === 0 ? drops : [...drops, exclusion(words, shortened, job)];
	const result = applyEdits(text, edits);
	const expansion = expansionOf(result, library);
	const after = expansion.suites.map(({ suite }) => suite);
	if (expansion.error !== undefined || !isAcceptable(after, job)) {
		return undefined;
	}
	const names = before.filter(suite => !after.includes(suite)).map(({ name }) => name);
	return { text: result, edits, before, after, summary: summariseDropped([...new Set(names)]) };
}

/** Appended: `!` is permanent, so behind the last word it undoes what any of them did. */
function exclusion(words: readonly string[], shortened: string, { text, elements }: Job): Edit {
	const separator = separatorOf(text, elements);
	const start = shortened === '' || /[:,; ]$/.test(shortened) ? '' : separator;
	const newText = start + words.map(word => `!${word}`).join(separator);
	return { span: { start: text.length, end: text.length }, newText };
}

/** What the string has between its first two words; of more than one blank one. */
function separatorOf(text: string, [first, second]: readonly ExpandedElement[]): string {
	const between = first && second ? text.slice(first.span.end, second.span.start) : '';
	const mark = /[:,;]/.exec(between)?.[0] ?? '';
	const blank = between.endsWith(' ') && !between.endsWith('  ') ? ' ' : '';
	return between === '' ? ':' : `${mark}${mark === '' ? ' ' : blank}`;
}

/** Nothing forbidden, nothing new, nothing in another place, and a suite for each certificate that had one. */
function isAcceptable(after: readonly CipherSuite[], { wish, before, wanted }: Job): boolean {
	const types = wish.certificateTypes ?? ['RSA', 'ECDSA'];
	return (
		after.length > 0 &&
		isSubsequence(after, wanted) &&
		types.every(type => !before.some(suite => provesWith(suite, type)) || after.some(suite => provesWith(suite, type)))
	);
}

function isSubsequence(part: readonly CipherSuite[], whole: readonly CipherSuite[]): boolean {
	let at = 0;
	for (const suite of whole) {
		at += part[at] === suite ? 1 : 0;
	}
	return at === part.length;
}

/** Static ECDH is served by the certificate of an ECDSA key. */
function provesWith({ authentication }: CipherSuite, type: CertificateType): boolean {
	return authentication === type || (type === 'ECDSA' && authentication === 'ECDH');
}
