import { libraryOf } from '../../openssl/memory.js';
import type { CipherSuite } from '../../openssl/suite.js';
import type { CipherCase } from './cases.js';

/** TLS 1.2 is on, and all that a list leaves for it are CBC suites, though the library has GCM. */
export function isAeadRemoved({ protocols, offered, library }: CipherCase): boolean {
	return (
		protocols.includes('TLSv1.2') &&
		offered.some(({ encryption, newestProtocol }) => isBlockCipher(encryption) && newestProtocol === 'TLSv1.2') &&
		!offered.some(isAead) &&
		libraryOf(library).suites.some(isAead)
	);
}

/** Encryption and integrity in one (RFC 5116): GCM, CCM, ChaCha20-Poly1305. */
export function isAead({ mac }: Pick<CipherSuite, 'mac'>): boolean {
	return mac === 'AEAD';
}

function isBlockCipher(encryption: string): boolean {
	return /^(?:AES|Camellia|ARIA|SEED|IDEA|3DES|DES)\(/.test(encryption);
}
