import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Options } from '../engine/options.js';
import type { ChosenRecord } from '../engine/settings/read.js';
import { chooseFor, type FileChoice } from '../projectfile/choose.js';
import { type ProjectFile, projectFileName, readProjectFile } from '../projectfile/read.js';
import { lineIndex, positionAt } from '../text/lines.js';
import { decode } from './encoding.js';
import { type Io, reasonOf } from './io.js';
import { forwardSlashes } from './paths.js';
import { printable } from './width.js';

/** What the command line says about how files are judged. */
export interface Requested {
	/** It wins over what project files say. */
	readonly chosen: ChosenRecord;
	/** The project file for all files, as given; `null`: none. `undefined`: each file has the nearest one above it. */
	readonly config: string | null | undefined;
}

/** How each file is judged: by its project file and the command line. */
export interface Choices {
	/** By the absolute path. */
	readonly of: (path: string) => FileChoice;
	/** The same, as far as the analysis needs it. */
	readonly optionsOf: (source: { readonly path: string }) => Options;
	/** Whether folder search leaves out what is in a folder. */
	readonly isIgnoredFolder: (path: string) => boolean;
	/** What is wrong with the project files met so far: one line each. */
	readonly problems: readonly string[];
}

export function openChoices({ chosen, config }: Requested, io: Io): Choices {
	const known = new Map<string, FileChoice>();
	const { find, load, problems } = projectFiles(io);
	const given = typeof config === 'string' ? load(resolve(io.cwd, config)) : undefined;
	const projectFileOf = (real: string) => (config === undefined ? find(dirname(real)) : given);

	function of(path: string): FileChoice {
		const choice = known.get(path) ?? choose(realPathOf(path, io));
		known.set(path, choice);
		return choice;
	}

	function choose(real: string): FileChoice {
		return chooseFor(forwardSlashes(real), projectFileOf(real), { above: chosen });
	}

	return {
		of,
		optionsOf: ({ path }) => of(path).options,
		isIgnoredFolder(path) {
			const real = realPathOf(path, io);
			return projectFileOf(real)?.ignore.some(glob => glob.matches(`${forwardSlashes(real)}/`)) === true;
		},
		problems,
	};
}

/** Says what is wrong with the project files met so far, and whether there is anything: then nothing is judged. */
export function hasInvalid({ problems }: Choices, io: Io): boolean {
	for (const problem of problems) {
		io.stderr.write(`${problem}\n`);
	}
	return problems.length > 0;
}

interface ProjectFiles {
	/** The nearest project file in a folder or above it, up to a folder with `.git`. */
	readonly find: (folder: string) => ProjectFile | undefined;
	readonly load: (path: string) => ProjectFile | undefined;
	readonly problems: readonly string[];
}

function projectFiles(io: Io): ProjectFiles {
	const byFolder = new Map<string, ProjectFile | undefined>();
	const problems: string[] = [];

	function load(path: string): ProjectFile | undefined {
		const shown = printable(forwardSlashes(shownPath(path, io.cwd)));
		try {
			const text = readText(path, io);
			const { projectFile, problems: found } = readProjectFile(forwardSlashes(path), text);
			const index = lineIndex(text);
			for (const { span, message } of found) {
				const { line, character } = positionAt(index, span.start);
				problems.push(`${shown}:${line + 1}:${character + 1}: error: ${printable(message)}`);
			}
			return projectFile;
		} catch (error) {
			problems.push(`${shown}: error: ${printable(reasonOf(error))}; expected a project file that can be read`);
			return undefined;
		}
	}

	function find(folder: string): ProjectFile | undefined {
		if (!byFolder.has(folder)) {
			byFolder.set(folder, lookIn(folder));
		}
		return byFolder.get(folder);
	}

	function lookIn(folder: string): ProjectFile | undefined {
		const path = join(folder, projectFileName);
		if (!io.files.isAbsent(path)) {
			return load(path);
		}
		const above = dirname(folder);
		const isTop = above === folder || !io.files.isAbsent(join(folder, '.git'));
		return isTop ? undefined : find(above);
	}

	return { find, load, problems };
}

/** Larger files are not looked into, whatever they are. */
const maximumSize = 1024 * 1024;

function readText(path: string, { files }: Io): string {
	const { kind, size } = files.status(path);
	if (kind !== 'file') {
		throw new Error(kind === 'folder' ? 'is a folder' : 'is no regular file');
	}
	if (size > maximumSize) {
		throw new Error('is too large');
	}
	return decode(files.read(path)).text;
}

/** Text on standard input has a path that need not be there. */
function realPathOf(path: string, io: Pick<Io, 'files'>): string {
	try {
		return io.files.realPath(path);
	} catch {
		const folder = dirname(path);
		return folder === path ? path : join(realPathOf(folder, io), basename(path));
	}
}

function shownPath(path: string, cwd: string): string {
	const inside = relative(cwd, path);
	return inside.startsWith('..') || isAbsolute(inside) ? path : inside;
}
