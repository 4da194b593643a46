import { readOptions } from '../../server/src/engine/options.js';
import type { LanguageId } from '../../server/src/languages/language.js';
import { ruleIds } from '../../server/src/rules/index.js';
import { type Analysis, analyse, parse } from '../../server/src/service/check.js';
import { resources } from '../rules/resources.js';

/** Analyses a main.cf, or a file in another language; settings as an editor gives them. */
export function analysisOf(text: string, settings: unknown = {}, language: LanguageId = 'postfix-main'): Analysis {
	const { options, problems } = readOptions(settings, ruleIds);
	if (problems.length > 0) {
		throw new Error(problems.join(' '));
	}
	return analyse(parse(language === 'postfix-main' ? 'main.cf' : 'master.cf', text, language), options, resources);
}
