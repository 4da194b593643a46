import { defineRule, everywhere } from '../engine/rule.js';
import { editsWithin } from '../engine/value-edits.js';
import { settingsNamed } from '../languages/language.js';
import { cipherListsIn, isStockList } from '../languages/postfix/services/ciphers.js';
import { roleOfSetting } from '../languages/postfix/services/roles.js';
import { type Explanation, idleClause } from '../openssl/explain.js';
import { idleWords } from '../openssl/idle.js';
import { enumerate } from '../text/repair.js';
import { hasPlaceholder } from '../text/template.js';
import { locate } from '../text/value.js';

/** A list of thousands of words does not become thousands of findings. */
const maximumRuns = 10;

export const cipherWordWithoutEffect = defineRule({
	id: 'cipher-word-without-effect',
	summary: 'Words of a cipher list do nothing with the targeted library.',
	group: 'ciphers',
	kind: 'correctness',
	severity: everywhere('hint'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['ciphers(1)'],

	*check(subject) {
		const library = subject.target.tls;
		if (library === undefined) {
			return;
		}
		for (const setting of settingsNamed(subject.file, cipherListsIn(subject.target))) {
			const { name, value, section } = setting;
			const isOwn = !isStockList(name.text, value.text) && !value.text.includes('$') && !hasPlaceholder(value.text);
			const idle = isOwn ? idleWords(value.text, library) : undefined;
			if (idle === undefined) {
				continue;
			}

			const fix = {
				title: `Remove the words without effect from ${name.text}; ${library} makes the same of it`,
				safety: 'safe' as const,
				edits: editsWithin(subject, { place: { setting: name.text, section }, value, ...idle }),
			};
			for (const run of idle.runs.slice(0, maximumRuns)) {
				const start = run[0]?.element.span.start ?? 0;
				const end = run.at(-1)?.element.span.end ?? start;
				yield {
					span: locate(value, start, end),
					role: roleOfSetting(subject.tls, setting),
					message: message(run, library),
					tag: 'unnecessary' as const,
					fixes: [fix],
				};
			}
		}
	},
});

/** One sentence for each reason: `"!MD5" and "!3DES" have no effect: openssl-3.0 has no such suites.` */
function message(run: readonly Explanation[], library: string): string {
	const wordsByReason = new Map<string, Set<string>>();
	for (const { element, idle } of run) {
		const reason = idle === undefined ? '' : idleClause(idle, element.operator, library);
		wordsByReason.set(reason, (wordsByReason.get(reason) ?? new Set()).add(`"${element.text}"`));
	}
	const sentences = [...wordsByReason].map(
		([reason, words]) => `${enumerate([...words])} ${words.size === 1 ? 'has' : 'have'} no effect: ${reason}.`,
	);
	return sentences.join(' ');
}
