import type { Contents } from '../../languages/language.js';
import type { CipherSuite } from '../../openssl/suite.js';
import { type CertificateType, minimumBits } from '../../openssl/supported.js';
import { type CertificateKey, certificateKey, ownKeys } from '../../tls/certificate.js';
import type { Endpoint } from '../../tls/endpoint.js';
import { certificatesBeside } from '../../tls/key-file.js';
import type { ProtocolVersion } from '../../tls/protocol.js';
import { strengthOf } from './dh.js';

/** What a client, which takes any key, has in common with a server that has one of each kind. */
export const anyKey: readonly CertificateKey[] = [
	{ algorithm: 'RSA', bits: 4096, publicKey: '' },
	{ algorithm: 'EC', bits: 256, curve: '1.2.840.10045.3.1.7', publicKey: '' },
	{ algorithm: 'DSA', bits: 4096, publicKey: '' },
];

/** What a server may well have whose certificates are not at hand. */
export const usualKeys: readonly CertificateKey[] = anyKey.filter(({ algorithm }) => algorithm !== 'DSA');

/** The certificates that are not at hand, by the names the endpoint has for them. */
export function missingFiles({ certificates }: Endpoint, contents: Contents): readonly string[] {
	return (certificates.value?.files ?? []).filter(name => keysIn(contents.get(name)?.text ?? '') === undefined);
}

/**
 * Those that are long enough for the level; `null`: a certificate file is not at hand. With a shorter one, TLS 1.3 gets as
 * far as the ServerHello and then ends with "ee key too small"; older versions do without the suites (measured with smtpd
 * 3.7.11 and OpenSSL 3.0).
 */
export function keysOf(
	{ certificates }: Endpoint,
	contents: Contents,
	securityLevel: number,
): readonly CertificateKey[] | null {
	const keys = certificates.value?.files.map(name => keysIn(contents.get(name)?.text ?? ''));
	return keys === undefined || keys.includes(undefined) || (keys.length > 0 && keys.flat().length === 0)
		? null
		: keys
				.flatMap(found => found ?? [])
				.filter(key => strengthOfKey(key) >= (minimumBits[Math.min(securityLevel, 5)] ?? 0));
}

/** None for a file with nothing but a private key, whose certificate comes in the next one; `undefined`: nothing readable. */
function keysIn(text: string): readonly CertificateKey[] | undefined {
	const keys = ownKeys(text);
	return keys.length > 0 || /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/.test(text) ? keys : undefined;
}

/** A certificate or key that is surely not there; without one of several chain files only anonymous suites are left. */
export function absentFile({ certificates, direction }: Endpoint, contents: Contents): string | undefined {
	const { files = [], keyFiles = [] } = certificates.value ?? {};
	if (direction === 'client' || certificates.origin.setting.endsWith('_chain_files')) {
		return undefined;
	}
	const absent = [...files, ...keyFiles.map(({ key }) => key)].find(name => contents.get(name) === null);
	return absent === undefined ? undefined : `${absent} is not there, so TLS is switched off.`;
}

/** A private key that by the certificate beside it belongs to another one than the configuration says. */
export function foreignKey({ certificates, direction }: Endpoint, contents: Contents): string | undefined {
	for (const { certificate, key } of direction === 'server' ? (certificates.value?.keyFiles ?? []) : []) {
		const beside = certificatesBeside(key);
		const own = certificateKey(contents.get(certificate)?.text ?? '');
		const others = beside.flatMap(name => certificateKey(contents.get(name)?.text ?? '') ?? []);
		const isForeign =
			own !== undefined && others.length > 0 && others.every(({ publicKey }) => publicKey !== own.publicKey);
		if (isForeign && !beside.includes(certificate)) {
			return `The key ${key} does not fit the certificate ${certificate}: the certificate beside it has another public key.`;
		}
	}
	return undefined;
}

/** Half the field for elliptic curves (SP 800-57 part 1, table 2); curves that are not known count as strong. */
function strengthOfKey({ algorithm, bits }: CertificateKey): number {
	switch (algorithm) {
		case 'Ed25519':
			return 128;
		case 'Ed448':
			return 224;
		case 'EC':
			return bits === 0 ? Number.POSITIVE_INFINITY : bits / 2;
		default:
			return strengthOf(bits);
	}
}

/**
 * What a key serves for in a protocol before TLS 1.3. Measured with smtpd 3.7.11 and OpenSSL 3.0: Edwards curves sign in TLS
 * 1.2 only, and RSA-PSS keys do not decrypt.
 */
export function certificateTypeIn(
	{ algorithm }: CertificateKey,
	protocol: ProtocolVersion,
	{ keyExchange }: CipherSuite,
): CertificateType | undefined {
	switch (algorithm) {
		case 'Ed25519':
		case 'Ed448':
			return protocol === 'TLSv1.2' ? 'ECDSA' : undefined;
		case 'EC':
			return 'ECDSA';
		case 'RSA-PSS':
			return protocol === 'TLSv1.2' && keyExchange !== 'RSA' ? 'RSA' : undefined;
		case 'DSA':
			return 'DSS';
		case 'RSA':
			return 'RSA';
	}
}

/** The curves with signature schemes of TLS 1.3: P-256, P-384 and P-521 (RFC 8446 §4.2.3). */
const curvesOfTls13: readonly string[] = ['1.2.840.10045.3.1.7', '1.3.132.0.34', '1.3.132.0.35'];

/** Whether a key signs in TLS 1.3. */
export function signsInTls13({ algorithm, curve = '' }: CertificateKey): boolean {
	return algorithm !== 'DSA' && (algorithm !== 'EC' || curvesOfTls13.includes(curve));
}
