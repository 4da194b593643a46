import type { SuiteFacts } from '../../suites/facts.js';
import { audi2019Suites } from './audi-2019.js';
import { bettercryptoSuites } from './bettercrypto.js';
import { bsiTr021022Suites } from './bsi-tr-02102-2.js';
import { bsiTr03108Suites, bsiTr031164Suites } from './bsi-tr-03116-4.js';
import { dfnCert2017Suites } from './dfn-cert-2017.js';
import { dovecotUpstreamSuites } from './dovecot-upstream.js';
import { ietfBcp195Suites, ietfRfc8314Suites } from './ietf-bcp195.js';
import { mozillaIntermediateSuites, mozillaModernSuites, mozillaOldSuites } from './mozilla.js';
import { internetNlMailSuites, ncscNl202505Suites } from './ncsc-nl.js';
import { ncscNl21Suites } from './ncsc-nl-2.1.js';
import { judgeSuite, type SuiteOpinion, type SuitePolicy, type SuiteVerdict } from './policy.js';
import { postfixUpstreamSuites } from './postfix-upstream.js';
import { postmaster2026Suites } from './postmaster-2026.js';

/** What documents say about cipher suites, by the id of the baseline. */
export const suitePolicies = {
	'postmaster-2026': postmaster2026Suites,
	'ietf-bcp195': ietfBcp195Suites,
	'ietf-rfc8314': ietfRfc8314Suites,
	'mozilla-modern': mozillaModernSuites,
	'mozilla-intermediate': mozillaIntermediateSuites,
	'ncsc-nl-2025-05': ncscNl202505Suites,
	'internet-nl-mail': internetNlMailSuites,
	'bsi-tr-02102-2': bsiTr021022Suites,
	'bsi-tr-03116-4': bsiTr031164Suites,
	'bsi-tr-03108': bsiTr03108Suites,
	'postfix-upstream': postfixUpstreamSuites,
	'dovecot-upstream': dovecotUpstreamSuites,
	'mozilla-old': mozillaOldSuites,
	'ncsc-nl-2.1': ncscNl21Suites,
	'dfn-cert-2017': dfnCert2017Suites,
	bettercrypto: bettercryptoSuites,
	'audi-2019': audi2019Suites,
} as const satisfies Readonly<Record<string, SuitePolicy>>;

/** Baselines that say something about suites. */
export type SuiteBaselineId = keyof typeof suitePolicies;

/** The ids of `suitePolicies`, the default first. */
export const suiteBaselineIds = Object.keys(suitePolicies) as readonly SuiteBaselineId[];

/** What a baseline says about a suite, and where. */
export function verdictOf(suite: SuiteFacts, baseline: SuiteBaselineId): SuiteOpinion {
	return judgeSuite(suite, suitePolicies[baseline]);
}

export type { SuiteVerdict };
