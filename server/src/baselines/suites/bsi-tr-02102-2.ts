import { ecdheEcdsaCcm, ecdheGcm } from './names.js';
import type { SuitePolicy } from './policy.js';

/** BSI TR-02102-2, edition 2023-01; the edition of 2026-01 was not at hand. */
export const bsiTr021022Suites: SuitePolicy = {
	id: 'bsi-tr-02102-2',
	name: 'BSI TR-02102-2',
	scope: 'Edition 2023-01; what newer editions change is not known here.',
	rules: [
		{
			verdict: 'good',
			cite: '§3.3.1.1, table 1',
			verified: true,
			suites: [
				...ecdheGcm,
				...ecdheEcdsaCcm,
				'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256',
				'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384',
				'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256',
				'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384',
			],
		},
		{
			verdict: 'good',
			cite: '§3.3.1.1, table 1',
			verified: true,
			note: 'The edition of 2026-01 is reported to end DHE with the year 2029.',
			suites: [
				'TLS_DHE_RSA_WITH_AES_128_CBC_SHA256',
				'TLS_DHE_RSA_WITH_AES_256_CBC_SHA256',
				'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256',
				'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384',
				'TLS_DHE_RSA_WITH_AES_128_CCM',
				'TLS_DHE_RSA_WITH_AES_256_CCM',
			],
		},
		{
			verdict: 'good',
			cite: '§3.4.4',
			verified: true,
			suites: ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_AES_128_CCM_SHA256'],
		},
	],
	otherwise: { verdict: 'not listed', cite: '§3.3.1.1, §3.4.4', verified: true },
	isAllowList: true,
};
