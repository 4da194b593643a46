import { roleOfList } from '../engine/ciphers/cases.js';
import { splitElements } from '../engine/ciphers/misprints.js';
import { cipherListSettings } from '../engine/ciphers/texts.js';
import { unknownLibrary } from '../engine/ciphers/weak-suites.js';
import { defineRule, everywhere } from '../engine/rule.js';
import { editsWithin } from '../engine/value-edits.js';
import { expansionOf } from '../openssl/memory.js';
import { applyEdits } from '../text/edit.js';
import { enumerate } from '../text/repair.js';
import { locate } from '../text/value.js';

export const cipherColonForPlus = defineRule({
	id: 'cipher-colon-for-plus',
	summary: 'A colon stands in a cipher list where a plus sign was meant.',
	group: 'ciphers',
	kind: 'correctness',
	severity: everywhere('warning'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['ciphers(1)', 'DFN-CERT 2017 §2.2', 'DFN-CERT 2017 §4.1'],

	*check(subject) {
		for (const setting of cipherListSettings(subject)) {
			const { name, value, section } = setting;
			const expansion = expansionOf(value.text, subject.target.tls ?? unknownLibrary);
			const splits = expansion.error === undefined ? splitElements(expansion) : [];
			const [span, ...others] = splits.map(({ second }) => locate(value, second.span.start, second.span.end));
			if (span === undefined) {
				continue;
			}

			const added = expansion.suites.filter(suite =>
				splits.some(({ second }) => second.span.start === suite.span.start),
			);
			const words = enumerate([...new Set(splits.map(({ second }) => `"${second.text}"`))]);
			const joined = enumerate(splits.map(({ first, second }) => `"${first.text}+${second.text}"`));
			const edits = splits.map(({ first, second }) => ({
				span: { start: first.span.end, end: second.span.start },
				newText: '+',
			}));
			const text = applyEdits(value.text, edits);
			yield {
				span,
				role: roleOfList(subject, setting),
				message: `${words} behind a colon ${splits.length > 1 ? 'select suites' : 'selects suites'} with any key exchange, ${enumerate(added.map(({ suite }) => suite.name))} here. Meant is ${joined}.`,
				related: others.map(place => ({
					file: subject.file.file,
					span: place,
					message: 'This word stands behind a colon too.',
				})),
				fixes: [
					{
						title: `Join to ${joined}`,
						safety: 'safe',
						preferred: true,
						edits: editsWithin(subject, { place: { setting: name.text, section }, value, edits, text }),
					},
				],
			};
		}
	},
});
