import { Lexer } from 'yaml';

/** Far deeper than anything a project file has, and far from where the library that reads it gets into trouble. */
const maximumDepth = 64;

/** Where a text nests its lists and mappings too deeply, by offset. One pass, whatever the text. */
export function tooDeepAt(text: string): number | undefined {
	let offset = 0;
	let isScalar = false;
	/** Open brackets, and what opens a level of its own within one line: `- - ? -`. */
	let brackets = 0;
	let marks = 0;
	for (const lexeme of new Lexer().lex(text)) {
		if (control.has(lexeme)) {
			isScalar = lexeme === scalarFollows;
			continue;
		}
		if (!isScalar) {
			brackets += opening.has(lexeme) ? 1 : closing.has(lexeme) ? -1 : 0;
			marks = /^\r?\n$/.test(lexeme) ? 0 : marks + (lexeme === '-' || lexeme === '?' ? 1 : 0);
			if (brackets > maximumDepth || marks > maximumDepth) {
				return offset;
			}
		}
		isScalar = false;
		offset += lexeme.length;
	}
	return undefined;
}

const scalarFollows = '\x1f';
/** What the lexer puts between the parts of the text: of documents, of flow ends, of scalars. */
const control: ReadonlySet<string> = new Set(['\x02', '\x18', scalarFollows]);
const opening: ReadonlySet<string> = new Set(['[', '{']);
const closing: ReadonlySet<string> = new Set([']', '}']);
