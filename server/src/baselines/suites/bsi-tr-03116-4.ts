import { bsiTr021022Suites } from './bsi-tr-02102-2.js';
import type { SuitePolicy } from './policy.js';

/** BSI TR-03116-4, edition of 2022: two suites of which one is required, besides those of TR-02102-2. */
export const bsiTr031164Suites: SuitePolicy = {
	id: 'bsi-tr-03116-4',
	name: 'BSI TR-03116-4',
	scope: 'Edition of 2022; what newer editions change is not known here.',
	rules: [
		{
			verdict: 'good',
			cite: '§2.2.1.2, table 2',
			verified: true,
			note: 'One of the two is required, whichever fits the certificate.',
			suites: ['TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
		},
		{
			verdict: 'phase out',
			cite: '§2.2.1.2, table 2',
			verified: true,
			note: 'Until 2026.',
			suites: ['TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256'],
		},
		{ verdict: 'good', cite: '§2.3.2, table 7', verified: true, suites: ['TLS_AES_128_GCM_SHA256'] },
		{
			verdict: 'sufficient',
			cite: 'TR-02102-2',
			verified: 'secondary',
			note: 'Not required; TR-02102-2 recommends it.',
			suites: bsiTr021022Suites.rules.flatMap(({ suites = [] }) => suites),
		},
	],
	otherwise: { verdict: 'not listed', cite: '§2.2.1.2, §2.3.2', verified: true },
	isAllowList: true,
};

/** BSI TR-03108, whose profiles for mail take over those suites. */
export const bsiTr03108Suites: SuitePolicy = {
	...bsiTr031164Suites,
	rules: bsiTr031164Suites.rules.map(rule => ({ ...rule, cite: citedFrom(rule.cite) })),
	otherwise: { ...bsiTr031164Suites.otherwise, cite: citedFrom(bsiTr031164Suites.otherwise.cite) },
	id: 'bsi-tr-03108',
	name: 'BSI TR-03108',
	scope: 'TR-03116-4, edition of 2022, which TR-03108 builds on.',
};

function citedFrom(cite: string): string {
	return cite.startsWith('§') ? `TR-03116-4 ${cite}` : cite;
}
