import { type SuiteBaselineId, verdictOf } from '../baselines/suites/index.js';
import type { StringExpansion } from '../service/expand-string.js';

/** The results of `mailtls ciphers --format json`, one a line; scripts rely on their shape. */
export function ciphersJson(expansions: readonly StringExpansion[], baseline: SuiteBaselineId | undefined): string {
	const entries = expansions.map(expansion => JSON.stringify(entry(expansion, baseline)));
	return entries.length === 0 ? '[]\n' : `[${entries.join(',\n ')}]\n`;
}

function entry(expansion: StringExpansion, baseline: SuiteBaselineId | undefined): object {
	const { string, library, suites, error, securityLevel, priorities } = expansion;
	const level = securityLevel === undefined ? {} : { securityLevel };
	if (error !== undefined) {
		return { string, library, error, ...level };
	}
	const verdicts =
		baseline === undefined
			? {}
			: { verdicts: suites.map(({ facts }) => (facts === undefined ? null : verdictOf(facts, baseline).verdict)) };
	return { string, library, suites: suites.map(({ name }) => name), ...priorities, ...level, ...verdicts };
}
