/** The text with the replacement character for each half of a character: what UTF-8 has no bytes for. */
export function wellFormed(text: string): string {
	return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
