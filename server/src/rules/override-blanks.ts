import type { Fix } from '../engine/finding.js';
import { defineRule, everywhere, type Subject } from '../engine/rule.js';
import type { Service, TornOverride } from '../languages/language.js';
import type { Role } from '../tls/role.js';

export const overrideBlanks = defineRule({
	id: 'override-blanks',
	summary: 'Blanks around the equals sign of an -o override keep the service from working.',
	group: 'syntax',
	kind: 'correctness',
	severity: everywhere('error'),
	languages: ['postfix-master'],
	since: '0.2.0',
	references: ['master(5)'],

	*check(subject) {
		for (const service of subject.file.services) {
			const { torn } = service;
			if (torn === undefined) {
				continue;
			}
			const { name, span } = torn;
			const { command } = service.fields;
			yield {
				span,
				role: roleOf(service),
				message: `${command.text} reads "-o ${name.text}" and takes "=" for an argument of its own, so it ends with an error for every connection: nobody is served by ${service.fields.name.text}.`,
				fixes: [rejoin(subject, torn)],
			};
		}
	},
});

/** Braces keep a value of several words together; they need Postfix 3.0 (master(5)). */
function rejoin({ edits }: Subject, { name, value, span }: TornOverride): Fix {
	const text = value.map(word => word.text).join(' ');
	const override = value.length > 1 ? `-o { ${name.text} = ${text} }` : `-o ${name.text}=${text}`;
	return {
		title: `Write "${override}"`,
		// The service begins to answer, with what was meant for it all along.
		safety: 'safe',
		preferred: true,
		edits: edits.replace(span, override),
	};
}

function roleOf({ fields }: Service): Role {
	return /^(?:.*:)?(?:smtp|25)$/.test(fields.name.text) ? 'mx-server' : 'submission';
}
