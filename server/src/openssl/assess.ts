/** What weaknesses depend on; suites of TLS 1.3 and of other libraries have it too. */
export interface AssessedSuite {
	/** As `CipherSuite` has it; other names count as trusted. */
	readonly keyExchange: string;
	/** As `CipherSuite` has it; other names count as trusted. */
	readonly authentication: string;
	/** As `CipherSuite` has it; what follows the cipher's name does not matter. */
	readonly encryption: string;
	/** As `CipherSuite` has it. */
	readonly mac: string;
	/** The length of the key. */
	readonly algorithmBits: number;
	/** As `CipherSuite` has it. */
	readonly isExport: boolean;
}

/** Why a suite is no longer trusted. */
export type Weakness =
	/** No encryption. */
	| 'null'
	/** No authentication: anyone in between can take part. */
	| 'anonymous'
	/** Weakened on purpose for the export rules of the 1990s. */
	| 'export'
	/** A key of 56 bits or less. */
	| 'low'
	| 'rc4'
	| 'rc2'
	| 'des'
	| '3des'
	| 'idea'
	| 'seed'
	/** MD5 as integrity check. */
	| 'md5';

/** Weaknesses of the rule `insecure-cipher`: such a suite protects nothing against somebody in between. */
export const insecure: readonly Weakness[] = ['null', 'anonymous', 'export', 'low'];

/** The weaknesses of a suite, the worst first; empty for a suite without any. */
export function suiteWeakness(suite: AssessedSuite): readonly Weakness[] {
	return checks.filter(([, isWeak]) => isWeak(suite)).map(([weakness]) => weakness);
}

const checks: readonly (readonly [Weakness, (suite: AssessedSuite) => boolean])[] = [
	['null', suite => suite.encryption === 'None'],
	['anonymous', suite => suite.authentication === 'None' && suite.keyExchange !== 'SRP'],
	['export', suite => suite.isExport],
	['low', suite => suite.encryption !== 'None' && suite.algorithmBits <= 56],
	['rc4', suite => suite.encryption.startsWith('RC4')],
	['rc2', suite => suite.encryption.startsWith('RC2')],
	['des', suite => suite.encryption.startsWith('DES')],
	['3des', suite => suite.encryption.startsWith('3DES')],
	['idea', suite => suite.encryption.startsWith('IDEA')],
	['seed', suite => suite.encryption.startsWith('SEED')],
	['md5', suite => suite.mac === 'MD5'],
];
