import type { SuiteFacts } from '../../suites/facts.js';
import { bettercryptoSuites } from './bettercrypto.js';
import { bsiTr021022Suites } from './bsi-tr-02102-2.js';
import { dfnCert2017Suites } from './dfn-cert-2017.js';
import { ietfBcp195Suites } from './ietf-bcp195.js';
import { mozillaIntermediateSuites, mozillaModernSuites, mozillaOldSuites } from './mozilla.js';
import { ncscNl202505Suites } from './ncsc-nl.js';
import { judgeSuite, type SuiteOpinion, type SuitePolicy, type SuiteVerdict } from './policy.js';
import { postmaster2026Suites } from './postmaster-2026.js';

/** What documents say about cipher suites, by the id of the baseline. */
export const suitePolicies = {
	'postmaster-2026': postmaster2026Suites,
	'ietf-bcp195': ietfBcp195Suites,
	'mozilla-modern': mozillaModernSuites,
	'mozilla-intermediate': mozillaIntermediateSuites,
	'mozilla-old': mozillaOldSuites,
	'bsi-tr-02102-2': bsiTr021022Suites,
	'ncsc-nl-2025-05': ncscNl202505Suites,
	'dfn-cert-2017': dfnCert2017Suites,
	bettercrypto: bettercryptoSuites,
} as const satisfies Readonly<Record<string, SuitePolicy>>;

/** Baselines that say something about suites; not all of them judge whole configurations yet. */
export type SuiteBaselineId = keyof typeof suitePolicies;

/** The ids of `suitePolicies`, the default first. */
export const suiteBaselineIds = Object.keys(suitePolicies) as readonly SuiteBaselineId[];

/** What a baseline says about a suite, and where. */
export function verdictOf(suite: SuiteFacts, baseline: SuiteBaselineId): SuiteOpinion {
	return judgeSuite(suite, suitePolicies[baseline]);
}

export type { SuiteVerdict };
