import { ecdheChaCha20, ecdheEcdsaCcm, ecdheGcm } from './names.js';
import type { SuiteOpinion, SuitePolicy } from './policy.js';

const source2025: Pick<SuiteOpinion, 'cite' | 'verified'> = {
	cite: 'appendix B, as Internet.nl implements it',
	verified: 'secondary',
};

/** Suites "to be phased out" in appendix B of 2025-05. */
const phasedOut2025 = [
	'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256',
	'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384',
	'TLS_ECDHE_ECDSA_WITH_ARIA_128_CBC_SHA256',
	'TLS_ECDHE_ECDSA_WITH_ARIA_128_GCM_SHA256',
	'TLS_ECDHE_ECDSA_WITH_ARIA_256_CBC_SHA384',
	'TLS_ECDHE_ECDSA_WITH_ARIA_256_GCM_SHA384',
	'TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_CBC_SHA256',
	'TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_GCM_SHA256',
	'TLS_ECDHE_ECDSA_WITH_CAMELLIA_256_CBC_SHA384',
	'TLS_ECDHE_ECDSA_WITH_CAMELLIA_256_GCM_SHA384',
	'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256',
	'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384',
	'TLS_ECDHE_RSA_WITH_ARIA_128_CBC_SHA256',
	'TLS_ECDHE_RSA_WITH_ARIA_128_GCM_SHA256',
	'TLS_ECDHE_RSA_WITH_ARIA_256_CBC_SHA384',
	'TLS_ECDHE_RSA_WITH_ARIA_256_GCM_SHA384',
	'TLS_ECDHE_RSA_WITH_CAMELLIA_128_CBC_SHA256',
	'TLS_ECDHE_RSA_WITH_CAMELLIA_128_GCM_SHA256',
	'TLS_ECDHE_RSA_WITH_CAMELLIA_256_CBC_SHA384',
	'TLS_ECDHE_RSA_WITH_CAMELLIA_256_GCM_SHA384',
	'TLS_DHE_RSA_WITH_AES_128_CBC_SHA256',
	'TLS_DHE_RSA_WITH_AES_128_CCM',
	'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256',
	'TLS_DHE_RSA_WITH_AES_256_CBC_SHA256',
	'TLS_DHE_RSA_WITH_AES_256_CCM',
	'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384',
	'TLS_DHE_RSA_WITH_ARIA_128_CBC_SHA256',
	'TLS_DHE_RSA_WITH_ARIA_128_GCM_SHA256',
	'TLS_DHE_RSA_WITH_ARIA_256_CBC_SHA384',
	'TLS_DHE_RSA_WITH_ARIA_256_GCM_SHA384',
	'TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA256',
	'TLS_DHE_RSA_WITH_CAMELLIA_128_GCM_SHA256',
	'TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA256',
	'TLS_DHE_RSA_WITH_CAMELLIA_256_GCM_SHA384',
	'TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
];

/** NCSC-NL, IT security guidelines for TLS, 2025-05, read in the implementation of Internet.nl 1.11. */
export const ncscNl202505Suites: SuitePolicy = {
	id: 'ncsc-nl-2025-05',
	name: 'NCSC-NL 2025-05',
	rules: [
		{ verdict: 'good', ...source2025, suites: ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'] },
		{
			verdict: 'sufficient',
			...source2025,
			suites: [
				...['TLS_AES_128_GCM_SHA256', 'TLS_AES_128_CCM_SHA256'],
				...[...ecdheGcm, ...ecdheChaCha20, ...ecdheEcdsaCcm],
			],
		},
		{ verdict: 'phase out', ...source2025, suites: phasedOut2025 },
	],
	otherwise: {
		verdict: 'forbidden',
		cite: 'appendix B, "insufficient", as Internet.nl implements it',
		verified: 'secondary',
	},
};

/** Internet.nl's test of mail servers, which applies them. */
export const internetNlMailSuites: SuitePolicy = {
	...ncscNl202505Suites,
	rules: ncscNl202505Suites.rules.map(rule => ({ ...rule, cite: citedFrom(rule.cite) })),
	otherwise: { ...ncscNl202505Suites.otherwise, cite: citedFrom(ncscNl202505Suites.otherwise.cite) },
	id: 'internet-nl-mail',
	name: 'Internet.nl',
	scope: 'NCSC-NL 2025-05, which the test applies.',
};

function citedFrom(cite: string): string {
	return `${ncscNl202505Suites.name} ${cite}`;
}
