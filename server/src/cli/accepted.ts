import { resolve } from 'node:path';
import { toAccepted } from '../service/accepted.js';
import {
	type AcceptedEntry,
	type AcceptedList,
	readAcceptedList,
	spellAcceptedList,
} from '../service/accepted-list.js';
import { type AcceptedByPath, acceptedByPath, nameIn, pathOf } from '../service/accepted-paths.js';
import { decode } from './encoding.js';
import { complain, type Io, reasonOf } from './io.js';
import type { Judged } from './judge.js';
import { forwardSlashes } from './paths.js';
import { count } from './report-text.js';

/** A file of accepted findings. */
export interface AcceptedFile {
	/** As the user calls it. */
	readonly name: string;
	/** Absolute, with forward slashes. */
	readonly path: string;
	readonly list: AcceptedList;
}

/** Reads a list of accepted findings; what is wrong with it is told, and the answer is `undefined` then. */
export function readAcceptedFile(name: string, io: Io): AcceptedFile | undefined {
	const path = resolve(io.cwd, name);
	try {
		const list = readAcceptedList(decode(io.files.read(path)).text);
		if ('entries' in list) {
			return { name, path: forwardSlashes(path), list };
		}
		complain(io, `${name}:${list.line}: not a list of accepted findings: ${list.message}`);
	} catch (error) {
		complain(io, `${name}: ${reasonOf(error)}`);
	}
	return undefined;
}

/** The list as it is so far, to be written anew. */
export function openAcceptedFile(name: string, io: Io): AcceptedFile | undefined {
	const path = resolve(io.cwd, name);
	return io.files.isAbsent(path)
		? { name, path: forwardSlashes(path), list: { entries: [] } }
		: readAcceptedFile(name, io);
}

/** What a run accepts, by path; nothing without a list. */
export function acceptedBy(file: AcceptedFile | undefined): AcceptedByPath {
	return file === undefined ? new Map() : acceptedByPath(file.list, file.path);
}

/** Tells of entries that nothing is like any more: in the files that were judged, and in those that are gone. */
export function reportObsolete({ name, path, list }: AcceptedFile, judged: readonly Judged[], io: Io): void {
	const unlike = judged.reduce((sum, { analysis }) => sum + analysis.obsolete.length, 0);
	const gone = list.entries.filter(({ file }) => io.files.isAbsent(resolve(pathOf(file, path)))).length;
	const number = unlike + gone;
	if (number > 0) {
		const entries = number === 1 ? '1 entry of' : `${number} entries of`;
		complain(
			io,
			`${entries} ${name} ${number === 1 ? 'is' : 'are'} no longer needed; --write-accepted ${name} drops ${number === 1 ? 'it' : 'them'}`,
		);
	}
}

/**
 * Writes a list of all findings; reasons that somebody has added to entries stay, and so do the entries of files that are
 * there and were not judged. The list as written, or `undefined` where it could not be; that is told.
 */
export function writeAcceptedFile(before: AcceptedFile, judged: readonly Judged[], io: Io): AcceptedFile | undefined {
	const { name, path, list } = before;
	const known = acceptedBy(before);
	const judgedPaths = new Set(judged.map(({ source }) => forwardSlashes(source.path)));
	const kept = list.entries.filter(({ file }) => {
		const place = pathOf(file, path);
		return !judgedPaths.has(place) && !io.files.isAbsent(resolve(place));
	});
	const found = judged.flatMap(({ source, analysis }): AcceptedEntry[] => {
		const place = forwardSlashes(source.path);
		return toAccepted(analysis, known.get(place) ?? []).map(entry => ({ file: nameIn(place, path), ...entry }));
	});
	const entries = [...kept, ...found];
	try {
		const contents = Buffer.from(spellAcceptedList(entries));
		const place = resolve(path);
		if (io.files.isAbsent(place)) {
			io.files.create(place, contents);
		} else {
			io.files.write(place, contents);
		}
	} catch (error) {
		complain(io, `${name}: not written: ${reasonOf(error)}`);
		return undefined;
	}
	complain(io, `${count(entries.length, 'finding')} accepted in ${name}`);
	return { ...before, list: { entries } };
}
