import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Files } from './resources.js';

/** DH parameters and certificates are a few KiB; whatever is larger is something else. */
const maximumSize = 256 * 1024;

/** The file system of this computer. */
export const nodeFiles: Files = {
	async read(path) {
		try {
			return await readRegular(path);
		} catch {
			// Not there, or only root may read it: the analysis does without.
			return undefined;
		}
	},
	async isThere(path) {
		try {
			await stat(path);
			return true;
		} catch (error) {
			const code = error instanceof Error && 'code' in error ? error.code : undefined;
			return code === 'ENOENT' || code === 'ENOTDIR' ? false : undefined;
		}
	},
};

async function readRegular(path: string): Promise<string | undefined> {
	// Non-blocking, because a named pipe that nobody writes to would never open otherwise.
	const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	try {
		const status = await handle.stat();
		return status.isFile() && status.size <= maximumSize ? await handle.readFile('utf8') : undefined;
	} finally {
		await handle.close();
	}
}
