import type { KeyExchange } from '../openssl/suite.js';
import type { SuiteMode, SuiteTraits } from './facts.js';

/**
 * What the name of a suite in IANA's registry says: `TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256`, and for TLS 1.3
 * `TLS_AES_128_GCM_SHA256`. `undefined` for a name of another form.
 */
export function readStandardName(name: string): SuiteTraits | undefined {
	const [, exchange, cipherPart = ''] = /^TLS_(?:(\w+?)_WITH_)?(\w+)$/.exec(name) ?? [];
	const parties = exchange === undefined ? anyParties : readParties(exchange.replace(/_EXPORT$/, ''));
	const cipher = readCipher(cipherPart);
	if (parties === undefined || cipher === undefined) {
		return undefined;
	}
	const isExport = exchange?.endsWith('_EXPORT') ?? false;
	return { ...parties, ...cipher, isExport };
}

const anyParties = { keyExchange: 'any', authentication: 'any' } as const;

type Parties = Pick<SuiteTraits, 'keyExchange' | 'authentication'>;

/** The words before `_WITH_`, where they are not just the two. */
const parties: Readonly<Record<string, readonly [KeyExchange, SuiteTraits['authentication']]>> = {
	RSA: ['RSA', 'RSA'],
	DH_RSA: ['DH/RSA', 'DH'],
	DH_DSS: ['DH/DSS', 'DH'],
	DH_anon: ['DHE', 'None'],
	DHE_RSA: ['DHE', 'RSA'],
	DHE_DSS: ['DHE', 'DSS'],
	ECDH_RSA: ['ECDH/RSA', 'ECDH'],
	ECDH_ECDSA: ['ECDH/ECDSA', 'ECDH'],
	ECDH_anon: ['ECDHE', 'None'],
	ECDHE_RSA: ['ECDHE', 'RSA'],
	ECDHE_ECDSA: ['ECDHE', 'ECDSA'],
	PSK: ['PSK', 'PSK'],
	RSA_PSK: ['RSAPSK', 'RSA'],
	DHE_PSK: ['DHEPSK', 'PSK'],
	// The registry spells the two CCM_8 suites of RFC 6655 so.
	PSK_DHE: ['DHEPSK', 'PSK'],
	ECDHE_PSK: ['ECDHEPSK', 'PSK'],
	SRP_SHA: ['SRP', 'SRP'],
	SRP_SHA_RSA: ['SRP', 'RSA'],
	SRP_SHA_DSS: ['SRP', 'DSS'],
	GOSTR341112_256: ['GOST', 'GOST12'],
};

function readParties(words: string): Parties | undefined {
	const found = Object.hasOwn(parties, words) ? parties[words] : undefined;
	return found && { keyExchange: found[0], authentication: found[1] };
}

interface CipherKind {
	readonly cipher: string;
	readonly bits: number;
	readonly strengthBits: number;
	readonly mode: SuiteMode;
}

/** Ciphers whose words are not cipher, length and mode. The strengths are those of the ciphers' own documents. */
const oldCiphers: Readonly<Record<string, CipherKind>> = {
	NULL: { cipher: 'None', bits: 0, strengthBits: 0, mode: 'none' },
	RC4_40: { cipher: 'RC4', bits: 128, strengthBits: 40, mode: 'stream' },
	RC4_128: { cipher: 'RC4', bits: 128, strengthBits: 128, mode: 'stream' },
	RC2_CBC_40: { cipher: 'RC2', bits: 128, strengthBits: 40, mode: 'CBC' },
	DES40_CBC: { cipher: 'DES', bits: 56, strengthBits: 40, mode: 'CBC' },
	DES_CBC: { cipher: 'DES', bits: 56, strengthBits: 56, mode: 'CBC' },
	'3DES_EDE_CBC': { cipher: '3DES', bits: 168, strengthBits: 112, mode: 'CBC' },
	IDEA_CBC: { cipher: 'IDEA', bits: 128, strengthBits: 128, mode: 'CBC' },
	SEED_CBC: { cipher: 'SEED', bits: 128, strengthBits: 128, mode: 'CBC' },
	CHACHA20_POLY1305: { cipher: 'ChaCha20', bits: 256, strengthBits: 256, mode: 'POLY1305' },
	'28147_CNT': { cipher: 'GOST89', bits: 256, strengthBits: 256, mode: 'stream' },
};

const blockCiphers: Readonly<Record<string, string>> = { AES: 'AES', CAMELLIA: 'Camellia', ARIA: 'ARIA' };

function readCipher(words: string): Omit<SuiteTraits, keyof Parties | 'isExport'> | undefined {
	const [, cipherWords = words, hash] = /^(\w+)_(SHA\d*|MD5|IMIT)$/.exec(words) ?? [];
	const kind = oldCipher(cipherWords) ?? blockCipher(cipherWords);
	if (kind === undefined) {
		return undefined;
	}
	const isAead = kind.mode === 'GCM' || kind.mode === 'POLY1305' || kind.mode.startsWith('CCM');
	if (hash === 'IMIT') {
		return { ...kind, mac: 'GOST89', prfHash: 'GOST12' };
	}
	return {
		...kind,
		mac: isAead ? 'AEAD' : hash === 'SHA' ? 'SHA1' : (hash ?? ''),
		// Suites older than TLS 1.2, and those that name no hash, use SHA-256 there.
		prfHash: hash === 'SHA384' ? 'SHA384' : 'SHA256',
	};
}

function oldCipher(words: string): CipherKind | undefined {
	return Object.hasOwn(oldCiphers, words) ? oldCiphers[words] : undefined;
}

function blockCipher(words: string): CipherKind | undefined {
	const [, family = '', length, mode] = /^(AES|CAMELLIA|ARIA)_(128|256)_(CBC|GCM|CCM_8|CCM)$/.exec(words) ?? [];
	const cipher = blockCiphers[family];
	if (cipher === undefined) {
		return undefined;
	}
	const bits = Number(length);
	return { cipher, bits, strengthBits: bits, mode: mode as SuiteMode };
}
