import type { Edit } from './edit.js';

/** A cipher list made to conform by as few edits as do it. `Suite` is the library's own kind of cipher suite. */
export interface Repair<Suite> {
	/** The list after the edits. */
	readonly text: string;
	/** In offsets of the list as it was, in text order; none where it conformed already. */
	readonly edits: readonly Edit[];
	/** What the list yielded, in the library's order. */
	readonly before: readonly Suite[];
	/** What it yields now: a part of `before`, in the same order. */
	readonly after: readonly Suite[];
	/** What changes for peers, as the end of a title: `drops 2 suites: RC4-SHA and RC4-MD5`. */
	readonly summary: string;
}

/** The summary of a repair that takes out the suites of these names, and names them if a title has room for them. */
export function summariseDropped(names: readonly string[]): string {
	const count = `${names.length} ${names.length === 1 ? 'suite' : 'suites'}`;
	const named = names.length <= 2 ? `: ${enumerate(names)}` : '';
	return names.length === 0 ? 'drops no suite' : `drops ${count}${named}`;
}

/** `A`, `A and B`, `A, B and C`; of more than three names the first two, as in `A, B and 5 more`. */
export function enumerate(names: readonly string[]): string {
	const parts = names.length <= 3 ? names : [...names.slice(0, 2), `${names.length - 2} more`];
	const last = parts.at(-1) ?? '';
	return parts.length <= 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
