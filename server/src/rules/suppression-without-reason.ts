import { defineRule, everywhere } from '../engine/rule.js';

export const suppressionWithoutReason = defineRule({
	id: 'suppression-without-reason',
	summary: 'A comment says to ignore a rule, but not why, so it ignores nothing.',
	group: 'suppressions',
	kind: 'correctness',
	severity: everywhere('warning'),
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.2.0',
	references: [],
	judges: 'suppressions',

	*check(_, { comments }) {
		for (const { comment, lacksReason } of comments) {
			if (lacksReason) {
				yield {
					span: comment.span,
					// Whom it concerns is not known; the public service is what is missed first.
					role: 'mx-server',
					message:
						'Expected a reason behind the bracket: a comment without one ignores nothing while mailtls.suppressions.requireReason is on.',
				};
			}
		}
	},
});
