import { commonPrefix, commonSuffix } from '../../../text/difference.js';
import { firstFrom } from '../../../text/search.js';
import type { Span } from '../../../text/span.js';
import type { ConfigFile, Item, SyntaxProblem } from '../../language.js';

/** What an earlier reading has in common with a new text. */
export interface Kept {
	/** The items before the change; the new reading goes on behind them. */
	readonly before: readonly Item[];
	readonly problemsBefore: readonly SyntaxProblem[];
	/** All that follows, once the new reading has come to an offset where an old item behind the change starts. */
	restFrom(offset: number): Rest | undefined;
}

export interface Rest {
	readonly items: readonly Item[];
	readonly problems: readonly SyntaxProblem[];
}

export const nothing: Kept = { before: [], problemsBefore: [], restFrom: () => undefined };

/**
 * An item depends on its own text and on the lines behind it up to the next setting, and on nothing before. So all items
 * before the last setting but one that starts ahead of the change stay, and so do all behind the change, moved.
 */
export function keep(previous: ConfigFile, text: string): Kept {
	const old = previous.text;
	const prefix = commonPrefix(old, text);
	const suffix = commonSuffix(old, text, Math.min(old.length, text.length) - prefix);
	const moved = text.length - old.length;
	const anchor = previous.settings[firstFrom(previous.settings, prefix) - 2]?.span.start ?? 0;
	const { items, problems } = previous;
	return {
		before: items.slice(0, firstFrom(items, anchor)),
		problemsBefore: problems.filter(({ span }) => span.start < anchor),
		restFrom(offset) {
			const start = offset - moved;
			const at = firstFrom(items, start);
			if (start < old.length - suffix || items[at]?.span.start !== start) {
				return undefined;
			}
			return {
				items: items.slice(at).map(item => moveItem(item, moved)),
				problems: problems
					.filter(({ span }) => span.start >= start)
					.map(problem => ({ ...problem, span: move(problem.span, moved) })),
			};
		},
	};
}

function moveItem(item: Item, by: number): Item {
	if (by === 0) {
		return item;
	}
	if (item.kind === 'service') {
		// master.cf is short, and read anew as a whole.
		return item;
	}
	if (item.kind !== 'setting') {
		return { kind: item.kind, span: move(item.span, by) };
	}
	const { name, value, references } = item;
	return {
		kind: 'setting',
		references,
		span: move(item.span, by),
		name: { text: name.text, span: move(name.span, by) },
		value: {
			text: value.text,
			span: move(value.span, by),
			pieces: value.pieces.map(piece => ({ ...piece, offset: piece.offset + by })),
		},
	};
}

function move({ start, end }: Span, by: number): Span {
	return { start: start + by, end: end + by };
}
