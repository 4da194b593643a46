import type { Fix } from '../engine/finding.js';
import { defineRule, everywhere, type Subject } from '../engine/rule.js';
import { isInForce, type Setting } from '../languages/language.js';
import { inlineCommentStart } from '../languages/postfix/comments.js';
import { effectOfGarbage } from '../languages/postfix/garbage.js';
import { roleOf } from '../languages/postfix/roles.js';
import { locate } from '../text/value.js';

export const inlineComment = defineRule({
	id: 'inline-comment',
	summary: 'A comment behind a value becomes a part of the value.',
	kind: 'correctness',
	severity: everywhere('error'),
	languages: ['postfix-main'],
	since: '0.1.0',
	references: ['postconf(5)'],

	*check(subject) {
		for (const setting of subject.file.settings) {
			const start = inlineCommentStart(setting);
			if (start === undefined || !isInForce(subject.file, setting)) {
				continue;
			}

			const end = endOfLine(setting, start);
			const { text: name } = setting.name;
			yield {
				span: locate(setting.value, start, end),
				role: roleOf(name),
				// In free text the sign may be meant; where Postfix expects a word or a number it cannot be.
				severity: subject.language.isTyped(name) ? undefined : 'warning',
				message: `Postfix has no comments behind a value: "${shorten(setting.value.text.slice(start, end))}" is a part of ${name}.${effectOfGarbage(name)}`,
				fixes: fixes(subject, setting, start, end),
			};
		}
	},
});

/** The comment ends with its line, whatever continuation lines follow; offsets into the value. */
function endOfLine({ value }: Setting, start: number): number {
	const line = value.pieces.find(piece => start < piece.at + piece.length);
	return line === undefined ? value.text.length : line.at + line.length;
}

/** Only where the comment ends the setting: what a continuation line adds behind it may be meant. */
function fixes(subject: Subject, setting: Setting, start: number, end: number): readonly Fix[] {
	const { value, name, span } = setting;
	if (end < value.text.length) {
		return [];
	}
	const { text } = subject.file;
	const newline = text.includes('\r\n') ? '\r\n' : '\n';
	const comment = locate(value, start, end);
	const kept = value.text.slice(0, start).trimEnd().length;
	const from = kept > 0 ? locate(value, kept, kept).start : text.indexOf('=', name.span.end) + 1;
	return [
		{
			title: 'Move the comment to a line of its own above',
			safety: 'safe',
			preferred: true,
			edits: [
				...subject.edits.replace(
					{ start: span.start, end: span.start },
					`${text.slice(comment.start, comment.end)}${newline}`,
				),
				...subject.edits.replace({ start: from, end: comment.end }, ''),
			],
		},
	];
}

function shorten(text: string): string {
	return text.length <= 40 ? text : `${text.slice(0, 37)}…`;
}
