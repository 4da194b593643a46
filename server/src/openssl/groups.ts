import { remember } from '../text/remember.js';
import type { Span, Token } from '../text/span.js';
import { type Dialect, foldCase, type Generation, generations, isInRange } from './dialects.js';
import { defaultLists, groupTable } from './group-table.js';
import type { OpensslLibrary } from './libraries.js';
import { splitList } from './lists.js';

/** What a library makes of a list of key-exchange groups. */
export interface GroupsReading {
	/** As TLS calls them (`x25519`, `secp256r1`, `ffdhe2048`, `X25519MLKEM768`), most preferred first, each once. */
	readonly groups: readonly string[];
	/** The library refuses the list and keeps what was in force before, usually its default. */
	readonly error?: { readonly message: string; readonly span: Span };
	/** The elements that the list itself allows to be unknown (`?name`), and that are. */
	readonly ignored: readonly Token[];
}

/**
 * The groups that a library takes unasked, in the order in which a client lists them. A server takes the same ones since
 * 1.1.0; before that only the curve that its program sets, or with `SSL_CTX_set_ecdh_auto` of 1.0.2 these.
 */
export function defaultGroups(library: OpensslLibrary): readonly string[] {
	const { generation } = library.dialect;
	return defaultLists.find(([range]) => isInRange(generation, range))?.[1].split(' ') ?? [];
}

/**
 * Whether a group, by the name TLS gives it, can be used in a protocol. `TLSv1.2` stands for the older ones too, where only
 * curves are groups; finite fields (before 4.0) and ML-KEM need TLS 1.3. False for groups that the library does not have.
 */
export function groupWorksIn(group: string, protocol: 'TLSv1.2' | 'TLSv1.3', library: OpensslLibrary): boolean {
	const row = rowsOf(library.dialect.generation).find(({ name }) => name === group);
	return row !== undefined && (row.protocols === 'all' || row.protocols === protocol);
}

/**
 * Reads the list of `SSL_CTX_set1_groups_list` (`SSL_CTX_set1_curves_list` in 1.0.2; older versions have none, so nothing
 * is known to them). Measured with 1.0.2s, 1.1.0h, 1.1.1w, 3.0.20, 3.5.9, 3.6.5 and 4.0.3.
 */
export function readGroupsList(text: string, library: OpensslLibrary): GroupsReading {
	return isInRange(library.dialect.generation, '3.5-') ? readTuples(text, library) : readNames(text, library);
}

/** Before 3.5: names between colons, each known and each once. */
function readNames(text: string, library: OpensslLibrary): GroupsReading {
	const names = namesOf(library.dialect);
	const groups = new Set<string>();
	for (const element of splitList(text, ':')) {
		const group = names.get(element.text);
		if (group === undefined) {
			return refused(element, isUnknown(element.text));
		}
		if (groups.has(group)) {
			return refused(element, `'${element.text}' stands twice in the list of groups.`);
		}
		groups.add(group);
	}
	return { groups: [...groups], ignored: [] };
}

const maximumKeyShares = 4;
const maximumNameLength = 63;

/**
 * Since 3.5, from the manual page of `SSL_CTX_set1_groups_list`: tuples between slashes of names between colons; `?` allows
 * a name to be unknown, `*` sends a key share, `-` takes a group away, `DEFAULT` stands for the default list. Tuples and key
 * shares decide what a server prefers, not what it takes.
 */
function readTuples(text: string, library: OpensslLibrary): GroupsReading {
	const elements = splitList(text, ':/');
	const state: TupleState = { groups: new Set(), keyShares: new Set(), ignored: [] };
	if (elements.length === 1 && elements[0]?.text === '') {
		return { groups: [], ignored: [] };
	}
	const names = namesOf(library.dialect);
	for (const element of elements) {
		const problem = takeElement(element, state, names, library);
		if (problem !== undefined) {
			return refused(element, problem);
		}
	}
	return { groups: [...state.groups], ignored: state.ignored };
}

interface TupleState {
	readonly groups: Set<string>;
	readonly keyShares: Set<string>;
	readonly ignored: Token[];
}

/** Takes an element into account; returns why the library refuses the list. */
function takeElement(
	element: Token,
	state: TupleState,
	names: ReadonlyMap<string, string>,
	library: OpensslLibrary,
): string | undefined {
	const { prefixes, name } = readPrefixes(element.text);
	if (new Set(prefixes).size < prefixes.length) {
		return `'${prefixes}' repeats a prefix.`;
	}
	if (name === '' || name.length > maximumNameLength) {
		return name === '' ? 'The list of groups has an element without a name.' : isUnknown(name);
	}
	if (foldGroup(name, library.dialect) === 'DEFAULT') {
		return takeDefault(prefixes, state, library);
	}
	const group = names.get(foldGroup(name, library.dialect));
	if (group === undefined) {
		if (!prefixes.includes('?')) {
			return isUnknown(name);
		}
		state.ignored.push(element);
		return undefined;
	}
	if (prefixes.includes('-')) {
		state.groups.delete(group);
		state.keyShares.delete(group);
		return undefined;
	}
	return addGroup(group, prefixes.includes('*'), state);
}

/** `?`, `-` and `*` before a name, in any order. */
function readPrefixes(text: string): { prefixes: string; name: string } {
	const [prefixes = ''] = /^[?*-]*/.exec(text) ?? [];
	return { prefixes, name: text.slice(prefixes.length) };
}

function takeDefault(prefixes: string, state: TupleState, library: OpensslLibrary): string | undefined {
	if (prefixes !== '') {
		return `'DEFAULT' cannot follow '${prefixes}'.`;
	}
	const problems = defaultGroups(library).map(group => addGroup(group, defaultKeyShares.includes(group), state));
	return problems.find(problem => problem !== undefined);
}

const defaultKeyShares = ['X25519MLKEM768', 'x25519'];

function addGroup(group: string, isKeyShare: boolean, { groups, keyShares }: TupleState): string | undefined {
	if (groups.has(group)) {
		return undefined;
	}
	groups.add(group);
	if (isKeyShare) {
		keyShares.add(group);
	}
	return keyShares.size > maximumKeyShares ? `More than ${maximumKeyShares} groups ask for a key share.` : undefined;
}

function isUnknown(name: string): string {
	return name === '' ? 'The list of groups has an empty element.' : `'${name}' is no group that this library knows.`;
}

function refused(element: Token, message: string): GroupsReading {
	return { groups: [], ignored: [], error: { message, span: element.span } };
}

interface GroupRow {
	readonly name: string;
	readonly protocols: string;
	readonly spellings: readonly string[];
}

/** The table as each generation has it, once it is read: a constant, so nobody can tell but by the clock. */
const rows = remember<readonly GroupRow[]>(generations.length);

function rowsOf(generation: Generation): readonly GroupRow[] {
	return rows.get(generation, () => readRows(generation));
}

function readRows(generation: Generation): readonly GroupRow[] {
	return groupTable
		.trim()
		.split('\n')
		.map(line => line.split(/ +/))
		.filter(([, range = '']) => isInRange(generation, range))
		.map(([name = '', , protocols = '', spellings]) => ({
			name,
			protocols,
			spellings: spellings?.split(',') ?? [name],
		}));
}

/** How a library calls its groups in lists, and their names in TLS. */
function namesOf(dialect: Dialect): ReadonlyMap<string, string> {
	return namesByGeneration.get(dialect.generation, () => readNamesOf(dialect));
}

const namesByGeneration = remember<ReadonlyMap<string, string>>(generations.length);

function readNamesOf(dialect: Dialect): ReadonlyMap<string, string> {
	return new Map(
		rowsOf(dialect.generation).flatMap(({ name, spellings }) =>
			spellings.map(spelling => [foldGroup(spelling, dialect), name] as const),
		),
	);
}

/** Groups have no case since 3.5, cipher strings only since 4.0. */
function foldGroup(name: string, { generation }: Dialect): string {
	return isInRange(generation, '3.5-') ? foldCase(name, { ignoresCase: true }) : name;
}
