import type { Baseline, BaselineId } from './baseline.js';
import { bettercrypto } from './bettercrypto.js';
import { dfnCert2017 } from './dfn-cert-2017.js';
import { postmaster2026 } from './postmaster-2026.js';

export const baselines: Readonly<Record<BaselineId, Baseline>> = {
	'postmaster-2026': postmaster2026,
	'dfn-cert-2017': dfnCert2017,
	bettercrypto,
};
