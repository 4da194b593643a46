import type { ConfigFile, Contents, Lookup, Project } from '../languages/language.js';
import { applyEdits, type FileEdit } from '../text/edit.js';
import { parse } from './check.js';

/** The project as it would be after some edits. Files that are not edited are the very same objects. */
export function editedProject({ file, files, contents }: Project, edits: readonly FileEdit[]): Project {
	const edited = new Map(files.flatMap(config => entryOf(config, edits)));
	const current = (config: ConfigFile) => edited.get(config.file) ?? config;
	return { file: current(file), files: files.map(current), contents: editedContents(contents, edited) };
}

function entryOf(config: ConfigFile, edits: readonly FileEdit[]): readonly (readonly [string, ConfigFile])[] {
	const own = edits.filter(({ file }) => file === config.file);
	return own.length === 0
		? []
		: [[config.file, parse(config.file, applyEdits(config.text, own), config.language, config)]];
}

function editedContents(contents: Contents, edited: ReadonlyMap<string, ConfigFile>): Contents {
	const entries = [...contents].map(([name, found]): readonly [string, Lookup] => {
		const config = found?.text === undefined ? undefined : edited.get(found.file);
		return [name, config === undefined ? found : { file: config.file, text: config.text }];
	});
	return new Map(entries);
}
