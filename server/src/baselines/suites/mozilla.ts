import { ecdheChaCha20, ecdheGcm, tls13 } from './names.js';
import type { SuiteOpinion, SuitePolicy } from './policy.js';

/** Guidelines 6.0 of 6 April 2026, which TLSRef carries on. */
export const mozillaModernSuites: SuitePolicy = policy('mozilla-modern', 'Mozilla modern', '6.0, modern', tls13);

/** Guidelines 6.0 likewise. */
export const mozillaIntermediateSuites: SuitePolicy = policy(
	'mozilla-intermediate',
	'Mozilla intermediate',
	'6.0, intermediate',
	[...tls13, ...ecdheGcm, ...ecdheChaCha20],
);

/** Guidelines 5.8, the last that have this profile. */
export const mozillaOldSuites: SuitePolicy = policy('mozilla-old', 'Mozilla old', '5.8, old', [
	...[...tls13, ...ecdheGcm, ...ecdheChaCha20],
	...['TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256'],
	...['TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'],
	...['TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384'],
	...['TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA'],
	...['TLS_RSA_WITH_AES_128_GCM_SHA256', 'TLS_RSA_WITH_AES_256_GCM_SHA384'],
	...['TLS_RSA_WITH_AES_128_CBC_SHA256', 'TLS_RSA_WITH_AES_256_CBC_SHA256'],
	...['TLS_RSA_WITH_AES_128_CBC_SHA', 'TLS_RSA_WITH_AES_256_CBC_SHA', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'],
]);

function policy(id: string, name: string, profile: string, suites: readonly string[]): SuitePolicy {
	const source: Pick<SuiteOpinion, 'cite' | 'verified'> = { cite: `guidelines ${profile}`, verified: true };
	return {
		id,
		name,
		rules: [{ verdict: 'good', ...source, suites }],
		otherwise: { verdict: 'not listed', ...source },
		isAllowList: true,
	};
}
