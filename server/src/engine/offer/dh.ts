import type { Contents } from '../../languages/language.js';
import type { OpensslLibraryId } from '../../openssl/libraries.js';
import type { CipherSuite } from '../../openssl/suite.js';
import { minimumBits } from '../../openssl/supported.js';
import type { CertificateKey } from '../../tls/certificate.js';
import { dhParameterBits } from '../../tls/dh.js';
import type { DhParameters } from '../../tls/endpoint.js';

/** What comes of the Diffie-Hellman parameters of a server. */
export interface DhOffer {
	/** Whether a suite with ephemeral Diffie-Hellman can be used at all. */
	readonly canServe: (suite: CipherSuite) => boolean;
	/** Bits of the group for such a suite; `null`: not known. */
	readonly bitsFor: (suite: CipherSuite) => number | null;
}

export interface DhSurroundings {
	readonly library: OpensslLibraryId;
	readonly securityLevel: number;
	/** `null`: not known. */
	readonly keys: readonly CertificateKey[] | null;
}

/** Measured with smtpd 3.7.11 and OpenSSL 3.0. A client takes whatever a server has: parameters that are not known. */
export function dhOffer(parameters: DhParameters | null, contents: Contents, surroundings: DhSurroundings): DhOffer {
	const minimum = leastStrength(surroundings);
	switch (parameters?.kind) {
		case 'builtin':
			return fixed(parameters.bits, minimum);
		case 'auto':
			return automatic(surroundings);
		case 'file': {
			const found = contents.get(parameters.file);
			if (found === undefined) {
				return undecided;
			}
			// What cannot be read, or is not there, is as if no file were named.
			const bits = dhParameterBits(found?.text ?? '');
			return bits === undefined ? withoutFile(surroundings) : fixed(bits, minimum);
		}
		default:
			return undecided;
	}
}

const undecided: DhOffer = { canServe: () => true, bitsFor: () => null };

function fixed(bits: number, minimum: number): DhOffer {
	return { canServe: () => strengthOf(bits) >= minimum, bitsFor: () => bits };
}

/** Since 1.1.0 a group below 1024 bits is refused even at level 0 (ssl_security_default_callback of OpenSSL). */
function leastStrength({ library, securityLevel }: DhSurroundings): number {
	const isOld = /^openssl-(?:0\.|1\.0\.)/.test(library);
	return isOld ? 0 : Math.max(80, minimumBits[Math.min(securityLevel, 5)] ?? 0);
}

function withoutFile(surroundings: DhSurroundings): DhOffer {
	return /^openssl-[01]\./.test(surroundings.library) ? undecided : automatic(surroundings);
}

/**
 * As strong as the certificate's key, or for anonymous suites as the cipher: groups of 1024, 2048, 3072, 4096 or 8192 bits
 * (`SSL_CTX_set_dh_auto`, OpenSSL 3).
 */
function automatic({ keys, securityLevel }: DhSurroundings): DhOffer {
	const level = minimumBits[Math.min(securityLevel, 5)] ?? 0;
	return {
		canServe: () => true,
		bitsFor({ authentication, strengthBits }) {
			if (authentication === 'None') {
				return groupFor(Math.max(level, strengthBits === 256 ? 128 : 80));
			}
			const wanted = authentication === 'DSS' ? ['DSA'] : ['RSA', 'RSA-PSS'];
			const key = keys?.find(({ algorithm }) => wanted.includes(algorithm));
			return key === undefined ? null : groupFor(Math.max(level, strengthOf(key.bits)));
		},
	};
}

function groupFor(strength: number): number {
	if (strength >= 192) {
		return 8192;
	}
	if (strength >= 152) {
		return 4096;
	}
	if (strength >= 128) {
		return 3072;
	}
	return strength >= 112 ? 2048 : 1024;
}

/** Bits of strength of an RSA, DSA or Diffie-Hellman number (SP 800-57 part 1, table 2; OpenSSL 3 puts 4096 at 152). */
export function strengthOf(bits: number): number {
	return steps.find(([size]) => bits >= size)?.[1] ?? 0;
}

const steps: readonly (readonly [size: number, strength: number])[] = [
	[15360, 256],
	[7680, 192],
	[4096, 152],
	[3072, 128],
	[2048, 112],
	[1024, 80],
];
