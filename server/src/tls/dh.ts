import { fromBER, Integer, Sequence } from 'asn1js';

const block = /-----BEGIN (X9\.42 )?DH PARAMETERS-----([A-Za-z0-9+/=\s]+)-----END/;

/**
 * Bits of the prime in a PEM file with Diffie-Hellman parameters (PKCS #3 DHParameter, or DomainParameters of RFC 3279
 * §2.3.3; the prime comes first in both). `undefined`: there is no such block in the text, or it is damaged.
 */
export function dhParameterBits(pem: string): number | undefined {
	const base64 = block.exec(pem)?.[2];
	const bytes = base64 === undefined ? undefined : decodeBase64(base64);
	if (bytes === undefined) {
		return undefined;
	}
	const { result, offset } = fromBER(bytes);
	const prime = offset !== -1 && result instanceof Sequence ? result.valueBlock.value[0] : undefined;
	return prime instanceof Integer ? bitLength(new Uint8Array(prime.valueBlock.valueHexView)) : undefined;
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
	try {
		return Uint8Array.from(atob(text.replace(/\s/g, '')), character => character.charCodeAt(0));
	} catch {
		return undefined;
	}
}

function bitLength(bytes: Uint8Array): number {
	const first = bytes.findIndex(byte => byte !== 0);
	return first === -1 ? 0 : (bytes.length - first) * 8 - (Math.clz32(bytes[first] ?? 0) - 24);
}
