import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FoundFile, WantedFile } from '../languages/language.js';
import { isFileUri, toFileUri, toPath } from './uri.js';

/** The file system, as far as the server needs it. */
export interface Files {
	/** The contents of a small regular file; `undefined` where there is none or it cannot be read. Never fails. */
	read(path: string): Promise<string | undefined>;
}

/** A file beside a document, as the server knows it. */
export interface Resource {
	/** The very same object as long as the contents are. */
	readonly found: FoundFile;
	readonly uri: string;
	/** Of an open document; `null`: as it is on disk. */
	readonly version: number | null;
}

/** Files that configurations name: read once, then again when the client says that they have changed. */
export interface Resources {
	/** By the names the document at `uri` uses; `undefined` for what cannot be read. */
	read(uri: string, wanted: readonly WantedFile[]): Promise<ReadonlyMap<string, Resource | undefined>>;
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
	const kept = new Map<string, Promise<Resource | undefined>>();
	const watched = new Set<string>();
	/** The last reading of each open document that another one asked for. */
	const shown = new Map<string, Resource>();

	async function readPath(path: string, isExpected: boolean): Promise<Resource | undefined> {
		const document = open(path);
		if (document !== undefined) {
			return readDocument(path, document);
		}
		const known = kept.get(path);
		if (known !== undefined) {
			return known;
		}
		const contents = readDisk(path);
		// A path that is still being typed names no file yet: watching each of its beginnings would serve nobody.
		const isWorthIt = isExpected || (await contents) !== undefined;
		if (isWorthIt && (watched.has(path) || watch(path))) {
			watched.add(path);
			kept.set(path, contents);
		}
		return contents;
	}

	async function readDisk(path: string): Promise<Resource | undefined> {
		const text = await files.read(path);
		return text === undefined ? undefined : { found: { file: path, text }, uri: toFileUri(path), version: null };
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
		async read(uri, wanted) {
			const contents = new Map<string, Resource | undefined>();
			await Promise.all(
				wanted.map(async ({ name, language }) => {
					const path = resolve(uri, name);
					// The names of configuration files are given by the program, so one that is missing may come.
					contents.set(name, path === undefined ? undefined : await readPath(path, language !== undefined));
				}),
			);
			return contents;
		},
		forget(changedUris) {
			return changedUris.map(uri => kept.delete(toPath(uri))).includes(true);
		},
	};
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
