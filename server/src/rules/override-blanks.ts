import type { Fix } from '../engine/finding.js';
import { defineRule, everywhere, type Subject } from '../engine/rule.js';
import type { Service } from '../languages/language.js';
import type { Span, Token } from '../text/span.js';
import type { Role } from '../tls/role.js';

export const overrideBlanks = defineRule({
	id: 'override-blanks',
	summary: 'Blanks around the equals sign of an -o override keep the service from working.',
	kind: 'correctness',
	severity: everywhere('error'),
	languages: ['postfix-master'],
	since: '0.2.0',
	references: ['master(5)'],

	*check(subject) {
		for (const service of subject.file.services) {
			const torn = tornOverride(service);
			if (torn === undefined) {
				continue;
			}
			const { name, value, span } = torn;
			const { command } = service.fields;
			yield {
				span,
				role: roleOf(service),
				message: `${command.text} reads "-o ${name.text}" and takes "=" for an argument of its own, so it ends with an error for every connection: nobody is served by ${service.fields.name.text}.`,
				fixes: [rejoin(subject, name, value, span)],
			};
		}
	},
});

interface TornOverride {
	readonly name: Token;
	/** The words behind the equals sign. */
	readonly value: readonly Token[];
	readonly span: Span;
}

/** The first `-o name = value`: the program ends there, so what follows does not matter any more. */
function tornOverride({ arguments: words }: Service): TornOverride | undefined {
	const at = words.findIndex(
		({ text }, index) =>
			text === '-o' &&
			/^[^={]+$/.test(words[index + 1]?.text ?? '') &&
			(words[index + 2]?.text.startsWith('=') ?? false),
	);
	const [option, name, sign] = words.slice(at, at + 3);
	if (at === -1 || option === undefined || name === undefined || sign === undefined) {
		return undefined;
	}
	const glued = { text: sign.text.slice(1), span: { start: sign.span.start + 1, end: sign.span.end } };
	const rest = words.slice(at + 3);
	const next = rest.findIndex(({ text }) => text.startsWith('-'));
	const value = [...(glued.text === '' ? [] : [glued]), ...(next === -1 ? rest : rest.slice(0, next))];
	const end = value.at(-1)?.span.end ?? sign.span.end;
	return { name, value, span: { start: option.span.start, end } };
}

/** Braces keep a value of several words together; they need Postfix 3.0 (master(5)). */
function rejoin({ edits }: Subject, name: Token, value: readonly Token[], span: Span): Fix {
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
