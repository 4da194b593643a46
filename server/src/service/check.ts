import { baselines } from '../baselines/index.js';
import type { Finding } from '../engine/finding.js';
import type { Options } from '../engine/options.js';
import { run } from '../engine/run.js';
import { languages } from '../languages/index.js';
import type { ConfigFile, LanguageId, Setting } from '../languages/language.js';
import { rules } from '../rules/index.js';
import type { TlsConfig } from '../tls/endpoint.js';

/** One file, understood: what checks, hovers and fixes are made from. */
export interface Analysis {
	readonly config: ConfigFile;
	readonly tls: TlsConfig;
	readonly findings: readonly Finding[];
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

/**
 * Files that the configuration names and whose contents `analyse` would like to have, under the names it uses (absolute,
 * or relative to the program's working directory).
 */
export function wantedResources(config: ConfigFile, options: Options): readonly string[] {
	return languages[config.language].resources(config, options.target);
}

/** Works out what a file means for TLS and judges it. `resources`: contents by name, those that could be read. */
export function analyse(config: ConfigFile, options: Options, resources: ReadonlyMap<string, string>): Analysis {
	const language = languages[config.language];
	const tls = language.readTls(config, options.target);
	const subject = {
		file: config,
		tls,
		language,
		edits: language.edits(config),
		target: options.target,
		baseline: baselines[options.baseline],
		resources,
	};
	return { config, tls, findings: run(subject, rules, options), options };
}
