import { suiteWeakness } from '../openssl/assess.js';
import { builds } from '../openssl/tables/builds.js';
import { suiteTable } from '../openssl/tables/suites.js';
import { encryptingTls13Suites } from '../openssl/tls13.js';
import { type Availability, type GnutlsEntry, gnutlsAvailability, opensslAvailability } from './availability.js';
import type { SuiteFacts, SuiteTraits } from './facts.js';
import { gradeOf } from './grade.js';
import { readStandardName } from './read-name.js';
import { unregisteredSuites } from './unregistered.js';

/** The facts about every suite of every library, by number. It takes some milliseconds: `memory.ts` keeps the result. */
export function suiteCatalogue(): readonly SuiteFacts[] {
	const gnutls = gnutlsAvailability();
	const fromOpenssl = [...opensslSources(), ...tls13Suites];
	const numbers = new Set(fromOpenssl.map(({ number }) => number));
	const others = [...gnutls.values()].filter(({ suite }) => !numbers.has(suite.id)).map(gnutlsSource);
	return [...fromOpenssl, ...others].flatMap(source => toFacts(source, gnutls.get(source.number)) ?? []);
}

/** What the libraries' tables say about a suite, before its name is read. */
interface SuiteSource extends Pick<SuiteFacts, 'number' | 'opensslNames' | 'protocol'> {
	readonly standardName: string | undefined;
	readonly openssl?: Availability | undefined;
}

function opensslSources(): SuiteSource[] {
	const available = opensslAvailability();
	const formerNames = readFormerNames();
	return suiteTable
		.trim()
		.split('\n')
		.map(line => line.split(' '))
		.map(([number = '', name = '', protocol, ...rest]) => ({
			number: Number.parseInt(number, 16),
			standardName: rest.at(-1) === '-' ? undefined : rest.at(-1),
			opensslNames: [name, ...(formerNames.get(number) ?? [])],
			// The generator takes the column from what the libraries print.
			protocol: protocol as SuiteFacts['protocol'],
			openssl: available.get(Number.parseInt(number, 16)),
		}));
}

function gnutlsSource({ suite: { id, standardName, oldestProtocol } }: GnutlsEntry): SuiteSource {
	return {
		number: id,
		standardName,
		opensslNames: [],
		protocol: oldestProtocol === 'TLS1.2' ? 'TLSv1.2' : oldestProtocol === 'TLS1.0' ? 'TLSv1' : 'SSLv3',
	};
}

function toFacts(
	{ standardName, openssl, ...source }: SuiteSource,
	gnutls: GnutlsEntry | undefined,
): SuiteFacts | undefined {
	const traits = standardName === undefined ? unregisteredSuites.get(source.number) : readStandardName(standardName);
	if (traits === undefined) {
		return undefined;
	}
	const newestProtocol = newestProtocolOf(traits, source.protocol);
	const facts = {
		...traits,
		...source,
		newestProtocol,
		...((newestProtocol === 'TLSv1' || newestProtocol === 'TLSv1.1') && { prfHash: 'MD5+SHA1' }),
		...(standardName !== undefined && { standardName }),
		...(openssl !== undefined && { openssl }),
		...(gnutls !== undefined && { gnutlsName: gnutls.suite.name, gnutls: gnutls.releases }),
		isForwardSecret: isForwardSecret(traits),
		weaknesses: suiteWeakness(forAssessment(traits)),
	};
	return { ...facts, grade: gradeOf(facts) };
}

function newestProtocolOf(
	{ isExport, cipher }: SuiteTraits,
	protocol: SuiteFacts['protocol'],
): SuiteFacts['newestProtocol'] {
	if (protocol === 'SSLv2' || protocol === 'TLSv1.3') {
		return protocol;
	}
	if (isExport) {
		return 'TLSv1';
	}
	return cipher === 'DES' || cipher === 'IDEA' ? 'TLSv1.1' : 'TLSv1.2';
}

/** Ephemeral keys; SRP agrees on one as well (RFC 2945 §4). */
function isForwardSecret({ keyExchange }: SuiteTraits): boolean {
	return ['any', 'DHE', 'ECDHE', 'DHEPSK', 'ECDHEPSK', 'SRP'].includes(keyExchange);
}

/** As OpenSSL describes suites. */
function forAssessment({ keyExchange, authentication, cipher, bits, mac, isExport }: SuiteTraits) {
	return { keyExchange, authentication, encryption: cipher, algorithmBits: bits, mac, isExport };
}

/** Names that older builds have for a suite, by its number as the tables write it. */
function readFormerNames(): Map<string, string[]> {
	const names = new Map<string, string[]>();
	for (const { differences } of Object.values(builds)) {
		for (const [, name = '', numbers = ''] of differences.matchAll(/^name=(\S+) (.*)$/gm)) {
			for (const number of numbers.split(' ')) {
				const known = names.get(number) ?? [];
				names.set(number, known.includes(name) ? known : [...known, name]);
			}
		}
	}
	return names;
}

/** OpenSSL calls them by their registered names; no cipher string selects them. */
const tls13Suites: readonly SuiteSource[] = encryptingTls13Suites
	.toSorted((a, b) => a.id - b.id)
	.map(({ id, name }) => ({
		number: id,
		standardName: name,
		opensslNames: [name],
		protocol: 'TLSv1.3',
		openssl: { byDefault: { first: '1.1.1', last: '4.0' } },
	}));
