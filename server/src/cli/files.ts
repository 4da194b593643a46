import { resolve } from 'node:path';
import { languageIds } from '../languages/index.js';
import type { LanguageId } from '../languages/language.js';
import { declaredLanguage, recognise } from '../service/recognise.js';
import type { Input } from './arguments.js';
import type { Choices } from './choices.js';
import { type Decoded, decode, type Encoding } from './encoding.js';
import { type Io, reasonOf } from './io.js';
import { forwardSlashes } from './paths.js';

/** A configuration file and how to find it again. */
export interface Source {
	/** As given on the command line; below a folder, that joined with the relative path. For messages and reports. */
	readonly file: string;
	/** Absolute. */
	readonly path: string;
	readonly language: LanguageId;
	readonly text: string;
	readonly encoding: Encoding;
	/** Read from standard input: there is no file to write. */
	readonly isStdin: boolean;
}

export interface Sources {
	readonly sources: readonly Source[];
	/** What could not be read, or is of no known language: one line each. */
	readonly problems: readonly string[];
}

/**
 * Reads what the command line names. A file that is named twice, or by several links, comes once. Project files name the
 * language of some, and what folders are not searched for.
 */
export async function readSources(input: Input, io: Io, choices?: Choices): Promise<Sources> {
	if (input.stdinName !== undefined) {
		const decoded = decode(await io.stdin());
		const source = toSource(input.stdinName, decoded, input.language, { io, choices });
		return source === undefined
			? { sources: [], problems: [unrecognised(input.stdinName)] }
			: { sources: [{ ...source, isStdin: true }], problems: [] };
	}
	const search: Search = { io, choices, language: input.language, sources: [], problems: [], seen: new Set() };
	for (const path of input.paths) {
		readPath(path, search);
	}
	return search;
}

interface World {
	readonly io: Io;
	/** `undefined`: project files do not count. */
	readonly choices: Choices | undefined;
}

interface Search extends World {
	/** Of the files that are named themselves. */
	readonly language: LanguageId | undefined;
	readonly sources: Source[];
	readonly problems: string[];
	/** Real paths of the folders and configuration files that were met: links may lead in circles. */
	readonly seen: Set<string>;
}

function readPath(given: string, search: Search): void {
	const { io, language, problems, sources } = search;
	const path = resolve(io.cwd, given);
	try {
		if (io.files.status(path).kind === 'folder') {
			walk(given.replace(/(?<=.)[/\\]+$/, ''), path, search);
		} else {
			const file = forwardSlashes(given);
			const source = toSource(file, decode(io.files.read(path)), language, search);
			if (source === undefined) {
				problems.push(unrecognised(file));
			} else if (isNew(path, search)) {
				sources.push(source);
			}
		}
	} catch (error) {
		problems.push(`${given}: ${reasonOf(error)}`);
	}
}

/** Folders that hold no configuration of this computer, but may be huge. */
const skippedFolders: readonly string[] = ['.git', 'node_modules'];

/** A configuration file is never as large as this; logs and disk images are. */
const maximumSize = 1024 * 1024;

/** `folder` is absolute; `file` is what the user knows it by. */
function walk(file: string, folder: string, search: Search): void {
	if (!isNew(folder, search)) {
		return;
	}
	const { files } = search.io;
	for (const name of [...files.list(folder)].sort()) {
		const path = resolve(folder, name);
		const child = file.endsWith('/') ? `${file}${name}` : `${file}/${name}`;
		// A dead link or a private key that only root may read is nobody's loss; a main.cf or a whole folder is.
		let isMissed = recognise(path, '') !== undefined;
		try {
			const status = files.status(path);
			if (status.kind === 'folder') {
				isMissed = true;
				if (!skippedFolders.includes(name) && !search.choices?.isIgnoredFolder(path)) {
					walk(child, path, search);
				}
			} else if (status.kind === 'file' && status.size <= maximumSize && !search.choices?.of(path).isIgnored) {
				const source = toSource(forwardSlashes(child), decode(files.read(path)), undefined, search);
				if (source !== undefined && isNew(path, search)) {
					search.sources.push(source);
				}
			}
		} catch (error) {
			if (isMissed) {
				search.problems.push(`${child}: ${reasonOf(error)}`);
			}
		}
	}
}

function isNew(path: string, { io, seen }: Search): boolean {
	const real = io.files.realPath(path);
	const before = seen.size;
	return seen.add(real).size > before;
}

/** `undefined` where the language is neither given nor recognised. */
function toSource(
	file: string,
	decoded: Decoded,
	given: LanguageId | undefined,
	{ io, choices }: World,
): Source | undefined {
	const path = resolve(io.cwd, file);
	// Asked for whatever comes of it: a project file that is not valid is to be known before anything is judged.
	const choice = choices?.of(path);
	const language = given ?? declaredLanguage(decoded.text) ?? choice?.language ?? recognise(path, decoded.text);
	return language === undefined ? undefined : { file, path, language, ...decoded, isStdin: false };
}

function unrecognised(file: string): string {
	return `${file}: not recognised as a configuration file; expected --language ID to name its language (${languageIds.join(', ')})`;
}
