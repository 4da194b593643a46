import type { FoundFile } from '../languages/language.js';
import {
	folderOf,
	type ProjectFile,
	type ProjectFileResult,
	projectFileName,
	readProjectFile,
} from '../projectfile/read.js';
import { lineIndex, positionAt } from '../text/lines.js';
import type { Resources } from './resources.js';
import { isFileUri, toPath } from './uri.js';

/** Which project file governs a document. */
export interface Governing {
	/** As far as it is valid; `undefined`: there is none. */
	readonly projectFile: ProjectFile | undefined;
	/** Where it was looked for: what changes there changes what is chosen. */
	readonly paths: readonly string[];
}

export interface ProjectFiles {
	governing(uri: string): Promise<Governing>;
}

export interface ProjectFileSource {
	readonly resources: Resources;
	/** The folders that the client works in; nothing is looked for above them. */
	readonly roots: () => readonly string[];
	/** Whether the client shows the file, and with it what is wrong there. */
	readonly isOpen: (path: string) => boolean;
	/** Tells the user what is wrong with a project file. */
	readonly report: (problem: string) => void;
}

/** Whether the document is a project file itself. */
export function isProjectFile(uri: string): boolean {
	return toPath(uri).endsWith(`/${projectFileName}`);
}

export function projectFiles({ resources, roots, isOpen, report }: ProjectFileSource): ProjectFiles {
	/** Files whose problems the user has been told, until they are mended. */
	const told = new Set<string>();

	function tell(path: string, problem: string | undefined): void {
		if (problem === undefined) {
			told.delete(path);
		} else if (!told.has(path) && !isOpen(path)) {
			told.add(path);
			report(problem);
		}
	}

	/** Nothing is looked for above a folder of the client or, outside of these, above one with `.git`. */
	async function isTop(folder: string, isInside: boolean): Promise<boolean> {
		if (folder === folderOf(folder)) {
			return true;
		}
		return isInside ? roots().includes(folder) : resources.isThere(join(folder, '.git'));
	}

	return {
		async governing(uri) {
			const path = toPath(uri);
			const paths: string[] = [];
			if (!isFileUri(uri) || !path.includes('/')) {
				return { projectFile: undefined, paths };
			}
			const isInside = roots().some(root => path.startsWith(join(root, '')));
			for (let folder = folderOf(path); ; folder = folderOf(folder)) {
				const candidate = join(folder, projectFileName);
				paths.push(candidate);
				const answer = await resources.readAt(candidate);
				if (answer !== undefined && answer !== null && 'found' in answer) {
					const { projectFile, problems } = read(answer.found);
					tell(candidate, summary(answer.found, problems));
					return { projectFile, paths };
				}
				tell(candidate, answer === null ? undefined : `${candidate} cannot be read, and does not count.`);
				if (answer !== null || (await isTop(folder, isInside))) {
					return { projectFile: undefined, paths };
				}
			}
		},
	};
}

const readings = new WeakMap<FoundFile, ProjectFileResult>();

function read(found: FoundFile): ProjectFileResult {
	const known = readings.get(found) ?? readProjectFile(found.file, found.text);
	readings.set(found, known);
	return known;
}

function summary({ file, text }: FoundFile, problems: ProjectFileResult['problems']): string | undefined {
	const [first, ...others] = problems;
	if (first === undefined) {
		return undefined;
	}
	const { line, character } = positionAt(lineIndex(text), first.span.start);
	const more = others.length === 0 ? '' : ` (${others.length} more)`;
	return `${file}:${line + 1}:${character + 1}: ${first.message}${more} What is valid in the file is used.`;
}

function join(folder: string, name: string): string {
	return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}
