import { locate } from '../../../text/value.js';
import type { ConfigFile, Setting } from '../../language.js';
import { postfixParameterNames } from '../settings/names.js';
import { isFreeText } from './comments.js';

/** A `name = value` that stands within the value of another setting. */
export interface Misplaced {
	readonly name: string;
	/** Where the name begins; an offset into the text of the value that holds it. */
	readonly start: number;
	/** The same in the file. */
	readonly offset: number;
	/** Behind the equals sign and the blanks that follow. */
	readonly valueStart: number;
	/** It begins a line, which a blank in front makes a continuation of the one above. */
	readonly startsLine: boolean;
}

/** Names of Postfix with an equals sign behind them, outside of braces and of text that nobody reads as words. */
export function misplacedIn({ text }: ConfigFile, { name, value }: Setting): readonly Misplaced[] {
	const isProse = isFreeText(name.text) || name.text.endsWith('_command');
	if (!value.text.includes('=') || isProse) {
		return [];
	}
	const found: Misplaced[] = [];
	let depth = 0;
	let counted = 0;
	for (const match of value.text.matchAll(/(?<=^|\s)([a-zA-Z0-9_]+)\s*=\s*/g)) {
		for (; counted < match.index; counted++) {
			depth += value.text[counted] === '{' ? 1 : value.text[counted] === '}' ? -1 : 0;
		}
		const [whole, word = ''] = match;
		if (depth === 0 && postfixParameterNames.has(word)) {
			const offset = locate(value, match.index, match.index + 1).start;
			found.push({
				name: word,
				start: match.index,
				offset,
				valueStart: match.index + whole.length,
				startsLine: match.index > 0 && isLineStart(text, offset),
			});
		}
	}
	return found;
}

/** Nothing but blanks stands before it on its line. */
function isLineStart(text: string, offset: number): boolean {
	let at = offset - 1;
	while (text[at] === ' ' || text[at] === '\t') {
		at--;
	}
	return at >= 0 && text[at] === '\n';
}
