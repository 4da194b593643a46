import { sep } from 'node:path';

/** A path as reports and patterns have it on every system. */
export function forwardSlashes(path: string): string {
	return sep === '\\' ? path.replaceAll('\\', '/') : path;
}
