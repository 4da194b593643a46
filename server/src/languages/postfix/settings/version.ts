import { remember } from '../../../text/remember.js';

/** The branches whose every release was read for this catalogue, oldest first. */
export const knownBranches: readonly string[] = [
	...['2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10', '2.11'],
	...['3.0', '3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7', '3.8', '3.9', '3.10', '3.11'],
];

/** Major, minor and patch number; the patch number is infinite where a branch stands for its newest patch release. */
export type PostfixVersion = readonly [major: number, minor: number, patch: number];

/** Reads `3.7.11`, or `3.7` for the newest release of that branch; `undefined` for anything else. */
export function parseVersion(text: string): PostfixVersion | undefined {
	const match = /^(\d+)\.(\d+)(?:\.(\d+))?$/.exec(text);
	if (match === null) {
		return undefined;
	}
	const [, major, minor, patch] = match;
	return [Number(major), Number(minor), patch === undefined ? Number.POSITIVE_INFINITY : Number(patch)];
}

/** Negative, zero or positive, as for `sort`. */
export function compareVersions(a: PostfixVersion, b: PostfixVersion): number {
	// Two newest patch releases are equal; their difference is not a number.
	return a[0] - b[0] || a[1] - b[1] || (a[2] === b[2] ? 0 : a[2] - b[2]);
}

/** Whether a release is `first` or newer; here a branch such as `3.6` begins with its first release. */
export function isAtLeast(version: PostfixVersion, first: string): boolean {
	const { since } = firsts.get(first, () => ({ since: parseVersion(/^\d+\.\d+$/.test(first) ? `${first}.0` : first) }));
	return since !== undefined && compareVersions(version, since) >= 0;
}

/** A pure function of its key: the few releases of the catalogue are asked for all the time. */
const firsts = remember<{ readonly since: PostfixVersion | undefined }>(128);

/** The same for text; false where it is no version. */
export function atLeastVersion(text: string, first: string): boolean {
	const version = parseVersion(text);
	return version !== undefined && isAtLeast(version, first);
}
