/** How many bits a big-endian number has, leading zeros left out. */
export function bitLength(bytes: Uint8Array): number {
	const first = bytes.findIndex(byte => byte !== 0);
	return first === -1 ? 0 : (bytes.length - first) * 8 - (Math.clz32(bytes[first] ?? 0) - 24);
}
