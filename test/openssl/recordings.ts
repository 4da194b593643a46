import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isOpensslLibraryId, type OpensslLibraryId } from '../../server/src/openssl/libraries.js';

/** What real libraries made of thousands of strings. The recordings are not part of this repository. */
const folder = new URL('../../../shared/ciphers/', import.meta.url);

export interface RecordedTable {
	readonly ciphers: readonly { readonly id: string }[];
}

/** Calls `describeBuild` for each recorded build, or says aloud that there are none. */
export function forEachBuild(describeBuild: (id: OpensslLibraryId, version: string) => void): void {
	if (!isRecorded('libraries.json')) {
		console.warn(`\n!!! ${folder.pathname} is missing: nothing is compared with real OpenSSL libraries.\n`);
		test('the recordings are missing: nothing is compared with real OpenSSL libraries', () => {
			expect(isRecorded('libraries.json')).toBe(false);
		});
		return;
	}
	for (const [build, id] of Object.entries(readRecording<Record<string, string>>('libraries.json'))) {
		if (isOpensslLibraryId(id)) {
			describeBuild(id, build.slice('openssl-'.length));
		}
	}
}

export function isRecorded(name: string): boolean {
	return existsSync(new URL(name, folder));
}

export function readRecording<Content>(name: string): Content {
	return JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Content;
}

/** The number on the wire of a suite: the recordings put 0x03 before TLS numbers and 0x02 before those of SSLv2. */
export function wireNumber(table: RecordedTable, index: number): number {
	const number = Number(table.ciphers[index]?.id);
	return number >>> 24 === 2 ? number & 0xffffff : number & 0xffff;
}
