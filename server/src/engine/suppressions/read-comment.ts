import type { Span, Token } from '../../text/span.js';
import { type MalformedComment, type SuppressionComment, spellComment } from './comment.js';
import { type RuleNames, wordsMeant } from './meant.js';

/** What a comment line says to MailTLS; `undefined` where it says nothing to it. */
export function readComment(
	text: string,
	line: Span,
	rules: RuleNames,
): SuppressionComment | MalformedComment | undefined {
	const written = text.slice(line.start, line.end).trimEnd();
	const [opening = '', sign = ''] = opener.exec(written) ?? [];
	const content = withoutCloser(written, sign);
	const [address = '', name, colon] = addressed.exec(content.slice(opening.length)) ?? [];
	if (sign === '' || name === undefined) {
		return undefined;
	}
	const span = { start: line.start + opening.indexOf(sign), end: line.start + written.length };
	const words = { start: line.start + opening.length, end: line.start + content.length };
	const body: Token = {
		text: content.slice(opening.length + address.length),
		span: { start: words.start + address.length, end: words.end },
	};
	const isAddressed = name === 'mailtls' && colon !== undefined;
	const understood = isAddressed ? takeApart(body, span) : undefined;
	if (understood !== undefined || (isAddressed && isOther.test(body.text))) {
		return understood;
	}
	const meant = wordsMeant(body.text, rules);
	// Prose may well speak of MailTLS.
	return isAddressed || meant !== undefined
		? { kind: 'malformed', span, words, meant: meant && spellComment(meant.scope, meant.ids, meant.reason) }
		: undefined;
}

/** What begins a comment, in a configuration or in a template. */
const opener = /^[ \t]*(#+|\{#-?|<%#|\{\{!(?:--)?)[ \t]*/;

const addressed = /^(mailtls)\b[ \t]*(:)?[ \t]*/i;

/** Other words to MailTLS: `language=postfix-main`. */
const isOther = /^language\b/;

/** Comments of templates have an end. */
function withoutCloser(written: string, sign: string): string {
	return sign.startsWith('#') ? written : written.replace(/(?:-?#\}|-?%>|(?:--)?\}\})$/, '').trimEnd();
}

function takeApart({ text, span }: Token, comment: Span): SuppressionComment | undefined {
	const [whole, word, list = ''] = /^(ignore|ignore-file)\[([^\]]*)\]/.exec(text) ?? [];
	if (whole === undefined) {
		return undefined;
	}
	const listStart = span.start + whole.length - 1 - list.length;
	const ids = splitList(list, listStart);
	return ids.some(id => id.text === '')
		? undefined
		: {
				kind: 'suppression',
				span: comment,
				scope: word === 'ignore' ? 'here' : 'file',
				ids,
				list: { start: listStart, end: listStart + list.length },
				reason: toReason(text.slice(whole.length)),
			};
}

function splitList(list: string, start: number): Token[] {
	const ids: Token[] = [];
	let offset = start;
	for (const part of list.split(',')) {
		const text = part.trim();
		const from = offset + part.indexOf(text);
		ids.push({ text, span: { start: from, end: from + text.length } });
		offset += part.length + 1;
	}
	return ids;
}

/** What stands behind the bracket; a colon or a dash before it is no part of it, and dots alone are no reason. */
export function toReason(text: string): string {
	const reason = text.trim().replace(/^(?::|-{1,2}|–|—)(?=\s|$)\s*/, '');
	return /[\p{L}\p{N}]/u.test(reason) ? reason : '';
}
