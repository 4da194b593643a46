import picomatch from 'picomatch';

/** Files by a pattern. */
export interface Glob {
	readonly pattern: string;
	/** Whether it means the file, or a folder that the file is in. The path has forward slashes, and may end with one. */
	readonly matches: (path: string) => boolean;
}

/** Long enough for any path, and short enough to be matched at once. */
const maximumLength = 256;

/** With more of them a text that nearly fits is tried in too many ways. */
const maximumStars = 4;

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
	if (pattern.length > maximumLength || isCostly(pattern)) {
		return `The pattern "${pattern.slice(0, 40)}" has too many signs or wildcards; expected ${maximumStars} "*" between two slashes and ${maximumStars} "**" at most.`;
	}
	try {
		picomatch.makeRe(pattern, { ...options, strictBrackets: true });
		return undefined;
	} catch {
		return `The pattern "${pattern}" has a bracket without its partner; expected pairs of [ ], { } and ( ).`;
	}
}

function isCostly(pattern: string): boolean {
	const segments = pattern.split('/');
	const stars = segments.map(segment => segment.match(/\*+/g)?.length ?? 0);
	return Math.max(...stars) > maximumStars || segments.filter(segment => segment.includes('**')).length > maximumStars;
}

const options = { dot: true, nonegate: true, noextglob: true, windows: false } as const;

/** A pattern without a slash means files and folders of that name wherever they are, as in `.gitignore`. */
export function toGlob(folder: string, pattern: string): Glob {
	const bare = pattern.replace(/\/+$/, '');
	const isMatch = picomatch(bare.includes('/') ? bare : `**/${bare}`, options);
	const base = folder.endsWith('/') ? folder : `${folder}/`;
	return {
		pattern,
		matches(path) {
			// A file elsewhere, which --config is for, is matched by the whole of its path.
			const relative = path.startsWith(base) ? path.slice(base.length) : path.replace(/^\/+/, '');
			const segments = relative.split('/').filter(segment => segment !== '');
			const isFolderOnly = pattern.endsWith('/') && !path.endsWith('/');
			const depths = segments.map((_, index) => index + 1).slice(0, isFolderOnly ? -1 : undefined);
			return depths.some(depth => isMatch(segments.slice(0, depth).join('/')));
		},
	};
}
