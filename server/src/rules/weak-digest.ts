import type { Fix } from '../engine/finding.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import type { Setting } from '../languages/language.js';
import { roleOfSetting } from '../languages/postfix/services/roles.js';
import { postfixSettings } from '../languages/postfix/settings/catalogue.js';
import { settingsInForce } from '../languages/postfix/syntax/in-force.js';
import { isLegible } from '../languages/postfix/syntax/legible.js';
import { type Parameters, parametersOf } from '../languages/postfix/values/parameters.js';
import type { Role } from '../tls/role.js';

export const weakDigest = defineRule({
	id: 'weak-digest',
	summary: 'Certificates are recognised by MD5 or SHA-1 fingerprints.',
	group: 'certificates',
	kind: 'policy',
	severity: {
		'mx-server': 'warning',
		'smtp-client-opportunistic': 'warning',
		'smtp-client-mandatory': 'error',
		submission: 'warning',
		'imap-pop': 'warning',
	},
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['RFC 9155', 'RFC 9325 §4.5', 'postconf(5) smtpd_tls_fingerprint_digest'],

	*check(subject) {
		const { file, project, target } = subject;
		for (const setting of settingsInForce(file, names)) {
			if (isLegible(file, setting) && isWeak(setting.value.text)) {
				yield written(subject, setting);
			}
		}
		if (file.language === 'postfix-main') {
			const parameters = parametersOf(project, target);
			for (const [prefix, role] of sides) {
				const problem = unset(parameters, prefix, role);
				if (problem !== undefined) {
					yield problem;
				}
			}
		}
	},
});

const names: ReadonlySet<string> = new Set(
	[...postfixSettings.values()].filter(({ kind }) => kind === 'digestName').map(({ name }) => name),
);

/** As OpenSSL calls them, in any letter case. */
function isWeak(digest: string): boolean {
	return /^(?:md[245]|sha-?1?|md5-sha1)$/i.test(digest.trim());
}

function written({ edits, file, tls }: Subject, setting: Setting): Problem {
	const { name, value } = setting;
	const role = roleOfSetting(tls, setting);
	const prefix = name.text.split('_')[0] ?? '';
	const level = file.last.get(`${prefix}_tls_security_level`)?.value.text.toLowerCase();
	const fix: Fix = {
		title: 'Set it to sha256; the fingerprints on file must be made anew',
		// Those that are on file do not match any more.
		safety: 'unsafe',
		edits: edits.replace(value.span, 'sha256'),
	};
	return {
		span: value.span,
		role: role === 'smtp-client-opportunistic' && level === 'fingerprint' ? 'smtp-client-mandatory' : role,
		message: `${name.text} = ${value.text}: ${reason}`,
		fixes: [fix],
	};
}

const reason =
	'two certificates can be made that share such a fingerprint, so one that was looked at may stand for one that was not.';

/** The settings that make a side compare fingerprints. */
const sides: readonly (readonly [prefix: 'smtpd' | 'smtp' | 'lmtp', Role])[] = [
	['smtpd', 'mx-server'],
	['smtp', 'smtp-client-mandatory'],
	['lmtp', 'smtp-client-mandatory'],
];

/** The default is still MD5 before 3.6, and after it with an old `compatibility_level`. */
function unset(parameters: Parameters, prefix: 'smtpd' | 'smtp' | 'lmtp', role: Role): Problem | undefined {
	const name = `${prefix}_tls_fingerprint_digest`;
	const digest = parameters.get(name);
	if (digest.line !== undefined || digest.text === null || !isWeak(digest.text)) {
		return undefined;
	}
	const user = users(prefix)
		.map(parameter => parameters.get(parameter).line)
		.find(line => line !== undefined && compares(line.setting));
	return (
		user && {
			span: user.setting.name.span,
			origin: { setting: name, file: user.file, span: user.setting.name.span, isDefault: true },
			role,
			mitigation: 'unset',
			message: `Fingerprints are compared by ${digest.text} because ${name} is not set: ${reason}`,
		}
	);
}

function users(prefix: string): readonly string[] {
	return prefix === 'smtpd'
		? [
				'relay_clientcerts',
				...['client', 'helo', 'sender', 'relay', 'recipient'].map(stage => `smtpd_${stage}_restrictions`),
			]
		: [`${prefix}_tls_security_level`, `${prefix}_tls_fingerprint_cert_match`];
}

function compares({ name, value }: Setting): boolean {
	if (name.text.endsWith('_restrictions')) {
		return value.text.includes('check_ccert_access');
	}
	return name.text.endsWith('_level') ? value.text.toLowerCase() === 'fingerprint' : value.text !== '';
}
