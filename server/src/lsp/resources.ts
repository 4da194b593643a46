import { isFileUri, toPath } from './uri.js';

/** The file system, as far as the server needs it. */
export interface Files {
	/** The contents of a small regular file; `undefined` where there is none or it cannot be read. Never fails. */
	read(path: string): Promise<string | undefined>;
}

/** Files that configurations name: read once, then again when the client says that they have changed. */
export interface Resources {
	/** The contents of those that could be read, by the names the document at `uri` uses. */
	read(uri: string, names: readonly string[]): Promise<ReadonlyMap<string, string>>;
	/** Whether any of these files was in use. */
	forget(changedUris: readonly string[]): boolean;
}

/** `watch` asks the client to report changes of a file and says whether it will: what is not watched is not kept. */
export function resourceCache(files: Files, watch: (path: string) => boolean): Resources {
	const kept = new Map<string, Promise<string | undefined>>();
	const watched = new Set<string>();

	async function readPath(path: string): Promise<string | undefined> {
		const known = kept.get(path);
		if (known !== undefined) {
			return known;
		}
		const contents = files.read(path);
		// A path that is still being typed names no file yet: watching each of its beginnings would serve nobody.
		if ((await contents) !== undefined && (watched.has(path) || watch(path))) {
			watched.add(path);
			kept.set(path, contents);
		}
		return contents;
	}

	return {
		async read(uri, names) {
			const contents = new Map<string, string>();
			await Promise.all(
				names.map(async name => {
					const path = resolve(uri, name);
					const text = path === undefined ? undefined : await readPath(path);
					if (text !== undefined) {
						contents.set(name, text);
					}
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
