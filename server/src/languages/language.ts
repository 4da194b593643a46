import type { FileEdit } from '../text/edit.js';
import type { Span, Token } from '../text/span.js';
import type { Value } from '../text/value.js';
import type { TlsConfig } from '../tls/endpoint.js';
import type { Target } from './target.js';

/** The configuration languages MailTLS reads. */
export type LanguageId = 'postfix-main' | 'postfix-master' | 'postfix-tls-policy';

/** What a parser returns. Parsing never fails: text it cannot read becomes `unknown` items with a problem. */
export interface ConfigFile {
	/** The name it was given, for messages; a path or a URI. */
	readonly file: string;
	readonly language: LanguageId;
	readonly text: string;
	/** Every character belongs to exactly one item, in order: the items spell the file. */
	readonly items: readonly Item[];
	/** The settings among the items, in file order, duplicates included. */
	readonly settings: readonly Setting[];
	/** The last setting of each name, by `keyOf`. */
	readonly last: ReadonlyMap<string, Setting>;
	/** The services among the items, in file order; only master.cf has any. */
	readonly services: readonly Service[];
	readonly problems: readonly SyntaxProblem[];
	/** A part that is laid over another file, such as extra.cf of mailcow: what it leaves out is set elsewhere. */
	readonly isPartial: boolean;
	/** It is rendered by a template engine before the program reads it, so lines may come and go. */
	readonly isTemplate: boolean;
}

export type Item = PlainItem | Setting | Service;

export interface PlainItem {
	/** `directive`: a line that only steers a template engine. */
	readonly kind: 'blank' | 'comment' | 'directive' | 'unknown';
	readonly span: Span;
}

export interface Setting {
	readonly kind: 'setting';
	/** The whole lines, the last line end included. */
	readonly span: Span;
	readonly name: Token;
	readonly value: Value;
	/** What it is for, as the program spells it: `submission/inet` in master.cf. Absent where it counts for the whole file. */
	readonly section?: string;
	/** Names of settings that the value refers to, in order and with repeats. */
	readonly references: readonly string[];
}

/** One service of master.cf (master(5)): eight fields, and the arguments of its command. */
export interface Service {
	readonly kind: 'service';
	/** The whole lines, continuation lines and the last line end included. */
	readonly span: Span;
	/** By the names of master(5), in the order of the line. */
	readonly fields: Readonly<Record<ServiceField, Token>>;
	/** What follows the command, in order. */
	readonly arguments: readonly Token[];
	/** The `-o name=value` arguments among them that the command reads. */
	readonly settings: readonly Setting[];
	/** The `-o name = value` that the command takes for three arguments, and ends at. */
	readonly torn?: TornOverride;
}

/** What was meant to be one override. */
export interface TornOverride {
	readonly name: Token;
	/** The words behind the equals sign. */
	readonly value: readonly Token[];
	/** From the `-o` on. */
	readonly span: Span;
}

export const serviceFields = [
	'name',
	'type',
	'private',
	'unprivileged',
	'chroot',
	'wakeup',
	'processLimit',
	'command',
] as const;

export type ServiceField = (typeof serviceFields)[number];

/** Tells settings of the same name in different services apart, as `postconf -P` does: `submission/inet/name`. */
export function keyOf({ name, section }: Setting): string {
	return settingKey(name.text, section);
}

/** The key of `ConfigFile.last`. */
export function settingKey(name: string, section: string | undefined): string {
	return section === undefined ? name : `${section}/${name}`;
}

/** Whether a line counts: of several for one name the last does. In a template any of them may be the one. */
export function isInForce({ last, isTemplate }: ConfigFile, setting: Setting): boolean {
	return isTemplate || last.get(keyOf(setting)) === setting;
}

/** The lines in force that set one of these names. */
export function settingsNamed(file: ConfigFile, names: Iterable<string>): readonly Setting[] {
	if (file.isTemplate || file.services.length > 0) {
		const wanted = new Set(names);
		return file.settings.filter(setting => wanted.has(setting.name.text) && isInForce(file, setting));
	}
	return [...names].flatMap(name => file.last.get(name) ?? []);
}

export interface SyntaxProblem {
	readonly severity: 'error' | 'warning';
	/** What is wrong, what was expected, and what the program does. */
	readonly message: string;
	readonly span: Span;
}

/** A file that was found, and its contents. */
export interface FoundFile {
	/** By which findings and edits call it. */
	readonly file: string;
	readonly text: string;
}

/** A file or a folder that is there, and that nobody has read. */
export interface SeenFile {
	readonly text?: undefined;
}

/**
 * What came of looking for a file. `null`: it is surely not there, on the very machine that the configuration is for;
 * `undefined`: nothing can be said.
 */
export type Lookup = FoundFile | SeenFile | null | undefined;

/** What was looked for, by the names a configuration uses, absolute or relative to its folder. */
export type Contents = ReadonlyMap<string, Lookup>;

/** The files that one running program reads together, as far as they could be read. */
export interface Project {
	/** The file that is looked at. */
	readonly file: ConfigFile;
	/** All that are configuration, each once, `file` first. */
	readonly files: readonly ConfigFile[];
	/** Those that were looked for, the ones that are no configuration (certificates, parameters) included. */
	readonly contents: Contents;
}

/** A file that the reading of a project would like to see. */
export interface WantedFile {
	/** Absolute, or relative to the folder of the file that is looked at. */
	readonly name: string;
	/** Absent where it is no configuration. */
	readonly language?: LanguageId;
	/** All that matters is whether it is there: it may be a folder or a database, or hold a private key. */
	readonly isOnlySeen?: true;
}

/** Where a setting stands or is to stand: in the whole file, or in one of its sections. */
export interface SettingPlace {
	readonly setting: string;
	/** As `Setting.section` has it. */
	readonly section?: string | undefined;
}

/** Builds edits of one file, in its own style of blanks and line ends. */
export interface SettingEdits {
	/** Makes the value of the setting in force this one: replaces the value of its last line, or adds a line. */
	set(place: SettingPlace, value: string): readonly FileEdit[];
	/** Removes every line that sets it. */
	remove(place: SettingPlace): readonly FileEdit[];
	/** Removes one occurrence, with its continuation lines and the comments between them. */
	removeLine(setting: Setting): readonly FileEdit[];
	replace(span: Span, newText: string): readonly FileEdit[];
}

/** All that the rest of the server knows about a configuration language. */
export interface Language {
	readonly id: LanguageId;
	/** `previous`: an earlier reading of the file, of which what did not change is taken over. */
	parse(file: string, text: string, previous?: ConfigFile): ConfigFile;
	/** The files that belong to the project, as far as the ones at hand tell. */
	wants(project: Project, target: Target): readonly WantedFile[];
	/** What the files mean for TLS together, defaults included. */
	readTls(project: Project, target: Target): TlsConfig;
	edits(file: ConfigFile): SettingEdits;
	/** A value as the targeted version understands it; `undefined` where that version has no such thing. */
	spell(setting: string, value: string, target: Target): string | undefined;
	/**
	 * The value a setting has for the whole file, defaults included, spelt so that values of one meaning are the same text;
	 * `null` where it cannot be known.
	 */
	meaningOf(setting: string, project: Project, target: Target): string | null;
	/** The setting holds words, numbers or file names rather than free text. */
	isTyped(setting: string): boolean;
	/** The value as the program itself prints it. */
	print(value: Value): string;
	/**
	 * The setting's documentation as Markdown, with its default in the targeted version; for hovers. With a place also the
	 * value in effect there.
	 */
	describe(name: string, here: DescribedPlace | undefined, target: Target): string | undefined;
	/** Further Markdown for the place under the cursor: the suites of a cipher list, the meaning of a value. */
	describeValue(setting: Setting, offset: number, project: Project, target: Target): ValueDoc | undefined;
	/** One line each about the values that are worth one: how many suites a cipher list yields. */
	summarise(project: Project, target: Target): readonly ValueSummary[];
}

/** Where a setting is looked at. */
export interface DescribedPlace {
	readonly project: Project;
	/** As `Setting.section` has it. */
	readonly section?: string | undefined;
}

/** A line of plain text about the value of a setting. */
export interface ValueSummary {
	readonly setting: Setting;
	readonly text: string;
}

/** Markdown about a part of a value, and which part. */
export interface ValueDoc {
	readonly markdown: string;
	readonly span: Span;
}
