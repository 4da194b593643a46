import { fromBER, Integer, Sequence } from 'asn1js';
import { bitLength } from './numbers.js';
import { pemBlocks } from './pem.js';

/** The prime of a Diffie-Hellman group. */
export interface DhGroup {
	readonly bits: number;
	/** It is one of those that RFC 3526 or RFC 7919 publish, and not made for this server. */
	readonly isPublished: boolean;
	/** Its name in RFC 7919, where it is one of that: `ffdhe3072`. */
	readonly name?: string;
}

/**
 * The first Diffie-Hellman parameters of a PEM file (PKCS #3 DHParameter, or DomainParameters of RFC 3279 §2.3.3; the prime
 * comes first in both). `undefined`: there is no such block, or it is damaged.
 */
export function dhGroup(pem: string): DhGroup | undefined {
	const [bytes] = [...pemBlocks(pem, 'DH PARAMETERS'), ...pemBlocks(pem, 'X9.42 DH PARAMETERS')];
	if (bytes === undefined) {
		return undefined;
	}
	const { result, offset } = fromBER(bytes);
	const prime = offset !== -1 && result instanceof Sequence ? result.valueBlock.value[0] : undefined;
	return prime instanceof Integer ? readPrime(new Uint8Array(prime.valueBlock.valueHexView)) : undefined;
}

/** Bits of the prime, as `dhGroup`. */
export function dhParameterBits(pem: string): number | undefined {
	return dhGroup(pem)?.bits;
}

/** The published primes, and by all odds no others, begin and end with 64 bits that are set (RFC 3526 §2, RFC 7919 §A). */
function readPrime(bytes: Uint8Array): DhGroup {
	const number = bytes[0] === 0 ? bytes.subarray(1) : bytes;
	const isSet = (part: Uint8Array) => part.length === 8 && part.every(byte => byte === 0xff);
	const bits = bitLength(number);
	const isPublished = isSet(number.subarray(0, 8)) && isSet(number.subarray(-8));
	const isOfRfc7919 = isPublished && startOfRfc7919.every((byte, index) => number[8 + index] === byte);
	return { bits, isPublished, ...(isOfRfc7919 && { name: `ffdhe${bits}` }) };
}

/** What follows in all of its groups: the digits of e (RFC 7919 §A); those of RFC 3526 have the digits of pi. */
const startOfRfc7919 = [0xad, 0xf8, 0x54, 0x58];
