/**
 * Whether a cipher list is bettercrypto's "cipher string B", which DFN-CERT 2017 prints too: as it was meant, with the `:`
 * for `+` and the `!` lost of DFN-CERT's §4.1 and §4.2, broken over lines by whatever character, and in its editions with
 * AES-256 first.
 */
export function isCipherStringB(text: string): boolean {
	const words = text.replace(/[^A-Za-z0-9+!:-]/g, '');
	return words.startsWith('EDH+CAMELLIA') && words.includes('!ECDSA') && words.includes('CAMELLIA128-SHA:AES128-SHA');
}
