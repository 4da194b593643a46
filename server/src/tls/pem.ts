/** The contents of the blocks of a PEM file with this label (RFC 7468), in order; damaged ones are left out. */
export function pemBlocks(pem: string, label: string): Uint8Array<ArrayBuffer>[] {
	return labelledBlocks(pem).flatMap(block =>
		block.label === label && block.bytes !== undefined ? [block.bytes] : [],
	);
}

export interface PemBlock {
	/** `CERTIFICATE`, `PRIVATE KEY`, `DH PARAMETERS`. */
	readonly label: string;
	/** `undefined` where the contents are damaged. */
	readonly bytes: Uint8Array<ArrayBuffer> | undefined;
}

/** All blocks of a PEM file, in order. */
export function labelledBlocks(pem: string): PemBlock[] {
	const blocks: PemBlock[] = [];
	const fence = /^-----(BEGIN|END) ([A-Z0-9. ]+)-----[ \t]*$/gm;
	let open: { readonly label: string; readonly start: number } | undefined;
	for (const { 0: line, 1: kind, 2: label = '', index } of pem.matchAll(fence)) {
		if (kind === 'BEGIN') {
			open = { label, start: index + line.length };
		} else if (open?.label === label) {
			blocks.push({ label, bytes: decodeBase64(pem.slice(open.start, index)) });
			open = undefined;
		}
	}
	return blocks;
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
	// Encrypted keys of old have headers before the contents.
	const body = text.replace(/^(?:[A-Za-z-]+: .*\r?\n)+/m, '').replace(/\s/g, '');
	try {
		return Uint8Array.from(atob(body), character => character.charCodeAt(0));
	} catch {
		return undefined;
	}
}
