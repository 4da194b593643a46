/** How many characters two texts have in common at their start. */
export function commonPrefix(a: string, b: string): number {
	const limit = Math.min(a.length, b.length);
	let length = 0;
	// Whole blocks first: the engine compares them faster than a loop does.
	while (length + block <= limit && a.slice(length, length + block) === b.slice(length, length + block)) {
		length += block;
	}
	while (length < limit && a.charCodeAt(length) === b.charCodeAt(length)) {
		length++;
	}
	return length;
}

/** How many characters they have in common at their end, at most `limit`. */
export function commonSuffix(a: string, b: string, limit: number): number {
	const sliceOf = (text: string, length: number) => text.slice(text.length - length - block, text.length - length);
	let length = 0;
	while (length + block <= limit && sliceOf(a, length) === sliceOf(b, length)) {
		length += block;
	}
	while (length < limit && a.charCodeAt(a.length - length - 1) === b.charCodeAt(b.length - length - 1)) {
		length++;
	}
	return length;
}

const block = 1024;
