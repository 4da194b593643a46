/** The oldest protocol a suite works with, as `openssl ciphers -v` prints it. */
export type SuiteProtocol = 'SSLv2' | 'SSLv3' | 'TLSv1' | 'TLSv1.2';

/** The word of a cipher string that selects suites of this strength; `NONE` for suites that no such word selects. */
export type StrengthClass = 'HIGH' | 'MEDIUM' | 'LOW' | 'EXPORT40' | 'EXPORT56' | 'NONE';

/** How client and server agree on a key. The ephemeral methods are DHE and ECDHE, which OpenSSL prints as DH and ECDH. */
export type KeyExchange =
	| 'RSA'
	| 'DHE'
	| 'ECDHE'
	| 'DH/RSA'
	| 'DH/DSS'
	| 'ECDH/RSA'
	| 'ECDH/ECDSA'
	| 'PSK'
	| 'RSAPSK'
	| 'DHEPSK'
	| 'ECDHEPSK'
	| 'SRP'
	| 'GOST';

/** How the server proves who it is; `None` for the anonymous suites. */
export type Authentication = 'RSA' | 'DSS' | 'ECDSA' | 'ECDH' | 'DH' | 'PSK' | 'SRP' | 'GOST94' | 'GOST01' | 'None';

/** One cipher suite as one build of OpenSSL knows it. */
export interface CipherSuite {
	/** OpenSSL's name, for example `ECDHE-RSA-AES128-GCM-SHA256`. */
	readonly name: string;
	/** The name in IANA's registry; absent where there is none (SSLv2, GOST drafts). */
	readonly standardName?: string;
	/** The number on the wire: two bytes, or three for SSLv2. It is unique within a library; `name` may not be. */
	readonly id: number;
	readonly protocol: SuiteProtocol;
	/** The newest protocol before TLS 1.3 that can use it. OpenSSL 1.1.0 keeps IDEA out of TLS 1.2, as RFC 5469 asks. */
	readonly newestProtocol: 'SSLv2' | 'TLSv1.1' | 'TLSv1.2';
	readonly keyExchange: KeyExchange;
	readonly authentication: Authentication;
	/** The cipher and its key length, for example `AESGCM(128)`; `None` for the NULL suites. */
	readonly encryption: string;
	/** The integrity check: `SHA1`, `SHA256`, `SHA384`, `MD5`, `AEAD` (part of the cipher), `GOST94`, `GOST89`. */
	readonly mac: string;
	/** The strength the library claims, in bits: what `@STRENGTH` sorts and a security level filters by. */
	readonly strengthBits: number;
	/** The length of the key; an export suite keeps only `strengthBits` of it secret. */
	readonly algorithmBits: number;
	readonly strength: StrengthClass;
	/** Weakened on purpose for the export rules of the 1990s. */
	readonly isExport: boolean;
	/** The word `FIPS` selects it. */
	readonly isFips: boolean;
	/** A member of the library's compiled-in `DEFAULT`. */
	readonly isDefault: boolean;
}
