import type { Accepted } from '../engine/identity.js';
import type { AcceptedList } from './accepted-list.js';

/** Paths are absolute, with forward slashes. */
export type AcceptedByPath = ReadonlyMap<string, readonly Accepted[]>;

/** The entries of a list by the path of the file they are about; `path` is where the list itself is. */
export function acceptedByPath({ entries }: AcceptedList, path: string): AcceptedByPath {
	const byPath = new Map<string, Accepted[]>();
	for (const { file, ...accepted } of entries) {
		const place = pathOf(file, path);
		const others = byPath.get(place) ?? [];
		others.push(accepted);
		byPath.set(place, others);
	}
	return byPath;
}

/** Where a file is that a list names. */
export function pathOf(file: string, listPath: string): string {
	const segments: string[] = [];
	for (const segment of `${folderOf(listPath)}/${file}`.split('/')) {
		if (segment === '..') {
			segments.pop();
		} else if (segment !== '.' && segment !== '') {
			segments.push(segment);
		}
	}
	return `${listPath.startsWith('/') ? '/' : ''}${segments.join('/')}`;
}

/** How a list names a file: relative to its own folder. */
export function nameIn(path: string, listPath: string): string {
	const from = folderOf(listPath).split('/').filter(Boolean);
	const to = path.split('/').filter(Boolean);
	let common = 0;
	while (common < from.length && common < to.length - 1 && from[common] === to[common]) {
		common++;
	}
	return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

function folderOf(path: string): string {
	return path.slice(0, path.lastIndexOf('/'));
}
