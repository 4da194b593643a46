import { type Options, toOptions } from '../engine/options.js';
import { mergeChosen } from '../engine/settings/merge.js';
import type { ChosenRecord } from '../engine/settings/read.js';
import type { LanguageId } from '../languages/language.js';
import type { ProjectFile } from './read.js';

/** How one file is judged. */
export interface FileChoice {
	readonly options: Options;
	/** The language the project file says it is in. */
	readonly language: LanguageId | undefined;
	/** Folder search leaves it out, and the editor does not judge it. */
	readonly isIgnored: boolean;
	/** The project file that governs it. */
	readonly projectFile: ProjectFile | undefined;
}

/** What is chosen apart from the project file. */
export interface OtherChoices {
	/** The project file lies over it: an editor's settings. */
	readonly below?: ChosenRecord;
	/** It lies over the project file: the command line. */
	readonly above?: ChosenRecord;
}

/** Puts together what holds for the file at an absolute path with forward slashes. */
export function chooseFor(
	path: string,
	projectFile: ProjectFile | undefined,
	{ below = {}, above = {} }: OtherChoices,
): FileChoice {
	const overrides = projectFile?.overrides.filter(({ files }) => files.some(glob => glob.matches(path))) ?? [];
	const layers = [below, projectFile?.settings ?? {}, ...overrides.map(({ settings }) => settings), above];
	return {
		options: toOptions([mergeChosen(layers)]),
		language: overrides.findLast(({ language }) => language !== undefined)?.language,
		isIgnored: projectFile?.ignore.some(glob => glob.matches(path)) === true,
		projectFile,
	};
}
