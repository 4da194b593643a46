import { AsnConvert } from '@peculiar/asn1-schema';
import {
	BasicConstraints,
	Certificate,
	id_ce_basicConstraints,
	type Name,
	type SubjectPublicKeyInfo,
	type TBSCertificate,
} from '@peculiar/asn1-x509';
import { fromBER, Integer, ObjectIdentifier, Sequence } from 'asn1js';
import { bitLength } from './numbers.js';
import { pemBlocks } from './pem.js';

/** The key of a certificate, as far as it decides what a server can negotiate. */
export interface CertificateKey {
	readonly algorithm: 'RSA' | 'RSA-PSS' | 'EC' | 'DSA' | 'Ed25519' | 'Ed448';
	/** Of the modulus or the field; 0 where the algorithm alone says all. */
	readonly bits: number;
	/** Of an EC key: the object identifier of its curve. */
	readonly curve?: string;
	/** The public key itself, in hexadecimal: two certificates with the same one belong to one private key. */
	readonly publicKey: string;
}

/** The keys by their algorithm's object identifier (RFC 3279, RFC 4055, RFC 5480, RFC 8410). */
const algorithms: Readonly<Record<string, CertificateKey['algorithm']>> = {
	'1.2.840.113549.1.1.1': 'RSA',
	'1.2.840.113549.1.1.10': 'RSA-PSS',
	'1.2.840.10045.2.1': 'EC',
	'1.2.840.10040.4.1': 'DSA',
	'1.3.101.112': 'Ed25519',
	'1.3.101.113': 'Ed448',
};

/** Bits of the curves that servers have (RFC 5480 §2.1.1.1, RFC 5639). */
const curveBits: Readonly<Record<string, number>> = {
	'1.2.840.10045.3.1.7': 256,
	'1.3.132.0.34': 384,
	'1.3.132.0.35': 521,
	'1.3.132.0.33': 224,
	'1.3.132.0.10': 256,
	'1.3.36.3.3.2.8.1.1.7': 256,
	'1.3.36.3.3.2.8.1.1.11': 384,
	'1.3.36.3.3.2.8.1.1.13': 512,
};

/** The key of the first certificate of a PEM file, the server's own; `undefined` where there is none that can be read. */
export function certificateKey(pem: string): CertificateKey | undefined {
	return certificateKeys(pem)[0];
}

/** The key of each certificate of a PEM file, in order; those that cannot be read are left out. */
export function certificateKeys(pem: string): readonly CertificateKey[] {
	return pemBlocks(pem, 'CERTIFICATE').flatMap(bytes => readKey(bytes) ?? []);
}

/**
 * The keys of a server's own certificates in a file: the first one, and each that stands first behind a private key, as in
 * files for smtpd_tls_chain_files; what else there is belongs to authorities.
 */
export function ownKeys(pem: string): readonly CertificateKey[] {
	return pem.split(/-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/).flatMap(part => certificateKey(part) ?? []);
}

/** A certificate as a member of a chain. */
export interface ChainMember {
	/** Whose it is and who vouches for it: the names as they are encoded, in hexadecimal. */
	readonly subject: string;
	readonly issuer: string;
	/** It may vouch for others. */
	readonly isAuthority: boolean;
}

/** Each certificate of a PEM file, in order; those that cannot be read are left out. */
export function chainMembers(pem: string): readonly ChainMember[] {
	return pemBlocks(pem, 'CERTIFICATE').flatMap(bytes => {
		try {
			const { tbsCertificate } = AsnConvert.parse(bytes, Certificate);
			const { subject, issuer } = tbsCertificate;
			return { subject: encode(subject), issuer: encode(issuer), isAuthority: isAuthority(tbsCertificate) };
		} catch {
			return [];
		}
	});
}

function encode(name: Name): string {
	return hexadecimal(AsnConvert.serialize(name));
}

function isAuthority({ extensions = [] }: TBSCertificate): boolean {
	const constraints = extensions.find(({ extnID }) => extnID === id_ce_basicConstraints);
	return constraints !== undefined && AsnConvert.parse(constraints.extnValue, BasicConstraints).cA;
}

/** Everything but the public key. */
type KeyKind = Omit<CertificateKey, 'publicKey'>;

function readKey(bytes: Uint8Array<ArrayBuffer>): CertificateKey | undefined {
	try {
		const { subjectPublicKeyInfo } = AsnConvert.parse(bytes, Certificate).tbsCertificate;
		const kind = kindOf(subjectPublicKeyInfo);
		return kind && { ...kind, publicKey: hexadecimal(subjectPublicKeyInfo.subjectPublicKey) };
	} catch {
		return undefined;
	}
}

function kindOf({ algorithm: { algorithm, parameters }, subjectPublicKey }: SubjectPublicKeyInfo): KeyKind | undefined {
	const name = algorithms[algorithm];
	switch (name) {
		case 'RSA':
		case 'RSA-PSS':
			return { algorithm: name, bits: firstNumberBits(subjectPublicKey) };
		case 'DSA':
			return { algorithm: name, bits: parameters ? firstNumberBits(parameters) : 0 };
		case 'EC': {
			const curve = parameters ? identifier(parameters) : undefined;
			return { algorithm: name, bits: curveBits[curve ?? ''] ?? 0, ...(curve !== undefined && { curve }) };
		}
		default:
			return name && { algorithm: name, bits: 0 };
	}
}

function hexadecimal(bytes: ArrayBuffer): string {
	return Array.from(new Uint8Array(bytes), byte => byte.toString(16).padStart(2, '0')).join('');
}

/** The modulus of an RSAPublicKey and the prime of Dss-Parms come first. */
function firstNumberBits(der: ArrayBuffer): number {
	const { result } = fromBER(der);
	const number = result instanceof Sequence ? result.valueBlock.value[0] : undefined;
	return number instanceof Integer ? bitLength(new Uint8Array(number.valueBlock.valueHexView)) : 0;
}

function identifier(der: ArrayBuffer): string | undefined {
	const { result } = fromBER(der);
	return result instanceof ObjectIdentifier ? result.valueBlock.toString() : undefined;
}
