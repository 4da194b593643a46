import type { Weakness } from '../openssl/assess.js';
import type { Authentication, KeyExchange, SuiteProtocol } from '../openssl/suite.js';
import type { Availability, Releases } from './availability.js';
import type { Grade } from './grade.js';

/** What a suite is made of, as its name in IANA's registry says it. */
export interface SuiteTraits {
	/** How the key is agreed on; `any` in TLS 1.3, whose suites leave it to groups and key shares. */
	readonly keyExchange: KeyExchange | 'any';
	/**
	 * How the server proves who it is; `any` in TLS 1.3, whose suites leave it to the signature algorithms, `GOST12` for GOST
	 * R 34.10-2012 (RFC 9189).
	 */
	readonly authentication: Authentication | 'GOST12' | 'any';
	/** The cipher without key length or mode, as it is usually written: `AES`, `Camellia`, `ChaCha20`; `None` for NULL. */
	readonly cipher: string;
	/** The length of the cipher's key in bits; export suites keep only `strengthBits` of it secret. */
	readonly bits: number;
	/** What an attacker has to search, in bits: 112 for 3DES, 40 or 56 for export suites, 0 without encryption. */
	readonly strengthBits: number;
	readonly mode: SuiteMode;
	/** The integrity check: `SHA1`, `SHA256`, `SHA384`, `MD5`, `AEAD` (part of the cipher), `GOST94`, `GOST89`. */
	readonly mac: string;
	/**
	 * The hash that keys are derived with in the newest protocol that has the suite (RFC 5246 §5, RFC 8446 §7.1). Before
	 * TLS 1.2 every suite uses MD5 and SHA-1 together (`MD5+SHA1`), in SSL 2.0 MD5.
	 */
	readonly prfHash: string;
	/** Weakened on purpose for the export rules of the 1990s. */
	readonly isExport: boolean;
}

/** How a cipher is used; `stream` for RC4 and GOST, `none` without encryption. CCM_8 has a check value of 8 bytes only. */
export type SuiteMode = 'CBC' | 'GCM' | 'CCM' | 'CCM_8' | 'POLY1305' | 'stream' | 'none';

/** All that MailTLS knows about one suite of any library. */
export interface SuiteFacts extends SuiteTraits {
	/** The number on the wire: two bytes, or three for SSL 2.0. */
	readonly number: number;
	/** The name in IANA's registry; absent where there is none (SSL 2.0, old GOST drafts). */
	readonly standardName?: string;
	/** OpenSSL's names, the newest first, none where no OpenSSL has it: `DHE-RSA-DES-CBC3-SHA` was `EDH-RSA-DES-CBC3-SHA` before. */
	readonly opensslNames: readonly string[];
	/** GnuTLS's name, for example `TLS_ECDHE_RSA_AES_128_GCM_SHA256`; absent where no GnuTLS has it. */
	readonly gnutlsName?: string;
	/** The oldest protocol that can use it. */
	readonly protocol: SuiteProtocol | 'TLSv1.3';
	/**
	 * The newest protocol that may use it: TLS 1.1 prohibits export suites (RFC 4346 §A.5), TLS 1.2 DES and IDEA (RFC 5469).
	 * OpenSSL keeps to that for IDEA only.
	 */
	readonly newestProtocol: SuiteProtocol | 'TLSv1.1' | 'TLSv1.3';
	/** Whether recorded traffic stays secret when the server's key is found out later. */
	readonly isForwardSecret: boolean;
	/** The releases of OpenSSL that have it; absent where none has. */
	readonly openssl?: Availability;
	/** The releases of GnuTLS that have it; absent where none has. */
	readonly gnutls?: Releases;
	/** The worst first. */
	readonly weaknesses: readonly Weakness[];
	readonly grade: Grade;
}
