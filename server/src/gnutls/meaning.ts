import { isAtLeast } from './dialects.js';
import type { Base, GnutlsLibrary, NamedClass } from './libraries.js';
import type { Step } from './lists.js';
import { optionOf, type PriorityOption } from './options.js';
import { type PriorityWord, upperCase } from './parse.js';
import { gostGroups } from './words.js';

/** What a word asks for: a base, changes of lists, or an option. */
export type Meaning =
	| { readonly kind: 'base'; readonly base: Base }
	| { readonly kind: 'algorithms'; readonly steps: readonly Step[] }
	| { readonly kind: 'option'; readonly option: PriorityOption };

/** What a word means to a library, or nothing where it refuses the word and with it the whole string. */
export function meaningOf(word: PriorityWord, library: GnutlsLibrary): Meaning | undefined {
	if (word.sign === '%') {
		const option = optionOf(word.name, library.dialect);
		return option && { kind: 'option', option };
	}
	const base = library.bases.get(upperCase(word.name));
	if (word.sign === '' || (word.sign === '+' && base)) {
		return base && { kind: 'base', base };
	}
	const steps = stepsOf(upperCase(word.name), word.sign === '+', library);
	return steps && { kind: 'algorithms', steps };
}

/** Bare names come before prefixes, so that `GOST28147-TC26Z-CNT` is a cipher before `GOST…` is a group of everything. */
function stepsOf(name: string, adds: boolean, library: GnutlsLibrary): readonly Step[] | undefined {
	for (const list of ['macs', 'ciphers', 'keyExchanges'] as const) {
		const known = library.names.get(list)?.get(name);
		if (known !== undefined) {
			return [{ list, names: [known] }];
		}
	}
	if (library.names.get('inert')?.has(name)) {
		return [];
	}
	const prefix = prefixes.find(([text]) => name.startsWith(text));
	return prefix?.[1](name.slice(prefix[0].length), { adds, library });
}

interface Context {
	readonly adds: boolean;
	readonly library: GnutlsLibrary;
}

/** Reads what follows a prefix. */
type Reader = (rest: string, context: Context) => readonly Step[] | undefined;

const prefixes: readonly (readonly [string, Reader])[] = [
	['VERS-', protocols],
	['COMP-', compressions],
	['CURVE-', curves],
	['GROUP-', groups],
	['CTYPE-', certificateTypes],
	['SIGN-', signatureAlgorithms],
	['MAC-', (rest, context) => wholeList('macs', rest, context)],
	['CIPHER-', (rest, context) => wholeList('ciphers', rest, context)],
	['KX-', (rest, context) => wholeList('keyExchanges', rest, context)],
	['GOST', (_, context) => (context.library.dialect.hasGroups ? everyGost(context) : undefined)],
];

const dtls = ['DTLS1.2', 'DTLS1.0'];
const otherProtocols = ['SSL3.0', 'TLS1.0', 'TLS1.1', 'TLS1.2', ...dtls, 'DTLS0.9'];

function protocols(rest: string, { adds, library }: Context): readonly Step[] | undefined {
	const everything = normal(library).protocols;
	// The library compares only the beginning: VERS-TLS-ALLOWED is VERS-TLS-ALL.
	if (rest.startsWith('TLS-ALL')) {
		return [{ list: 'protocols', names: everything.filter(name => name.startsWith('TLS')) }];
	}
	if (rest.startsWith('DTLS-ALL')) {
		return [{ list: 'protocols', names: adds ? dtls : [...dtls, 'DTLS0.9'] }];
	}
	if (rest.startsWith('ALL')) {
		return [{ list: 'protocols', names: everything, clears: true }];
	}
	const known = otherProtocols.includes(rest) || (rest === 'TLS1.3' && everything.includes(rest));
	return known ? [{ list: 'protocols', names: [rest] }] : undefined;
}

function compressions(rest: string, { library }: Context): readonly Step[] | undefined {
	if (isAtLeast(library.dialect, '3.6')) {
		return [];
	}
	if (rest.startsWith('ALL')) {
		return [{ list: 'compressions', names: ['NULL'], clears: true }];
	}
	return rest === 'NULL' || rest === 'DEFLATE' ? [{ list: 'compressions', names: [rest] }] : undefined;
}

function curves(rest: string, { library }: Context): readonly Step[] | undefined {
	if (rest.startsWith('ALL')) {
		return [{ list: 'groups', names: normal(library).groups, clears: true }];
	}
	return named('groups', 'curves', rest, library);
}

function groups(rest: string, { library }: Context): readonly Step[] | undefined {
	if (!library.dialect.hasGroups) {
		return undefined;
	}
	const everything = normal(library).groups;
	if (rest.startsWith('ALL')) {
		return [{ list: 'groups', names: everything, clears: true }];
	}
	if (rest.startsWith('DH-ALL')) {
		return [{ list: 'groups', names: everything.filter(isFiniteField) }];
	}
	if (rest.startsWith('EC-ALL')) {
		return [{ list: 'groups', names: everything.filter(name => !isFiniteField(name)) }];
	}
	if (rest.startsWith('GOST-ALL')) {
		return [{ list: 'groups', names: library.dialect.hasGost ? gostGroups : [] }];
	}
	return named('groups', 'groups', rest, library);
}

/** Whether a group is one of RFC 7919, for Diffie-Hellman without elliptic curves. */
export function isFiniteField(group: string): boolean {
	return group.startsWith('FFDHE');
}

function certificateTypes(rest: string, { library }: Context): readonly Step[] | undefined {
	const hasSides = library.dialect.hasGroups;
	const [, side = '', type = ''] = (hasSides ? /^(CLI-|SRV-|)(.*)$/s : /^()(.*)$/s).exec(rest) ?? [];
	const lists = sides.filter(([prefix]) => side === '' || side === prefix).map(([, list]) => list);
	const second = hasSides ? 'Raw Public Key' : 'OpenPGP';
	if (type.startsWith('ALL')) {
		return lists.map(list => ({ list, names: ['X.509', second], clears: true }));
	}
	if (type === 'X509' || type === 'X.509') {
		return lists.map(list => ({ list, names: ['X.509'] }));
	}
	if (type === (hasSides ? 'RAWPK' : 'OPENPGP')) {
		return lists.map(list => ({ list, names: [second] }));
	}
	return hasSides && rest.startsWith('OPENPGP') ? [] : undefined;
}

const sides = [
	['CLI-', 'clientCertificates'],
	['SRV-', 'serverCertificates'],
] as const;

function signatureAlgorithms(rest: string, { library }: Context): readonly Step[] | undefined {
	if (rest.startsWith('ALL')) {
		return [{ list: 'signatureAlgorithms', names: normal(library).signatureAlgorithms, clears: true }];
	}
	if (rest.startsWith('GOST-ALL') && library.dialect.hasGroups) {
		return [{ list: 'signatureAlgorithms', names: gostLists.signatureAlgorithms, clears: true }];
	}
	return named('signatureAlgorithms', 'signatureAlgorithms', rest, library);
}

/** Words such as `KX-ALL`; newer releases pass over any other ending. */
function wholeList(
	list: 'macs' | 'ciphers' | 'keyExchanges',
	rest: string,
	{ library }: Context,
): readonly Step[] | undefined {
	if (rest.startsWith('ALL')) {
		return [{ list, names: normal(library)[list], clears: true }];
	}
	if (!library.dialect.hasGroups) {
		return undefined;
	}
	return rest.startsWith('GOST-ALL') ? [{ list, names: gostLists[list], clears: true }] : [];
}

/** `GOST` adds the Russian algorithms; taking it away empties four of the five lists (seen with 3.6.16 to 3.8.13). */
function everyGost({ library }: Context): readonly Step[] {
	return [
		{ list: 'groups', names: library.dialect.hasGost ? gostGroups : [] },
		{ list: 'signatureAlgorithms', names: gostLists.signatureAlgorithms, clears: true },
		{ list: 'macs', names: gostLists.macs, clears: true },
		{ list: 'ciphers', names: gostLists.ciphers, clears: true },
		{ list: 'keyExchanges', names: gostLists.keyExchanges, clears: true },
	];
}

const gostLists = {
	signatureAlgorithms: ['GOSTR341012-256', 'GOSTR341012-512'],
	macs: ['GOST28147-TC26Z-IMIT'],
	ciphers: ['GOST28147-TC26Z-CNT'],
	keyExchanges: ['VKO-GOST-12'],
} as const;

function named(
	list: 'groups' | 'signatureAlgorithms',
	from: NamedClass,
	rest: string,
	library: GnutlsLibrary,
): readonly Step[] | undefined {
	const known = library.names.get(from)?.get(rest);
	return known === undefined ? undefined : [{ list, names: [known] }];
}

/** What the words that end in `-ALL` stand for. */
function normal(library: GnutlsLibrary): Base {
	const base = library.bases.get('NORMAL');
	if (!base) {
		throw new RangeError(`${library.id} has no NORMAL.`);
	}
	return base;
}
