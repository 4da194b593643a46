import { isRecord } from '../engine/settings/merge.js';
import { type Chosen, type ChosenRecord, readGiven } from '../engine/settings/read.js';
import { languageIds } from '../languages/index.js';
import type { LanguageId } from '../languages/language.js';
import type { Span } from '../text/span.js';
import { type Glob, toGlob } from './globs.js';
import { projectFileShape } from './shape.js';
import { readYaml } from './yaml.js';

/** The name of the file that says how a project is judged. */
export const projectFileName = '.mailtls.yaml';

/** What a project file says, as far as it is valid. */
export interface ProjectFile {
	/** Absolute, with forward slashes. */
	readonly path: string;
	/** What holds for all files. */
	readonly settings: ChosenRecord;
	/** In their order: the later ones win. */
	readonly overrides: readonly Override[];
	readonly ignore: readonly Glob[];
	/** The file with the accepted findings: absolute, with forward slashes. */
	readonly accepted: string | undefined;
}

export interface Override {
	readonly files: readonly Glob[];
	readonly settings: ChosenRecord;
	readonly language: LanguageId | undefined;
}

/** Something in a project file that is not understood. */
export interface ProjectFileProblem {
	readonly span: Span;
	/** What is wrong, and what was expected. */
	readonly message: string;
}

export interface ProjectFileResult {
	readonly projectFile: ProjectFile;
	/** In text order; none where all of it is valid. */
	readonly problems: readonly ProjectFileProblem[];
}

/** Reads a project file. Never fails: what is not understood is reported and left out. */
export function readProjectFile(path: string, text: string): ProjectFileResult {
	const { given, problems: unreadable, isBroken } = readYaml(text);
	const problems: ProjectFileProblem[] = [...unreadable];
	const chosen =
		given === undefined
			? {}
			: readGiven(given, projectFileShape, ({ span, message }) => isBroken || problems.push({ span, message }));
	return {
		projectFile: toProjectFile(path, isRecord(chosen) ? chosen : {}),
		problems: problems.sort((a, b) => a.span.start - b.span.start).slice(0, maximumProblems),
	};
}

/** Nobody reads more of them at once. */
const maximumProblems = 100;

/** The folder that the patterns of a project file start from. */
export function folderOf(path: string): string {
	return path.replace(/\/[^/]*$/, '') || '/';
}

function toProjectFile(path: string, { ignore, overrides, accepted, ...settings }: ChosenRecord): ProjectFile {
	const folder = folderOf(path);
	return {
		path,
		settings,
		overrides: list(overrides)
			.filter(isRecord)
			.map(({ files, language, ...own }) => ({
				files: globs(folder, files),
				settings: own,
				language: languageIds.find(id => id === language),
			})),
		ignore: globs(folder, ignore),
		accepted: typeof accepted === 'string' ? `${folder === '/' ? '' : folder}/${accepted}` : undefined,
	};
}

function globs(folder: string, patterns: Chosen | undefined): readonly Glob[] {
	return list(patterns)
		.filter(pattern => typeof pattern === 'string')
		.map(pattern => toGlob(folder, pattern));
}

function list(value: Chosen | undefined): readonly Chosen[] {
	return isList(value) ? value : [];
}

function isList(value: Chosen | undefined): value is readonly Chosen[] {
	return Array.isArray(value);
}
