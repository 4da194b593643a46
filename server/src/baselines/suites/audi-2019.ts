import type { SuitePolicy } from './policy.js';

/** §5.4 takes all that OpenSSL calls HIGH, which it believes to be everything from 128 bits on; §2.2 rules out RC4. */
export const audi2019Suites: SuitePolicy = {
	id: 'audi-2019',
	name: 'Audi 2019',
	rules: [
		{ verdict: 'forbidden', cite: '§2.2, §6.3', verified: true, cipher: ['RC4'] },
		{ verdict: 'forbidden', cite: '§2.2, §5.4', verified: true, cipher: ['None'] },
		{ verdict: 'forbidden', cite: '§2.2, §5.4', verified: true, isExport: true },
		{ verdict: 'forbidden', cite: '§2.2, §5.4', verified: true, weakerThanBits: 128 },
		{ verdict: 'forbidden', cite: '§5.4', verified: true, protocol: ['SSLv2'] },
		{
			verdict: 'not listed',
			cite: '§5.4',
			verified: true,
			note: 'HIGH has them, but partners have to show a certificate.',
			authentication: ['None'],
		},
	],
	otherwise: { verdict: 'sufficient', cite: '§5.4, HIGH', verified: true },
};
