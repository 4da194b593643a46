import type { Advice } from '../baselines/baseline.js';
import { adviceFixes } from '../engine/advice.js';
import { agreement, isExample } from '../engine/advised-values.js';
import { isApprovedToday } from '../engine/ciphers/approved.js';
import { rulingOn } from '../engine/derived-advice.js';
import type { Fix, Severity } from '../engine/finding.js';
import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import type { Setting } from '../languages/language.js';
import { roleOf, roleOfSetting } from '../languages/postfix/services/roles.js';
import { postfixSettings } from '../languages/postfix/settings/catalogue.js';
import { atLeastVersion } from '../languages/postfix/settings/version.js';
import { isLegible } from '../languages/postfix/syntax/legible.js';
import { parametersOf } from '../languages/postfix/values/parameters.js';

export const baselineDeviation = defineRule({
	id: 'baseline-deviation',
	summary: 'A setting is not as the historic document has it that was chosen as baseline.',
	group: 'advice',
	kind: 'policy',
	severity: everywhere('information'),
	languages: ['postfix-main'],
	since: '0.3.0',
	references: ['the document that was chosen as baseline'],

	*check(subject) {
		const { baseline, file } = subject;
		if (baseline.status !== 'historic') {
			return;
		}
		for (const [name, advice] of baseline.postfix) {
			const line = file.last.get(name);
			const problem = line === undefined ? absence(subject, name, advice) : deviation(subject, line, advice);
			if (problem !== undefined) {
				yield problem;
			}
		}
	},
});

/** Where these are written otherwise, rules of their own say so. */
const judgedWritten = /_tls_(?:security_level|loglevel)$|_protocols$|^tls_ssl_options$|^tls_preempt_cipherlist$/;

/** The same where they are not set. */
const judgedUnset = /_tls_security_level$|^tls_ssl_options$/;

/** Lines that are of use with DANE only, which the documents leave to choice. */
const optional: ReadonlySet<string> = new Set(['smtp_dns_support_level', 'smtp_host_lookup']);

function deviation(subject: Subject, line: Setting, advice: Advice): Problem | undefined {
	const { name, value } = line;
	const isMoot =
		advice.value === null ||
		judgedWritten.test(name.text) ||
		optional.has(name.text) ||
		isIgnored(subject, name.text) ||
		!isLegible(subject.file, line) ||
		agreement(subject, name.text, value.text, advice) !== 'other' ||
		(name.text.endsWith('_cipherlist') && isApprovedToday(subject, value.text));
	return isMoot
		? undefined
		: {
				span: value.text === '' ? name.span : value.span,
				role: roleOfSetting(subject.tls, line),
				severity: weight(subject, name.text, advice, 'information'),
				...explain(subject, name.text, advice, value.text === '' ? 'it is empty' : `it is "${shorten(value.text)}"`),
				fixes: adviceFixes(subject, { setting: name.text, section: line.section }, { safety: safetyOf(name.text) }),
			};
}

/** The release does nothing with the line, as another rule says. */
function isIgnored({ target }: Subject, name: string): boolean {
	const since = postfixSettings.get(name)?.ignoredSince;
	return since !== undefined && atLeastVersion(target.postfix, since);
}

/** Where passwords are at stake, `auth-before-tls` asks for the same. */
function isLoginMatter({ tls }: Subject, name: string): boolean {
	return name === 'smtpd_tls_auth_only' && tls.endpoints.some(({ authentication }) => authentication.beforeTls.value);
}

/** A line that the document has and the file does not, on the line that comes closest. */
function absence(subject: Subject, name: string, advice: Advice): Problem | undefined {
	const { project, target, file } = subject;
	const parameters = parametersOf(project, target);
	const isElsewhere = project.files.some(({ settings }) => settings.some(line => line.name.text === name));
	const anchor = closestLine(subject, name);
	const standard = parameters.defaultOf(name);
	const isMoot =
		advice.value === null ||
		optional.has(name) ||
		judgedUnset.test(name) ||
		(isExample(advice.value) && !name.endsWith('_dh1024_param_file')) ||
		isElsewhere ||
		file.isPartial ||
		!parameters.isWhole ||
		standard === undefined ||
		agreement(subject, name, standard, advice) !== 'other' ||
		isIgnored(subject, name) ||
		isLoginMatter(subject, name) ||
		!isOfUse(subject, name);
	return isMoot || anchor === undefined
		? undefined
		: {
				span: anchor.name.span,
				role: roleOf(name),
				severity: 'hint',
				...explain(subject, name, advice, 'it is not set'),
				// A file that nobody has made yet is of no use.
				fixes: isExample(advice.value ?? '') ? [] : adviceFixes(subject, { setting: name }, { safety: safetyOf(name) }),
			};
}

function explain(
	{ baseline }: Subject,
	name: string,
	{ value, cite, harm }: Advice,
	state: string,
): Pick<Problem, 'message' | 'references'> {
	const place = cite.startsWith('§') ? `${baseline.name} ${cite}` : `${baseline.name} (${cite})`;
	const asks = name.endsWith('_file') ? `a file in ${name}` : `${name} = ${shorten(value ?? '')}`;
	const today = harm === undefined ? '' : ` Newer sources advise against it: it ${harm}.`;
	return { message: `${place} asks for ${asks}; here ${state}.${today}`, references: [place] };
}

/** What the document merely shows, or what harms, is worth a hint. */
function weight({ baseline }: Subject, name: string, { harm }: Advice, usual: Severity): Severity {
	const strength = rulingOn(baseline, name)?.strength;
	return harm !== undefined || strength === 'example' || strength === 'may' || strength === 'informative'
		? 'hint'
		: usual;
}

/** Mail clients that are set up without TLS cannot log in any more. */
function safetyOf(name: string): Fix['safety'] {
	return name === 'smtpd_tls_auth_only' ? 'unsafe' : 'safe';
}

/** Whether something here would read the setting. */
function isOfUse({ tls }: Subject, name: string): boolean {
	const direction = /^(?:smtp|lmtp)_/.test(name) ? 'client' : name.startsWith('smtpd_') ? 'server' : undefined;
	return tls.endpoints.some(
		endpoint =>
			(direction === undefined || endpoint.direction === direction) &&
			(endpoint.security.value === 'opportunistic' || endpoint.security.value === 'mandatory'),
	);
}

/** The last line about TLS of the same program, or of any. */
function closestLine({ file }: Subject, name: string): Setting | undefined {
	const prefix = /^(?:[a-z]+_)?tls_/.exec(name)?.[0] ?? name;
	return (
		file.settings.findLast(line => line.name.text.startsWith(prefix)) ??
		file.settings.findLast(line => /(?:^|_)tls_/.test(line.name.text))
	);
}

function shorten(value: string): string {
	const words = value.trim().replace(/\s+/g, ' ');
	return words.length <= 48 ? words : `${words.slice(0, 45)}…`;
}
