/** How the bytes of a file were read, so that it can be written the same way. */
export type Encoding = 'utf-8' | 'latin1';

export interface Decoded {
	readonly text: string;
	readonly encoding: Encoding;
}

/**
 * Bytes that are no valid UTF-8 are taken as ISO 8859-1, which gives every byte a character of its own: `encode` makes
 * the very same bytes of the text again. A byte order mark stays in the text.
 */
export function decode(bytes: Uint8Array): Decoded {
	try {
		return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'utf-8' };
	} catch {
		// Not TextDecoder: what it calls latin1 is windows-1252, which has no room for all bytes.
		return { text: Buffer.from(bytes).toString('latin1'), encoding: 'latin1' };
	}
}

/** `undefined` where the text has characters that the encoding lacks. */
export function encode(text: string, encoding: Encoding): Uint8Array | undefined {
	return encoding === 'latin1' && /[^\0-\xff]/.test(text) ? undefined : Buffer.from(text, encoding);
}
