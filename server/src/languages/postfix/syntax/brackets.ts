/** Offset of the bracket that closes the one at `start`, or -1 (`balpar` of Postfix's util library). */
export function closing(text: string, start: number, open = '{', close = '}'): number {
	let level = 0;
	for (let offset = start; offset < text.length; offset++) {
		if (text[offset] === open) {
			level++;
		} else if (text[offset] === close && --level === 0) {
			return offset;
		}
	}
	return -1;
}

/** Whether the brace at the start is closed by the last character. */
export function isBraced(text: string): boolean {
	return text.startsWith('{') && closing(text, 0) === text.length - 1;
}
