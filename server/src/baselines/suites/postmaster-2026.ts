import { ecdheChaCha20, ecdheEcdsaCcm, ecdheGcm, tls13 } from './names.js';
import type { SuitePolicy } from './policy.js';

/** The default: the current documents, each cited where it decides. */
export const postmaster2026Suites: SuitePolicy = {
	id: 'postmaster-2026',
	name: 'postmaster-2026',
	rules: [
		{ verdict: 'forbidden', cite: 'RFC 6176 §3', verified: true, protocol: ['SSLv2'] },
		{ verdict: 'forbidden', cite: 'RFC 9325 §4.1', verified: true, cipher: ['None'] },
		{ verdict: 'forbidden', cite: 'RFC 9325 §4.1', verified: true, isExport: true },
		{ verdict: 'forbidden', cite: 'RFC 9325 §4.1', verified: true, weakerThanBits: 112 },
		{ verdict: 'forbidden', cite: 'RFC 7465 §2', verified: true, cipher: ['RC4'] },
		{ verdict: 'discouraged', cite: 'RFC 9325 §4.1', verified: true, weakerThanBits: 128 },
		{ verdict: 'discouraged', cite: 'MailTLS rule weak-cipher', verified: true, cipher: ['RC2', 'IDEA', 'SEED'] },
		{
			verdict: 'discouraged',
			cite: 'RFC 7672 §8.2',
			verified: true,
			note: 'It does no harm on port 25 where the certificate is not checked anyway; everywhere else it does.',
			authentication: ['None'],
		},
		{
			verdict: 'phase out',
			cite: 'RFC 10015',
			verified: 'secondary',
			note: 'On port 25 it is still better than clear text (RFC 9325 §5.2).',
			keyExchange: ['RSA', 'RSAPSK', 'DHE', 'DHEPSK', 'DH/RSA', 'DH/DSS'],
		},
		{ verdict: 'discouraged', cite: 'RFC 9325 §4.1', verified: true, keyExchange: ['ECDH/RSA', 'ECDH/ECDSA'] },
		{
			verdict: 'good',
			cite: 'Mozilla 6.0 intermediate',
			verified: true,
			suites: [...ecdheGcm, ...ecdheChaCha20, ...tls13],
		},
		{
			verdict: 'sufficient',
			cite: 'NCSC-NL 2025-05, appendix B',
			verified: 'secondary',
			suites: [...ecdheEcdsaCcm, 'TLS_AES_128_CCM_SHA256'],
		},
		{
			verdict: 'phase out',
			cite: 'NCSC-NL 2025-05, appendix B; RFC 9325 §4.2',
			verified: 'secondary',
			keyExchange: ['ECDHE'],
			mode: ['CBC'],
		},
		{
			verdict: 'phase out',
			cite: 'NCSC-NL 2025-05, appendix B',
			verified: 'secondary',
			keyExchange: ['ECDHE'],
			cipher: ['ARIA', 'Camellia'],
		},
	],
	otherwise: { verdict: 'not listed', cite: 'Mozilla 6.0; NCSC-NL 2025-05', verified: true },
};

/** On port 25 anonymous suites do no harm: certificates are not checked there, or DANE checks them. */
export const postmaster2026SuitesOnPort25: SuitePolicy = {
	...postmaster2026Suites,
	scope: 'For port 25.',
	rules: postmaster2026Suites.rules.map(rule =>
		rule.authentication?.includes('None') ? { ...rule, verdict: 'sufficient' } : rule,
	),
};
