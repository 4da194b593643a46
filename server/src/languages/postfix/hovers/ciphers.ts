import { suiteWeakness } from '../../../openssl/assess.js';
import type { ExpansionError } from '../../../openssl/expand.js';
import { type Explanation, explainCipherString } from '../../../openssl/explain.js';
import { type OpensslLibraryId, opensslLibraries } from '../../../openssl/libraries.js';
import { expansionOf, libraryOf } from '../../../openssl/memory.js';
import type { CipherSuite } from '../../../openssl/suite.js';
import { offeredSuites } from '../../../openssl/supported.js';
import { suiteByNumber } from '../../../suites/memory.js';
import type { Span } from '../../../text/span.js';
import { protocolVersions } from '../../../tls/protocol.js';
import type { Target } from '../../target.js';

const maximumRows = 40;

/** Other libraries are tried out on lists up to this length; longer ones are nobody's cipher list. */
const maximumCompared = 10_000;

/** Taken for the library while it is not known. */
const assumedLibrary: OpensslLibraryId = 'openssl-3.0';

const toBeExact = 'set `mailtls.target.tls` to be exact';

/** The suites that a list yields, in order and graded; TLS 1.3 has suites of its own. */
export function describeCipherList(text: string, target: Target): string {
	const library = target.tls ?? assumedLibrary;
	const { suites, error } = expansionOf(text, library);
	if (error !== undefined) {
		return refusal(library, error);
	}
	const usable = usableSuites(suites.map(({ suite }) => suite));
	return [
		`${counted(usable.length, 'suite')} for TLS 1.2 and older with ${library}${target.tls === undefined ? ` (assumed: ${toBeExact})` : ''}, in order of preference:`,
		table(usable),
	].join('\n\n');
}

/** One line about a list: how many suites, how many of them bad in which way, and the first. */
export function summariseCipherList(text: string, target: Target): string {
	const library = target.tls ?? assumedLibrary;
	const name = target.tls === undefined ? `${library} (assumed)` : library;
	const { suites, error } = expansionOf(text, library);
	if (error !== undefined) {
		return refusal(name, error);
	}
	const usable = usableSuites(suites.map(({ suite }) => suite));
	const weak = usable.filter(suite => suiteWeakness(suite).length > 0).length;
	const fixed = usable.filter(({ keyExchange }) => !isEphemeral(keyExchange)).length;
	const parts = [
		counted(usable.length, 'suite'),
		...(weak > 0 ? [`${weak} weak`] : []),
		...(fixed > 0 ? [`${fixed} without forward secrecy`] : []),
	];
	const [first] = usable;
	return `${name}: ${parts.join(', ')}${first === undefined ? '' : ` · first ${first.name}`}`;
}

/** What the word at an offset of a list does there; `undefined` between words. `span` is in offsets of the list. */
export function describeCipherWord(
	text: string,
	offset: number,
	target: Target,
): { readonly markdown: string; readonly span: Span } | undefined {
	const library = target.tls ?? assumedLibrary;
	const found = explanationAt(text, offset, library);
	if (found === undefined) {
		return undefined;
	}
	const { error } = expansionOf(text, library);
	const paragraphs = [
		target.tls === undefined ? `${found.sentence} ${library} is assumed: ${toBeExact}.` : found.sentence,
		elsewhere(found, text, library),
		// A list that is refused for one word says so there.
		error === undefined || found.idle === 'refused' ? '' : refusal(library, error),
		...[found.added, found.removed, found.moved, found.prevented].map(table),
	];
	return { markdown: paragraphs.filter(Boolean).join('\n\n'), span: found.element.span };
}

function refusal(library: string, { message }: ExpansionError): string {
	return `${library} refuses this list: ${message}`;
}

function explanationAt(text: string, offset: number, id: OpensslLibraryId): Explanation | undefined {
	const explanations = explainCipherString(text, libraryOf(id));
	return explanations.find(({ element: { span } }) => span.start <= offset && offset < span.end);
}

/** Plain builds from the newest on, then special ones. */
const byNearness = opensslLibraries
	.toReversed()
	.toSorted((a, b) => Number(!/^openssl-[\d.]+$/.test(a)) - Number(!/^openssl-[\d.]+$/.test(b)));

/** The nearest other library in which a word without effect has one. */
function elsewhere({ idle, element }: Explanation, text: string, id: OpensslLibraryId): string {
	const mayDiffer = idle === 'unknown' || idle === 'no such suites' || idle === 'not in';
	if (!mayDiffer || text.length > maximumCompared) {
		return '';
	}
	for (const other of byNearness.filter(candidate => candidate !== id)) {
		const found = explanationAt(text, element.span.start, other);
		if (found !== undefined && found.idle === undefined && found.element.text === element.text) {
			return `With ${other}, ${found.sentence}`;
		}
	}
	return '';
}

function usableSuites(suites: readonly CipherSuite[]): readonly CipherSuite[] {
	return offeredSuites(suites, { protocols: protocolVersions, securityLevel: 0 });
}

function table(suites: readonly CipherSuite[]): string {
	const rows = suites.slice(0, maximumRows).map(suite => `${grade(suite).padEnd(10)} ${suite.name}`);
	const rest = suites.length > maximumRows ? [`… and ${suites.length - maximumRows} more`] : [];
	return suites.length === 0 ? '' : ['```text', ...rows, ...rest, '```'].join('\n');
}

function counted(count: number, noun: string): string {
	return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

function grade({ id }: CipherSuite): string {
	return suiteByNumber(id)?.grade ?? '';
}

function isEphemeral(keyExchange: CipherSuite['keyExchange']): boolean {
	return keyExchange === 'ECDHE' || keyExchange === 'DHE';
}
