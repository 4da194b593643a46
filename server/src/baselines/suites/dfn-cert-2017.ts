import { excludedByString, selectedByString } from './cipher-string-b.js';
import type { SuiteOpinion, SuitePolicy } from './policy.js';

const unsafe: SuiteOpinion = { verdict: 'forbidden', cite: '§2.2, "unsicher"', verified: true };
const cbc: SuiteOpinion = { verdict: 'phase out', cite: '§2.2, "soll nicht mehr genutzt werden"', verified: true };

/** What both say about a suite that the printed list selects nevertheless. */
const note = 'The cipher list that the same paragraph prints selects it nevertheless.';

/** §2.2: the text counts, and where it is silent the list it prints. */
export const dfnCert2017Suites: SuitePolicy = {
	id: 'dfn-cert-2017',
	name: 'DFN-CERT 2017',
	rules: [
		{ ...unsafe, cipher: ['RC4', '3DES'] },
		{ ...unsafe, isExport: true },
		{ ...unsafe, mac: ['MD5'] },
		...excludedByString('§2.2'),
		{ ...unsafe, note, mac: ['SHA1'], ...selectedByString.ephemeral },
		{ ...unsafe, note, mac: ['SHA1'], ...selectedByString.byName },
		{ ...unsafe, mac: ['SHA1'] },
		{ ...cbc, note, mode: ['CBC'], ...selectedByString.ephemeral },
		{ ...cbc, mode: ['CBC'] },
		{
			verdict: 'not listed',
			cite: '§2.2',
			verified: true,
			note: 'The cipher list excludes ECDSA certificates; the text does not say why.',
			authentication: ['ECDSA'],
		},
		{ verdict: 'good', cite: '§2.2', verified: true, mode: ['GCM'], ...selectedByString.ephemeral },
		{ verdict: 'sufficient', cite: '§2.2, cipher list', verified: true, ...selectedByString.ephemeral },
	],
	otherwise: { verdict: 'not listed', cite: '§2.2', verified: true },
};
