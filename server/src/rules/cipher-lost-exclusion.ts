import { roleOfList } from '../engine/ciphers/cases.js';
import { lostExclusions } from '../engine/ciphers/misprints.js';
import { cipherListSettings } from '../engine/ciphers/texts.js';
import { unknownLibrary } from '../engine/ciphers/weak-suites.js';
import { defineRule } from '../engine/rule.js';
import { expansionOf } from '../openssl/memory.js';
import { locate } from '../text/value.js';

export const cipherLostExclusion = defineRule({
	id: 'cipher-lost-exclusion',
	summary: 'A word among exclusions has lost its exclamation mark.',
	group: 'ciphers',
	kind: 'correctness',
	severity: {
		'mx-server': 'warning',
		'smtp-client-opportunistic': 'warning',
		'smtp-client-mandatory': 'error',
		submission: 'error',
		'imap-pop': 'error',
	},
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['ciphers(1)', 'DFN-CERT 2017 §4.2'],

	*check(subject) {
		for (const setting of cipherListSettings(subject)) {
			const { value } = setting;
			const expansion = expansionOf(value.text, subject.target.tls ?? unknownLibrary);
			for (const { text, span } of expansion.error === undefined ? lostExclusions(expansion) : []) {
				const place = locate(value, span.start, span.end);
				yield {
					span: place,
					role: roleOfList(subject, setting),
					message: `"${text}" stands between exclusions and has no exclamation mark: it lets these suites in, where the library has them, instead of keeping them out.`,
					fixes: [
						{
							title: `Write "!${text}"`,
							safety: 'safe',
							preferred: true,
							edits: subject.edits.replace({ start: place.start, end: place.start }, '!'),
						},
					],
				};
			}
		}
	},
});
