import type { Fix } from '../engine/finding.js';
import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import type { Setting } from '../languages/language.js';
import { roleOfSetting } from '../languages/postfix/services/roles.js';
import { postfixSettings } from '../languages/postfix/settings/catalogue.js';
import { settingsInForce } from '../languages/postfix/syntax/in-force.js';
import { isLegible } from '../languages/postfix/syntax/legible.js';
import { nameIndex, nearest } from '../text/nearest.js';
import { locate } from '../text/value.js';

export const invalidTlsOption = defineRule({
	id: 'invalid-tls-option',
	summary: 'An option for OpenSSL is unknown to the program, which does without it.',
	group: 'options',
	kind: 'correctness',
	severity: everywhere('error'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(5) tls_ssl_options', 'measured: "unknown tls_ssl_options value"'],

	*check(subject) {
		for (const setting of settingsInForce(subject.file, names)) {
			if (isLegible(subject.file, setting)) {
				yield* judge(subject, setting);
			}
		}
	},
});

const names: ReadonlySet<string> = new Set(
	[...postfixSettings.values()].filter(({ kind }) => kind === 'flagListOrHex').map(({ name }) => name),
);

function* judge(subject: Subject, setting: Setting): Iterable<Problem> {
	const { name, value } = setting;
	const known = (postfixSettings.get(name.text)?.values ?? []).map(each => each.value);
	for (const { 0: word, index } of value.text.matchAll(/[^\s,]+/g)) {
		if (known.includes(word.toUpperCase()) || /^0x[0-9a-f]+$/i.test(word)) {
			continue;
		}
		const meant = suggest(word, known);
		yield {
			span: locate(value, index, index + word.length),
			role: roleOfSetting(subject.tls, setting),
			message: `Postfix has no option "${word}" in ${name.text}: it logs a warning and does without.${advice(word)}`,
			fixes: meant === undefined ? [] : [fix(subject, setting, index, word, meant)],
		};
	}
}

/** Options that have settings of their own, in place of those that other programs take here. */
function advice(word: string): string {
	const name = word.toUpperCase().replace(/^\W*(?:SSL_OP_)?/, '');
	if (/^NO_(?:SSL|TLS)V/.test(name)) {
		return ' Protocols are chosen by smtpd_tls_protocols and its like.';
	}
	return /^CIPHER_SERVER_PREFERENCE/.test(name) ? ' The order of ciphers is chosen by tls_preempt_cipherlist.' : '';
}

/** The spelling of Postfix for options with a sign in front, the prefix of OpenSSL, colons between them, or a slip in them. */
function suggest(word: string, known: readonly string[]): string | undefined {
	const index = nameIndex(known);
	const parts = word
		.toUpperCase()
		.split(/[:;|]+/)
		.filter(part => part !== '')
		.map(part => part.replace(/^[+"']*(?:SSL_OP_)?/, '').replace(/["']+$/, ''))
		.map(part => (known.includes(part) ? part : nearest(part, index)));
	return parts.every(part => part !== undefined) && parts.length > 0 ? parts.join(', ') : undefined;
}

function fix({ edits }: Subject, { value }: Setting, index: number, word: string, meant: string): Fix {
	return {
		title: `Replace "${word}" by "${meant}"`,
		// The option begins to work, for every peer.
		safety: 'unsafe',
		preferred: true,
		edits: edits.replace(locate(value, index, index + word.length), meant),
	};
}
