import { type Dialect, dialects } from './dialects.js';
import { upperCase } from './parse.js';
import type { GnutlsAuthentication, GnutlsProtocol, GnutlsSuite } from './suite.js';
import { builds } from './tables/builds.js';
import { suiteTable } from './tables/suites.js';

/** The ids of the GnuTLS releases that MailTLS knows. */
export type GnutlsLibraryId = keyof typeof builds;

/** The releases of GnuTLS that MailTLS knows, from the oldest to the newest. */
export const gnutlsLibraries = Object.keys(builds) as readonly GnutlsLibraryId[];

/** A release of GnuTLS, ready to read priority strings. Making one takes about a millisecond: keep it. */
export interface GnutlsLibrary {
	readonly id: GnutlsLibraryId;
	readonly dialect: Dialect;
	/** Every suite it has, by `suiteKey`. */
	readonly suites: ReadonlyMap<string, GnutlsSuite>;
	/** What `NORMAL` and its kin stand for, by their names and aliases in upper case. */
	readonly bases: ReadonlyMap<string, Base>;
	/** Algorithms by their names in upper case. */
	readonly names: ReadonlyMap<NamedClass, ReadonlyMap<string, string>>;
}

/** The classes of algorithms that are called by names of their own. */
export type NamedClass = 'ciphers' | 'macs' | 'keyExchanges' | 'signatureAlgorithms' | 'groups' | 'curves' | 'inert';

/** The lists that a base fills. */
export const baseLists = ['protocols', 'ciphers', 'keyExchanges', 'macs', 'signatureAlgorithms', 'groups'] as const;

/** What a base fills each list with, most preferred first. */
export type Base = Readonly<Record<(typeof baseLists)[number], readonly string[]>> & {
	/** As the manual writes it. */
	readonly name: string;
	/** `protocols` replaces the library's default: SUITEB128 and SUITEB192. */
	readonly setsProtocols: boolean;
};

export function isGnutlsLibraryId(id: string): id is GnutlsLibraryId {
	return Object.hasOwn(builds, id);
}

export function gnutlsLibrary(id: GnutlsLibraryId): GnutlsLibrary {
	const dialect = dialects[id];
	return { id, dialect, suites: readSuites(dialect), bases: readBases(id), names: readNames(dialect) };
}

/** Identifies a suite by what it is made of; TLS 1.3 suites have no key exchange. */
export function suiteKey(keyExchange: string | undefined, cipher: string, mac: string): string {
	return `${keyExchange ?? '-'} ${cipher} ${mac}`;
}

/** Other names of bases. Source: the manual's chapter "Priority Strings" and the table `pgroups` of lib/priority.c. */
const aliases: ReadonlyMap<string, string> = new Map([
	['SECURE', 'SECURE128'],
	['SECURE256', 'SECURE192'],
]);

function readBases(id: GnutlsLibraryId): Map<string, Base> {
	const bases = new Map<string, Base>();
	for (const line of builds[id].trim().split('\n')) {
		const [name = '', list = '', ...names] = line.split(' ');
		bases.set(name, { ...(bases.get(name) ?? emptyBase(name)), [list]: names });
	}
	for (const [alias, name] of aliases) {
		const base = bases.get(name);
		if (base) {
			bases.set(alias, base);
		}
	}
	return bases;
}

function emptyBase(name: string): Base {
	const setsProtocols = name.startsWith('SUITEB');
	return {
		name,
		setsProtocols,
		protocols: [],
		ciphers: [],
		keyExchanges: [],
		macs: [],
		signatureAlgorithms: [],
		groups: [],
	};
}

function readNames({ words }: Dialect): ReadonlyMap<NamedClass, ReadonlyMap<string, string>> {
	const byName = (names: readonly string[]) => new Map(names.map(name => [upperCase(name), name]));
	return new Map<NamedClass, ReadonlyMap<string, string>>([
		['ciphers', byName(words.ciphers)],
		['macs', byName(words.macs)],
		['keyExchanges', byName(words.keyExchanges)],
		['inert', byName(words.inert)],
		['signatureAlgorithms', byName(words.signatureAlgorithms)],
		['groups', byName(words.groups)],
		['curves', new Map([...words.curves].map(([curve, group]) => [upperCase(curve), group]))],
	]);
}

function readSuites(dialect: Dialect): Map<string, GnutlsSuite> {
	const suites = new Map<string, GnutlsSuite>();
	for (const line of suiteTable.trim().split('\n')) {
		const suite = toSuite(line.split(' '));
		if (isIn(suite, dialect)) {
			suites.set(suiteKey(suite.keyExchange, suite.cipher, suite.mac), suite);
		}
	}
	return suites;
}

function isIn({ keyExchange }: GnutlsSuite, { words, refusesEmptyLists }: Dialect): boolean {
	return keyExchange === undefined ? refusesEmptyLists : words.keyExchanges.includes(keyExchange);
}

function toSuite(cells: readonly string[]): GnutlsSuite {
	const [
		number = '',
		name = '',
		keyExchange = '-',
		cipher = '',
		mac = '',
		tls,
		dtls = '-',
		standard = '-',
		openssl = '-',
	] = cells;
	return {
		name,
		id: Number.parseInt(number, 16),
		...(standard === '-' ? {} : { standardName: standard }),
		...(openssl === '-' ? {} : { opensslName: openssl }),
		...(keyExchange === '-' ? {} : { keyExchange }),
		cipher,
		mac,
		authentication: authenticationOf(keyExchange),
		// The generator writes these two columns, so their values are of this type.
		oldestProtocol: tls as GnutlsProtocol,
		newestProtocol: keyExchange === '-' ? 'TLS1.3' : 'TLS1.2',
		...(dtls === '-' ? {} : { oldestDtls: dtls as GnutlsProtocol }),
	};
}

function authenticationOf(keyExchange: string): GnutlsAuthentication {
	switch (keyExchange) {
		case '-':
			return 'any';
		case 'RSA':
		case 'DHE-RSA':
		case 'ECDHE-RSA':
		case 'RSA-PSK':
		case 'SRP-RSA':
			return 'RSA';
		case 'ECDHE-ECDSA':
			return 'ECDSA';
		case 'DHE-DSS':
		case 'SRP-DSS':
			return 'DSS';
		case 'SRP':
			return 'SRP';
		case 'VKO-GOST-12':
			return 'GOST';
		default:
			return keyExchange.startsWith('ANON') ? 'None' : 'PSK';
	}
}
