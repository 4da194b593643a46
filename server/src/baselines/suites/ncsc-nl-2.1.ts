import { ecdheChaCha20, ecdheGcm, tls13 } from './names.js';
import type { SuiteOpinion, SuitePolicy } from './policy.js';

const cite = 'B2-1 to B2-4, appendix C, as Internet.nl implemented it';
const source: Pick<SuiteOpinion, 'cite' | 'verified'> = { cite, verified: 'secondary' };

/** NCSC-NL, IT security guidelines for TLS, version 2.1, read in the implementation of Internet.nl until June 2025. */
export const ncscNl21Suites: SuitePolicy = {
	id: 'ncsc-nl-2.1',
	name: 'NCSC-NL 2.1',
	rules: [
		{ verdict: 'good', ...source, suites: [...ecdheGcm, ...ecdheChaCha20] },
		{ verdict: 'good', ...source, note: 'TLS 1.3 as a whole is good (B1-1).', suites: tls13 },
		{
			verdict: 'sufficient',
			...source,
			suites: [
				'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384',
				'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA',
				'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256',
				'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA',
				'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384',
				'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA',
				'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256',
				'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
				'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384',
				'TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
				'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256',
				'TLS_DHE_RSA_WITH_AES_256_CBC_SHA256',
				'TLS_DHE_RSA_WITH_AES_256_CBC_SHA',
				'TLS_DHE_RSA_WITH_AES_128_CBC_SHA256',
				'TLS_DHE_RSA_WITH_AES_128_CBC_SHA',
			],
		},
		{
			verdict: 'phase out',
			...source,
			suites: [
				'TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA',
				'TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA',
				'TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA',
				'TLS_RSA_WITH_AES_256_GCM_SHA384',
				'TLS_RSA_WITH_AES_128_GCM_SHA256',
				'TLS_RSA_WITH_AES_256_CBC_SHA256',
				'TLS_RSA_WITH_AES_256_CBC_SHA',
				'TLS_RSA_WITH_AES_128_CBC_SHA256',
				'TLS_RSA_WITH_AES_128_CBC_SHA',
				'TLS_RSA_WITH_3DES_EDE_CBC_SHA',
			],
		},
	],
	otherwise: { verdict: 'forbidden', cite: `${cite}, "insufficient"`, verified: 'secondary' },
};
