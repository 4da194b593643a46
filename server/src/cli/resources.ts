import { basename, dirname, join, posix, sep } from 'node:path';
import type { Options } from '../engine/options.js';
import type { ConfigFile, FoundFile, Lookup, Project, WantedFile } from '../languages/language.js';
import { openProject } from '../service/project.js';
import { decode } from './encoding.js';
import type { Source } from './files.js';
import type { FileSystem } from './io.js';

/** Certificates and parameters are a few KiB; only tables may be larger, and whatever exceeds this is something else. */
const maximumSize = 1024 * 1024;

/** More links than this lead in a circle. */
const maximumLinks = 40;

/** Finds the files that configurations name. */
export interface ResourceFolders {
	readonly files: FileSystem;
	/** Absolute paths are looked up below it. */
	readonly root: string;
}

/** The files of this run: each is read once, and those that were given are as they stand in memory. */
export interface ProjectFiles {
	/** The text at an absolute path, under the name by which the user knows it; `undefined` where nothing can be read. */
	readonly find: (path: string, name: string) => FoundFile | undefined;
	readonly folders: ResourceFolders;
}

/** `sources` are the files whose text is known already. */
export function projectFiles(sources: readonly Source[], folders: ResourceFolders): ProjectFiles {
	const found = new Map<string, FoundFile | undefined>(sources.map(({ path, file, text }) => [path, { file, text }]));
	return {
		folders,
		find(path, name) {
			if (!found.has(path)) {
				const text = readText(path, folders.files);
				found.set(path, text === undefined ? undefined : { file: name, text });
			}
			return found.get(path);
		},
	};
}

/** The configuration that `config`, which stands in `source`, is a part of; what cannot be read is left out. */
export function readProject(config: ConfigFile, source: Source, options: Options, files: ProjectFiles): Project {
	const installed = config.isTemplate ? undefined : installedIn(source, files.folders);
	const contents = new Map<string, Lookup>();
	let opened = openProject(config, options, contents);
	while (opened.missing.length > 0) {
		for (const wanted of opened.missing) {
			contents.set(wanted.name, lookUp(wanted, { source, installed }, files));
		}
		opened = openProject(config, options, contents);
	}
	return opened.project;
}

/**
 * The folder of the file, as a program below the root has it, where that is one of `/etc`: what the file names is on this
 * machine then, or nowhere. A link from elsewhere counts as little as a copy.
 */
function installedIn({ path, isStdin }: Source, { root, files }: ResourceFolders): string | undefined {
	try {
		const top = files.realPath(root);
		const etc = files.realPath(join(root, 'etc'));
		const folder = files.realPath(dirname(path));
		const isBelow = etc.startsWith(top.endsWith(sep) ? top : top + sep);
		const isInPlace = !isStdin && isBelow && dirname(folder) === etc && dirname(files.realPath(path)) === folder;
		return isInPlace ? `/etc/${basename(folder)}` : undefined;
	} catch {
		return undefined;
	}
}

interface Asking {
	readonly source: Source;
	/** `undefined`: the configuration is not in place. */
	readonly installed: string | undefined;
}

function lookUp({ name, isOnlySeen }: WantedFile, { source, installed }: Asking, files: ProjectFiles): Lookup {
	const { root, files: system } = files.folders;
	try {
		const [path, shown] = placeOf(name, source, files.folders);
		const real = installed && resolveBelow(root, name.startsWith('/') ? name : posix.join(installed, name), system);
		if (real !== undefined && system.isAbsent(real)) {
			return null;
		}
		return isOnlySeen ? (real !== undefined && system.status(real) ? {} : undefined) : files.find(path, shown);
	} catch {
		return undefined;
	}
}

/** Where a file is, and what the user knows it by. */
function placeOf(name: string, { file, path }: Source, { root, files }: ResourceFolders): readonly [string, string] {
	if (name.startsWith('/')) {
		const below = resolveBelow(root, name, files);
		return [below, below];
	}
	const inside = insideOnly(name);
	return [join(dirname(path), inside), posix.join(posix.dirname(file), inside)];
}

function readText(path: string, files: FileSystem): string | undefined {
	try {
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
