import type { CipherSuite } from './suite.js';

/**
 * What a word of a cipher string asks of a suite: one set of accepted values per category, as bits. In each category a
 * suite has one bit (in `strength` two, its class and FIPS); zero asks nothing.
 */
export type Criteria = Readonly<Record<Category, number>>;

const values = {
	keyExchange: [
		...['RSA', 'DHE', 'ECDHE', 'DH/RSA', 'DH/DSS', 'ECDH/RSA', 'ECDH/ECDSA'],
		...['PSK', 'RSAPSK', 'DHEPSK', 'ECDHEPSK', 'SRP', 'GOST'],
	],
	authentication: ['RSA', 'DSS', 'ECDSA', 'ECDH', 'DH', 'PSK', 'SRP', 'GOST94', 'GOST01', 'FZA', 'None'],
	encryption: [
		...['None', 'DES', '3DES', 'RC2', 'RC4', 'IDEA', 'SEED', 'GOST89', 'CHACHA20/POLY1305'],
		...['AES(128)', 'AES(256)', 'AESGCM(128)', 'AESGCM(256)', 'AESCCM(128)', 'AESCCM(256)'],
		...['AESCCM8(128)', 'AESCCM8(256)', 'Camellia(128)', 'Camellia(256)', 'ARIAGCM(128)', 'ARIAGCM(256)'],
	],
	mac: ['MD5', 'SHA1', 'SHA256', 'SHA384', 'AEAD', 'GOST94', 'GOST89'],
	protocol: ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.2'],
	exportability: ['notExport', 'export'],
	strength: ['NONE', 'EXPORT40', 'EXPORT56', 'LOW', 'MEDIUM', 'HIGH', 'FIPS'],
	notDefault: ['notDefault'],
} as const;

export type Category = keyof typeof values;

export const categories = Object.keys(values) as readonly Category[];

export const unrestricted: Criteria = {
	keyExchange: 0,
	authentication: 0,
	encryption: 0,
	mac: 0,
	protocol: 0,
	exportability: 0,
	strength: 0,
	notDefault: 0,
};

/** The bits of these values, for example `bits('mac', ['SHA1', 'MD5'])`. An unknown value is a mistake in our tables. */
export function bits(category: Category, names: readonly string[]): number {
	const known: readonly string[] = values[category];
	return names.reduce((sum, name) => {
		const index = known.indexOf(name);
		if (index < 0) {
			throw new RangeError(`No ${category} is called ${name}.`);
		}
		return sum | (1 << index);
	}, 0);
}

/** The bits of those names that are values of this category. */
export function bitsAmong(category: Category, names: readonly string[]): number {
	const known: readonly string[] = values[category];
	return bits(
		category,
		names.filter(name => known.includes(name)),
	);
}

/** What a suite is, which is also what its name asks for. */
export function criteriaOf(suite: CipherSuite): Criteria {
	return {
		keyExchange: bits('keyExchange', [suite.keyExchange]),
		authentication: bits('authentication', [suite.authentication]),
		encryption: bits('encryption', [cipherOf(suite)]),
		mac: bits('mac', [suite.mac]),
		protocol: bits('protocol', [suite.protocol]),
		exportability: bits('exportability', [suite.isExport ? 'export' : 'notExport']),
		strength: bits('strength', suite.isFips ? [suite.strength, 'FIPS'] : [suite.strength]),
		// Suites without encryption are in neither DEFAULT nor its complement.
		notDefault: suite.isDefault || suite.encryption === 'None' ? 0 : 1,
	};
}

/** The cipher as `values` has it: only where the language tells key lengths apart is the length part of it. */
function cipherOf(suite: CipherSuite): string {
	return /^(AES|Camellia|ARIA)/.test(suite.encryption) ? suite.encryption : suite.encryption.replace(/\(\d+\)$/, '');
}
