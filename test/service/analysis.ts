import { readOptions } from '../../server/src/engine/options.js';
import type { FoundFile, LanguageId, Lookup } from '../../server/src/languages/language.js';
import { rules } from '../../server/src/rules/index.js';
import { type Analysis, analyse, parse } from '../../server/src/service/check.js';
import { openProject } from '../../server/src/service/project.js';
import { resources } from '../rules/resources.js';

export interface AnalysedFile {
	readonly language?: LanguageId;
	readonly name?: string;
	/** Files in the same folder. */
	readonly beside?: readonly FoundFile[];
	/** Names of files that are surely not there. */
	readonly missing?: readonly string[];
}

const names: Readonly<Record<LanguageId, string>> = {
	'postfix-main': 'main.cf',
	'postfix-master': 'master.cf',
	'postfix-tls-policy': 'tls_policy',
};

/** Analyses a main.cf, or another file; settings as an editor gives them. */
export function analysisOf(text: string, settings: unknown = {}, file: AnalysedFile = {}): Analysis {
	const { options, problems } = readOptions(settings, rules);
	if (problems.length > 0) {
		throw new Error(problems.join(' '));
	}
	const { language = 'postfix-main', beside = [], missing = [] } = file;
	const { name = names[language] } = file;
	const contents = new Map<string, Lookup>([
		...[...resources].map(([path, contents]) => [path, { file: path, text: contents }] as const),
		...beside.map(other => [other.file, other] as const),
		...missing.map(name => [name, null] as const),
	]);
	return analyse(openProject(parse(name, text, language), options, contents).project, options);
}
