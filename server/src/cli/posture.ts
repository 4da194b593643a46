import { resolve } from 'node:path';
import { parse } from '../service/check.js';
import { posturesOf } from '../service/posture.js';
import type { PostureCommand } from './arguments.js';
import { type Choices, hasInvalid, openChoices } from './choices.js';
import { readSources, type Source } from './files.js';
import { complain, type Io, isFolder } from './io.js';
import { type ProjectPosture, postureJson } from './posture-json.js';
import { postureText } from './posture-text.js';
import { type ProjectFiles, projectFiles, readProject } from './resources.js';
import { styleOf } from './style.js';

/** `mailtls posture`; the exit status. */
export async function printPosture({ input, format, requested, ...command }: PostureCommand, io: Io): Promise<number> {
	const root = resolve(io.cwd, command.root ?? '/');
	if (!isFolder(root, io.files)) {
		complain(io, `--root ${command.root}: not a folder`);
		return 2;
	}
	const choices = openChoices(requested, io);
	const { sources, problems } = await readSources(input, io, choices);
	for (const problem of problems) {
		complain(io, problem);
	}
	if (hasInvalid(choices, io)) {
		return 2;
	}
	const files = projectFiles(sources, { files: io.files, root });
	const postures = projectsOf(sources, choices, files);
	if (sources.length === 0 && problems.length === 0) {
		complain(io, `no configuration file recognised in ${input.paths.join(', ')}`);
	}
	const style = styleOf(io.stdout, command.color, io.env);
	io.stdout.write(format === 'json' ? postureJson(postures) : postureText(postures, style));
	return problems.length > 0 ? 2 : 0;
}

/** Files that are read together come once, whichever of them are named. */
function projectsOf(sources: readonly Source[], choices: Choices, files: ProjectFiles): readonly ProjectPosture[] {
	const projects = new Map<string, ProjectPosture>();
	for (const source of sources) {
		const { file, text, language } = source;
		const options = choices.optionsOf(source);
		const project = readProject(parse(file, text, language), source, options, files);
		const names = project.files.map(known => known.file).sort();
		const key = JSON.stringify(names);
		if (!projects.has(key)) {
			projects.set(key, { project, postures: posturesOf(project, options), target: options.target });
		}
	}
	return [...projects.values()];
}
