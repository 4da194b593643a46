import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import type { Setting } from '../languages/language.js';
import { roleOfSetting } from '../languages/postfix/services/roles.js';
import { atLeastVersion } from '../languages/postfix/settings/version.js';
import { settingsInForce } from '../languages/postfix/syntax/in-force.js';
import { isLegible } from '../languages/postfix/syntax/legible.js';
import { locate } from '../text/value.js';
import { serversOf } from '../tls/endpoint.js';

export const unsafeRenegotiation = defineRule({
	id: 'unsafe-renegotiation',
	summary: 'Renegotiation without RFC 5746 is allowed, or clients can renegotiate as often as they like.',
	group: 'options',
	kind: 'policy',
	severity: everywhere('warning'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['RFC 5746', 'RFC 9325 §3.5', 'postconf(5) tls_ssl_options'],

	*check(subject) {
		for (const setting of settingsInForce(subject.file, names)) {
			if (isLegible(subject.file, setting)) {
				yield* allowed(subject, setting);
			}
		}
		const problem = subject.file.language === 'postfix-main' ? notRefused(subject) : undefined;
		if (problem !== undefined) {
			yield problem;
		}
	},
});

const names: ReadonlySet<string> = new Set(['tls_ssl_options']);

interface Flag {
	readonly name: string;
	/** Its bit in the options of OpenSSL 1.0.0 and newer. */
	readonly bit: number;
	readonly effect: string;
	/** The first release of OpenSSL in which it makes a difference; older ones do so anyway, or do not know it. */
	readonly since?: string;
}

const flags: readonly Flag[] = [
	{
		name: 'LEGACY_SERVER_CONNECT',
		bit: 0x4,
		effect:
			'Postfix talks to servers that cannot renegotiate safely (RFC 5746), so an attacker can put text before a session.',
		since: '3.0',
	},
	{
		name: 'ALLOW_UNSAFE_LEGACY_RENEGOTIATION',
		bit: 0x40000,
		effect: 'peers without RFC 5746 may renegotiate, so an attacker can put text before a session.',
	},
	{
		name: 'ALLOW_CLIENT_RENEGOTIATION',
		bit: 0x100,
		effect: 'clients may renegotiate as often as they like, at the expense of the server.',
		since: '3.0',
	},
];

function* allowed({ target, edits, tls }: Subject, setting: Setting): Iterable<Problem> {
	const { value } = setting;
	for (const { 0: word, index } of value.text.matchAll(/[^\s,]+/g)) {
		const mask = /^0x[0-9a-f]{1,12}$/i.test(word) ? BigInt(word) : undefined;
		const found = flags.filter(({ name, bit }) =>
			mask === undefined ? name === word.toUpperCase() && bit === 0x4 : (mask & BigInt(bit)) !== 0n,
		);
		const inEffect = found.filter(({ since }) => since === undefined || !isOlder(target.tls, since));
		const [first] = inEffect.length > 0 ? inEffect : found;
		if (first === undefined) {
			continue;
		}
		const rest = mask === undefined ? 0n : found.reduce((left, { bit }) => left & ~BigInt(bit), mask);
		const what = mask === undefined ? `"${word}"` : `${word} includes ${found.map(({ name }) => name).join(' and ')}`;
		yield {
			span: locate(value, index, index + word.length),
			role: roleOfSetting(tls, setting),
			mitigation: inEffect.length === 0 ? 'no-effect' : undefined,
			message: `${what} in tls_ssl_options: ${first.effect}`,
			fixes: [
				{
					title: rest === 0n ? `Remove "${word}"` : `Replace "${word}" by 0x${rest.toString(16)}`,
					// Peers that know no other way are lost.
					safety: 'unsafe',
					preferred: true,
					edits:
						rest === 0n
							? edits.replace(locate(value, ...widen(value.text, index, index + word.length)), '')
							: edits.replace(locate(value, index, index + word.length), `0x${rest.toString(16)}`),
				},
			],
		};
	}
}

/** A word with what parts it from the next one, or from the one before where it is the last. */
function widen(text: string, from: number, to: number): [start: number, end: number] {
	let start = from;
	let end = to;
	while (end < text.length && ' \t,'.includes(text[end] ?? '-')) {
		end++;
	}
	while (end === to && start > 0 && ' \t,'.includes(text[start - 1] ?? '-')) {
		start--;
	}
	return [start, end];
}

/** Known to be older than a release; false while the library is not known. */
function isOlder(tls: string | undefined, release: string): boolean {
	const version = tls === undefined ? undefined : /^openssl-(\d+\.\d+)/.exec(tls)?.[1];
	return version !== undefined && !atLeastVersion(version, release);
}

/** OpenSSL 3.0 and newer refuse what clients start unless told otherwise; 1.1 does not, and has an option since 1.1.0h. */
function notRefused({ file, tls, target }: Subject): Problem | undefined {
	const server = serversOf(tls).find(({ isPublic }) => isPublic);
	const setting = file.last.get('tls_ssl_options');
	const isServing = server !== undefined && server.security.value !== null && server.security.value !== 'none';
	const isOpen = target.tls?.startsWith('openssl-1.1.') === true && atLeastVersion(target.postfix, '3.4');
	if (setting === undefined || !isServing || !isOpen || !isLegible(file, setting)) {
		return undefined;
	}
	const words = setting.value.text.toUpperCase().split(/[\s,]+/);
	const refuses = words.some(
		word => word === 'NO_RENEGOTIATION' || (/^0X[0-9A-F]{1,12}$/.test(word) && (BigInt(word) & 0x40000000n) !== 0n),
	);
	return refuses || setting.value.text === ''
		? undefined
		: {
				span: setting.value.span,
				role: server.role,
				severity: 'hint',
				message: `tls_ssl_options lacks NO_RENEGOTIATION (Postfix 3.4 and newer): with ${target.tls} clients may renegotiate as often as they like, at the expense of the server.`,
			};
}
