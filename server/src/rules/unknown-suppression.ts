import type { Fix } from '../engine/finding.js';
import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import type { UnknownId } from '../engine/suppressions/apply.js';
import { expectedForm, type MalformedComment } from '../engine/suppressions/comment.js';
import type { Span } from '../text/span.js';

export const unknownSuppression = defineRule({
	id: 'unknown-suppression',
	summary: 'A comment is meant to ignore a rule, but is misspelt, so it ignores nothing.',
	group: 'suppressions',
	kind: 'correctness',
	severity: everywhere('warning'),
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.2.0',
	references: [],
	judges: 'suppressions',

	*check(subject, suppressions) {
		for (const comment of suppressions.malformed) {
			yield malformed(subject, comment);
		}
		for (const { unknown, refused } of suppressions.comments) {
			for (const id of unknown) {
				yield unknownId(subject, id);
			}
			for (const { text, span } of refused) {
				const message = `No comment can ignore ${text}, which is about such comments. Settings can turn it off: mailtls.severities.`;
				yield { span, role: 'mx-server', message };
			}
		}
	},
});

function malformed(subject: Subject, { span, words, meant }: MalformedComment): Problem {
	return {
		span,
		role: 'mx-server',
		message: `Expected "${expectedForm}", or "ignore-file" in place of "ignore" for the whole file: this comment ignores nothing.`,
		fixes: meant === undefined ? [] : [rewrite(subject, words, meant)],
	};
}

function unknownId(subject: Subject, { id: { text, span }, likely }: UnknownId): Problem {
	const question = likely === undefined ? '' : `; did you mean ${likely}?`;
	return {
		span,
		role: 'mx-server',
		message: `There is no rule "${text}"${question || '.'} Nothing is ignored for it.`,
		fixes: likely === undefined ? [] : [rewrite(subject, span, likely)],
	};
}

function rewrite({ edits }: Subject, place: Span, text: string): Fix {
	return { title: `Write "${text}"`, safety: 'safe', preferred: true, edits: edits.replace(place, text) };
}
