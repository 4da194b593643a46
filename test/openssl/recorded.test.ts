import { describe, expect, test } from 'vitest';
import { expandCipherString } from '../../server/src/openssl/expand.js';
import { opensslLibrary } from '../../server/src/openssl/libraries.js';
import { forEachBuild, type RecordedTable, readRecording, wireNumber } from './recordings.js';

interface RecordedCase {
	readonly string: string;
	readonly expands?: readonly number[];
	readonly error?: string;
	readonly level?: number;
}

describe('recorded expansions', () => {
	forEachBuild((id, version) => {
		test(id, () => {
			const library = opensslLibrary(id);
			const { cases } = readRecording<{ cases: readonly RecordedCase[] }>(`openssl-${version}.json`);
			const table = readRecording<RecordedTable>(`openssl-table-${version}.json`);
			const failures = cases.filter(recorded => {
				const { suites, error, securityLevel } = expandCipherString(recorded.string, library);
				const actual = suites.map(({ suite }) => suite.id).join();
				const expected = (recorded.expands ?? []).map(index => wireNumber(table, index)).join();
				const isSameLevel = recorded.level === undefined || securityLevel === recorded.level;
				return error?.kind !== recorded.error || actual !== expected || !isSameLevel;
			});
			console.info(`${id}: ${cases.length - failures.length} of ${cases.length} recorded cases`);
			expect(failures.map(({ string }) => string)).toEqual([]);
		});
	});
});
