import type { LanguageId } from '../../server/src/languages/language.js';
import type { Analysis } from '../../server/src/service/check.js';
import { lineIndex, positionAt } from '../../server/src/text/lines.js';
import { readShared } from '../shared.js';
import { analysisOf } from './analysis.js';

/** The documents by the names that the rules cite them by. */
const documents = {
	dfn: '000_f9762e3163331147.txt',
	audi: '001_f80820eb8bd60207.txt',
	bettercrypto: '002_c56ad5f41578c3a0.txt',
} as const;

/** Lines of a document as they are printed. */
export interface Snippet {
	readonly text: string;
	/** The line of the document that each line of the text is, counted from 1. */
	readonly numbers: readonly number[];
}

/** Cuts lines out, by number or from the first to the last of a range, and puts them behind one another. */
export function cut(
	document: keyof typeof documents,
	...places: readonly (number | readonly [number, number])[]
): Snippet {
	const lines = readShared(`sources/${documents[document]}`).toString('utf8').split('\n');
	const numbers = places.flatMap(place => {
		const [first, last] = typeof place === 'number' ? [place, place] : place;
		return Array.from({ length: last - first + 1 }, (_, index) => first + index);
	});
	return { text: numbers.map(number => `${lines[number - 1]}\n`).join(''), numbers };
}

/** As which file a snippet is judged, for which target, and beside which others. */
export interface Surroundings {
	readonly language?: LanguageId;
	readonly name?: string;
	readonly settings?: unknown;
	readonly beside?: Readonly<Record<string, string>>;
	readonly missing?: readonly string[];
}

export function analyseSnippet({ text }: Pick<Snippet, 'text'>, surroundings: Surroundings = {}): Analysis {
	const { settings, beside = {}, ...file } = surroundings;
	return analysisOf(text, settings, {
		...file,
		beside: Object.entries(beside).map(([name, contents]) => ({ file: name, text: contents })),
	});
}

/** The findings, each as `line severity rule: underlined text`; the line is that of the document. */
export function findingsIn(snippet: Snippet, surroundings: Surroundings = {}): readonly string[] {
	const index = lineIndex(snippet.text);
	return analyseSnippet(snippet, surroundings).findings.map(({ span, severity, rule }) => {
		const line = snippet.numbers[positionAt(index, span.start).line];
		return `${line} ${severity} ${rule}: ${shorten(snippet.text.slice(span.start, span.end))}`;
	});
}

/** Both ends of a long text. */
function shorten(text: string): string {
	const squeezed = text.replace(/\s+/g, ' ');
	return squeezed.length <= 60 ? squeezed : `${squeezed.slice(0, 24)} … ${squeezed.slice(-24)}`;
}
