import { type Criteria, criteriaOf } from './criteria.js';
import { type Dialect, dialects, foldCase } from './dialects.js';
import type { Authentication, CipherSuite, KeyExchange, StrengthClass, SuiteProtocol } from './suite.js';
import { builds } from './tables/builds.js';
import { suiteTable } from './tables/suites.js';
import { groupWords } from './words.js';

/** The ids of the OpenSSL builds that MailTLS knows. */
export type OpensslLibraryId = keyof typeof builds;

/** The builds of OpenSSL that MailTLS knows, from the oldest to the newest. */
export const opensslLibraries = Object.keys(builds) as readonly OpensslLibraryId[];

/** A build of OpenSSL, ready to expand cipher strings. Making one takes about a millisecond: keep it. */
export interface OpensslLibrary {
	readonly id: OpensslLibraryId;
	readonly dialect: Dialect;
	/** Its suites without those of TLS 1.3, most preferred first. */
	readonly suites: readonly CipherSuite[];
	/** What each of `suites` is, in the same order. */
	readonly criteria: readonly Criteria[];
	/** The words it knows; upper-case ones where it ignores case. */
	readonly words: ReadonlyMap<string, LibraryWord>;
}

export interface LibraryWord {
	readonly criteria: Criteria;
	/** The place in `suites` of the suite that the word names; absent for words that stand for groups. */
	readonly suite?: number;
}

export function isOpensslLibraryId(id: string): id is OpensslLibraryId {
	return Object.hasOwn(builds, id);
}

export function opensslLibrary(id: OpensslLibraryId): OpensslLibrary {
	const dialect = dialects[id];
	const suites = readSuites(id);
	const criteria = suites.map(suite => criteriaIn(dialect, suite));
	return { id, dialect, suites, criteria, words: readWords(dialect, suites, criteria) };
}

function criteriaIn(dialect: Dialect, suite: CipherSuite): Criteria {
	const criteria = criteriaOf(suite);
	const isUnclassed =
		dialect.leavesDraftsUnclassed && suite.strength === 'NONE' && suite.keyExchange.startsWith('ECDH');
	return {
		...criteria,
		strength: isUnclassed ? 0 : criteria.strength,
		notDefault: dialect.marksNotDefault ? criteria.notDefault : 0,
	};
}

/** Names come before group words, and the more preferred of two suites with the same name (`RC4-MD5`) comes first. */
function readWords(dialect: Dialect, suites: readonly CipherSuite[], criteria: readonly Criteria[]) {
	const words = new Map<string, LibraryWord>();
	const add = (name: string, word: LibraryWord) => {
		const key = foldCase(name, dialect);
		if (!words.has(key)) {
			words.set(key, word);
		}
	};
	criteria.forEach((criterion, index) => {
		const suite = suites[index];
		if (!suite) {
			return;
		}
		add(suite.name, { criteria: criterion, suite: index });
		if (dialect.knowsStandardNames && suite.standardName) {
			add(suite.standardName, { criteria: criterion, suite: index });
		}
	});
	for (const [word, selected] of groupWords(dialect)) {
		add(word, { criteria: selected });
	}
	return words;
}

function readSuites(id: OpensslLibraryId): CipherSuite[] {
	const { order, differences } = builds[id];
	const rows = readRows(differences);
	return order
		.trim()
		.split(/\s+/)
		.map(entry => {
			const [, number, strength, marks] = /^([\dA-F]+)([hmlexn])(d?f?)$/.exec(entry) ?? [];
			const row = rows.get(number ?? '');
			if (!number || !strength || !row) {
				throw new RangeError(`${entry} in the table of ${id} is no suite.`);
			}
			return toSuite(number, row, strength, marks ?? '', dialects[id]);
		});
}

type Row = Readonly<Record<string, string>>;

const columns = [
	...['name', 'protocol', 'keyExchange', 'authentication', 'encryption', 'mac'],
	...['strengthBits', 'algorithmBits', 'standardName'],
];

function readRows(differences: string): Map<string, Row> {
	const rows = new Map<string, Row>();
	for (const line of suiteTable.trim().split('\n')) {
		const [number = '', ...cells] = line.split(' ');
		const row: Record<string, string> = {};
		columns.forEach((column, index) => {
			row[column] = cells[index] ?? '';
		});
		rows.set(number, row);
	}
	for (const line of differences.trim().split('\n')) {
		const [change = '', ...numbers] = line.split(' ');
		const [column = '', value = ''] = change.split('=');
		for (const number of numbers) {
			rows.set(number, { ...rows.get(number), [column]: value });
		}
	}
	return rows;
}

const strengths: Readonly<Record<string, StrengthClass>> = {
	h: 'HIGH',
	m: 'MEDIUM',
	l: 'LOW',
	e: 'EXPORT40',
	x: 'EXPORT56',
	n: 'NONE',
};

function toSuite(number: string, row: Row, strengthLetter: string, marks: string, dialect: Dialect): CipherSuite {
	const strength = strengths[strengthLetter] ?? 'NONE';
	const { name = '', encryption = '', mac = '', standardName = '-' } = row;
	return {
		name,
		...(standardName === '-' ? {} : { standardName }),
		id: Number.parseInt(number, 16),
		// The generator takes these columns from what the libraries print, so their values are of these types.
		protocol: row.protocol as SuiteProtocol,
		newestProtocol: newestProtocol(row, dialect),
		keyExchange: row.keyExchange as KeyExchange,
		authentication: row.authentication as Authentication,
		encryption,
		mac,
		strengthBits: Number(row.strengthBits),
		algorithmBits: Number(row.algorithmBits),
		strength,
		isExport: strength.startsWith('EXPORT'),
		isFips: marks.includes('f'),
		isDefault: marks.includes('d'),
	};
}

function newestProtocol(row: Row, dialect: Dialect): CipherSuite['newestProtocol'] {
	if (row.protocol === 'SSLv2') {
		return 'SSLv2';
	}
	return row.encryption === 'IDEA(128)' && dialect.hasSecurityLevels ? 'TLSv1.1' : 'TLSv1.2';
}
