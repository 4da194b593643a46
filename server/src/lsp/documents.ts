import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Accepted } from '../engine/identity.js';
import type { Options } from '../engine/options.js';
import { languageIds } from '../languages/index.js';
import type { ConfigFile, LanguageId, Lookup, Project } from '../languages/language.js';
import { chooseFor, type FileChoice } from '../projectfile/choose.js';
import type { ProjectFile } from '../projectfile/read.js';
import { readAcceptedList } from '../service/accepted-list.js';
import { acceptedByPath } from '../service/accepted-paths.js';
import { type Analysis, analyse, parse } from '../service/check.js';
import { openProject } from '../service/project.js';
import { declaredLanguage, namedBy, recognise } from '../service/recognise.js';
import { type LineIndex, lineIndex } from '../text/lines.js';
import { type Governing, isProjectFile, type ProjectFiles } from './project-files.js';
import type { Answer, Asking, Resource, Resources } from './resources.js';
import type { Settings } from './settings.js';
import { isFileUri, toPath } from './uri.js';

/** A document of ours as it stood at one version, and what it means. */
export interface Understood {
	readonly uri: string;
	readonly version: number;
	readonly lines: LineIndex;
	readonly analysis: Analysis;
	/** The other files of the project, by the name the analysis knows them by. */
	readonly others: ReadonlyMap<string, Resource>;
	/** Differs from that of every other analysis: documents, settings and files may change between two of them. */
	readonly id: string;
}

/** The one cache of the server. */
export interface Documents {
	/** The language of a file by its place and text, or because a file beside it names it; `undefined`: not for us. */
	recognise(uri: string, text: string): Promise<LanguageId | undefined>;
	/** The document as it stands now; `undefined` where it is closed or not for us. */
	current(uri: string): Promise<Understood | undefined>;
	forget(uri: string): void;
	/** Forgets what was made of the document at `uri` together with others; the addresses of these others. */
	forgetDependents(uri: string): readonly string[];
	forgetAll(): void;
}

/** The documents that the client has open. They change in place. */
export interface OpenTexts {
	get(uri: string): TextDocument | undefined;
	all(): readonly TextDocument[];
}

/** The document that is open at a path. */
export function openAt(texts: OpenTexts, path: string): TextDocument | undefined {
	return texts.all().find(({ uri }) => isFileUri(uri) && toPath(uri) === path);
}

/** What the cache makes documents from. */
export interface DocumentSource {
	readonly texts: OpenTexts;
	readonly settings: Settings;
	readonly projectFiles: ProjectFiles;
	readonly resources: Resources;
}

export function documentCache({ texts, settings, projectFiles, resources }: DocumentSource): Documents {
	const cache = new Map<string, { readonly version: number; readonly understood: Promise<Understood | undefined> }>();
	/** The last reading of each open document: of the next one most is the same. */
	const readings = new Map<string, ConfigFile>();
	/** Paths of the other files that each document was last read together with, and of the project files it may have. */
	const dependencies = new Map<string, ReadonlySet<string>>();
	let count = 0;

	async function understand(document: TextDocument): Promise<Understood | undefined> {
		const { uri, version, languageId } = document;
		const text = document.getText();
		const governing = await projectFiles.governing(uri);
		dependencies.set(uri, new Set(governing.paths));
		const chosen = isProjectFile(uri) ? undefined : languageOf(uri, governing);
		const language = chosen ?? languageIds.find(id => id === languageId) ?? (await recogniseAt(uri, text));
		if (language === undefined) {
			return undefined;
		}
		const id = String(count++);
		const { options: chosenOptions, isIgnored, projectFile } = await choiceFor(uri, governing);
		const options = { ...chosenOptions, accepted: await acceptedIn(uri, projectFile) };
		const previous = readings.get(uri);
		const config = parse(nameOf(uri), text, language, previous);
		readings.set(uri, config);
		const isBeingTyped = previous !== undefined && previous.text !== text;
		const { project, others } = await gather({ uri, isFinal: !config.isTemplate, isBeingTyped }, config, options);
		const list = projectFile?.accepted === undefined ? [] : [projectFile.accepted];
		dependencies.set(uri, new Set([...others.keys(), ...governing.paths, ...list]));
		const analysis = analyse(project, options);
		const shown = isIgnored ? { ...analysis, findings: [], suppressed: [] } : analysis;
		return { uri, version, lines: lineIndex(text), analysis: shown, others, id };
	}

	async function choiceFor(uri: string, { projectFile }: Governing): Promise<FileChoice> {
		return chooseFor(nameOf(uri), projectFile, { below: await settings.of(uri) });
	}

	/** What the list that the project file names accepts in the document; a list that cannot be read accepts nothing. */
	async function acceptedIn(uri: string, projectFile: ProjectFile | undefined): Promise<readonly Accepted[]> {
		const answer = projectFile?.accepted && (await resources.readAt(projectFile.accepted));
		const list = answer && 'found' in answer ? readAcceptedList(answer.found.text) : undefined;
		const isList = projectFile?.accepted !== undefined && list !== undefined && 'entries' in list;
		return (isList && acceptedByPath(list, projectFile.accepted).get(nameOf(uri))) || [];
	}

	/** As the project file has it. */
	function languageOf(uri: string, { projectFile }: Governing): LanguageId | undefined {
		return chooseFor(nameOf(uri), projectFile, {}).language;
	}

	/** Editors without our extension send `cf`, `conf`, `postfix` or plain text. */
	async function recogniseAt(uri: string, text: string): Promise<LanguageId | undefined> {
		const path = toPath(uri);
		const governing = await projectFiles.governing(uri);
		const known = declaredLanguage(text) ?? languageOf(uri, governing) ?? recognise(path, text);
		if (known !== undefined) {
			return known;
		}
		const asking = { isFinal: false, isBeingTyped: false };
		for (const [, answer] of await resources.read({ ...asking, uri }, namedBy(path))) {
			const main = isRead(answer) ? recognise(answer.found.file, answer.found.text) : undefined;
			if (isRead(answer) && main !== undefined) {
				const config = parse(answer.found.file, answer.found.text, main);
				const { project } = await gather(
					{ ...asking, uri: answer.uri },
					config,
					(await choiceFor(uri, governing)).options,
				);
				return project.files.find(({ file }) => file === path)?.language;
			}
		}
		return undefined;
	}

	/** The files that the document is read together with; what one of them names may be in the next. */
	async function gather(asking: Asking, config: ConfigFile, options: Options): Promise<Gathered> {
		const contents = new Map<string, Lookup>();
		const others = new Map<string, Resource>();
		for (;;) {
			const { project, missing } = openProject(config, options, contents);
			if (missing.length === 0) {
				return { project, others };
			}
			for (const [name, answer] of await resources.read(asking, missing)) {
				contents.set(name, isRead(answer) ? answer.found : answer);
				if (isRead(answer)) {
					others.set(answer.found.file, answer);
				}
			}
		}
	}

	return {
		recognise: recogniseAt,
		async current(uri) {
			for (;;) {
				const document = texts.get(uri);
				if (document === undefined) {
					return undefined;
				}
				const known = cache.get(uri);
				const entry =
					known?.version === document.version ? known : { version: document.version, understood: understand(document) };
				cache.set(uri, entry);
				const understood = await entry.understood;
				// The client may have sent an edit or new settings meanwhile; then this is about a text that is gone.
				if (cache.get(uri) === entry && texts.get(uri)?.version === entry.version) {
					return understood;
				}
			}
		},
		forget(uri) {
			cache.delete(uri);
			readings.delete(uri);
			dependencies.delete(uri);
		},
		forgetDependents(uri) {
			const path = nameOf(uri);
			const dependents = [...dependencies].filter(([, paths]) => paths.has(path)).map(([dependent]) => dependent);
			for (const dependent of dependents) {
				cache.delete(dependent);
			}
			return dependents;
		},
		forgetAll() {
			cache.clear();
		},
	};
}

function isRead(answer: Answer): answer is Resource {
	return answer !== undefined && answer !== null && 'found' in answer;
}

interface Gathered {
	readonly project: Project;
	readonly others: ReadonlyMap<string, Resource>;
}

/** What the analysis knows the document by; findings and edits refer to it. */
export function nameOf(uri: string): string {
	return isFileUri(uri) ? toPath(uri) : uri;
}
