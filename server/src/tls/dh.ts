import { fromBER, Integer, Sequence } from 'asn1js';
import { bitLength } from './numbers.js';
import { pemBlocks } from './pem.js';

/**
 * Bits of the prime in the first block of Diffie-Hellman parameters of a PEM file (PKCS #3 DHParameter, or DomainParameters
 * of RFC 3279 §2.3.3; the prime comes first in both). `undefined`: there is no such block, or it is damaged.
 */
export function dhParameterBits(pem: string): number | undefined {
	const [bytes] = [...pemBlocks(pem, 'DH PARAMETERS'), ...pemBlocks(pem, 'X9.42 DH PARAMETERS')];
	if (bytes === undefined) {
		return undefined;
	}
	const { result, offset } = fromBER(bytes);
	const prime = offset !== -1 && result instanceof Sequence ? result.valueBlock.value[0] : undefined;
	return prime instanceof Integer ? bitLength(new Uint8Array(prime.valueBlock.valueHexView)) : undefined;
}
