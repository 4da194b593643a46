import type { ConfigFile } from '../../languages/language.js';
import type { Edit } from '../../text/edit.js';
import type { Token } from '../../text/span.js';

/** Whether what was meant as a comment, behind a value, is one to MailTLS. */
export function isSuppression(comment: string): boolean {
	return ours.test(comment);
}

const ours = /(?:^|\s)#+[ \t]*mailtls:/i;

/** What that means for findings, as the end of a message. */
export function effectAsSuppression(comment: string): string {
	return isSuppression(comment) ? ' It ignores nothing from there.' : '';
}

/**
 * The comment on a line of its own: above the whole of what it stands in, `start`; a comment to MailTLS above its own line,
 * which it is about, and where the program allows comments too.
 */
export function lineAbove({ text }: ConfigFile, start: number, { text: comment, span }: Token): Edit {
	const at = isSuppression(comment) ? text.lastIndexOf('\n', span.start) + 1 : start;
	const indent = /^[ \t]*/.exec(text.slice(at, span.start))?.[0] ?? '';
	const newline = text.includes('\r\n') ? '\r\n' : '\n';
	// Behind another comment it would not be heard.
	const lines = comment.split(/(?<![ \t])[ \t]+(?=#+[ \t]*mailtls:)/i);
	return { span: { start: at, end: at }, newText: lines.map(line => `${indent}${line}${newline}`).join('') };
}
