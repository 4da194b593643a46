import { stripVTControlCharacters } from 'node:util';

/** The words of a text on lines of at most this many columns; a longer word has a line of its own. Colors take no room. */
export function wrap(text: string, width: number): string[] {
	const result: string[] = [];
	let line = '';
	let columns = 0;
	for (const word of text.split(' ')) {
		const { length } = stripVTControlCharacters(word);
		if (line !== '' && columns + 1 + length > width) {
			result.push(line);
			line = word;
			columns = length;
		} else {
			columns += line === '' ? length : length + 1;
			line = line === '' ? word : `${line} ${word}`;
		}
	}
	return [...result, line];
}

/** A text with a label before its first line, and its other lines below the text; at least 30 columns stay for it. */
export function indented(text: string, label: string, columns: number): string[] {
	const margin = stripVTControlCharacters(label).length;
	const [first = '', ...rest] = wrap(text, Math.max(30, columns - margin));
	return [`${label}${first}`, ...rest.map(line => `${' '.repeat(margin)}${line}`)];
}

/** The same on lines of at most this many columns, whatever the words; lists of ciphers are cut behind their colons. */
export function fill(text: string, width: number): string[] {
	return wrap(text, width).flatMap(line => cut(line, width));
}

function cut(line: string, width: number): string[] {
	if (line.length <= width) {
		return [line];
	}
	const end = line.lastIndexOf(':', width - 1) + 1 || width;
	return [line.slice(0, end), ...cut(line.slice(end), width)];
}
