import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import type { AppliedComment } from '../engine/suppressions/apply.js';
import { withoutIds } from '../engine/suppressions/edits.js';
import type { Span, Token } from '../text/span.js';

export const unusedSuppression = defineRule({
	id: 'unused-suppression',
	summary: 'A comment says to ignore a rule that finds nothing there.',
	group: 'suppressions',
	kind: 'correctness',
	severity: everywhere('information'),
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.2.0',
	references: [],
	judges: 'suppressions',

	*check(subject, { comments }) {
		for (const applied of comments) {
			const { comment, unused } = applied;
			if (unused.length === comment.ids.length) {
				yield report(subject, applied, unused, comment.span);
				continue;
			}
			for (const id of unused) {
				yield report(subject, applied, [id], id.span);
			}
		}
	},
});

function report(
	{ file }: Subject,
	{ comment, isAboveNothing }: AppliedComment,
	ids: readonly Token[],
	span: Span,
): Problem {
	const names = ids.map(({ text }) => text).join(', ');
	const where = comment.scope === 'file' ? 'in this file' : 'on the lines below';
	const isAll = ids.length === comment.ids.length;
	return {
		span,
		role: 'mx-server',
		message: isAboveNothing
			? 'Expected a setting, a service or an entry on the next line: above a blank line a comment ignores nothing.'
			: `There is no finding of ${names} ${where} that this comment could ignore.`,
		tag: 'unnecessary',
		fixes: [
			{
				title: isAll ? 'Remove the comment' : `Remove ${names} from the comment`,
				// The reason took somebody thought, and another target or baseline may need it: nobody removes it unasked.
				safety: 'safe',
				edits: [withoutIds(file, comment, ids)],
			},
		],
	};
}
