import { baselines } from '../baselines/index.js';
import type { Finding, SuppressedFinding } from '../engine/finding.js';
import type { Accepted } from '../engine/identity.js';
import type { Options } from '../engine/options.js';
import type { Subject } from '../engine/rule.js';
import { optionsOf } from '../engine/rule-options.js';
import { run } from '../engine/run.js';
import { languages } from '../languages/index.js';
import type { ConfigFile, LanguageId, Project, Setting, SettingEdits } from '../languages/language.js';
import { rules } from '../rules/index.js';
import type { TlsConfig } from '../tls/endpoint.js';
import { accept } from './accepted.js';

/** One file, understood: what checks, hovers and fixes are made from. */
export interface Analysis {
	readonly config: ConfigFile;
	/** The files it was read together with. */
	readonly project: Project;
	readonly tls: TlsConfig;
	readonly findings: readonly Finding[];
	/** What would be among the findings, had nobody said to leave it out; in text order. */
	readonly suppressed: readonly SuppressedFinding[];
	/** Of the accepted findings among the options, those that are not found any more. */
	readonly obsolete: readonly Accepted[];
	readonly options: Options;
}

/**
 * Reads a text as the program would. Never fails. An earlier reading of the same file makes it faster, and changes nothing
 * else.
 */
export function parse(file: string, text: string, language: LanguageId, previous?: ConfigFile): ConfigFile {
	const isSame = previous?.language === language && previous.file === file;
	return languages[language].parse(file, text, isSame ? previous : undefined);
}

/** A setting's value as the program itself would print it, before expansion. */
export function printedValue(config: ConfigFile, { value }: Setting): string {
	return languages[config.language].print(value);
}

/** Works out what a configuration means for TLS and judges one of its files. */
export function analyse(project: Project, options: Options): Analysis {
	const { file } = project;
	const tls = languages[file.language].readTls(project, options.target);
	const outcome = run(subjectOf(project, tls, options), rules, options);
	return { config: file, project, tls, ...accept({ config: file, ...outcome }, options.accepted), options };
}

/** What the rules look at. */
export function subjectOf(project: Project, tls: TlsConfig, { target, baseline, rules: chosen }: Options): Subject {
	const { file } = project;
	const language = languages[file.language];
	return {
		file,
		project,
		tls,
		language,
		edits: language.edits(file),
		editsOf: name => editsOf(project, name),
		target,
		baseline: baselines[baseline],
		optionsOf: options => optionsOf(options, chosen),
	};
}

function editsOf({ files }: Project, name: string): SettingEdits {
	const file = files.find(candidate => candidate.file === name);
	return file === undefined ? noEdits : languages[file.language].edits(file);
}

const noEdits: SettingEdits = { set: () => [], remove: () => [], removeLine: () => [], replace: () => [] };
