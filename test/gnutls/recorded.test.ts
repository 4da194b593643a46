import { describe, expect, test } from 'vitest';
import { type Admitted, expandPriorityString } from '../../server/src/gnutls/expand.js';
import { gnutlsLibrary, isGnutlsLibraryId } from '../../server/src/gnutls/libraries.js';
import { hasShared, readShared } from '../shared.js';

interface Recording {
	readonly tables: Readonly<Record<string, readonly (string | null)[]>>;
	readonly cases: readonly RecordedCase[];
}

interface RecordedCase {
	readonly string: string;
	readonly error?: string;
	readonly pos?: number;
	readonly suites?: readonly number[];
	readonly versions?: readonly number[];
	readonly groups?: readonly number[];
	readonly curves?: readonly number[];
	readonly sign?: readonly number[];
	readonly kx?: readonly number[];
	readonly ciphers?: readonly number[];
	readonly macs?: readonly number[];
	readonly comp?: readonly number[];
}

const isRecorded = hasShared('ciphers');

describe.runIf(isRecorded)('recorded priority strings', () => {
	// The body runs even where its tests do not.
	const libraries = isRecorded ? Object.entries(readJson<Record<string, string>>('ciphers/libraries.json')) : [];
	test('there are some', () => {
		expect(libraries.filter(([, id]) => isGnutlsLibraryId(id))).toHaveLength(6);
	});
	for (const [build, id] of libraries) {
		if (isGnutlsLibraryId(id)) {
			test(id, () => {
				const library = gnutlsLibrary(id);
				const { tables, cases } = readJson<Recording>(`ciphers/${build}.json`);
				const failures = cases.flatMap(recorded => {
					const actual = lines(expandPriorityString(recorded.string, library));
					const expected = recordedLines(recorded, tables);
					return actual === expected ? [] : [{ string: recorded.string, actual, expected }];
				});
				console.info(`${id}: ${cases.length - failures.length} of ${cases.length} recorded cases`);
				expect(failures.slice(0, 5)).toEqual([]);
			});
		}
	}
});

function lines(expansion: ReturnType<typeof expandPriorityString>): string {
	const { error } = expansion;
	if (error) {
		return `${error.kind} ${error.offset}`;
	}
	const names = (list: readonly Admitted[]) => list.map(({ name }) => name).join(' ');
	return [
		expansion.suites.map(({ suite }) => suite.name).join(' '),
		names(expansion.protocols),
		names(expansion.groups),
		names(expansion.signatureAlgorithms),
		names(expansion.keyExchanges),
		names(expansion.ciphers),
		names(expansion.macs),
		names(expansion.compressions),
	].join('\n');
}

function recordedLines(recorded: RecordedCase, tables: Recording['tables']): string {
	if (recorded.error) {
		return `${recorded.error} ${recorded.pos}`;
	}
	// A build without GOST lists its key exchange and has no name for it.
	const names = (table: string, indexes: readonly number[] = []) =>
		indexes.map(index => tables[table]?.[index] ?? 'VKO-GOST-12').join(' ');
	return [
		names('suites', recorded.suites),
		names('versions', recorded.versions),
		recorded.groups ? names('groups', recorded.groups) : names('curves', recorded.curves),
		names('sign', recorded.sign),
		names('kx', recorded.kx),
		names('ciphers', recorded.ciphers),
		names('macs', recorded.macs),
		names('comp', recorded.comp),
	].join('\n');
}

function readJson<Content>(path: string): Content {
	return JSON.parse(readShared(path).toString()) as Content;
}
