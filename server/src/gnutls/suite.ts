/** A protocol as GnuTLS prints it. */
export type GnutlsProtocol = 'SSL3.0' | 'TLS1.0' | 'TLS1.1' | 'TLS1.2' | 'TLS1.3' | 'DTLS0.9' | 'DTLS1.0' | 'DTLS1.2';

/** How the server proves who it is; `any` for TLS 1.3, where the suite does not say; `None` for the anonymous suites. */
export type GnutlsAuthentication = 'RSA' | 'ECDSA' | 'DSS' | 'PSK' | 'SRP' | 'GOST' | 'None' | 'any';

/** One cipher suite as GnuTLS knows it. */
export interface GnutlsSuite {
	/** GnuTLS's name, for example `TLS_ECDHE_RSA_AES_128_GCM_SHA256`. */
	readonly name: string;
	/** The number on the wire, two bytes; unique. */
	readonly id: number;
	/** The name in IANA's registry; absent for the draft suite 0x0066. */
	readonly standardName?: string;
	/** OpenSSL's name; absent where no OpenSSL has the suite. */
	readonly opensslName?: string;
	/** The word of a priority string for the key exchange, such as `ECDHE-RSA`; absent for TLS 1.3. */
	readonly keyExchange?: string;
	/** The word for the cipher, such as `AES-128-GCM`. */
	readonly cipher: string;
	/** The word for the integrity check; `AEAD` where it is part of the cipher. */
	readonly mac: string;
	readonly authentication: GnutlsAuthentication;
	/** The oldest protocol it works with, SSL 3.0 even for libraries that no longer have that. */
	readonly oldestProtocol: GnutlsProtocol;
	/** The newest protocol it works with. */
	readonly newestProtocol: 'TLS1.2' | 'TLS1.3';
	/** The oldest DTLS it works with; absent for those that DTLS cannot use (RC4, TLS 1.3, GOST). */
	readonly oldestDtls?: GnutlsProtocol;
}
