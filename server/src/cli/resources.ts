import { dirname, join, posix } from 'node:path';
import type { Options } from '../engine/options.js';
import type { ConfigFile } from '../languages/language.js';
import { wantedResources } from '../service/check.js';
import { decode } from './encoding.js';
import type { FileSystem } from './io.js';

/** DH parameters and certificates are a few KiB; whatever is larger is something else. */
const maximumSize = 256 * 1024;

/** More links than this lead in a circle. */
const maximumLinks = 40;

/** Finds the files that configurations name. */
export interface ResourceFolders {
	readonly files: FileSystem;
	/** Absolute paths are looked up below it. */
	readonly root: string;
}

/** Contents of what `config`, the file at `path`, refers to, by the names it uses; what cannot be read is left out. */
export function readResources(
	config: ConfigFile,
	path: string,
	options: Options,
	folders: ResourceFolders,
): ReadonlyMap<string, string> {
	const contents = new Map<string, string>();
	for (const name of wantedResources(config, options)) {
		const text = readResource(name, path, folders);
		if (text !== undefined) {
			contents.set(name, text);
		}
	}
	return contents;
}

function readResource(name: string, configPath: string, { files, root }: ResourceFolders): string | undefined {
	try {
		const path = name.startsWith('/') ? resolveBelow(root, name, files) : join(dirname(configPath), insideOnly(name));
		const { kind, size } = files.status(path);
		return kind === 'file' && size <= maximumSize ? decode(files.read(path)).text : undefined;
	} catch {
		return undefined;
	}
}

/** A relative name that leads out of its folder is not followed. */
function insideOnly(name: string): string {
	const path = posix.normalize(name);
	if (path === '..' || path.startsWith('../')) {
		throw new Error('outside of the folder');
	}
	return path;
}

/**
 * Where a program whose file system starts at `root` finds `name`: neither `..` nor the links of a container image lead
 * out to the files of this computer.
 */
function resolveBelow(root: string, name: string, files: FileSystem): string {
	let pending = name.split('/');
	let done: string[] = [];
	let links = 0;
	for (let segment = pending.shift(); segment !== undefined; segment = pending.shift()) {
		if (segment === '' || segment === '.') {
			continue;
		}
		if (segment === '..') {
			done.pop();
			continue;
		}
		const target = files.linkTarget(join(root, ...done, segment));
		if (target === undefined) {
			done.push(segment);
			continue;
		}
		links++;
		if (links > maximumLinks) {
			throw new Error('too many levels of symbolic links');
		}
		done = target.startsWith('/') ? [] : done;
		pending = [...target.split('/'), ...pending];
	}
	return join(root, ...done);
}
