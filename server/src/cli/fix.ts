import type { Fix } from '../engine/finding.js';
import type { AcceptedByPath } from '../service/accepted-paths.js';
import { fixAll } from '../service/fixes.js';
import { applyEdits, type FileEdit } from '../text/edit.js';
import type { Choices } from './choices.js';
import { encode } from './encoding.js';
import type { Source } from './files.js';
import { type FileSystem, reasonOf } from './io.js';
import { judge } from './judge.js';
import type { ResourceFolders } from './resources.js';

/** One fix may make room for another; fixes that undo each other come to an end here. */
const maximumRounds = 10;

/** The sources with all fixes of that safety applied; those without any are the very same objects. */
export function fixSources(
	sources: readonly Source[],
	safety: Fix['safety'],
	choices: Choices,
	folders: ResourceFolders,
	accepted: AcceptedByPath,
): readonly Source[] {
	let current = sources;
	for (let round = 0; round < maximumRounds; round++) {
		const findings = judge(current, choices, folders, accepted).flatMap(({ analysis }) => analysis.findings);
		const edits = fixAll(findings, safety);
		const next = current.map(source => withEdits(source, edits));
		if (next.every((source, index) => source === current[index])) {
			break;
		}
		current = next;
	}
	return current.map((source, index) => (source.text === sources[index]?.text ? (sources[index] ?? source) : source));
}

function withEdits(source: Source, edits: readonly FileEdit[]): Source {
	const own = edits.filter(({ file }) => file === source.file);
	const text = applyEdits(source.text, own);
	return text === source.text ? source : { ...source, text };
}

/** Writes a source back. What keeps it from being written is the result; the file is untouched then. */
export function writeSource(fixed: Source, original: Source, files: FileSystem): string | undefined {
	try {
		const contents = encode(fixed.text, fixed.encoding);
		if (contents === undefined) {
			return `${fixed.file}: not written: the fix has characters that the encoding of the file lacks`;
		}
		if (files.status(fixed.path).kind !== 'file') {
			return `${fixed.file}: not written: not a regular file`;
		}
		const before = encode(original.text, original.encoding);
		if (before === undefined || !Buffer.from(before).equals(files.read(fixed.path))) {
			return `${fixed.file}: not written: it was changed by another program meanwhile`;
		}
		files.write(fixed.path, contents);
		return undefined;
	} catch (error) {
		return `${fixed.file}: not written: ${reasonOf(error)}`;
	}
}
