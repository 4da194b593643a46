import { resolve, sep } from 'node:path';
import { parse } from '../service/check.js';
import type { Choices } from './choices.js';
import { decode } from './encoding.js';
import type { Source, Sources } from './files.js';
import { type Io, isFolder } from './io.js';
import { projectFiles, type ResourceFolders, readProject } from './resources.js';

/**
 * The sources, and behind them what is in the folders given and is configuration because one of them says so: a lookup table
 * under any name. What they name elsewhere is read to judge them, and not judged itself.
 */
export function withIncluded(
	{ sources }: Sources,
	paths: readonly string[],
	choices: Choices,
	folders: ResourceFolders,
	io: Io,
): readonly Source[] {
	const searched = paths.map(path => resolve(io.cwd, path)).filter(path => isFolder(path, io.files));
	const known = new Map(sources.map(source => [source.path, source]));
	const files = projectFiles(sources, folders);
	for (const source of searched.length === 0 ? [] : sources) {
		const config = parse(source.file, source.text, source.language);
		for (const { file, language } of readProject(config, source, choices.optionsOf(source), files).files) {
			const path = resolve(io.cwd, file);
			if (!known.has(path) && searched.some(folder => isBelow(path, folder)) && !choices.of(path).isIgnored) {
				known.set(path, { file, path, language, ...decode(io.files.read(path)), isStdin: false });
			}
		}
	}
	return [...known.values()];
}

function isBelow(path: string, folder: string): boolean {
	return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
