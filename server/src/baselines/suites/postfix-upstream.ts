import type { SuiteOpinion, SuitePolicy } from './policy.js';

const excluded: SuiteOpinion = { verdict: 'not listed', cite: 'tls_medium_cipherlist, default', verified: true };

/** The default list of Postfix: what the grade medium selects. It says nothing on what else would be bad. */
export const postfixUpstreamSuites: SuitePolicy = {
	id: 'postfix-upstream',
	name: 'Postfix',
	scope: 'The default of tls_medium_cipherlist; anonymous suites are on it where certificates are not checked.',
	rules: [
		{ ...excluded, cipher: ['None', 'DES', '3DES', 'RC2', 'RC4', 'SEED', 'IDEA'] },
		{ ...excluded, isExport: true },
		{ ...excluded, weakerThanBits: 112 },
		{ ...excluded, keyExchange: ['DH/RSA', 'DH/DSS', 'ECDH/RSA', 'ECDH/ECDSA'] },
		{ ...excluded, authentication: ['DSS'] },
		{ ...excluded, mac: ['MD5'] },
		{ ...excluded, protocol: ['SSLv2'] },
		{
			...excluded,
			note: 'The list has it, for port 25; where certificates are checked it is of no use.',
			authentication: ['None'],
		},
	],
	otherwise: { verdict: 'sufficient', cite: 'tls_medium_cipherlist, default', verified: true },
	isAllowList: true,
};
