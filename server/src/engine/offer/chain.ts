import type { Contents } from '../../languages/language.js';
import { type ChainMember, chainMembers } from '../../tls/certificate.js';
import type { Certificates, Endpoint } from '../../tls/endpoint.js';
import { labelledBlocks } from '../../tls/pem.js';

/**
 * In chain files each key stands before its certificate: the first one where it does not (`key not first`, tls_certkey.c).
 * Files without any key are copies that it was kept out of.
 */
export function keyNotFirst(setting: string, { files }: Certificates, contents: Contents): string | undefined {
	const labels = setting.endsWith('_chain_files') ? files.map(name => labelsIn(contents, name)) : [];
	return labels[0]?.[0] === 'CERTIFICATE' && labels.flat().some(isKey) ? files[0] : undefined;
}

/** Labels of the keys and certificates in a file, in order. */
export function labelsIn(contents: Contents, name: string): readonly string[] {
	return labelledBlocks(contents.get(name)?.text ?? '')
		.map(({ label }) => label)
		.filter(label => label === 'CERTIFICATE' || isKey(label));
}

export function isKey(label: string): boolean {
	return label.endsWith('PRIVATE KEY');
}

/** The chains of a file: a key ends the one before it. */
export function chainsIn(contents: Contents, name: string): readonly (readonly ChainMember[])[] {
	return (contents.get(name)?.text ?? '').split(/-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/).map(chainMembers);
}

/** The certificate of an authority stands where the program looks for its own. */
export function isAuthorityFirst(chain: readonly ChainMember[]): boolean {
	return chain[0]?.isAuthority === true && chain.some(({ isAuthority }) => !isAuthority);
}

/** A server's certificates in an order that switches TLS off (measured with smtpd 3.7.11). */
export function brokenChain(
	{ certificates: { value, origin }, direction }: Endpoint,
	contents: Contents,
): string | undefined {
	if (value === null || direction === 'client') {
		return undefined;
	}
	const early = keyNotFirst(origin.setting, value, contents);
	if (early !== undefined) {
		return `${early} begins with a certificate, and ${origin.setting} needs each private key before its certificate, so TLS is switched off.`;
	}
	const mixed = value.files.find(name => chainsIn(contents, name).some(isAuthorityFirst));
	return (
		mixed &&
		`The first certificate of ${mixed} is that of an authority, which the key does not fit, so TLS is switched off.`
	);
}
