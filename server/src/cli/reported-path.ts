import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Io } from './io.js';

/** From where a report looks at files. */
export interface Viewpoint {
	/** Absolute: where relative names start. */
	readonly cwd: string;
	/** Absolute: what the paths of the report are relative to. */
	readonly base: string;
}

/** The folder the program runs in, or the top of the checkout in a workflow of GitHub, which looks for files from there. */
export function viewpointOf({ cwd, env }: Io): Viewpoint {
	const workspace = env.GITHUB_WORKSPACE;
	const isInside = workspace !== undefined && isAbsolute(workspace) && pathBelow(cwd, workspace) !== undefined;
	return { cwd, base: isInside ? workspace : cwd };
}

/** How a report names a file to other programs: relative to the base, with forward slashes; absolute where it is not below. */
export function reportedPath(file: string, { cwd, base }: Viewpoint): string {
	const path = resolve(cwd, file);
	return (pathBelow(path, base) || path).split(sep).join('/');
}

/** The way from a folder to what is in it, empty for itself; `undefined` for what is elsewhere. */
function pathBelow(path: string, folder: string): string | undefined {
	const way = relative(folder, path);
	return way.split(sep)[0] === '..' || isAbsolute(way) ? undefined : way;
}
