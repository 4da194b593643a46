import type { ConfigFile, Item, Setting } from '../../language.js';

/** The blanks before and behind an equals sign. */
export interface Blanks {
	readonly before: string;
	readonly after: string;
}

/**
 * The blanks for a new line beside another one: where the lines around that stand in columns, as many as it takes to stand
 * there too; otherwise those that most lines of the file have.
 */
export function blanksFor(file: ConfigFile, name: string, neighbour: Setting | undefined): Blanks {
	const usual = usualBlanks(file);
	const own = neighbour && lineOf(file, neighbour);
	if (neighbour === undefined || own === undefined) {
		return usual;
	}
	const others = blockOf(file, neighbour).flatMap(setting => lineOf(file, setting) ?? []);
	// Names of one length stand in columns by chance.
	const isColumn = (column: (line: Line) => number) =>
		others.some(line => line.name.length !== own.name.length && column(line) === column(own));
	if (isColumn(equalsColumn)) {
		return { before: fill(name, equalsColumn(own), own.before), after: own.after };
	}
	if (isColumn(valueColumn)) {
		const start = `${name}${own.before}=`;
		return { before: own.before, after: fill(start, valueColumn(own), own.after) };
	}
	return usual;
}

/** A setting's first line, cut where its columns begin. */
interface Line extends Blanks {
	readonly name: string;
}

/** `undefined` where the value does not begin on the line of its name. */
function lineOf({ text }: ConfigFile, { name, span }: Setting): Line | undefined {
	const [, before, after] = /^([ \t]*)=([ \t]*)(?=[^\s])/.exec(text.slice(name.span.end, span.end)) ?? [];
	return before === undefined || after === undefined ? undefined : { name: name.text, before, after };
}

/** The settings around one, without an empty line between them. */
function blockOf({ items }: ConfigFile, neighbour: Setting): readonly Setting[] {
	const at = items.indexOf(neighbour);
	const isInside = (item: Item | undefined) => item !== undefined && item.kind !== 'blank';
	let first = at;
	while (isInside(items[first - 1])) {
		first--;
	}
	let last = at;
	while (isInside(items[last + 1])) {
		last++;
	}
	return items.slice(first, last + 1).filter(item => item.kind === 'setting');
}

function equalsColumn({ name, before }: Line): number {
	return widthOf(name + before);
}

function valueColumn({ name, before, after }: Line): number {
	return widthOf(`${name}${before}=${after}`);
}

const tabWidth = 8;

function widthOf(text: string): number {
	let width = 0;
	for (const character of text) {
		width += character === '\t' ? tabWidth - (width % tabWidth) : 1;
	}
	return width;
}

/** Blanks that reach from the end of a text to a column, of the kind that others have; at least one where they have any. */
function fill(text: string, column: number, like: string): string {
	const blank = like.includes('\t') ? '\t' : ' ';
	let blanks = '';
	while (widthOf(text + blanks + blank) <= column) {
		blanks += blank;
	}
	return blanks === '' && like !== '' ? blank : blanks;
}

function usualBlanks(file: ConfigFile): Blanks {
	const counts = new Map<string, number>();
	for (const setting of file.settings) {
		const { before, after } = lineOf(file, setting) ?? { before: ' ', after: ' ' };
		// More than one is there for columns.
		const key = `${before.slice(0, 1)}=${after.slice(0, 1)}`;
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	const [most = ' = '] = [...counts].sort(([, a], [, b]) => b - a).map(([key]) => key);
	const [before = ' ', after = ' '] = most.split('=');
	return { before, after };
}
