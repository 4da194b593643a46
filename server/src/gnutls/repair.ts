import { applyEdits, type Edit } from '../text/edit.js';
import { type Repair, summariseDropped } from '../text/repair.js';
import { expandPriorityString, type PriorityExpansion } from './expand.js';
import type { GnutlsLibrary } from './libraries.js';
import { type PriorityWord, parsePriorityString } from './parse.js';
import type { GnutlsProtocol, GnutlsSuite } from './suite.js';
import { serverOffer } from './supported.js';

/** What a priority string must not offer. */
export interface RepairWish {
	readonly isForbidden: (suite: GnutlsSuite) => boolean;
	readonly forbiddenProtocols: readonly GnutlsProtocol[];
}

/**
 * The smallest change that grants a wish: first words go that bring nothing but what is forbidden, then exclusions such as
 * `-ARCFOUR-128` are appended that cost as little else as can be.
 *
 * Without edits where nothing is forbidden; `undefined` where the library refuses the string or has no room for more words,
 * and where every change would make it refuse the string or leave RSA or ECDSA certificates without a suite that had one.
 */
export function repairPriorityString(
	text: string,
	wish: RepairWish,
	library: GnutlsLibrary,
): Repair<GnutlsSuite> | undefined {
	// Appended words stand beyond a NUL, or beyond the last word that the library reads.
	const isOpenEnded = !text.includes('\0') && text.split(':').length <= library.dialect.maximumWords;
	const original = expandPriorityString(text, library);
	const before = suitesOf(original);
	if (original.error === undefined && isGranted(original, wish)) {
		return { text, edits: [], before, after: before, summary: summariseDropped([]) };
	}
	if (!isOpenEnded || original.error) {
		return undefined;
	}
	const context: Context = { text, wish, library, original };
	const dropped = droppableWords(context);
	const kept = applyEdits(
		text,
		dropped.map(word => deletion(text, word)),
	);
	const appended = exclusionsFor(kept, context);
	if (!appended) {
		return undefined;
	}
	const insertion = appended.map(word => `:${word}`).join('');
	const end = { start: text.length, end: text.length };
	const edits = [
		...dropped.map(word => deletion(text, word)),
		...(insertion === '' ? [] : [{ span: end, newText: insertion }]),
	];
	const after = suitesOf(expandPriorityString(kept + insertion, library));
	const left = new Set(after);
	const gone = before.filter(suite => !left.has(suite)).map(({ name }) => name);
	return { text: kept + insertion, edits, before, after, summary: summariseDropped(gone) };
}

interface Context {
	readonly text: string;
	readonly wish: RepairWish;
	readonly library: GnutlsLibrary;
	readonly original: PriorityExpansion;
}

function suitesOf({ suites }: PriorityExpansion): GnutlsSuite[] {
	return suites.map(({ suite }) => suite);
}

function isGranted(expansion: PriorityExpansion, wish: RepairWish): boolean {
	return forbiddenSuites(expansion, wish).length === 0 && forbiddenProtocols(expansion, wish).length === 0;
}

function forbiddenSuites(expansion: PriorityExpansion, { isForbidden }: RepairWish): GnutlsSuite[] {
	return suitesOf(expansion).filter(isForbidden);
}

function forbiddenProtocols({ protocols }: PriorityExpansion, wish: RepairWish): GnutlsProtocol[] {
	return protocols.map(({ name }) => name).filter(name => wish.forbiddenProtocols.includes(name));
}

/** The words with `+` that can go without taking along anything that is allowed. */
function droppableWords(context: Context): PriorityWord[] {
	const { text, library } = context;
	const words = parsePriorityString(text).words.slice(1);
	const dropped: PriorityWord[] = [];
	let current = context.original;
	for (const word of words.filter(({ sign }) => sign === '+').reverse()) {
		const edits = [...dropped, word].map(each => deletion(text, each));
		const shorter = expandPriorityString(applyEdits(text, edits), library);
		if (!shorter.error && losesOnlyForbidden(current, shorter, context.wish) && isHarmless(shorter, context)) {
			dropped.push(word);
			current = shorter;
		}
	}
	return dropped.reverse();
}

/** Whether something goes, and all that goes is forbidden; more words that can go may bring new suites, never these. */
function losesOnlyForbidden(before: PriorityExpansion, after: PriorityExpansion, wish: RepairWish): boolean {
	const kept = new Set(suitesOf(after));
	const lostSuites = suitesOf(before).filter(suite => !kept.has(suite));
	const protocols = new Set(after.protocols.map(({ name }) => name));
	const lostProtocols = before.protocols.map(({ name }) => name).filter(name => !protocols.has(name));
	return (
		lostSuites.length + lostProtocols.length > 0 &&
		lostSuites.every(wish.isForbidden) &&
		lostProtocols.every(name => wish.forbiddenProtocols.includes(name))
	);
}

/** Removes a word and the `:` before it. */
function deletion(text: string, word: PriorityWord): Edit {
	const colon = text.lastIndexOf(':', word.span.start - 1);
	return { span: { start: colon, end: word.span.end }, newText: '' };
}

/** The words to append, or nothing where no words grant the wish without harm. */
function exclusionsFor(kept: string, context: Context): string[] | undefined {
	const { wish, library } = context;
	let expansion = expandPriorityString(kept, library);
	const words = forbiddenProtocols(expansion, wish).map(protocol => `-VERS-${protocol}`);
	expansion = expandPriorityString([kept, ...words].join(':'), library);
	while (!expansion.error && forbiddenSuites(expansion, wish).length > 0) {
		const best = bestExclusion([kept, ...words].join(':'), expansion, context);
		if (!best) {
			return undefined;
		}
		words.push(best.word);
		expansion = best.expansion;
	}
	return !expansion.error && isGranted(expansion, wish) && isHarmless(expansion, context) ? words : undefined;
}

interface Exclusion {
	readonly word: string;
	readonly expansion: PriorityExpansion;
	/** Suites lost that are allowed. */
	readonly cost: number;
	/** Forbidden suites that remain. */
	readonly remaining: number;
}

/** The part of a forbidden suite whose removal costs the fewest allowed suites, and of those rids the string of most. */
function bestExclusion(text: string, current: PriorityExpansion, context: Context): Exclusion | undefined {
	const forbidden = forbiddenSuites(current, context.wish);
	const allowed = current.suites.length - forbidden.length;
	const parts = new Set(forbidden.flatMap(({ keyExchange, cipher, mac }) => [cipher, mac, keyExchange ?? cipher]));
	let best: Exclusion | undefined;
	for (const part of parts) {
		const word = `-${part}`;
		const expansion = expandPriorityString(`${text}:${word}`, context.library);
		const remaining = forbiddenSuites(expansion, context.wish).length;
		const cost = allowed - (expansion.suites.length - remaining);
		const isProgress = remaining < forbidden.length && !expansion.error && isHarmless(expansion, context);
		if (isProgress && (!best || cost < best.cost || (cost === best.cost && remaining < best.remaining))) {
			best = { word, expansion, cost, remaining };
		}
	}
	return best;
}

/** Whether each type of certificate that could be used still can. */
function isHarmless(expansion: PriorityExpansion, { original }: Context): boolean {
	return (['RSA', 'ECDSA'] as const).every(
		type => serverOffer(original, [type]).protocols.length === 0 || serverOffer(expansion, [type]).protocols.length > 0,
	);
}
