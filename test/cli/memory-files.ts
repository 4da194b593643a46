import { posix } from 'node:path';
import type { FileSystem } from '../../server/src/cli/io.js';

/** A file's contents, a link, or something that cannot be opened, for the given reason. */
export type Entry = string | Uint8Array | { readonly link: string } | { readonly failure: string };

/** A file system in memory: entries by absolute path. Folders are there because something is in them. */
export interface MemoryFiles extends FileSystem {
	readonly entries: ReadonlyMap<string, Entry>;
	/** The contents of a file as text. */
	readonly text: (path: string) => string | undefined;
}

export function memoryFiles(initial: Readonly<Record<string, Entry>>): MemoryFiles {
	const entries = new Map<string, Entry>(Object.entries(initial));
	const real = (path: string) => realPath(path, entries, 0);
	const isFolder = (path: string) => path === '/' || [...entries.keys()].some(name => name.startsWith(`${path}/`));
	const contents = (path: string): Uint8Array => {
		const entry = entries.get(real(path));
		if (entry === undefined) {
			throw new Error(isFolder(real(path)) ? 'illegal operation on a directory' : missing);
		}
		return toBytes(entry);
	};

	return {
		entries,
		text: path => {
			const entry = entries.get(path);
			return entry === undefined ? undefined : Buffer.from(toBytes(entry)).toString();
		},
		status: path => {
			const entry = entries.get(real(path));
			if (entry === undefined && !isFolder(real(path))) {
				throw new Error(missing);
			}
			return isFolder(real(path)) ? { kind: 'folder', size: 0 } : { kind: 'file', size: sizeOf(entry) };
		},
		isAbsent: path => {
			try {
				return entries.get(real(path)) === undefined && !isFolder(real(path));
			} catch {
				return false;
			}
		},
		linkTarget: path => {
			const entry = entries.get(path);
			return typeof entry === 'object' && 'link' in entry ? entry.link : undefined;
		},
		realPath: real,
		list: path => {
			const entry = entries.get(real(path));
			if (entry !== undefined) {
				toBytes(entry);
			}
			const prefix = real(path) === '/' ? '/' : `${real(path)}/`;
			const below = [...entries.keys()].filter(name => name.startsWith(prefix) && name !== prefix);
			return [...new Set(below.map(name => name.slice(prefix.length).split('/')[0] ?? ''))].reverse();
		},
		read: contents,
		create: (path, bytes) => {
			if (entries.has(path) || !isFolder(posix.dirname(path))) {
				throw new Error(entries.has(path) ? 'file already exists' : missing);
			}
			entries.set(path, bytes);
		},
		write: (path, bytes) => {
			contents(path);
			entries.set(real(path), bytes);
		},
	};
}

const missing = 'no such file or directory';

function realPath(path: string, entries: ReadonlyMap<string, Entry>, links: number): string {
	if (links > 40) {
		throw new Error('too many symbolic links encountered');
	}
	let done = '';
	const [, ...segments] = path.split('/');
	for (const [index, segment] of segments.entries()) {
		const entry = entries.get(`${done}/${segment}`);
		if (typeof entry === 'object' && 'link' in entry) {
			const rest = segments.slice(index + 1).join('/');
			return realPath(posix.resolve(done || '/', entry.link, rest), entries, links + 1);
		}
		done = segment === '' ? done : `${done}/${segment}`;
	}
	return done || '/';
}

function sizeOf(entry: Entry | undefined): number {
	return entry === undefined || (typeof entry === 'object' && 'failure' in entry) ? 0 : toBytes(entry).length;
}

function toBytes(entry: Entry): Uint8Array {
	if (typeof entry === 'string') {
		return Buffer.from(entry);
	}
	if (entry instanceof Uint8Array) {
		return entry;
	}
	throw new Error('failure' in entry ? entry.failure : missing);
}
