import { ecdheGcm, tls13 } from './names.js';
import type { SuitePolicy } from './policy.js';

/** BCP 195 (RFC 9325, RFC 8996) with RFC 10015, RFC 7465, RFC 6176; RFC 8446 for TLS 1.3, to which RFC 9325 leaves it. */
export const ietfBcp195Suites: SuitePolicy = {
	id: 'ietf-bcp195',
	name: 'BCP 195',
	scope: 'RFC 9325 §5.2 leaves opportunistic TLS, such as on port 25, more room.',
	rules: [
		{ verdict: 'forbidden', cite: 'RFC 6176 §3', verified: true, protocol: ['SSLv2'] },
		{ verdict: 'forbidden', cite: 'RFC 9325 §4.1', verified: true, cipher: ['None'] },
		{ verdict: 'forbidden', cite: 'RFC 7465 §2, RFC 9325 §4.1', verified: true, cipher: ['RC4'] },
		{ verdict: 'forbidden', cite: 'RFC 9325 §4.1', verified: true, isExport: true },
		{ verdict: 'forbidden', cite: 'RFC 9325 §4.1', verified: true, weakerThanBits: 112 },
		{
			verdict: 'forbidden',
			cite: 'RFC 10015',
			verified: 'secondary',
			note: 'In TLS 1.2; RFC 9325 §4.1 alone discourages it.',
			keyExchange: ['RSA', 'RSAPSK', 'DHE', 'DHEPSK', 'DH/RSA', 'DH/DSS'],
		},
		{ verdict: 'discouraged', cite: 'RFC 9325 §4.1', verified: true, weakerThanBits: 128 },
		{ verdict: 'discouraged', cite: 'RFC 9325 §4.1', verified: true, keyExchange: ['ECDH/RSA', 'ECDH/ECDSA'] },
		{ verdict: 'good', cite: 'RFC 9325 §4.2', verified: true, suites: ecdheGcm },
		{ verdict: 'good', cite: 'RFC 8446 §9.1', verified: 'secondary', suites: tls13 },
		{
			verdict: 'discouraged',
			cite: 'RFC 9325 §4.2',
			verified: true,
			note: 'Unless both sides encrypt before they authenticate (RFC 7366).',
			mode: ['CBC'],
		},
	],
	otherwise: { verdict: 'not listed', cite: 'RFC 9325 §4.2', verified: true },
};

/** RFC 8314 §4 refers to BCP 195. */
export const ietfRfc8314Suites: SuitePolicy = {
	...ietfBcp195Suites,
	id: 'ietf-rfc8314',
	name: 'RFC 8314',
	scope: 'BCP 195, to which RFC 8314 §4 refers.',
};
