/** A character as a terminal shows it. */
export interface Cell {
	readonly shown: string;
	/** Columns it takes: 0 for marks on the character before, 2 for East Asian characters and emoji. */
	readonly width: number;
}

/**
 * The cell of one code point. Control characters become symbols, so that a configuration cannot steer the terminal of
 * whoever checks it.
 */
export function cellOf(character: string): Cell {
	const code = character.codePointAt(0) ?? 0;
	if (code < 0x20) {
		return { shown: String.fromCharCode(0x2400 + code), width: 1 };
	}
	if (code < 0x7f) {
		return { shown: character, width: 1 };
	}
	if (steering.test(character)) {
		return { shown: '�', width: 1 };
	}
	return { shown: character, width: mark.test(character) ? 0 : isWide(code) ? 2 : 1 };
}

/** A text for one line of output. */
export function printable(text: string): string {
	return Array.from(text, character => cellOf(character).shown).join('');
}

// Delete, C1 controls, what changes the direction of writing, half characters, and the byte order mark.
const steering = /[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]/u;

const mark = /[\p{Mn}\p{Me}\u200b-\u200d]/u;

/** Ranges of Unicode's East Asian Width "wide" and "fullwidth", without the gaps that no configuration will hold. */
const wideRanges: readonly (readonly [number, number])[] = [
	[0x1100, 0x115f],
	[0x2e80, 0x303e],
	[0x3041, 0xa4cf],
	[0xac00, 0xd7a3],
	[0xf900, 0xfaff],
	[0xfe30, 0xfe6f],
	[0xff00, 0xff60],
	[0xffe0, 0xffe6],
	[0x1f300, 0x1f64f],
	[0x1f680, 0x1f6ff],
	[0x1f900, 0x1faff],
	[0x20000, 0x3fffd],
];

function isWide(code: number): boolean {
	return code >= 0x1100 && wideRanges.some(([first, last]) => first <= code && code <= last);
}
