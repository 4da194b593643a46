import { suiteCatalogue } from './catalogue.js';
import type { SuiteFacts } from './facts.js';

/** The catalogue once it is decoded: a constant that is made when it is first wanted, so nobody can tell but by the clock. */
const catalogue: { suites?: readonly SuiteFacts[]; byKey?: ReadonlyMap<string | number, SuiteFacts> } = {};

/** The facts about every suite, in the order of their numbers, then those of SSL 2.0, of TLS 1.3, and of GnuTLS alone. */
export function allSuites(): readonly SuiteFacts[] {
	catalogue.suites ??= suiteCatalogue();
	return catalogue.suites;
}

export function suiteByNumber(number: number): SuiteFacts | undefined {
	return index().get(number);
}

/** By any of its names, whatever the case, or by its number: `0xC02F`, `C0,2F`, `{0xC0,0x2F}`, `C02F`. */
export function findSuite(nameOrNumber: string): SuiteFacts | undefined {
	const text = nameOrNumber.trim();
	return index().get(text.toLowerCase()) ?? suiteByNumber(readNumber(text));
}

/** All the names that `findSuite` knows. */
export function suiteNames(): readonly string[] {
	return [...new Set(allSuites().flatMap(namesOf))];
}

function index(): ReadonlyMap<string | number, SuiteFacts> {
	catalogue.byKey ??= makeIndex(allSuites());
	return catalogue.byKey;
}

/** Of two suites with one name (`RC4-MD5` of SSL 2.0 and of TLS) the first, that of TLS, has it. */
function makeIndex(suites: readonly SuiteFacts[]): Map<string | number, SuiteFacts> {
	const found = new Map<string | number, SuiteFacts>();
	for (const suite of suites) {
		for (const key of [suite.number, ...namesOf(suite).map(name => name.toLowerCase())]) {
			found.set(key, found.get(key) ?? suite);
		}
	}
	return found;
}

function namesOf({ standardName, opensslNames, gnutlsName }: SuiteFacts): string[] {
	return [...opensslNames, standardName, gnutlsName].filter(name => name !== undefined);
}

/** NaN for what is no number of two or three bytes. */
function readNumber(text: string): number {
	const digits = /^\{? ?(?:0x)?([\da-f]{2})[, ]*(?:0x)?([\da-f]{2})(?:[, ]*(?:0x)?([\da-f]{2}))? ?\}?$/i
		.exec(text)
		?.slice(1);
	return Number.parseInt(digits?.join('') ?? '', 16);
}
