import { type SuiteBaselineId, verdictOf } from '../baselines/suites/index.js';
import type { StringExpansion } from '../service/expand-string.js';
import { repairString } from '../service/repair-string.js';

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
	const judged = baseline === undefined ? {} : judgement(expansion, baseline);
	return { string, library, suites: suites.map(({ name }) => name), ...priorities, ...level, ...judged };
}

/** `repair` is the smallest edit that follows the baseline; `null` where only the whole string can go. */
function judgement({ string, library, suites }: StringExpansion, baseline: SuiteBaselineId): object {
	const repair = repairString(string, library, baseline);
	return {
		verdicts: suites.map(({ facts }) => (facts === undefined ? null : verdictOf(facts, baseline).verdict)),
		...(repair !== 'conforms' && { repair: repair ?? null }),
	};
}
