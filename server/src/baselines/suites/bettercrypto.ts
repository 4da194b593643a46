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
