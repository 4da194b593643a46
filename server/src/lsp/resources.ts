import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FoundFile, Lookup, SeenFile, WantedFile } from '../languages/language.js';
import { isFileUri, toFileUri, toPath } from './uri.js';

/** The file system, as far as the server needs it. */
export interface Files {
	/** The contents of a small regular file; `undefined` where there is none or it cannot be read. Never fails. */
	read(path: string): Promise<string | undefined>;
	/** Whether there is anything at the path; `undefined` where that cannot be told, for want of permission for example. */
	isThere(path: string): Promise<boolean | undefined>;
}

/** A file beside a document, as the server knows it. */
export interface Resource {
	/** The very same object as long as the contents are. */
	readonly found: FoundFile;
	readonly uri: string;
	/** Of an open document; `null`: as it is on disk. */
	readonly version: number | null;
}

/** Which document asks for files. */
export interface Asking {
	readonly uri: string;
	/** It may be one that a program reads as it is, for which what it names has to be on this machine. */
	readonly isFinal: boolean;
	/** It has been read before and has changed since: a name in it may be half of one. */
	readonly isBeingTyped: boolean;
}

/** A file beside a document, or what else is known of the place. */
export type Answer = Resource | Exclude<Lookup, FoundFile>;

/** Files that configurations name: read once, then again when the client says that they have changed. */
export interface Resources {
	/** By the names the document uses. */
	read(asking: Asking, wanted: readonly WantedFile[]): Promise<ReadonlyMap<string, Answer>>;
	/** The file at a path, which may come later: it is watched for. */
	readAt(path: string): Promise<Answer>;
	/** Whether there is surely something at a path. */
	isThere(path: string): Promise<boolean>;
	/** Whether any of these files was in use. */
	forget(changedUris: readonly string[]): boolean;
}

/** What a resource cache needs of the world. */
export interface ResourceSource {
	readonly files: Files;
	/** The document that the client has open at a path: what it shows counts, not what is on disk. */
	readonly open: (path: string) => TextDocument | undefined;
	/** Asks the client to report changes of a file and says whether it will: what is not watched is not kept. */
	readonly watch: (path: string) => boolean;
}

export function resourceCache({ files, open, watch }: ResourceSource): Resources {
	const kept = new Map<string, Promise<Answer>>();
	/** The same of files of which only that much was asked: whether they are there. */
	const keptSeen = new Map<string, Promise<Answer>>();
	const watched = new Set<string>();
	/** Paths where nothing was. */
	const missed = new Set<string>();
	/** The last reading of each open document that another one asked for. */
	const shown = new Map<string, Resource>();

	/** As open document, or as it was read before. */
	function lookAgain(
		path: string,
		cache: ReadonlyMap<string, Promise<Answer>>,
	): Resource | Promise<Answer> | undefined {
		const document = open(path);
		return document === undefined ? cache.get(path) : readDocument(path, document);
	}

	/** What is not watched is not kept. */
	function keep(path: string, answer: Promise<Answer>, cache: Map<string, Promise<Answer>>): void {
		if (watched.has(path) || watch(path)) {
			watched.add(path);
			cache.set(path, answer);
		}
	}

	async function lookUp(path: string, { language, isOnlySeen }: WantedFile, asking: Asking): Promise<Answer> {
		const cache = isOnlySeen ? keptSeen : kept;
		const known = lookAgain(path, cache);
		if (known !== undefined) {
			return known;
		}
		const answer = isOnlySeen ? see(path) : readDisk(path);
		// The names of configuration files are given by the program, so one that is missing may come.
		if (language !== undefined || (await isWorthIt(path, answer, asking))) {
			keep(path, answer, cache);
		}
		return answer;
	}

	/** A path that is still being typed names no file yet: watching each of its beginnings would serve nobody. */
	async function isWorthIt(path: string, answer: Promise<Answer>, asking: Asking): Promise<boolean> {
		const found = await answer;
		if (found !== null) {
			return found !== undefined;
		}
		const isSettled = !asking.isBeingTyped || missed.has(path);
		missed.add(path);
		return isSettled && isInPlace(asking);
	}

	async function readDisk(path: string): Promise<Answer> {
		const text = await files.read(path);
		if (text !== undefined) {
			return { found: { file: path, text }, uri: toFileUri(path), version: null };
		}
		return (await see(path)) === null ? null : undefined;
	}

	async function see(path: string): Promise<SeenFile | null | undefined> {
		const isThere = await files.isThere(path);
		return isThere === undefined ? undefined : isThere ? {} : null;
	}

	function readDocument(path: string, document: TextDocument): Resource {
		const { uri, version } = document;
		const known = shown.get(path);
		if (known?.version === version && known.uri === uri) {
			return known;
		}
		const resource = { found: { file: path, text: document.getText() }, uri, version };
		shown.set(path, resource);
		return resource;
	}

	return {
		async read(asking, wanted) {
			const isSure = isInPlace(asking);
			const answers = new Map<string, Answer>();
			await Promise.all(
				wanted.map(async one => {
					const path = one.isOnlySeen && !isSure ? undefined : resolve(asking.uri, one.name);
					const answer = path === undefined ? undefined : await lookUp(path, one, asking);
					answers.set(one.name, answer === null && !isSure ? undefined : answer);
				}),
			);
			return answers;
		},
		async readAt(path) {
			const known = lookAgain(path, kept);
			if (known !== undefined) {
				return known;
			}
			const answer = readDisk(path);
			keep(path, answer, kept);
			return answer;
		},
		async isThere(path) {
			return (await files.isThere(path)) === true;
		},
		forget(changedUris) {
			const paths = changedUris.map(toPath);
			return paths.flatMap(path => [kept.delete(path), keptSeen.delete(path)]).includes(true);
		},
	};
}

/** In a folder of `/etc`, where programs read it. */
function isInPlace({ uri, isFinal }: Asking): boolean {
	return isFinal && isFileUri(uri) && /^\/etc\/[^/]+\/[^/]+$/.test(toPath(uri));
}

/**
 * Where a name leads: absolute ones as they are, others below the folder of the document and nowhere else. A name that
 * starts with two slashes is a computer in the network to Windows, and reading it would log in there.
 */
function resolve(uri: string, name: string): string | undefined {
	const path = name.replaceAll('\\', '/');
	if (!isFileUri(uri) || path === '' || path.startsWith('//') || path.includes('\0')) {
		return undefined;
	}
	if (path.startsWith('/') || /^[a-z]:\//i.test(path)) {
		return withoutDots(path);
	}
	const folder = toPath(uri).replace(/[^/]*$/, '');
	const inside = withoutDots(folder + path);
	return inside.startsWith(folder) ? inside : undefined;
}

/** Clients report changes by the plain path. */
function withoutDots(path: string): string {
	const segments: string[] = [];
	for (const [index, segment] of path.split('/').entries()) {
		if (segment === '..') {
			// The first one is what stands before the root's slash, and stays.
			segments.splice(Math.max(1, segments.length - 1));
		} else if (index === 0 || (segment !== '.' && segment !== '')) {
			segments.push(segment);
		}
	}
	return segments.join('/');
}
