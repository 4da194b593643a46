import { readOptions } from '../../server/src/engine/options.js';
import { ruleIds } from '../../server/src/rules/index.js';
import { type Analysis, analyse, parse } from '../../server/src/service/check.js';
import { resources } from '../rules/resources.js';

/** Analyses a main.cf; settings as an editor gives them. */
export function analysisOf(text: string, settings: unknown = {}): Analysis {
	const { options, problems } = readOptions(settings, ruleIds);
	if (problems.length > 0) {
		throw new Error(problems.join(' '));
	}
	return analyse(parse('main.cf', text, 'postfix-main'), options, resources);
}
