import type { Fix, Severity } from '../engine/finding.js';
import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import type { Setting } from '../languages/language.js';
import { roleOfSetting } from '../languages/postfix/services/roles.js';
import { postfixSettings } from '../languages/postfix/settings/catalogue.js';
import { settingsInForce } from '../languages/postfix/syntax/in-force.js';
import { isLegible } from '../languages/postfix/syntax/legible.js';

export const tlsLogging = defineRule({
	id: 'tls-logging',
	summary: 'TLS is not logged, or so much that secrets get into the log.',
	group: 'logging',
	kind: 'policy',
	severity: everywhere('information'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(5) smtpd_tls_loglevel', 'DFN-CERT 2017 §2.4.2', 'bettercrypto'],

	*check(subject) {
		for (const setting of settingsInForce(subject.file, names)) {
			const verdict = isLegible(subject.file, setting) ? judge(setting) : undefined;
			if (verdict !== undefined) {
				yield report(subject, setting, verdict);
			}
		}
	},
});

const names: ReadonlySet<string> = new Set([...postfixSettings.keys()].filter(name => name.endsWith('_tls_loglevel')));

interface Verdict {
	readonly severity: Severity;
	readonly effect: string;
}

const words: ReadonlySet<string> = new Set(
	postfixSettings.get('smtpd_tls_loglevel')?.values?.map(({ value }) => value),
);

/** The most talkative word counts. */
function judge({ value }: Setting): Verdict | undefined {
	const given = value.text
		.toLowerCase()
		.split(/[\s,]+/)
		.filter(word => word !== '');
	const stray = given.find(word => !words.has(word));
	if (given.some(word => /^(?:[4-9]|ssl-developer|ssl-session-packet-dump)$/.test(word))) {
		return { severity: 'error', effect: 'dumps whole sessions into the log, passwords and messages included.' };
	}
	if (given.some(word => /^(?:[23]|debug|ssl-expert|ssl-debug|ssl-handshake-packet-dump)$/.test(word))) {
		return { severity: 'warning', effect: 'is for debugging: it fills the log with the steps of every handshake.' };
	}
	if (stray !== undefined) {
		return { severity: 'warning', effect: `is no level that Postfix knows: it warns and ignores "${stray}".` };
	}
	const isSilent = given.every(word => word === '0' || word === 'none');
	return isSilent
		? {
				severity: 'information',
				effect: 'logs nothing about TLS: nobody sees which peers come without it, or with an old version.',
			}
		: undefined;
}

function report({ edits, tls }: Subject, setting: Setting, { severity, effect }: Verdict): Problem {
	const { name, value } = setting;
	const fix: Fix = {
		title: `Set ${name.text} to 1, one line for each handshake`,
		safety: 'safe',
		preferred: true,
		edits: edits.replace(value.span, value.text === '' ? ' 1' : '1'),
	};
	return {
		span: value.text === '' ? name.span : value.span,
		role: roleOfSetting(tls, setting),
		severity,
		message: `${name.text} = ${value.text} ${effect}`,
		fixes: value.text === '' ? [] : [fix],
	};
}
