import type { SuiteRule } from './policy.js';

/** What the exclusions of cipher string B say (`cipherStringB`), but for ECDSA. */
export function excludedByString(cite: string): readonly SuiteRule[] {
	const opinion = { verdict: 'forbidden', cite: `${cite}, excluded by the cipher list`, verified: true } as const;
	return [
		{ ...opinion, authentication: ['None', 'PSK', 'DSS'] },
		{ ...opinion, cipher: ['None', 'DES', '3DES', 'RC4', 'SEED', 'IDEA'] },
		{ ...opinion, keyExchange: ['PSK', 'RSAPSK', 'DHEPSK', 'ECDHEPSK', 'DH/DSS'] },
		{ ...opinion, mac: ['MD5'] },
		{ ...opinion, isExport: true },
	];
}

/** What it selects: ephemeral keys with an RSA certificate, and two suites by name. */
export const selectedByString = {
	ephemeral: { keyExchange: ['DHE', 'ECDHE'], authentication: ['RSA'] },
	byName: { suites: ['TLS_RSA_WITH_CAMELLIA_128_CBC_SHA', 'TLS_RSA_WITH_AES_128_CBC_SHA'] },
} as const satisfies Readonly<Record<string, Partial<SuiteRule>>>;
