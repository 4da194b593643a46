import type { Fix } from '../engine/finding.js';
import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import { effectAsSuppression, isSuppression, lineAbove } from '../engine/suppressions/misplaced.js';
import { isInForce, type Setting } from '../languages/language.js';
import { roleOfSetting } from '../languages/postfix/services/roles.js';
import { inlineCommentStart } from '../languages/postfix/syntax/comments.js';
import { effectOfGarbage } from '../languages/postfix/syntax/garbage.js';
import { locate } from '../text/value.js';

export const inlineComment = defineRule({
	id: 'inline-comment',
	summary: 'A comment behind a value becomes a part of the value.',
	group: 'syntax',
	kind: 'correctness',
	severity: everywhere('error'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.1.0',
	references: ['postconf(5)'],

	*check(subject) {
		yield* behindArguments(subject);
		for (const setting of subject.file.settings) {
			const start = inlineCommentStart(setting);
			if (start === undefined || !isInForce(subject.file, setting)) {
				continue;
			}

			const end = endOfLine(setting, start);
			const { text: name } = setting.name;
			const comment = setting.value.text.slice(start, end);
			yield {
				span: locate(setting.value, start, end),
				role: roleOfSetting(subject.tls, setting),
				// In free text the sign may be meant; where Postfix expects a word or a number it cannot be.
				severity: subject.language.isTyped(name) ? undefined : 'warning',
				message: `Postfix has no comments behind a value: "${shorten(comment)}" is a part of ${name}.${effectOfGarbage(name)}${effectAsSuppression(comment)}`,
				fixes: fixes(subject, setting, start, end),
			};
		}
	},
});

/** Programs that take nothing but options, and end at any other argument: measured with 3.7.11, "unexpected command-line argument: #". */
const withoutArguments: ReadonlySet<string> = new Set([
	'smtpd',
	'smtp',
	'lmtp',
	'postscreen',
	'tlsproxy',
	'cleanup',
	'qmgr',
]);

function* behindArguments({ file, edits }: Subject): Iterable<Problem> {
	for (const service of file.services) {
		const { name, command } = service.fields;
		const sign = service.arguments.findIndex(({ text }) => text.startsWith('#'));
		const first = service.arguments[sign];
		// Behind a torn override the program has ended already.
		if (first === undefined || !withoutArguments.has(command.text) || service.torn !== undefined) {
			continue;
		}
		const lineEnd = /\r?\n|$/.exec(file.text.slice(first.span.start))?.index ?? 0;
		const place = { start: first.span.start, end: first.span.start + lineEnd };
		const written = file.text.slice(place.start, place.end).trimEnd();
		const before = file.text.slice(0, place.start).trimEnd().length;
		const above = lineAbove(file, service.span.start, { text: written, span: place });
		yield {
			span: { start: place.start, end: place.start + written.length },
			role: /^(?:.*:)?(?:smtp|25)$/.test(name.text) ? 'mx-server' : 'submission',
			message: `Postfix has no comments behind a service: ${command.text} takes "${shorten(written)}" for arguments and ends with an error, so ${name.text} does not work.${effectAsSuppression(written)}`,
			fixes: [
				{
					title: 'Move the comment to a line of its own above',
					// The service begins to answer, as it was meant to.
					safety: 'safe',
					preferred: true,
					edits: [...edits.replace(above.span, above.newText), ...edits.replace({ start: before, end: place.end }, '')],
				},
			],
		};
	}
}

/** The comment ends with its line, whatever continuation lines follow; offsets into the value. */
function endOfLine({ value }: Setting, start: number): number {
	const line = value.pieces.find(piece => start < piece.at + piece.length);
	const end = line === undefined ? value.text.length : line.at + line.length;
	return start + value.text.slice(start, end).trimEnd().length;
}

/**
 * Only where the comment ends the setting: what a continuation line adds behind it may be meant. What is said to MailTLS is
 * a comment wherever it stands.
 */
function fixes(subject: Subject, setting: Setting, start: number, end: number): readonly Fix[] {
	const { value, name, span } = setting;
	const comment = { text: value.text.slice(start, end), span: locate(value, start, end) };
	if ((end < value.text.length && !isSuppression(comment.text)) || setting.section !== undefined) {
		return [];
	}
	const { text } = subject.file;
	const above = lineAbove(subject.file, span.start, comment);
	const kept = value.text.slice(0, start).trimEnd().length;
	const from = kept > 0 ? locate(value, kept, kept).start : text.indexOf('=', name.span.end) + 1;
	return [
		{
			title: 'Move the comment to a line of its own above',
			safety: 'safe',
			preferred: true,
			edits: [
				...subject.edits.replace(above.span, above.newText),
				...subject.edits.replace({ start: from, end: comment.span.end }, ''),
			],
		},
	];
}

function shorten(text: string): string {
	return text.length <= 40 ? text : `${text.slice(0, 37)}…`;
}
