import type { Span } from '../text/span.js';
import { foldCase } from './dialects.js';
import type { LibraryWord, OpensslLibrary } from './libraries.js';
import {
	type CipherElement,
	type CipherOperator,
	type CipherWord,
	readElement,
	skipSeparators,
	type Verdict,
} from './parse.js';
import { apply, type Effect, members, noEffect, type Preferences, sortByStrength, startOf } from './preferences.js';
import { everything, narrow, type Selection } from './selection.js';
import type { CipherSuite } from './suite.js';

/** What a library makes of a cipher string. */
export interface Expansion {
	/** In the library's order; empty when there is an error. */
	readonly suites: readonly ExpandedSuite[];
	readonly error?: ExpansionError;
	/** The level that `@SECLEVEL=n` sets; absent where the string leaves it as it is. */
	readonly securityLevel?: number;
	/** The steps as the library takes them, up to the end of the string even after an error. */
	readonly elements: readonly ExpandedElement[];
}

export interface ExpandedSuite {
	readonly suite: CipherSuite;
	/** The element that let it in. */
	readonly span: Span;
}

export interface ExpansionError {
	/**
	 * `no cipher match` leaves the program without suites (but for those of TLS 1.3); `invalid command` leaves the list that
	 * was in force before, usually the library's default.
	 */
	readonly kind: 'no cipher match' | 'invalid command';
	readonly message: string;
	readonly span: Span;
}

export interface ExpandedElement extends Effect {
	readonly span: Span;
	readonly text: string;
	readonly operator: CipherOperator;
	/** Whether the library knows all its words. It ignores an element with an unknown word without a message. */
	readonly known: boolean;
	/** Its words as far as the library reads them, which is up to the first unknown one. */
	readonly words: readonly (CipherWord & { readonly known: boolean })[];
}

/** The list after one element, for who wants to know more than how many suites it changed. To be asked at once. */
export interface Step {
	readonly element: ExpandedElement;
	/** The suites that are in, in order. */
	readonly suites: () => readonly CipherSuite[];
	/** What its words select, in the list or not, the same for the same text; none where the library ignores it. */
	readonly selected: () => readonly CipherSuite[];
}

/** `watch` sees every step as it is taken. */
export function expandCipherString(text: string, library: OpensslLibrary, watch?: (step: Step) => void): Expansion {
	const run: Run = { library, preferences: startOf(library), members: new Map(), elements: [], watch };
	const suiteB = suiteBOf(text, library);
	if (suiteB) {
		runFixed(suiteB.string, text.slice(0, suiteB.length), run);
	} else {
		runElements(text, runDefault(text, run), run);
	}
	const suites = run.problem ? [] : admittedSuites(run);
	const error = run.problem ?? (suites.length === 0 ? noCipherMatch(text) : undefined);
	return {
		suites,
		...(error && { error }),
		...(run.securityLevel !== undefined && { securityLevel: run.securityLevel }),
		elements: run.elements,
	};
}

/** The state of one expansion. */
interface Run {
	readonly library: OpensslLibrary;
	readonly preferences: Preferences;
	/** What an element is about, by its text, for strings that repeat themselves. */
	readonly members: Map<string, readonly boolean[]>;
	readonly elements: ExpandedElement[];
	readonly watch: ((step: Step) => void) | undefined;
	securityLevel?: number;
	problem?: ExpansionError;
	/** Whether the library has given up: what follows is only looked at for the editor's sake. */
	isStopped?: boolean;
}

function admittedSuites({ library, preferences }: Run): ExpandedSuite[] {
	return preferences.order.flatMap(index => {
		const suite = library.suites[index];
		const span = preferences.admittedBy[index];
		return suite && span ? [{ suite, span }] : [];
	});
}

function noCipherMatch(text: string): ExpansionError {
	return {
		kind: 'no cipher match',
		message: text.trim() === '' ? 'The cipher string is empty.' : 'The cipher string selects no cipher suite.',
		span: { start: 0, end: text.length },
	};
}

const aes128 = 'ECDHE-ECDSA-AES128-GCM-SHA256';
const aes256 = 'ECDHE-ECDSA-AES256-GCM-SHA384';

/** RFC 6460. The first that the string begins with counts. */
const suiteBStrings = [
	['SUITEB128ONLY', aes128],
	['SUITEB128C2', aes256],
	['SUITEB128', `${aes128}:${aes256}`],
	['SUITEB192', aes256],
] as const;

/** The words for Suite B replace the whole string, but only at its start, whatever follows. */
function suiteBOf(text: string, library: OpensslLibrary): { string: string; length: number } | undefined {
	const found = suiteBStrings.find(([word]) => library.dialect.hasSuiteB && startsWith(text, word, library));
	return found && { string: found[1], length: found[0].length };
}

/** `DEFAULT` counts at the very start only, whatever follows it. Returns where the rest begins. */
function runDefault(text: string, run: Run): number {
	const word = 'DEFAULT';
	if (!startsWith(text, word, run.library)) {
		return 0;
	}
	runFixed(run.library.dialect.defaultString, text.slice(0, word.length), run);
	return text[word.length] === ':' ? word.length + 1 : word.length;
}

function startsWith(text: string, word: string, library: OpensslLibrary): boolean {
	const start = text.slice(0, word.length);
	return foldCase(start, library.dialect) === word;
}

/** Applies a string of the library's own in the place of a word at the start of the text. */
function runFixed(string: string, word: string, run: Run): void {
	const span = { start: 0, end: word.length };
	const inner: Run = { ...run, elements: [], watch: undefined };
	runElements(string, 0, inner, span);
	const added = admittedSuites(run).length;
	const words = [{ text: word, span, known: true }];
	record({ ...noEffect, span, text: word, operator: 'add', known: true, words, added }, run);
}

function record(element: ExpandedElement, run: Run): void {
	const { elements, watch, members: chosenBy, library, preferences } = run;
	elements.push(element);
	if (watch !== undefined) {
		const chosen = element.known ? chosenBy.get(element.text) : undefined;
		watch({
			element,
			suites: () => pick(library, preferences.order, index => preferences.admittedBy[index] !== undefined),
			selected: () => pick(library, chosen?.keys() ?? [], index => chosen?.[index] === true),
		});
	}
}

/** In a loop, because it runs for every element. */
function pick({ suites }: OpensslLibrary, places: Iterable<number>, isWanted: (place: number) => boolean) {
	const picked: CipherSuite[] = [];
	for (const place of places) {
		const suite = suites[place];
		if (suite !== undefined && isWanted(place)) {
			picked.push(suite);
		}
	}
	return picked;
}

function runElements(text: string, start: number, run: Run, admittedBy?: Span): void {
	for (let at = skipSeparators(text, start); at < text.length; at = skipSeparators(text, at)) {
		const reading = read(text, at, run.library);
		const { span, text: elementText, operator } = reading.element;
		const { added, removed, moved } = perform(reading, admittedBy ?? span, run);
		const { known, words } = reading;
		record({ span, text: elementText, operator, known, words, added, removed, moved }, run);
		at = span.end;
	}
}

/** An element and what its words select together; nothing when the library ignores it. */
interface Reading {
	readonly element: CipherElement;
	readonly words: readonly (CipherWord & { readonly known: boolean })[];
	readonly selection: Selection | undefined;
	readonly known: boolean;
}

function read(text: string, start: number, library: OpensslLibrary): Reading {
	const words: (CipherWord & { known: boolean })[] = [];
	let selection: Selection | undefined = everything;
	const element = readElement(text, start, library.dialect.wordCharacters, word => {
		const meaning = lookUp(word.text, library);
		words.push({ text: word.text, span: word.span, known: meaning !== undefined });
		selection = meaning && selection && narrow(selection, meaning, library);
		return verdict(meaning, selection, library);
	});
	if (element.operator === 'command') {
		const known = isCommand(element, library);
		return { element, words: element.words.map(word => ({ ...word, known })), selection: undefined, known };
	}
	const isReadable = element.unreadableAt === undefined;
	return {
		element,
		words,
		selection: isReadable ? selection : undefined,
		known: isReadable && words.every(word => word.known),
	};
}

function lookUp(word: string, library: OpensslLibrary): LibraryWord | undefined {
	return library.words.get(foldCase(word, library.dialect));
}

function verdict(word: LibraryWord | undefined, selection: Selection | undefined, library: OpensslLibrary): Verdict {
	if (!word || !selection) {
		return 'unknown';
	}
	return word.suite !== undefined && library.dialect.namesSelect === 'suite of its protocol' ? 'last' : 'known';
}

function perform({ element, selection }: Reading, admittedBy: Span, run: Run): Effect {
	if (element.unreadableAt !== undefined) {
		run.problem ??= unreadable(element, element.unreadableAt);
		run.isStopped ||= run.library.dialect.stopsAtUnreadable;
		return noEffect;
	}
	if (element.operator === 'command') {
		return command(element, run);
	}
	if (!selection) {
		return noEffect;
	}
	const { operator, text } = element;
	const chosen = run.members.get(text) ?? members(selection, operator, run.library);
	run.members.set(text, chosen);
	return apply(run.preferences, operator, chosen, admittedBy, run.library);
}

function unreadable(element: CipherElement, at: number): ExpansionError {
	// Destructuring takes a whole character, even one of two code units.
	const [character] = element.text.slice(at - element.span.start);
	if (character === undefined) {
		const message = `'${element.text}' ends where a word is expected.`;
		return { kind: 'invalid command', message, span: element.span };
	}
	const message = `A cipher string cannot have '${character}' here.`;
	return { kind: 'invalid command', message, span: { start: at, end: at + character.length } };
}

const strengthCommand = 'STRENGTH';
const levelCommand = 'SECLEVEL=';

function isCommand(element: CipherElement, library: OpensslLibrary): boolean {
	const name = commandName(element, library);
	return name === strengthCommand || securityLevel(name, library) !== undefined;
}

function commandName(element: CipherElement, library: OpensslLibrary): string {
	return foldCase(element.words[0]?.text ?? '', library.dialect);
}

function securityLevel(name: string, library: OpensslLibrary): number | undefined {
	const level = name.slice(levelCommand.length);
	const isLevel = library.dialect.hasSecurityLevels && name.startsWith(levelCommand) && /^[0-5]$/.test(level);
	return isLevel ? Number(level) : undefined;
}

function command(element: CipherElement, run: Run): Effect {
	const name = commandName(element, run.library);
	if (name === strengthCommand) {
		return sortByStrength(run.preferences, run.library);
	}
	const level = securityLevel(name, run.library);
	if (level === undefined) {
		const message = `'@${element.words[0]?.text}' is not a command of this library.`;
		run.problem ??= { kind: 'invalid command', message, span: element.span };
	} else if (!run.isStopped) {
		run.securityLevel = level;
	}
	return noEffect;
}
