import type { OpensslLibraryId } from './libraries.js';

/**
 * Whether a build speaks a protocol at all. SSL 2.0 went with 1.0.1u and 1.0.2g (earlier at Debian), SSL 3.0 is left out
 * by every build since 1.1.0 that is not asked for it, and TLS 1.3 came with 1.1.1 (CHANGES of OpenSSL; the recorded
 * builds of `libraries.ts` agree).
 */
export function speaks(library: OpensslLibraryId, protocol: string): boolean {
	const [, major = '', isFull] = /^openssl-(\d+\.\d+(?:\.\d+)?)[^-]*(-full)?/.exec(library) ?? [];
	const release = releases.indexOf(major);
	const since = (first: string) => release >= releases.indexOf(first);
	switch (protocol) {
		case 'SSLv2':
			return !since('1.1.0') && (!since('1.0.1') || isFull !== undefined || library === 'openssl-1.0.1f');
		case 'SSLv3':
			return (!since('1.1.0') || isFull !== undefined) && !since('4.0');
		case 'TLSv1.1':
		case 'TLSv1.2':
			return since('1.0.1');
		case 'TLSv1.3':
			return since('1.1.1');
		default:
			return true;
	}
}

/**
 * Whether a security level rules out TLS 1.0 and 1.1: since OpenSSL 3.0 level 1 already does, because it refuses the SHA-1
 * signatures of their handshakes (measured with 3.0.22).
 */
export function needsTls12(library: OpensslLibraryId, securityLevel: number): boolean {
	return securityLevel >= 1 && /^openssl-(?!0\.|1\.)/.test(library);
}

/** TLS compression is compiled in by some distributions before 1.1.0, and off by default in every release since. */
export function mayCompress(library: OpensslLibraryId): boolean {
	return /^openssl-(0\.9\.8|1\.0\.)/.test(library);
}

const releases: readonly string[] = ['0.9.8', '1.0.0', '1.0.1', '1.0.2', '1.1.0', '1.1.1', '3.0', '3.5', '3.6', '4.0'];
