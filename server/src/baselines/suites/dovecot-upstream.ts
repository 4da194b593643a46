import type { SuiteOpinion, SuitePolicy } from './policy.js';

const excluded: SuiteOpinion = { verdict: 'not listed', cite: 'ssl_cipher_list, default', verified: true };

/** The default list of Dovecot 2.4. */
export const dovecotUpstreamSuites: SuitePolicy = {
	id: 'dovecot-upstream',
	name: 'Dovecot',
	scope: 'The default of ssl_cipher_list.',
	rules: [
		{ ...excluded, cipher: ['None', 'DES', '3DES', 'RC4'] },
		{ ...excluded, isExport: true },
		{ ...excluded, weakerThanBits: 112 },
		{ ...excluded, keyExchange: ['RSA', 'DH/DSS', 'PSK', 'RSAPSK', 'DHEPSK', 'ECDHEPSK', 'SRP'] },
		{ ...excluded, authentication: ['None', 'DSS', 'PSK'] },
		{ ...excluded, mac: ['MD5'] },
		{ ...excluded, protocol: ['SSLv2'] },
	],
	otherwise: { verdict: 'sufficient', cite: 'ssl_cipher_list, default', verified: true },
	isAllowList: true,
};
