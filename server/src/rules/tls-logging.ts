import { adviceFixes } from '../engine/advice.js';
import type { Fix, Severity } from '../engine/finding.js';
import { effectiveDemand } from '../engine/policy.js';
import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import { ruleOptions } from '../engine/rule-options.js';
import type { Setting } from '../languages/language.js';
import { roleOfSetting } from '../languages/postfix/services/roles.js';
import { postfixSettings } from '../languages/postfix/settings/catalogue.js';
import { settingsInForce } from '../languages/postfix/syntax/in-force.js';
import { isLegible } from '../languages/postfix/syntax/legible.js';

const options = ruleOptions('tls-logging', {
	maximumLevel: {
		type: 'number',
		default: 1,
		minimum: 1,
		maximum: 4,
		description: 'The highest log level (`smtpd_tls_loglevel` and its like) that is not reported.',
	},
});

export const tlsLogging = defineRule({
	id: 'tls-logging',
	summary: 'TLS is not logged, or so much that secrets get into the log.',
	group: 'logging',
	kind: 'policy',
	severity: everywhere('information'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(5) smtpd_tls_loglevel', 'DFN-CERT 2017 §2.4.2', 'bettercrypto'],

	options,

	*check(subject) {
		const { maximumLevel } = subject.optionsOf(options);
		for (const setting of settingsInForce(subject.file, names)) {
			const verdict = isLegible(subject.file, setting) ? judge(setting, maximumLevel) : undefined;
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
function judge({ value }: Setting, maximumLevel: number): Verdict | undefined {
	const given = value.text
		.toLowerCase()
		.split(/[\s,]+/)
		.filter(word => word !== '');
	const stray = given.find(word => !words.has(word));
	const level = Math.max(0, ...given.map(levelOf));
	if (level > maximumLevel && level === 4) {
		return { severity: 'error', effect: 'dumps whole sessions into the log, passwords and messages included.' };
	}
	if (level > maximumLevel) {
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

/** The level a word belongs to, from 2 on. */
function levelOf(word: string): number {
	if (/^(?:[4-9]|ssl-developer|ssl-session-packet-dump)$/.test(word)) {
		return 4;
	}
	return /^(?:3|ssl-expert|ssl-debug|ssl-handshake-packet-dump)$/.test(word) ? 3 : /^(?:2|debug)$/.test(word) ? 2 : 0;
}

function report(subject: Subject, setting: Setting, { severity, effect }: Verdict): Problem {
	const { edits, tls } = subject;
	const { name, value } = setting;
	const role = roleOfSetting(tls, setting);
	// What gets secrets into the log is wrong whoever asks for how much.
	const authority = severity === 'information' ? effectiveDemand(subject, role, 'logLevel') : undefined;
	const fix: Fix = {
		title: `Set ${name.text} to 1, one line for each handshake`,
		safety: 'safe',
		preferred: true,
		edits: edits.replace(value.span, value.text === '' ? ' 1' : '1'),
	};
	const advised = adviceFixes(subject, { setting: name.text, section: setting.section }, { safety: 'safe' });
	return {
		span: value.text === '' ? name.span : value.span,
		role,
		severity,
		message: `${name.text} = ${value.text} ${effect}`,
		authority,
		fixes: value.text === '' ? [] : advised.length > 0 ? advised : [fix],
	};
}
