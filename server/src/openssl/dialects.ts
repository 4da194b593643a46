import type { builds } from './tables/builds.js';

/** Versions whose word lists differ, from the oldest to the newest. `1.0.1f` stands for 1.0.1 before its later fixes. */
export const generations = [
	'0.9.8',
	'1.0.0',
	'1.0.1f',
	'1.0.1',
	'1.0.2',
	'1.1.0',
	'1.1.1',
	'3.0',
	'3.5',
	'4.0',
] as const;

export type Generation = (typeof generations)[number];

/** How one version of OpenSSL reads cipher strings. Source: `ssl/ssl_ciph.c` of each version. */
export interface Dialect {
	readonly generation: Generation;
	/** What a word may hold besides ASCII letters, digits and `-`. Anything else makes the whole string invalid. */
	readonly wordCharacters: string;
	/** What `DEFAULT` at the start stands for. */
	readonly defaultString: string;
	/** Whether the library's table marks suites outside `DEFAULT`. */
	readonly marksNotDefault: boolean;
	/** Whether a draft suite of elliptic curves without HIGH is in no strength class, not even in that of the NULL suites. */
	readonly leavesDraftsUnclassed: boolean;
	/**
	 * What the name of a suite selects: only it; every suite of the same algorithms (`RC4-MD5` of SSLv2 and of SSLv3); or
	 * itself and, among the suites of other protocols, those of the same algorithms.
	 */
	readonly namesSelect: 'suite' | 'algorithms' | 'suite of its protocol';
	/** Whether `-` moves what it deletes to the front, so that a later word adds it back before other suites. */
	readonly deletedComeFirst: boolean;
	/**
	 * Whether no element has an effect any more when `!` has taken away all suites but one: measured up to 1.0.1h, mended
	 * in 1.0.1j.
	 */
	readonly leavesLastSuiteAlone: boolean;
	/** Whether `SUITEB128` and its kin are known. */
	readonly hasSuiteB: boolean;
	/** Whether `@SECLEVEL=n` is known. */
	readonly hasSecurityLevels: boolean;
	/** Whether suites can be called by their names in IANA's registry. */
	readonly knowsStandardNames: boolean;
	readonly ignoresCase: boolean;
	/** Whether the library returns at what it cannot read, so that a later `@SECLEVEL=n` no longer counts. */
	readonly stopsAtUnreadable: boolean;
	/** The oldest protocol that the build has compiled in. */
	readonly oldestProtocol: 'SSLv2' | 'SSLv3' | 'TLSv1';
	/** Algorithms that the build has not compiled in or loaded; words that mean nothing else are unknown to it. */
	readonly unavailable: readonly string[];
}

const noGost = ['GOST', 'GOST94', 'GOST01', 'GOST89'];

/** Algorithms that OpenSSL 3 keeps in its legacy provider, which TLS does not use. */
const legacyProvider = ['DES', 'RC4', 'RC2', 'IDEA', 'SEED'];

const openssl098: Dialect = {
	generation: '0.9.8',
	wordCharacters: '',
	defaultString: 'ALL:!EXPORT:!aNULL:!eNULL:!SSLv2:+RC4:@STRENGTH',
	marksNotDefault: false,
	leavesDraftsUnclassed: true,
	namesSelect: 'suite of its protocol',
	deletedComeFirst: false,
	leavesLastSuiteAlone: true,
	hasSuiteB: false,
	hasSecurityLevels: false,
	knowsStandardNames: false,
	ignoresCase: false,
	stopsAtUnreadable: false,
	oldestProtocol: 'SSLv2',
	unavailable: noGost,
};

const openssl100: Dialect = {
	...openssl098,
	generation: '1.0.0',
	leavesDraftsUnclassed: false,
	defaultString: 'ALL:!EXPORT:!aNULL:!eNULL:!SSLv2',
	namesSelect: 'algorithms',
	deletedComeFirst: true,
};

const openssl101f: Dialect = {
	...openssl100,
	generation: '1.0.1f',
	wordCharacters: '.',
	defaultString: 'ALL:!aNULL:!eNULL:!SSLv2',
};

const openssl101: Dialect = {
	...openssl101f,
	generation: '1.0.1',
	marksNotDefault: true,
	leavesLastSuiteAlone: false,
	defaultString: 'ALL:!EXPORT:!LOW:!aNULL:!eNULL:!SSLv2',
};

const openssl102: Dialect = { ...openssl101, generation: '1.0.2', hasSuiteB: true };

const openssl110: Dialect = {
	...openssl102,
	generation: '1.1.0',
	wordCharacters: '.=',
	defaultString: 'ALL:!COMPLEMENTOFDEFAULT:!eNULL',
	namesSelect: 'suite',
	oldestProtocol: 'TLSv1',
	hasSecurityLevels: true,
};

const openssl111: Dialect = { ...openssl110, generation: '1.1.1', stopsAtUnreadable: true };

const openssl30: Dialect = { ...openssl111, generation: '3.0', unavailable: [...noGost, ...legacyProvider] };

const openssl35: Dialect = { ...openssl30, generation: '3.5', wordCharacters: '.=_', knowsStandardNames: true };

const openssl40: Dialect = { ...openssl35, generation: '4.0', ignoresCase: true };

const noSsl2 = { oldestProtocol: 'SSLv3' } as const;

export const dialects: Readonly<Record<keyof typeof builds, Dialect>> = {
	'openssl-0.9.8': openssl098,
	'openssl-1.0.0': openssl100,
	'openssl-1.0.1': { ...openssl101, ...noSsl2 },
	'openssl-1.0.1-full': openssl101,
	'openssl-1.0.1f': openssl101f,
	'openssl-1.0.1f-debian': { ...openssl101f, ...noSsl2, unavailable: [...noGost, 'IDEA'] },
	'openssl-1.0.2': { ...openssl102, ...noSsl2 },
	'openssl-1.0.2-full': openssl102,
	'openssl-1.0.2-full-gost': { ...openssl102, unavailable: [] },
	'openssl-1.1.0': openssl110,
	'openssl-1.1.0-full': { ...openssl110, ...noSsl2 },
	// Debian builds without IDEA.
	'openssl-1.1.1': { ...openssl111, unavailable: [...noGost, 'IDEA'] },
	'openssl-1.1.1-full': { ...openssl111, ...noSsl2 },
	'openssl-3.0': openssl30,
	'openssl-3.0-full': { ...openssl30, ...noSsl2 },
	'openssl-3.5': openssl35,
	'openssl-3.6': openssl35,
	'openssl-4.0': openssl40,
};

/** A word as a library compares it. Only ASCII letters have a case there: `ſ` is no `S`. */
export function foldCase(word: string, { ignoresCase }: Pick<Dialect, 'ignoresCase'>): string {
	return ignoresCase ? word.replace(/[a-z]+/g, letters => letters.toUpperCase()) : word;
}

/** Whether a generation lies in a range as our tables write it: `1.0.2-1.1.1`, both included; either end may be left out. */
export function isInRange(generation: Generation, range: string): boolean {
	const [first, last] = range.split('-');
	const position = (name: string | undefined, otherwise: number) =>
		name ? generations.indexOf(name as Generation) : otherwise;
	const at = generations.indexOf(generation);
	return position(first, 0) <= at && at <= position(last, generations.length);
}
