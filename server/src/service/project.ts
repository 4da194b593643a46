import type { Options } from '../engine/options.js';
import { languages } from '../languages/index.js';
import type { ConfigFile, Contents, FoundFile, LanguageId, Project, WantedFile } from '../languages/language.js';

/** A configuration as far as its files are at hand. */
export interface OpenedProject {
	readonly project: Project;
	/**
	 * Files that belong to it and have not been looked for yet, under the names the configuration uses: absolute, or
	 * relative to the folder of the file that is looked at. Each name once.
	 */
	readonly missing: readonly WantedFile[];
}

/** Gathers the files that are read together with one. What is found may name others: ask again until none is missing. */
export function openProject(file: ConfigFile, options: Options, contents: Contents): OpenedProject {
	const files = [file];
	let wanted = wantedFiles({ file, files, contents }, options);
	for (let round = 0; round < maximumRounds; round++) {
		const before = files.length;
		for (const { name, language } of wanted) {
			const found = contents.get(name);
			if (language !== undefined && found?.text !== undefined && files.every(known => known.file !== found.file)) {
				files.push(parseFound(found, language));
			}
		}
		if (files.length === before) {
			break;
		}
		wanted = wantedFiles({ file, files, contents }, options);
	}
	const missing = wanted.filter(one => isToBeLookedFor(one, contents));
	// Of what some setting only wants to be there another one may want the text.
	const toRead = missing.filter(({ isOnlySeen }) => !isOnlySeen);
	const byName = new Map([...missing, ...toRead].map(one => [one.name, one]));
	return { project: { file, files, contents }, missing: [...byName.values()] };
}

function isToBeLookedFor({ name, isOnlySeen }: WantedFile, contents: Contents): boolean {
	const found = contents.get(name);
	const isUnread = found !== undefined && found !== null && found.text === undefined;
	return !contents.has(name) || (isUnread && !isOnlySeen);
}

/** Tables are named by main.cf, which stands beside master.cf: deeper than that nothing goes. */
const maximumRounds = 4;

function wantedFiles(project: Project, { target }: Options): readonly WantedFile[] {
	// Languages that are read together may ask by one function.
	const askers = new Set(project.files.map(({ language }) => languages[language].wants));
	return [...askers].flatMap(wants => wants(project, target));
}

/** What the other files of a project came to: they seldom change while one of them is edited. */
const readings = new WeakMap<FoundFile, ConfigFile>();

function parseFound(found: FoundFile, language: LanguageId): ConfigFile {
	const known = readings.get(found);
	if (known?.language === language) {
		return known;
	}
	const reading = languages[language].parse(found.file, found.text);
	readings.set(found, reading);
	return reading;
}
