import { hasPlaceholder } from '../../../text/template.js';
import { type ConfigFile, type Item, keyOf, type SyntaxProblem } from '../../language.js';
import { endOfLine, type ReadItem, readOutside, trimmed, unknown } from './logical-line.js';
import { referencesIn } from './references.js';

/**
 * Reads docker-mailserver's `postfix-master.cf`: a line `service/type/parameter=value` for each parameter of one service, as
 * `postconf -P` takes them, which is what the container's start does with every line.
 */
export function parseOverrides(file: string, text: string): ConfigFile {
	const items: Item[] = [];
	const problems: SyntaxProblem[] = [];
	for (let offset = 0; offset < text.length; ) {
		const lineEnd = endOfLine(text, offset);
		const read = readOutside(text, offset, lineEnd, layout) ?? readLine(text, offset, lineEnd);
		items.push(read.item);
		if (read.problem !== undefined) {
			problems.push(read.problem);
		}
		offset = read.item.span.end;
	}
	const settings = items.filter(item => item.kind === 'setting');
	return {
		file,
		language: 'postfix-master',
		text,
		items,
		settings,
		last: new Map(settings.map(setting => [keyOf(setting), setting])),
		services: [],
		problems,
		isTemplate: items.some(({ kind }) => kind === 'directive') || hasPlaceholder(text),
		isPartial: true,
	};
}

const layout = 'service/type/parameter=value';

/** One line; blanks may stand around the equals sign, as `postconf` reads it. */
function readLine(text: string, start: number, lineEnd: number): ReadItem {
	const span = { start, end: lineEnd };
	const line = text.slice(start, lineEnd);
	const parts = /^([^/\s=]+\/[^/\s=]+)\/([^/\s=]+)[ \t]*=[ \t]*(.*?)[ \t]*\r?\n?$/.exec(line);
	if (parts === null) {
		return unknown(span, hasPlaceholder(line) ? undefined : badLine(trimmed(text, start, lineEnd)));
	}
	const [, section = '', name = '', value = ''] = parts;
	const nameStart = start + section.length + 1;
	const valueStart = start + line.lastIndexOf(value, line.trimEnd().length);
	return {
		item: {
			kind: 'setting',
			span,
			section,
			name: { text: name, span: { start: nameStart, end: nameStart + name.length } },
			value: { text: value, span: { start: valueStart, end: valueStart + value.length }, pieces: [] },
			references: referencesIn(value),
		},
	};
}

function badLine(span: SyntaxProblem['span']): SyntaxProblem {
	return {
		severity: 'error',
		message: `Expected "${layout}", for example "submission/inet/smtpd_tls_security_level=encrypt": postconf refuses this line, and it has no effect.`,
		span,
	};
}
