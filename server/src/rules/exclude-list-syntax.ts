import type { Fix } from '../engine/finding.js';
import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import type { Setting } from '../languages/language.js';
import { roleOfSetting } from '../languages/postfix/services/roles.js';
import { postfixSettings } from '../languages/postfix/settings/catalogue.js';
import { settingsInForce } from '../languages/postfix/syntax/in-force.js';
import { isLegible } from '../languages/postfix/syntax/legible.js';
import { type Span, span } from '../text/span.js';
import { locate } from '../text/value.js';

export const excludeListSyntax = defineRule({
	id: 'exclude-list-syntax',
	summary: 'A list of ciphers to exclude holds an operator of cipher lists, and no TLS session succeeds.',
	group: 'ciphers',
	kind: 'correctness',
	severity: everywhere('error'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(5) smtpd_tls_exclude_ciphers', 'measured: "invalid unary \'!+-@\' in cipher exclusion"'],

	*check(subject) {
		for (const setting of settingsInForce(subject.file, names)) {
			if (isLegible(subject.file, setting)) {
				yield* judge(subject, setting);
			}
		}
	},
});

const names: ReadonlySet<string> = new Set(
	[...postfixSettings.values()].filter(({ kind }) => kind === 'opensslCipherElementList').map(({ name }) => name),
);

function* judge(subject: Subject, setting: Setting): Iterable<Problem> {
	const { name, value } = setting;
	for (const { 0: word, index } of value.text.matchAll(/[^\s,:]+/g)) {
		const [operators = ''] = /^[!+@-]*/.exec(word) ?? [];
		if (operators === '') {
			continue;
		}
		const place = span(index, index + word.length);
		const isServer = !/^(?:smtp|lmtp|tlsproxy_client)_/.test(name.text);
		yield {
			span: locate(value, place.start, place.end),
			role: roleOfSetting(subject.tls, setting),
			message: `"${word}" begins with an operator, which lists of excluded ciphers do not have: Postfix gives up, and every TLS session ${isServer ? 'fails after STARTTLS' : 'fails, so mail waits or leaves in clear text'}.`,
			fixes: [fix(subject, setting, place, word, operators)],
		};
	}
}

/** `!RC4` and `-RC4` mean what the list does by itself; `+RC4` and `@STRENGTH` only order, which it cannot. */
function fix({ edits }: Subject, { value }: Setting, place: Span, word: string, operators: string): Fix {
	const excludes = /^[!-]+$/.test(operators) && operators.length < word.length;
	if (excludes) {
		const kept = word.slice(operators.length);
		return {
			title: `Write "${kept}"`,
			safety: 'safe',
			preferred: true,
			edits: edits.replace(locate(value, place.start, place.start + operators.length), ''),
		};
	}
	// With the word goes what parts it from its neighbour, within its line.
	const { text } = value;
	let { start, end } = place;
	while (isSeparator(text[end])) {
		end++;
	}
	while (end === place.end && isSeparator(text[start - 1])) {
		start--;
	}
	return {
		title: `Remove "${word}"`,
		safety: 'safe',
		preferred: true,
		edits: edits.replace(locate(value, start, end), ''),
	};
}

function isSeparator(character: string | undefined): boolean {
	return character !== undefined && ' \t,:'.includes(character);
}
