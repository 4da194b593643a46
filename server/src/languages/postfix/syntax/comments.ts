import type { Setting } from '../../language.js';

/**
 * Where a value holds what was meant as a comment: a number sign behind a blank, outside the braces of inline tables.
 * Banners and other free text may mean it.
 */
export function inlineCommentStart({ name, value }: Setting): number | undefined {
	if (!value.text.includes('#')) {
		return undefined;
	}
	if (isFreeText(name.text)) {
		// Nobody tells other people's programs what MailTLS is to ignore.
		const start = value.text.search(/(?<=^|\s)#+[ \t]*mailtls:/);
		return start === -1 ? undefined : start;
	}
	let depth = 0;
	for (let offset = 0; offset < value.text.length; offset++) {
		const character = value.text[offset];
		if (character === '{') {
			depth++;
		} else if (character === '}') {
			depth--;
		} else if (character === '#' && depth === 0 && (offset === 0 || /\s/.test(value.text[offset - 1] ?? ''))) {
			return offset;
		}
	}
	return undefined;
}

/** Text that Postfix passes on as it is, and that may hold anything. */
export function isFreeText(name: string): boolean {
	return /banner|footer|_text$|_message$/.test(name);
}
