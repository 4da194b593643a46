import picomatch from 'picomatch';

/** Files by a pattern. */
export interface Glob {
	readonly pattern: string;
	/** Whether it means the file, or a folder that the file is in. The path has forward slashes, and may end with one. */
	readonly matches: (path: string) => boolean;
}

/** Long enough for any path, and short enough to be matched at once. */
const maximumLength = 256;

/** With more of them a name that nearly fits is tried in too many ways. */
const maximumStars = 3;

/** As much of what is refused as a regular expression can say, for the JSON schema. */
export const globPattern = '^(?!/)(?!!)(?!(.*/)?\\.\\.?(/|$))[^\\\\]+$';

/** What is wrong with a pattern, as a sentence. */
export function globProblem(pattern: string): string | undefined {
	if (pattern === '') {
		return 'The pattern is empty; expected a path from the folder of the project file on.';
	}
	if (pattern.includes('\\')) {
		return `The pattern "${pattern}" has a backslash; expected "/" between folders.`;
	}
	if (pattern.startsWith('/')) {
		return `The pattern "${pattern}" begins with "/"; expected a path from the folder of the project file on, such as "${pattern.replace(/^\/+/, '') || '**'}".`;
	}
	if (pattern.startsWith('!')) {
		return `The pattern "${pattern}" begins with "!"; expected the files it means, not those it does not.`;
	}
	if (pattern.split('/').some(segment => segment === '..' || segment === '.')) {
		return `The pattern "${pattern}" has "." or ".." for a folder; expected a path from the folder of the project file on.`;
	}
	const segments = segmentsOf(pattern);
	if (pattern.length > maximumLength || segments.some(segment => countStars(segment) > maximumStars)) {
		return `The pattern "${pattern.slice(0, 40)}" has too many signs; expected ${maximumLength} at most, and ${maximumStars} "*" between two slashes.`;
	}
	if (/\{[^}]*\//.test(pattern)) {
		return `The pattern "${pattern}" has a slash between { and }; expected one pattern for each.`;
	}
	try {
		for (const segment of segments) {
			picomatch.makeRe(segment, { ...options, strictBrackets: true });
		}
		return undefined;
	} catch {
		return `The pattern "${pattern}" has a bracket without its partner; expected pairs of [ ], { } and ( ).`;
	}
}

function countStars(segment: string): number {
	return segment === '**' ? 0 : (segment.match(/\*+/g)?.length ?? 0);
}

function segmentsOf(path: string): readonly string[] {
	return path.split('/').filter(segment => segment !== '');
}

const options = { dot: true, nonegate: true, noextglob: true, windows: false } as const;

/** A pattern without a slash means files and folders of that name wherever they are, as in `.gitignore`. */
export function toGlob(folder: string, pattern: string): Glob {
	const own = segmentsOf(pattern);
	const segments = own.length === 1 ? ['**', ...own] : own;
	const parts = segments.map(segment => (segment === '**' ? 'any' : picomatch(segment, options)));
	const base = folder.endsWith('/') ? folder : `${folder}/`;
	return {
		pattern,
		matches(path) {
			// A file elsewhere, which --config is for, is matched by the whole of its path.
			const names = segmentsOf(path.startsWith(base) ? path.slice(base.length) : path);
			const isFolderOnly = pattern.endsWith('/') && !path.endsWith('/');
			return meansStartOf(isFolderOnly ? names.slice(0, -1) : names, parts);
		},
	};
}

/** A test of one name, or any number of names. */
type Part = 'any' | ((name: string) => boolean);

/** Whether the parts fit the first names, or all of them. Each name is looked at once for each part. */
function meansStartOf(names: readonly string[], parts: readonly Part[]): boolean {
	let reached = withSkipped(new Set([0]), parts);
	for (const name of names) {
		const next = new Set<number>();
		for (const at of reached) {
			const part = parts[at];
			if (part === 'any') {
				next.add(at);
			} else if (part?.(name)) {
				next.add(at + 1);
			}
		}
		reached = withSkipped(next, parts);
		if (reached.has(parts.length)) {
			return true;
		}
	}
	return false;
}

/** Any number of names may be none. */
function withSkipped(reached: Set<number>, parts: readonly Part[]): ReadonlySet<number> {
	for (const at of reached) {
		if (parts[at] === 'any') {
			reached.add(at + 1);
		}
	}
	return reached;
}
