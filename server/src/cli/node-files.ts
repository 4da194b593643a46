import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileSystem } from './io.js';

/** The file system of this computer. */
export const nodeFiles: FileSystem = {
	status: path =>
		withReason(() => {
			const status = fs.statSync(path);
			return { kind: status.isFile() ? 'file' : status.isDirectory() ? 'folder' : 'other', size: status.size };
		}),
	isAbsent: path => {
		try {
			fs.statSync(path);
			return false;
		} catch (error) {
			return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
		}
	},
	linkTarget: path => {
		try {
			return fs.readlinkSync(path);
		} catch {
			return undefined;
		}
	},
	realPath: path => withReason(() => fs.realpathSync(path)),
	list: path => withReason(() => fs.readdirSync(path)),
	read: path =>
		withReason(() => {
			// Pipes are welcome; a terminal or /dev/zero never ends.
			if (fs.statSync(path).isCharacterDevice() && path !== '/dev/null') {
				throw new Error('a device; expected a file');
			}
			return fs.readFileSync(path);
		}),
	create: (path, contents) => withReason(() => fs.writeFileSync(path, contents, { flag: 'wx' })),
	write: (path, contents) => withReason(() => replaceFile(fs.realpathSync(path), contents)),
};

/**
 * Writes beside the file and renames, so that a mail server that reads it meanwhile, or a power cut, meets the old
 * contents or the new ones and nothing in between.
 */
function replaceFile(path: string, contents: Uint8Array): void {
	const status = fs.statSync(path);
	if (!status.isFile()) {
		throw new Error('not a regular file');
	}
	// Renaming only needs a writable folder; a file that is protected itself is to stay as it is.
	fs.closeSync(fs.openSync(path, 'r+'));

	const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.mailtls`);
	// Nobody else may read it before it has the mode of the original.
	const handle = fs.openSync(temporary, 'wx', 0o600);
	try {
		try {
			fs.writeFileSync(handle, contents);
			if (process.platform !== 'win32') {
				keepOwner(handle, status);
				// After the owner: changing that takes set-user-id bits away.
				fs.fchmodSync(handle, status.mode & 0o7777);
			}
			fs.fsyncSync(handle);
		} finally {
			fs.closeSync(handle);
		}
		fs.renameSync(temporary, path);
	} catch (error) {
		fs.rmSync(temporary, { force: true });
		throw error;
	}
	syncFolder(dirname(path));
}

function keepOwner(handle: number, wanted: fs.Stats): void {
	const given = fs.fstatSync(handle);
	if (given.uid !== wanted.uid || given.gid !== wanted.gid) {
		fs.fchownSync(handle, wanted.uid, wanted.gid);
	}
}

/** Makes the rename last. The new contents are in place by now, so where folders cannot be synced nothing is lost. */
function syncFolder(path: string): void {
	try {
		const handle = fs.openSync(path, 'r');
		try {
			fs.fsyncSync(handle);
		} finally {
			fs.closeSync(handle);
		}
	} catch {}
}

/** Node's messages read `ENOENT: no such file or directory, open '/x'`; callers name the file themselves. */
function withReason<T>(action: () => T): T {
	try {
		return action();
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		throw new Error(/^[A-Z0-9_]+: (.+?)(?:, \w+(?: '.*)?)?$/s.exec(message)?.[1] ?? message);
	}
}
