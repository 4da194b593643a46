import type { Fix } from '../engine/finding.js';
import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import type { Setting } from '../languages/language.js';
import { roleOfSetting } from '../languages/postfix/services/roles.js';
import { postfixSettings } from '../languages/postfix/settings/catalogue.js';
import type { PostfixSetting } from '../languages/postfix/settings/setting.js';
import { settingsInForce } from '../languages/postfix/syntax/in-force.js';
import { isLegible } from '../languages/postfix/syntax/legible.js';
import { nameIndex, nearest } from '../text/nearest.js';

export const invalidSecurityLevel = defineRule({
	id: 'invalid-security-level',
	summary: 'The security level does not exist, or is one that a server cannot have.',
	group: 'levels',
	kind: 'correctness',
	severity: everywhere('error'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(5)', 'measured: "Invalid TLS level"'],

	*check(subject) {
		for (const setting of settingsInForce(subject.file, names)) {
			const known = postfixSettings.get(setting.name.text);
			const level = setting.value.text.toLowerCase();
			// An empty one leaves the decision to the older switches.
			if (known === undefined || level === '' || !isLegible(subject.file, setting)) {
				continue;
			}
			const problem =
				known.side === 'server' && clientOnly.has(level)
					? ofServer(subject, setting, level)
					: known.values?.some(({ value }) => value === level)
						? undefined
						: unknown(subject, setting, known);
			if (problem !== undefined) {
				yield problem;
			}
		}
	},
});

const names: ReadonlySet<string> = new Set(
	[...postfixSettings.values()]
		.filter(({ name, kind }) => kind === 'enum' && /_level$/.test(name) && /tls|security/.test(name))
		.map(({ name }) => name),
);

/** Levels that check the certificate of the other side, and what becomes of them in a server (measured with 3.7.11). */
const clientOnly: ReadonlyMap<string, 'encrypt' | 'fatal'> = new Map([
	['verify', 'encrypt'],
	['secure', 'encrypt'],
	['fingerprint', 'encrypt'],
	['dane', 'fatal'],
	['dane-only', 'fatal'],
]);

function ofServer(subject: Subject, setting: Setting, level: string): Problem {
	const { text: name } = setting.name;
	const role = roleOfSetting(subject.tls, setting);
	const isMx = role === 'mx-server';
	if (clientOnly.get(level) === 'fatal') {
		return {
			span: setting.value.span,
			role,
			message: `"${level}" is a level of clients: the program ends with a fatal error ("Invalid TLS level"), and ${isMx ? 'no mail comes in' : 'nobody is served'}.`,
			fixes: [replace(subject, setting, isMx ? 'may' : 'encrypt', 'safe')],
		};
	}
	const effect = isMx
		? 'Postfix warns and uses "encrypt", so that servers without STARTTLS cannot deliver.'
		: 'Postfix warns and uses "encrypt": no certificate is checked.';
	return {
		span: setting.value.span,
		role,
		severity: isMx ? undefined : 'warning',
		message: `${name} cannot be "${level}", a level of clients. ${effect}`,
		// On port 25 `encrypt` is a mistake of its own; writing it down changes nothing yet.
		fixes: [replace(subject, setting, 'encrypt', 'safe')],
	};
}

function unknown(subject: Subject, setting: Setting, { name, values = [] }: PostfixSetting): Problem {
	const { value } = setting;
	const isClient = /^(?:smtp|lmtp|tlsproxy_client)_/.test(name);
	const usable = values.map(each => each.value).filter(each => isClient || !clientOnly.has(each));
	const meant = synonyms.get(plain(value.text)) ?? nearest(plain(value.text), nameIndex(usable));
	const effect = isClient ? 'mail stays in the queue' : 'nobody is served';
	return {
		span: value.span,
		role: roleOfSetting(subject.tls, setting),
		message: `Postfix has no security level "${value.text}": the program ends with a fatal error ("Invalid TLS level"), and ${effect}.${meant === undefined ? ` Expected one of ${usable.join(', ')}.` : ''}`,
		fixes: meant === undefined ? [] : [replace(subject, setting, meant, 'unsafe')],
	};
}

/** Without the quotes and commas that other programs want. */
function plain(text: string): string {
	return text.toLowerCase().replace(/^["']|["';,]+$/g, '');
}

/** What other settings and other programs call the same thing. */
const synonyms: ReadonlyMap<string, string> = new Map([
	['yes', 'may'],
	['no', 'none'],
	['on', 'may'],
	['off', 'none'],
	['opportunistic', 'may'],
	['mandatory', 'encrypt'],
	['required', 'encrypt'],
]);

function replace({ edits }: Subject, { value }: Setting, level: string, safety: Fix['safety']): Fix {
	return {
		title: `Replace by "${level}"`,
		safety,
		preferred: true,
		edits: edits.replace(value.span, level),
	};
}
