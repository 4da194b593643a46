import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import { isInForce, type Setting } from '../languages/language.js';
import { roleOf } from '../languages/postfix/services/roles.js';
import { isFreeText } from '../languages/postfix/syntax/comments.js';
import { effectOfGarbage } from '../languages/postfix/syntax/garbage.js';
import { misplacedIn } from '../languages/postfix/syntax/misplaced.js';
import { span } from '../text/span.js';

export const brokenContinuation = defineRule({
	id: 'broken-continuation',
	summary: 'A line continues the one above without being meant to, or a backslash is to join two lines.',
	group: 'syntax',
	kind: 'correctness',
	severity: everywhere('error'),
	languages: ['postfix-main'],
	since: '0.2.0',
	references: ['postconf(5)', 'measured with Postfix 3.7.11'],

	*check(subject) {
		const { file } = subject;
		for (const setting of file.settings) {
			// What a template makes of blanks and lines is not known.
			if (!file.isTemplate && isInForce(file, setting)) {
				yield* indented(subject, setting);
				yield* backslashes(subject, setting);
			}
		}
	},
});

/** A setting with blanks in front belongs to the value above. */
function* indented({ file, edits }: Subject, setting: Setting): Iterable<Problem> {
	const all = misplacedIn(file, setting);
	const times = new Map<string, number>();
	for (const { name } of all) {
		times.set(name, (times.get(name) ?? 0) + 1);
	}
	for (const { name, offset, startsLine } of all) {
		if (!startsLine) {
			continue;
		}
		const place = span(offset, offset + name.length);
		const lineStart = file.text.lastIndexOf('\n', offset - 1) + 1;
		const isNew = !file.last.has(name) && times.get(name) === 1;
		yield {
			span: place,
			role: roleOf(name),
			message: `The blank at the start of the line makes ${name} a part of ${setting.name.text} above, so it is not set.${effectOfGarbage(setting.name.text)}`,
			fixes: isNew
				? [
						{
							title: 'Remove the blanks at the start of the line',
							// A setting begins to work that did not so far.
							safety: 'unsafe',
							preferred: true,
							edits: edits.replace({ start: lineStart, end: place.start }, ''),
						},
					]
				: [],
		};
	}
}

/** Postfix continues lines by the blank that the next one starts with; a backslash is one more character. */
function* backslashes({ file, edits }: Subject, { name, value }: Setting): Iterable<Problem> {
	if (!value.text.includes('\\') || isFreeText(name.text) || name.text.endsWith('_command')) {
		return;
	}
	const whole = { at: 0, offset: value.span.start, length: value.text.length };
	for (const { offset, length } of value.pieces.length === 0 ? [whole] : value.pieces) {
		const line = file.text.slice(offset, offset + length).trimEnd();
		const kept = line.replace(/\s*\\$/, '');
		if (kept.length === line.length) {
			continue;
		}
		yield {
			span: { start: offset + line.length - 1, end: offset + line.length },
			role: roleOf(name.text),
			message: `Postfix joins lines by the blank at the start of the next one: this backslash is a part of ${name.text}.${effectOfGarbage(name.text)}`,
			fixes: [
				{
					title: 'Remove the backslash',
					safety: 'safe',
					preferred: true,
					edits: edits.replace({ start: offset + kept.length, end: offset + line.length }, ''),
				},
			],
		};
	}
}
