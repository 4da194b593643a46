import { type Cell, cellOf } from './width.js';

/** A source line for a terminal and the line of carets to print below it. */
export interface Excerpt {
	readonly text: string;
	readonly marks: string;
}

interface PlacedCell extends Cell {
	/** Where it starts in the line of text. */
	readonly offset: number;
	/** Where it starts on the screen. */
	readonly column: number;
}

/** Columns that are shown on either side of a span that is as wide as the screen. */
const margin = 8;

/** `start` and `end`: the part of the line to mark; `width`: columns there are. Longer lines are cropped around the part. */
export function excerpt(line: string, start: number, end: number, width: number): Excerpt {
	const cells = place(line);
	const total = columnAt(cells, line.length);
	const from = columnAt(cells, start);
	// Something is marked even where the span is empty or behind the end of the line.
	const to = Math.max(from + 1, columnAt(cells, end));
	if (Math.max(total, to) <= width) {
		return { text: cells.map(({ shown }) => shown).join(''), marks: ' '.repeat(from) + '^'.repeat(to - from) };
	}

	const left = leftEdge(from, to, Math.max(total, to), width);
	const right = left + width;
	const hasMoreLeft = left > 0;
	const hasMoreRight = right < total;
	const first = hasMoreLeft ? left + 1 : 0;
	const last = hasMoreRight ? right - 1 : right;
	const visible = cells.filter(({ column, width }) => column >= first && column + width <= last);
	const indent = ' '.repeat((visible[0]?.column ?? first) - first);
	const markFrom = Math.max(from, first);
	return {
		text: `${hasMoreLeft ? '…' : ''}${indent}${visible.map(({ shown }) => shown).join('')}${hasMoreRight ? '…' : ''}`,
		marks: ' '.repeat(markFrom - left) + '^'.repeat(Math.max(1, Math.min(to, last) - markFrom)),
	};
}

/** The first column to show: the start of the line if the span fits in there, the span in the middle otherwise. */
function leftEdge(from: number, to: number, total: number, width: number): number {
	if (to < width) {
		return 0;
	}
	const wanted = to - from > width - 2 * margin ? from - margin : from - Math.floor((width - (to - from)) / 2);
	return Math.max(0, Math.min(wanted, total - width));
}

const tabWidth = 4;

function place(line: string): readonly PlacedCell[] {
	const cells: PlacedCell[] = [];
	let offset = 0;
	let column = 0;
	for (const character of line) {
		const tab = tabWidth - (column % tabWidth);
		const cell = character === '\t' ? { shown: ' '.repeat(tab), width: tab } : cellOf(character);
		cells.push({ ...cell, offset, column });
		offset += character.length;
		column += cell.width;
	}
	return cells;
}

/** Where the character at `offset` starts on the screen, or where the line ends. */
function columnAt(cells: readonly PlacedCell[], offset: number): number {
	const cell = cells.find(candidate => candidate.offset >= offset);
	const last = cells.at(-1);
	return cell?.column ?? (last === undefined ? 0 : last.column + last.width);
}
