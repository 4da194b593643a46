import { describe, expect, test } from 'vitest';
import { expandCipherString } from '../../server/src/openssl/expand.js';
import { type OpensslLibraryId, opensslLibrary } from '../../server/src/openssl/libraries.js';
import { offeredSuites, protocolsAtLevel, type SuiteBasedProtocol } from '../../server/src/openssl/supported.js';
import { forEachBuild, isRecorded, type RecordedTable, readRecording, wireNumber } from './recordings.js';

describe('recorded filters of protocols and security levels', () => {
	forEachBuild((id, version) => {
		const name = `openssl-supported-${version}.json`;
		// Before 1.1.0 there are no security levels, and nothing was recorded.
		if (!isRecorded(name)) {
			return;
		}
		test(id, () => {
			const { filter } = readRecording<{ filter: Readonly<Record<string, readonly number[]>> }>(name);
			const table = readRecording<RecordedTable>(`openssl-table-${version}.json`);
			const failures = Object.entries(filter).filter(([conditions, indexes]) => {
				// OpenSSL 4.0 refuses a limit of SSL 3.0, so what was recorded under it is without any limit.
				if (id === 'openssl-4.0' && conditions.includes('proto=ssl3')) {
					return false;
				}
				const expected = indexes.map(index => wireNumber(table, index)).sort();
				return suitesUnder(conditions, id).sort().join() !== expected.join();
			});
			expect(failures.map(([conditions]) => conditions)).toEqual([]);
		});
	});
});

interface RecordedSample {
	readonly string: string;
	/** Absent where the library refuses the string. */
	readonly supported?: readonly number[];
	/** The security level in force then. */
	readonly level: number;
}

describe('recorded samples of what is left of a string', () => {
	forEachBuild((id, version) => {
		const name = `openssl-supported-${version}.json`;
		if (!isRecorded(name)) {
			return;
		}
		test(id, () => {
			const { samples } = readRecording<{ samples: readonly RecordedSample[] }>(name);
			const table = readRecording<RecordedTable>(`openssl-table-${version}.json`);
			const library = opensslLibrary(id);
			const all = ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2'] as const;
			const failures = samples.filter(({ string, supported = [], level }) => {
				const suites = expandCipherString(string, library).suites.map(({ suite }) => suite);
				const protocols = protocolsAtLevel(all, level, library);
				const actual = offeredSuites(suites, { protocols, securityLevel: level, library }).map(suite => suite.id);
				return actual.join() !== supported.map(index => wireNumber(table, index)).join();
			});
			console.info(`${id}: ${samples.length - failures.length} of ${samples.length} recorded samples`);
			expect(failures.map(({ string }) => string)).toEqual([]);
		});
	});
});

const ranges: Readonly<Record<string, readonly SuiteBasedProtocol[]>> = {
	ssl3: ['SSLv3'],
	tls1: ['TLSv1'],
	tls1_1: ['TLSv1.1'],
	tls1_2: ['TLSv1.2'],
	'tls1-tls1_2': ['TLSv1', 'TLSv1.1', 'TLSv1.2'],
	all: ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2'],
};

/** What is left of all suites under conditions such as `level=2;proto=tls1_2;psk+srp=0`. */
function suitesUnder(conditions: string, id: OpensslLibraryId): number[] {
	const [, level, range, psk] = /^level=(\d);proto=(.+);psk\+srp=(\d)$/.exec(conditions) ?? [];
	const library = opensslLibrary(id);
	const protocols = protocolsAtLevel(ranges[range ?? ''] ?? [], Number(level), library);
	return offeredSuites(library.suites, {
		protocols,
		securityLevel: Number(level),
		psk: psk === '1',
		library,
	}).map(suite => suite.id);
}

describe('what a server can negotiate', () => {
	const library = opensslLibrary('openssl-3.0');
	const string =
		'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:DHE-DSS-AES128-SHA:AES128-SHA:ADH-AES128-SHA:PSK-AES128-CBC-SHA';
	const suites = expandCipherString(string, library).suites.map(({ suite }) => suite);
	const names = (options: Partial<Parameters<typeof offeredSuites>[1]>) =>
		offeredSuites(suites, { protocols: ['TLSv1.2', 'TLSv1.3'], securityLevel: 0, ...options }).map(suite => suite.name);

	test('a client offers suites for every certificate, but none that needs a shared secret', () => {
		expect(names({})).toEqual([
			'ECDHE-ECDSA-AES128-GCM-SHA256',
			'ECDHE-RSA-AES128-GCM-SHA256',
			'DHE-DSS-AES128-SHA',
			'AES128-SHA',
			'ADH-AES128-SHA',
		]);
	});

	test('a server needs the certificate, except for anonymous suites', () => {
		expect(names({ certificateTypes: ['RSA'] })).toEqual([
			'ECDHE-RSA-AES128-GCM-SHA256',
			'AES128-SHA',
			'ADH-AES128-SHA',
		]);
		expect(names({ certificateTypes: [] })).toEqual(['ADH-AES128-SHA']);
	});

	test('TLS 1.0 has no GCM', () => {
		expect(names({ protocols: ['TLSv1'], certificateTypes: ['RSA'] })).toEqual(['AES128-SHA', 'ADH-AES128-SHA']);
	});

	test('level 1 takes away anonymous suites, level 3 those without forward secrecy', () => {
		expect(names({ securityLevel: 1, certificateTypes: ['RSA'] })).toEqual([
			'ECDHE-RSA-AES128-GCM-SHA256',
			'AES128-SHA',
		]);
		expect(names({ securityLevel: 3, certificateTypes: ['RSA'] })).toEqual(['ECDHE-RSA-AES128-GCM-SHA256']);
	});

	test('TLS 1.3 alone uses no suite of a cipher string', () => {
		expect(names({ protocols: ['TLSv1.3'] })).toEqual([]);
	});
});
