import { defineRule, everywhere } from '../engine/rule.js';

export const syntax = defineRule({
	id: 'syntax',
	summary: 'A line that the program cannot read, or reads as something else.',
	group: 'syntax',
	kind: 'correctness',
	severity: everywhere('error'),
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.1.0',
	references: [],

	*check({ file }) {
		for (const { severity, message, span } of file.problems) {
			// A program that does not start serves nobody; the public service is what is missed first.
			yield { span, role: 'mx-server', message, severity };
		}
	},
});
