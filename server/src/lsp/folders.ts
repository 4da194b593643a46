import { toPath } from './uri.js';

/** The folders that the client works in, as paths. */
export interface Folders {
	roots(): readonly string[];
	change(added: readonly string[], removed: readonly string[]): void;
}

/** Folders and changes of them come as addresses. */
export function workFolders(uris: readonly string[]): Folders {
	const roots = new Set(uris.map(toFolder));
	return {
		roots: () => [...roots],
		change(added, removed) {
			for (const uri of removed) {
				roots.delete(toFolder(uri));
			}
			for (const uri of added) {
				roots.add(toFolder(uri));
			}
		},
	};
}

function toFolder(uri: string): string {
	return toPath(uri).replace(/(?<=.)\/+$/, '');
}
