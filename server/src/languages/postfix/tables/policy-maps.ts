import type { ConfigFile, FoundFile, Project } from '../../language.js';
import type { Parameters } from '../values/parameters.js';
import { readTables, type TableReference } from './lookup-tables.js';
import { type PolicyEntry, policyEntries } from './policy-entries.js';

/** A policy in force, and the name of the file that writes it. */
export interface MappedPolicy {
	readonly entry: PolicyEntry;
	readonly file: string;
}

/** What the tables of `smtp_tls_policy_maps` or `lmtp_tls_policy_maps` say together. */
export interface PolicyMaps {
	/** The first one for each destination, in the order of the tables. */
	readonly policies: readonly MappedPolicy[];
	/** Every table is at hand, so that there are no other policies; also where no table is named at all. */
	readonly isComplete: boolean;
}

/** Reads the policies of one client, as far as the files of the project tell. */
export function policyMapsOf(project: Project, parameters: Parameters, client: 'smtp' | 'lmtp'): PolicyMaps {
	const { text, line, raw } = parameters.get(`${client}_tls_policy_maps`);
	if (text === null) {
		return { policies: [], isComplete: false };
	}
	const writing = project.files.find(({ file }) => file === line?.file);
	// Offsets into a value with variables lead nowhere in the file.
	const isAsWritten = raw === text;
	const inline =
		writing === undefined || !isAsWritten
			? []
			: policyEntries(writing, parameters.target.postfix).filter(({ setting }) => setting === line?.setting);
	const known = new Map<string, MappedPolicy>();
	let isComplete = true;
	for (const table of readTables(text).flatMap(flatten)) {
		const entries = readTable(table, project, parameters.target.postfix, inline);
		isComplete &&= entries !== undefined && (isAsWritten || table.known?.source !== 'inline');
		for (const one of entries ?? []) {
			if (!known.has(one.entry.key)) {
				known.set(one.entry.key, writing === undefined ? one : { ...one, file: one.file || writing.file });
			}
		}
	}
	return { policies: [...known.values()], isComplete };
}

/**
 * The names under which to look for the files of the tables in a value: first beside main.cf, where a copy of the
 * configuration has them; under their own path only if there is none.
 */
export function tableFiles({ contents }: Project, value: string): readonly string[] {
	return readTables(value)
		.flatMap(flatten)
		.filter(isFile)
		.flatMap(({ name: { text: path } }) => {
			const base = baseName(path);
			const isElsewhere = contents.has(base) && !contents.get(base);
			return isElsewhere && path.startsWith('/') ? [base, path] : [base];
		});
}

/** The text of a table of one file, if it is at hand. */
export function textOfTable({ contents }: Project, table: TableReference): FoundFile | undefined {
	const { text: path } = table.name;
	const found = isFile(table) ? (contents.get(baseName(path)) ?? contents.get(path)) : undefined;
	return found?.text === undefined ? undefined : found;
}

/** The table itself, or those that it hands queries on to. */
export function flatten(table: TableReference): readonly TableReference[] {
	return table.tables.length === 0 ? [table] : table.tables.flatMap(flatten);
}

function isFile({ known, name }: TableReference): boolean {
	const source = known?.source;
	const isKept = source === 'compiled' || source === 'text' || source === 'patterns';
	return isKept && baseName(name.text) !== '' && !/[{}$]/.test(name.text);
}

function baseName(path: string): string {
	return /[^/\\]*$/.exec(path)?.[0] ?? '';
}

/** `undefined` where the table cannot be read; an empty file name stands for the file that names the table. */
function readTable(
	table: TableReference,
	{ files }: Project,
	release: string,
	inline: readonly PolicyEntry[],
): readonly MappedPolicy[] | undefined {
	if (table.known?.source === 'inline' && table.known.name !== 'randmap') {
		const own = inline.filter(({ offset }) => offset >= table.span.start && offset <= table.span.end);
		// Of several entries of an inline table with one key the last counts.
		return [...new Map(own.map(entry => [entry.key, { entry, file: '' }])).values()];
	}
	if (!isFile(table)) {
		return undefined;
	}
	const base = baseName(table.name.text);
	const file = files.find(known => known.language === 'postfix-tls-policy' && baseName(known.file) === base);
	return file && entriesOf(file, release);
}

function entriesOf(file: ConfigFile, release: string): readonly MappedPolicy[] {
	return policyEntries(file, release).map(entry => ({ entry, file: file.file }));
}
