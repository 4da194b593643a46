import { adviceFixes } from '../engine/advice.js';
import type { Fix } from '../engine/finding.js';
import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import { type Setting, settingsNamed } from '../languages/language.js';
import { boundsSince, type ProtocolWord, parseProtocolList } from '../languages/postfix/services/protocols.js';
import { roleOf } from '../languages/postfix/services/roles.js';
import { postfixSettings } from '../languages/postfix/settings/catalogue.js';
import { atLeastVersion } from '../languages/postfix/settings/version.js';
import { isLegible } from '../languages/postfix/syntax/legible.js';
import { locate } from '../text/value.js';

export const invalidProtocol = defineRule({
	id: 'invalid-protocol',
	summary: 'A protocol list holds a word the program does not know, so TLS is switched off or means something else.',
	group: 'protocols',
	kind: 'correctness',
	severity: everywhere('error'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.1.0',
	references: ['postconf(5)', 'measured with Postfix 3.7.11'],

	*check(subject) {
		const knowsBounds = atLeastVersion(subject.target.postfix, boundsSince);
		for (const setting of settingsNamed(subject.file, listNames)) {
			if (!isLegible(subject.file, setting)) {
				continue;
			}
			const { words, enabled } = parseProtocolList(setting.value.text, knowsBounds);
			if (enabled.size === 0 && words.every(({ problem }) => problem === undefined)) {
				yield nothingLeft(subject, setting);
			}
			for (const [index, word] of words.entries()) {
				if (word.problem !== undefined) {
					yield report(subject, setting, word, words[index + 1]);
				}
			}
		}
	},
});

const listNames = [...postfixSettings.values()].filter(({ kind }) => kind === 'protocolList').map(({ name }) => name);

function nothingLeft(subject: Subject, { name, value, section }: Setting): Problem {
	return {
		span: value.span,
		role: roleOf(name.text),
		message: `${name.text} leaves no protocol on: every TLS session fails, although the list is spelt right.`,
		fixes: adviceFixes(subject, { setting: name.text, section }, { safety: 'safe' }),
	};
}

function report(subject: Subject, setting: Setting, word: ProtocolWord, next: ProtocolWord | undefined): Problem {
	const place = locate(setting.value, word.span.start, word.span.end);
	return {
		span: place,
		role: roleOf(setting.name.text),
		message: explain(subject, setting, word, next),
		fixes: fixes(subject, setting, word, next),
	};
}

function explain({ target }: Subject, { name }: Setting, word: ProtocolWord, next: ProtocolWord | undefined): string {
	switch (word.problem) {
		case 'bare-bound':
			return next === undefined
				? `Nothing follows "${word.text}", so Postfix reads it as no bound at all.`
				: `A blank follows "${word.text}", so Postfix reads "no bound" and then "${next.text} only": every other protocol is off.`;
		case 'bound-too-new':
			return `Postfix ${target.postfix} does not know bounds such as "${word.text}" (new in ${boundsSince}): it rejects the whole list and switches TLS off, so mail travels in clear text.`;
		default:
			return /^(?:smtp|lmtp|tlsproxy_client)_/.test(name.text)
				? `Postfix does not know the protocol "${word.text}" and rejects the whole list: mail waits in the queue and then leaves in clear text, or not at all.`
				: `Postfix does not know the protocol "${word.text}": it rejects the whole list and switches TLS off, so STARTTLS fails and mail arrives in clear text or not at all.`;
	}
}

function fixes(subject: Subject, setting: Setting, word: ProtocolWord, next: ProtocolWord | undefined): readonly Fix[] {
	if (word.problem === 'bare-bound' && next !== undefined) {
		const gap = locate(setting.value, word.span.end, next.span.start);
		return [
			{
				title: `Join to "${word.text}${next.text}"`,
				safety: 'safe',
				preferred: true,
				edits: subject.edits.replace(gap, ''),
			},
		];
	}
	const others = adviceFixes(subject, { setting: setting.name.text, section: setting.section }, { safety: 'unsafe' });
	// Releases without bounds exclude the older versions one by one.
	const spelt = word.text.startsWith('>=')
		? subject.language.spell(setting.name.text, word.text, subject.target)
		: undefined;
	const instead = word.problem === 'bound-too-new' ? spelt : word.suggestion;
	if (instead === undefined || instead === '' || instead === word.text) {
		return others;
	}
	const replacement: Fix = {
		title: `Replace "${word.text}" by "${instead}"`,
		// It switches TLS on again, as somebody meant it to be.
		safety: 'safe',
		preferred: true,
		edits: subject.edits.replace(locate(setting.value, word.span.start, word.span.end), instead),
	};
	return [replacement, ...others.map(({ preferred: _, ...fix }) => fix)];
}
