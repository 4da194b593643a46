import type { Weakness } from '../openssl/assess.js';

/** How a suite does today, in one word, from the best to the worst. */
export const grades = [
	/** Forward secret with authenticated encryption. */
	'good',
	/** Authenticated encryption with finite-field Diffie-Hellman, which RFC 10015 takes out of TLS 1.2. */
	'DHE',
	/** CCM_8: a check value of 8 bytes, which OpenSSL counts as 64 bits. */
	'short tag',
	/** Encrypts and authenticates in the wrong order (RFC 7366 §1). */
	'CBC',
	/** Who gets the server's key can read recorded traffic. */
	'static key',
	/** A broken cipher or MD5. */
	'weak',
	'anonymous',
	/** No encryption, or a key that can be searched. */
	'insecure',
] as const;

export type Grade = (typeof grades)[number];

/** What the grade depends on; `SuiteFacts` has it. */
export interface GradedSuite {
	readonly weaknesses: readonly Weakness[];
	readonly isForwardSecret: boolean;
	/** As `SuiteTraits` has it. */
	readonly keyExchange: string;
	/** As `SuiteTraits` has it. */
	readonly mode: string;
	/** As `SuiteTraits` has it. */
	readonly mac: string;
}

/** In the order a postmaster asks: is it broken, is it weak, does it keep recorded traffic safe, is it modern. */
export function gradeOf({ weaknesses, isForwardSecret, keyExchange, mode, mac }: GradedSuite): Grade {
	if (weaknesses.some(weakness => weakness === 'null' || weakness === 'export' || weakness === 'low')) {
		return 'insecure';
	}
	if (weaknesses.includes('anonymous')) {
		return 'anonymous';
	}
	if (weaknesses.length > 0) {
		return 'weak';
	}
	if (!isForwardSecret) {
		return 'static key';
	}
	if (mac !== 'AEAD') {
		return 'CBC';
	}
	if (mode === 'CCM_8') {
		return 'short tag';
	}
	return keyExchange === 'DHE' || keyExchange === 'DHEPSK' ? 'DHE' : 'good';
}
