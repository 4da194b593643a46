import type { Fix } from '../engine/finding.js';
import { defineRule, everywhere, type Subject } from '../engine/rule.js';
import type { Setting } from '../languages/language.js';
import { roleOf } from '../languages/postfix/roles.js';
import { locate } from '../text/value.js';

export const inlineComment = defineRule({
	id: 'inline-comment',
	summary: 'A comment behind a value becomes a part of the value.',
	kind: 'correctness',
	severity: everywhere('error'),
	since: '0.1.0',
	references: ['postconf(5)'],

	*check(subject) {
		for (const setting of subject.file.settings) {
			const start = commentStart(setting);
			if (start === undefined) {
				continue;
			}

			const comment = setting.value.text.slice(start);
			const isTyped = subject.language.isTyped(setting.name.text);
			yield {
				span: locate(setting.value, start, setting.value.text.length),
				role: roleOf(setting.name.text),
				// In free text the sign may be meant; where Postfix expects a word or a number it cannot be.
				severity: isTyped ? undefined : 'warning',
				message: `Postfix has no comments behind a value: "${shorten(comment)}" is a part of ${setting.name.text}.`,
				fixes: fixes(subject, setting, start),
			};
		}
	},
});

/** A number sign behind a blank, outside the braces of inline tables. */
function commentStart({ name, value }: Setting): number | undefined {
	if (/banner|footer|_text$|_message$/.test(name.text) || !value.text.includes('#')) {
		return undefined;
	}
	let depth = 0;
	for (let offset = 0; offset < value.text.length; offset++) {
		const character = value.text[offset];
		if (character === '{') {
			depth++;
		} else if (character === '}') {
			depth--;
		} else if (character === '#' && depth === 0 && (offset === 0 || /\s/.test(value.text[offset - 1] ?? ''))) {
			return offset;
		}
	}
	return undefined;
}

/** Only where the comment ends the setting: what a continuation line adds behind it may be meant. */
function fixes(subject: Subject, setting: Setting, start: number): readonly Fix[] {
	const { value } = setting;
	const last = value.pieces.at(-1);
	if (last !== undefined && last.at > start) {
		return [];
	}
	const { text } = subject.file;
	const newline = text.includes('\r\n') ? '\r\n' : '\n';
	const comment = locate(value, start, value.text.length);
	const kept = value.text.slice(0, start).trimEnd().length;
	const from = kept === 0 ? comment.start : locate(value, kept, kept).start;
	return [
		{
			title: 'Move the comment to a line of its own above',
			safety: 'safe',
			preferred: true,
			edits: [
				...subject.edits.replace(
					{ start: setting.span.start, end: setting.span.start },
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
