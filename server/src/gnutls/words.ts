/**
 * The names that a release of GnuTLS accepts after `+`, `-` and `!`, as it prints them. It ignores their case.
 *
 * Source: `NONE:…:+NAME` tried on Debian's 3.7.1, 3.7.9, 3.8.9 and 3.8.13 for every name of `gnutls_cipher_list` and its
 * kin; `lib/algorithms/*.c` for 3.5 and 3.6.
 */
export interface AlgorithmWords {
	readonly ciphers: readonly string[];
	readonly macs: readonly string[];
	readonly keyExchanges: readonly string[];
	/** Names of ciphers and key exchanges that are accepted and do nothing: the library no longer has them. */
	readonly inert: readonly string[];
	/** After `SIGN-`. */
	readonly signatureAlgorithms: readonly string[];
	/** After `GROUP-`. */
	readonly groups: readonly string[];
	/** After `CURVE-`, and the group each stands for where that has another name. */
	readonly curves: ReadonlyMap<string, string>;
}

const aesWords = [
	...['AES-256-CBC', 'AES-192-CBC', 'AES-128-CBC', 'AES-128-GCM', 'AES-256-GCM', 'AES-128-CCM', 'AES-256-CCM'],
	...['AES-128-CCM-8', 'AES-256-CCM-8'],
];

const oldCiphers = [
	...['ARCFOUR-128', 'ESTREAM-SALSA20-256', 'SALSA20-256', 'CAMELLIA-256-CBC', 'CAMELLIA-192-CBC', 'CAMELLIA-128-CBC'],
	...['CHACHA20-POLY1305', 'CAMELLIA-128-GCM', 'CAMELLIA-256-GCM', '3DES-CBC', 'DES-CBC', 'RC2-40', 'NULL'],
];

const gostCiphers = [
	...['GOST28147-TC26Z-CFB', 'GOST28147-CPA-CFB', 'GOST28147-CPB-CFB', 'GOST28147-CPC-CFB', 'GOST28147-CPD-CFB'],
	'GOST28147-TC26Z-CNT',
];

const ciphers36 = [
	...aesWords,
	...oldCiphers,
	...['AES-192-GCM', 'CHACHA20-32', 'CHACHA20-64', 'AES-128-CFB8', 'AES-192-CFB8', 'AES-256-CFB8'],
	...['AES-128-XTS', 'AES-256-XTS', 'AES-128-SIV', 'AES-256-SIV'],
];

const ciphers37 = [...ciphers36, ...gostCiphers, 'MAGMA-CTR-ACPKM', 'KUZNYECHIK-CTR-ACPKM'];

const macs35 = ['SHA1', 'SHA256', 'SHA384', 'SHA512', 'SHA224', 'UMAC-96', 'UMAC-128', 'AEAD', 'MD5'];

const macs36 = [...macs35, 'AES-CMAC-128', 'AES-CMAC-256', 'AES-GMAC-128', 'AES-GMAC-192', 'AES-GMAC-256'];

const macs37 = [
	...macs36,
	...['GOSTR341194', 'STREEBOG-256', 'STREEBOG-512', 'GOST28147-TC26Z-IMIT', 'OMAC-MAGMA', 'OMAC-KUZNYECHIK'],
];

const certificateExchanges = ['ECDHE-RSA', 'ECDHE-ECDSA', 'RSA', 'DHE-RSA', 'DHE-DSS'];
const otherExchanges = ['PSK', 'RSA-PSK', 'DHE-PSK', 'ECDHE-PSK', 'ANON-DH', 'ANON-ECDH'];
const srpExchanges = ['SRP-DSS', 'SRP-RSA', 'SRP'];

const signatures35 = [
	...['RSA-SHA1', 'RSA-SHA224', 'RSA-SHA256', 'RSA-SHA384', 'RSA-SHA512', 'RSA-RMD160', 'RSA-MD5', 'RSA-MD2'],
	...['DSA-SHA1', 'DSA-SHA224', 'DSA-SHA256', 'DSA-SHA384', 'DSA-SHA512'],
	...['ECDSA-SHA1', 'ECDSA-SHA224', 'ECDSA-SHA256', 'ECDSA-SHA384', 'ECDSA-SHA512'],
];

const hashesOfSha3 = ['SHA3-224', 'SHA3-256', 'SHA3-384', 'SHA3-512'];

const signatures36 = [
	...signatures35,
	...['RSA-PSS-SHA256', 'RSA-PSS-RSAE-SHA256', 'RSA-PSS-SHA384', 'RSA-PSS-RSAE-SHA384'],
	...['RSA-PSS-SHA512', 'RSA-PSS-RSAE-SHA512', 'EdDSA-Ed25519', 'EdDSA-Ed448'],
	...['ECDSA-SECP256R1-SHA256', 'ECDSA-SECP384R1-SHA384', 'ECDSA-SECP521R1-SHA512', 'RSA-RAW'],
	...['RSA', 'ECDSA', 'DSA'].flatMap(key => hashesOfSha3.map(hash => `${key}-${hash}`)),
	...['GOSTR341012-512', 'GOSTR341012-256', 'GOSTR341001'],
];

const signatures38 = [...signatures36, 'ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'];

const groups36 = [
	...['SECP192R1', 'SECP224R1', 'SECP256R1', 'SECP384R1', 'SECP521R1', 'X25519', 'X448'],
	...['FFDHE2048', 'FFDHE3072', 'FFDHE4096', 'FFDHE6144', 'FFDHE8192'],
];

/** The groups that `GROUP-GOST-ALL` stands for, in its order. */
export const gostGroups: readonly string[] = ['GC256A', 'GC256B', 'GC256C', 'GC256D', 'GC512A', 'GC512B', 'GC512C'];

const ellipticCurves = ['SECP192R1', 'SECP224R1', 'SECP256R1', 'SECP384R1', 'SECP521R1', 'X25519', 'X448'];

/** Curves of signatures, which no key exchange can use, and the Russian ones. */
const otherCurves = ['Ed25519', 'Ed448', 'CryptoPro-A', 'CryptoPro-XchA'];

const renamedCurves: readonly (readonly [string, string])[] = [
	['TC26-256-B', 'GC256B'],
	['TC26-512-A', 'GC512A'],
];

function curves(names: readonly string[], renamed = renamedCurves): ReadonlyMap<string, string> {
	return new Map([...names.map(name => [name, name] as const), ...renamed]);
}

export const algorithmWords35: AlgorithmWords = {
	ciphers: [...aesWords, ...oldCiphers],
	macs: macs35,
	keyExchanges: [...certificateExchanges, ...otherExchanges, ...srpExchanges],
	inert: ['RSA-EXPORT', 'ARCFOUR-40'],
	signatureAlgorithms: signatures35,
	groups: [],
	curves: curves(['SECP256R1', 'SECP384R1', 'SECP521R1', 'X25519'], []),
};

export const algorithmWords36: AlgorithmWords = {
	...algorithmWords35,
	ciphers: ciphers36,
	macs: macs36,
	inert: [...algorithmWords35.inert, ...gostCiphers],
	signatureAlgorithms: signatures36,
	groups: groups36,
	curves: curves([...ellipticCurves, ...otherCurves]),
};

export const algorithmWords371: AlgorithmWords = {
	...algorithmWords36,
	ciphers: ciphers37,
	macs: macs37,
	keyExchanges: [...algorithmWords36.keyExchanges, 'VKO-GOST-12'],
	inert: algorithmWords35.inert,
	groups: [...groups36, 'GC256B', 'GC512A'],
};

export const algorithmWords37: AlgorithmWords = { ...algorithmWords371, groups: [...groups36, ...gostGroups] };

export const algorithmWords38: AlgorithmWords = {
	...algorithmWords37,
	ciphers: [...ciphers37, 'AES-128-SIV-GCM', 'AES-256-SIV-GCM'],
	macs: [...macs37, 'PBMAC1'],
	keyExchanges: [...certificateExchanges, ...otherExchanges, 'VKO-GOST-12'],
	signatureAlgorithms: signatures38,
};

export const algorithmWords3813: AlgorithmWords = {
	...algorithmWords38,
	ciphers: [...algorithmWords38.ciphers, 'AES-128-CFB', 'AES-192-CFB', 'AES-256-CFB'],
};
