import type { Span } from '../text/span.js';
import { isAtLeast } from './dialects.js';
import { baseLists, type GnutlsLibrary } from './libraries.js';
import { addTo, type Change, emptyLists, type ListName, type Lists, removeFrom } from './lists.js';
import { type Meaning, meaningOf } from './meaning.js';
import { type PriorityOption, type Profile, profiles } from './options.js';
import { type PrioritySign, type PriorityWord, parsePriorityString, upperCase } from './parse.js';
import { emptyListsError, type PriorityError, systemError, unknownWordError } from './problems.js';
import { type ExpandedSuite, settle } from './settle.js';
import type { GnutlsProtocol } from './suite.js';

/** What a library makes of a priority string. All lists are in the library's order, and empty when there is an error. */
export interface PriorityExpansion {
	/** Those that some enabled protocol, DTLS included, is new enough for. */
	readonly suites: readonly ExpandedSuite[];
	readonly protocols: readonly Admitted<GnutlsProtocol>[];
	readonly groups: readonly Admitted[];
	readonly signatureAlgorithms: readonly Admitted[];
	readonly keyExchanges: readonly Admitted[];
	readonly ciphers: readonly Admitted[];
	readonly macs: readonly Admitted[];
	readonly compressions: readonly Admitted[];
	readonly certificateTypes: { readonly client: readonly Admitted[]; readonly server: readonly Admitted[] };
	readonly flags: readonly PriorityFlag[];
	/** The verification profile that a base or a `%PROFILE_…` word sets. */
	readonly profile?: Profile;
	readonly error?: PriorityError;
	/** The string starts with `@`: what it means stands in the machine's own configuration, without which it is an error. */
	readonly dependsOnSystem: boolean;
	/** One for each word, in order. */
	readonly elements: readonly PriorityElement[];
}

/** A name as GnuTLS prints it, and the word that let it in. */
export interface Admitted<Name extends string = string> {
	readonly name: Name;
	readonly admittedBy: Span;
}

export interface PriorityFlag {
	readonly option: PriorityOption;
	readonly span: Span;
}

/** A word and what it did. Nothing is ever moved: what is added again stays where it is. */
export interface PriorityElement {
	readonly span: Span;
	readonly text: string;
	readonly sign: PrioritySign | '@';
	/** `unread` words come after an error or after the last word the library has room for. */
	readonly kind: 'base' | 'algorithms' | 'option' | 'system' | 'unknown' | 'unread';
	/** The names it brought into lists, defaults apart. */
	readonly added: readonly Change[];
	readonly removed: readonly Change[];
	/** False for words that could be left out. */
	readonly hasEffect: boolean;
}

/** What a library makes of a priority string, in time linear in its length. */
export function expandPriorityString(text: string, library: GnutlsLibrary): PriorityExpansion {
	const { system, words } = parsePriorityString(text);
	if (system) {
		const element = toElement(system, '@', { kind: 'system', hasEffect: true });
		return refused(systemError(system, library), [element, ...words.map(unread)], true);
	}
	const run: Run = { lists: emptyLists(), flags: [], elements: [], library };
	const read = words.slice(0, library.dialect.maximumWords);
	const failed = runWords(read, run);
	const elements = [...run.elements, ...words.slice(run.elements.length).map(unread)];
	if (failed) {
		return refused(unknownWordError(text, failed, library), elements, false);
	}
	const hasExtensions = !run.flags.some(({ option }) => option.name === 'NO_EXTENSIONS');
	const suites = settle(run.lists, hasExtensions, library);
	if (typeof suites === 'string') {
		return refused(emptyListsError(text, suites, library), elements, false);
	}
	return { ...accepted(run, suites), elements };
}

/** The state of reading one string. */
interface Run {
	readonly lists: Lists;
	readonly flags: PriorityFlag[];
	readonly elements: PriorityElement[];
	readonly library: GnutlsLibrary;
	/** A base has been read, so that further ones add to the lists instead of replacing them. */
	hasBase?: boolean;
	profile?: Profile | undefined;
}

/** Returns the word that the library refuses, if any. */
function runWords(words: readonly PriorityWord[], run: Run): PriorityWord | undefined {
	for (const [index, word] of words.entries()) {
		if (index === 0 && upperCase(word.text) === 'NONE') {
			run.hasBase = true;
			run.elements.push(toElement(word, word.sign, { kind: 'base', hasEffect: true }));
			continue;
		}
		if (index === 0) {
			fillDefaults(word.span, run);
		}
		const meaning = meaningOf(word, run.library);
		if (!meaning) {
			run.elements.push(toElement(word, word.sign, { kind: 'unknown' }));
			return word;
		}
		run.elements.push(perform(word, meaning, run));
	}
	return undefined;
}

/** What is in force before the first word, unless that is NONE. */
function fillDefaults(admittedBy: Span, { lists, library }: Run): void {
	const base = library.bases.get('NORMAL');
	for (const list of ['protocols', 'signatureAlgorithms', 'groups'] as const) {
		addTo(lists, { list, names: base?.[list] ?? [] }, admittedBy);
	}
	addTo(lists, { list: 'clientCertificates', names: ['X.509'] }, admittedBy);
	addTo(lists, { list: 'serverCertificates', names: ['X.509'] }, admittedBy);
	addTo(lists, { list: 'compressions', names: ['NULL'] }, admittedBy);
}

function perform(word: PriorityWord, meaning: Meaning, run: Run): PriorityElement {
	switch (meaning.kind) {
		case 'option': {
			const { option } = meaning;
			const isRepeated = run.flags.some(flag => flag.option.name === option.name);
			run.flags.push({ option, span: word.span });
			run.profile = option.profile ?? run.profile;
			return toElement(word, word.sign, { kind: 'option', hasEffect: !isRepeated });
		}
		case 'base':
			return performBase(word, meaning, run);
		case 'algorithms': {
			const { steps } = meaning;
			const added = word.sign === '+' ? steps.flatMap(step => addTo(run.lists, step, word.span)) : [];
			const removed = word.sign === '+' ? [] : steps.flatMap(step => removeFrom(run.lists, step));
			const hasEffect = added.length + removed.length > 0;
			return toElement(word, word.sign, { kind: 'algorithms', added, removed, hasEffect });
		}
	}
}

/** The first base without a sign replaces the lists it has members for; every other base adds its members to them. */
function performBase(word: PriorityWord, { base }: Extract<Meaning, { kind: 'base' }>, run: Run): PriorityElement {
	const replaces = word.sign === '' && !run.hasBase;
	run.hasBase = run.hasBase || word.sign === '';
	const removed: Change[] = [];
	const added: Change[] = [];
	for (const list of baseLists) {
		if (list === 'protocols' && !base.setsProtocols) {
			continue;
		}
		const step = { list, names: base[list], clears: true };
		removed.push(...(replaces ? removeFrom(run.lists, step) : []));
		added.push(...addTo(run.lists, step, word.span));
	}
	run.profile = weaker(run.profile, baseProfiles[base.name]);
	const hasEffect = added.length + removed.length > 0;
	return toElement(word, word.sign, { kind: 'base', added, removed, hasEffect });
}

/** Source: `pgroups` of lib/priority.c. LEGACY has none. */
const baseProfiles: Readonly<Record<string, Profile>> = {
	NORMAL: 'LOW',
	PFS: 'LOW',
	PERFORMANCE: 'LOW',
	SECURE128: 'LOW',
	SECURE192: 'HIGH',
	SUITEB128: 'SUITEB128',
	SUITEB192: 'SUITEB192',
};

function weaker(a: Profile | undefined, b: Profile | undefined): Profile | undefined {
	if (a === undefined || b === undefined) {
		return a ?? b;
	}
	return profiles.indexOf(a) <= profiles.indexOf(b) ? a : b;
}

type Effect = Pick<PriorityElement, 'kind'> & Partial<Pick<PriorityElement, 'added' | 'removed' | 'hasEffect'>>;

function toElement(
	{ span, text }: { readonly span: Span; readonly text: string },
	sign: PriorityElement['sign'],
	{ kind, added = [], removed = [], hasEffect = false }: Effect,
): PriorityElement {
	return { span, text, sign, kind, added, removed, hasEffect };
}

function unread(word: PriorityWord): PriorityElement {
	return toElement(word, word.sign, { kind: 'unread' });
}

function accepted(run: Run, suites: readonly ExpandedSuite[]): Omit<PriorityExpansion, 'elements'> {
	const { lists, flags, profile, library } = run;
	const [first] = run.elements;
	const start = first?.span ?? { start: 0, end: 0 };
	// Releases without compression say that they have none, whatever the string says.
	const compressions = isAtLeast(library.dialect, '3.6')
		? [{ name: 'NULL', admittedBy: start }]
		: admitted(lists, 'compressions');
	return {
		suites,
		// Only the words of `protocols` in meaning.ts fill this list.
		protocols: admitted(lists, 'protocols') as Admitted<GnutlsProtocol>[],
		groups: admitted(lists, 'groups'),
		signatureAlgorithms: admitted(lists, 'signatureAlgorithms'),
		keyExchanges: admitted(lists, 'keyExchanges'),
		ciphers: admitted(lists, 'ciphers'),
		macs: admitted(lists, 'macs'),
		compressions,
		certificateTypes: { client: admitted(lists, 'clientCertificates'), server: admitted(lists, 'serverCertificates') },
		flags,
		...(profile ? { profile } : {}),
		dependsOnSystem: false,
	};
}

function admitted(lists: Lists, list: ListName): Admitted[] {
	return [...lists[list]].map(([name, admittedBy]) => ({ name, admittedBy }));
}

function refused(
	error: PriorityError,
	elements: readonly PriorityElement[],
	dependsOnSystem: boolean,
): PriorityExpansion {
	const empty: readonly never[] = [];
	return {
		suites: empty,
		protocols: empty,
		groups: empty,
		signatureAlgorithms: empty,
		keyExchanges: empty,
		ciphers: empty,
		macs: empty,
		compressions: empty,
		certificateTypes: { client: empty, server: empty },
		flags: empty,
		error,
		dependsOnSystem,
		elements,
	};
}
