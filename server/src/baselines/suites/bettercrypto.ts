import { excludedByString, selectedByString } from './cipher-string-b.js';
import type { SuitePolicy } from './policy.js';

/** Cipher string B, recommended for submission and mailboxes. */
export const bettercryptoSuites: SuitePolicy = {
	id: 'bettercrypto',
	name: 'bettercrypto',
	scope: 'For submission and mailboxes; on port 25 it accepts every suite.',
	rules: [
		...excludedByString('cipher string B'),
		{
			verdict: 'forbidden',
			cite: 'cipher string B, excluded by the cipher list',
			verified: true,
			authentication: ['ECDSA'],
		},
		{ verdict: 'good', cite: 'cipher string B', verified: true, ...selectedByString.ephemeral },
		{ verdict: 'good', cite: 'cipher string B', verified: true, ...selectedByString.byName },
	],
	otherwise: { verdict: 'not listed', cite: 'cipher string B', verified: true },
};

/** On port 25 nothing is excluded: any encryption is better than none. */
export const bettercryptoSuitesOnPort25: SuitePolicy = {
	id: 'bettercrypto',
	name: 'bettercrypto',
	scope: 'For port 25; submission and mailboxes have a list.',
	rules: [{ verdict: 'forbidden', cite: 'recommendations', verified: true, protocol: ['SSLv2'] }],
	otherwise: { verdict: 'sufficient', cite: 'MX and SMTP client', verified: true },
};
