import type { Fix } from '../../server/src/engine/finding.js';
import { defineRule, everywhere, type Rule } from '../../server/src/engine/rule.js';
import { syntax } from '../../server/src/rules/syntax.js';

/** Rules that stay as they are while the real ones grow, with findings of every shape. */
export const inventedRules: readonly Rule[] = [
	defineRule({
		id: 'shouting',
		summary: 'A value is written in capitals.',
		group: 'syntax',
		kind: 'correctness',
		severity: everywhere('error'),
		languages: ['postfix-main'],
		since: '0.1.0',
		references: ['RFC 1855 §2.1.1'],

		*check({ file, edits }) {
			for (const { name, value } of file.settings) {
				if (/[A-Z]/.test(value.text)) {
					const quiet: Fix = {
						title: 'Write it in small letters',
						safety: 'safe',
						preferred: true,
						edits: edits.replace(value.span, value.text.toLowerCase()),
					};
					yield { span: value.span, role: 'mx-server', message: `${name.text} shouts.`, fixes: [quiet] };
				}
			}
		},
	}),
	defineRule({
		id: 'repeated',
		summary: 'A setting is made twice.',
		group: 'syntax',
		kind: 'policy',
		severity: { submission: 'warning' },
		languages: ['postfix-main'],
		since: '0.2.0',
		references: ['RFC 1', 'DFN-CERT 2017 §2.1'],

		*check({ file, edits }) {
			for (const [index, setting] of file.settings.entries()) {
				const first = file.settings.slice(0, index).find(({ name }) => name.text === setting.name.text);
				if (first !== undefined) {
					const keep: Fix = { title: 'Keep both', safety: 'unsafe', baseline: 'dfn-cert-2017', edits: [] };
					const remove: Fix = {
						title: 'Remove this one',
						safety: 'unsafe',
						baseline: 'postmaster-2026',
						preferred: true,
						edits: edits.removeLine(setting),
					};
					yield {
						span: setting.span,
						role: 'submission',
						message: `${setting.name.text} is there twice.`,
						related: [{ file: file.file, span: first.name.span, message: 'the first one' }],
						fixes: [keep, remove],
					};
				}
			}
		},
	}),
	defineRule({
		id: 'restless',
		summary: 'A value that is never right.',
		group: 'syntax',
		kind: 'floor',
		severity: everywhere('hint'),
		languages: ['postfix-main'],
		since: '0.1.0',
		references: [],

		*check({ file, edits }) {
			for (const { value } of file.settings) {
				const other = { flip: 'flop', flop: 'flip' }[value.text];
				if (other !== undefined) {
					const turn: Fix = {
						title: `Turn to ${other}`,
						safety: 'safe',
						preferred: true,
						edits: edits.replace(value.span, other),
					};
					yield { span: value.span, role: 'mx-server', message: 'It is the wrong way round.', fixes: [turn] };
				}
			}
		},
	}),
	defineRule({
		id: 'meddling',
		summary: 'A value that wants another file changed.',
		group: 'syntax',
		kind: 'floor',
		severity: everywhere('information'),
		languages: ['postfix-main'],
		since: '0.1.0',
		references: [],

		*check({ file }) {
			for (const { name, value } of file.settings) {
				if (name.text === 'change') {
					const edits = [{ file: value.text, span: { start: 0, end: 1 }, newText: '#' }];
					const fix: Fix = { title: 'Change that file', safety: 'safe', preferred: true, edits };
					yield { span: value.span, role: 'mx-server', message: 'That file is wrong.', fixes: [fix] };
				}
			}
		},
	}),
	defineRule({
		id: 'foreign',
		summary: 'A value that needs other letters.',
		group: 'syntax',
		kind: 'floor',
		severity: everywhere('hint'),
		languages: ['postfix-main'],
		since: '0.1.0',
		references: [],

		*check({ file, edits }) {
			for (const { value } of file.settings) {
				if (value.text === 'euro') {
					const fix: Fix = {
						title: 'Use the sign',
						safety: 'safe',
						preferred: true,
						edits: edits.replace(value.span, '€'),
					};
					yield { span: value.span, role: 'mx-server', message: 'There is a sign for that.', fixes: [fix] };
				}
			}
		},
	}),
	// What the parser finds is part of the program.
	syntax,
];
