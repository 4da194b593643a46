import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The project's shared material, beside the repository; CI has it, a user's clone does not. */
const shared = new URL('../../shared/', import.meta.url);

export function hasShared(folder: string): boolean {
	const isThere = existsSync(new URL(folder, shared));
	if (!isThere) {
		console.warn(`\n*** ../shared/${folder} is missing: the tests that compare with it are left out. ***\n`);
	}
	return isThere;
}

export function readShared(path: string): Buffer {
	return readFileSync(new URL(path, shared));
}

/** Names of the files of a folder, sorted. */
export function listShared(folder: string): string[] {
	return readdirSync(new URL(folder, shared)).sort();
}
