import type { Span, Token } from '../text/span.js';
import { type Dialect, foldCase, isInRange } from './dialects.js';
import type { OpensslLibrary } from './libraries.js';
import { splitList } from './lists.js';
import { minimumBits } from './supported.js';

/** One cipher suite of TLS 1.3, which fixes neither key exchange nor authentication. */
export interface Tls13Suite {
	/** The same in OpenSSL and in IANA's registry. */
	readonly name: string;
	/** The number on the wire. */
	readonly id: number;
	/** The cipher and its key length, as for `CipherSuite`; `None` for the suites that only protect against changes. */
	readonly encryption: string;
	/** The strength the library claims, in bits. */
	readonly strengthBits: number;
}

/** What a library makes of a list of TLS 1.3 suites. */
export interface Tls13Selection {
	/** Most preferred first, each once; none without an error means that TLS 1.3 has nothing to offer. */
	readonly suites: readonly Tls13Suite[];
	/** The library refuses the list and keeps what was in force before, usually its default. */
	readonly error?: { readonly message: string; readonly span: Span };
	/** The elements that select nothing: unknown names, and names of suites of older protocols. */
	readonly ignored: readonly Token[];
}

/** The suites of TLS 1.3 that a library offers unasked, most preferred first; none before OpenSSL 1.1.1. */
export function tls13Suites(library: OpensslLibrary): Tls13Suite[] {
	return knownSuites(library).filter(({ name }) => defaultNames.includes(name));
}

/**
 * Reads the list of `SSL_CTX_set_ciphersuites`: names between colons. Measured with 1.1.1w, 3.0.20, 3.5.9, 3.6.5 and 4.0.3:
 * 1.1.1 refuses a list with any unknown or empty name, later versions only one without any known name; names of older
 * suites count as known until 3.6 although TLS 1.3 cannot use them.
 */
export function selectTls13Suites(text: string, library: OpensslLibrary): Tls13Selection {
	if (text === '') {
		return { suites: [], ignored: [] };
	}
	const elements = splitList(text, ':');
	const suites = new Map(knownSuites(library).map(suite => [foldCase(suite.name, library.dialect), suite]));
	const selected = elements.map(element => suites.get(foldCase(element.text, library.dialect)));
	const olderSuites = namesOfOlderSuites(library);
	const isKnown = elements.map((element, index) => selected[index] !== undefined || olderSuites.has(element.text));
	const ignored = elements.filter((_, index) => !selected[index]);
	const unknown = elements[isKnown.indexOf(false)];
	if (unknown && (isStrict(library.dialect) || !isKnown.includes(true))) {
		const name = `'${unknown.text}' is no cipher suite of TLS 1.3`;
		return { suites: [], ignored, error: { message: `${name} that this library knows.`, span: unknown.span } };
	}
	return { suites: [...new Set(selected)].flatMap(suite => suite ?? []), ignored };
}

/** The suites among these that a security level allows; 0 to 5. */
export function tls13SuitesAtLevel(suites: readonly Tls13Suite[], securityLevel: number): Tls13Suite[] {
	const bits = minimumBits[Math.max(0, Math.min(securityLevel, 5))] ?? 0;
	return suites.filter(({ strengthBits }) => strengthBits >= bits);
}

function isStrict({ generation }: Dialect): boolean {
	return generation === '1.1.1';
}

const defaultNames = ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'];

/** RFC 8446 §B.4, most preferred first; every library with TLS 1.3 has them. */
export const encryptingTls13Suites: readonly Tls13Suite[] = [
	{ name: 'TLS_AES_256_GCM_SHA384', id: 0x1302, encryption: 'AESGCM(256)', strengthBits: 256 },
	{ name: 'TLS_CHACHA20_POLY1305_SHA256', id: 0x1303, encryption: 'CHACHA20/POLY1305(256)', strengthBits: 256 },
	{ name: 'TLS_AES_128_GCM_SHA256', id: 0x1301, encryption: 'AESGCM(128)', strengthBits: 128 },
	{ name: 'TLS_AES_128_CCM_SHA256', id: 0x1304, encryption: 'AESCCM(128)', strengthBits: 128 },
	{ name: 'TLS_AES_128_CCM_8_SHA256', id: 0x1305, encryption: 'AESCCM8(128)', strengthBits: 128 },
];

/** RFC 9150; since OpenSSL 3.4. */
const integrityOnly: readonly Tls13Suite[] = [
	{ name: 'TLS_SHA256_SHA256', id: 0xc0b4, encryption: 'None', strengthBits: 0 },
	{ name: 'TLS_SHA384_SHA384', id: 0xc0b5, encryption: 'None', strengthBits: 0 },
];

function knownSuites({ dialect: { generation } }: OpensslLibrary): Tls13Suite[] {
	if (!isInRange(generation, '1.1.1-')) {
		return [];
	}
	if (!isInRange(generation, '3.5-')) {
		return [...encryptingTls13Suites];
	}
	// The tag of CCM_8 has 64 bits, which is what newer versions count.
	const recounted = encryptingTls13Suites.map(suite =>
		suite.encryption === 'AESCCM8(128)' ? { ...suite, strengthBits: 64 } : suite,
	);
	return [...recounted, ...integrityOnly];
}

/** Suites whose names a library knows although its cipher strings cannot select them. */
const unselectable = [
	...['TLS_EMPTY_RENEGOTIATION_INFO_SCSV', 'TLS_FALLBACK_SCSV'],
	...['TLS_GOSTR341001_WITH_28147_CNT_IMIT', 'TLS_GOSTR341001_WITH_NULL_GOSTR3411'],
];

/** As `unselectable`, for OpenSSL 3, which cannot use what is in its legacy provider. */
const legacy = [
	...['TLS_RSA_WITH_IDEA_CBC_SHA', 'TLS_RSA_WITH_SEED_CBC_SHA', 'TLS_DHE_RSA_WITH_SEED_CBC_SHA'],
	...['TLS_DHE_DSS_WITH_SEED_CBC_SHA', 'TLS_DH_anon_WITH_SEED_CBC_SHA'],
];

function namesOfOlderSuites({ suites, dialect: { generation } }: OpensslLibrary): ReadonlySet<string> {
	if (!isInRange(generation, '1.1.1-3.5')) {
		return new Set();
	}
	const names = suites.flatMap(({ standardName }) => standardName ?? []);
	return new Set([...names, ...unselectable, ...(isInRange(generation, '3.0-') ? legacy : [])]);
}
