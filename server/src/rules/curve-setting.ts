import type { Fix } from '../engine/finding.js';
import { oldSetting } from '../engine/old-setting.js';
import { ownDemand } from '../engine/policy.js';
import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import type { Setting } from '../languages/language.js';
import { roleOfSetting } from '../languages/postfix/services/roles.js';
import { postfixSettings } from '../languages/postfix/settings/catalogue.js';
import { atLeastVersion } from '../languages/postfix/settings/version.js';
import { settingsInForce } from '../languages/postfix/syntax/in-force.js';
import { isLegible } from '../languages/postfix/syntax/legible.js';
import { readGroupsList } from '../openssl/groups.js';
import { libraryOf } from '../openssl/memory.js';
import { enumerate } from '../text/repair.js';
import { locate } from '../text/value.js';

export const curveSetting = defineRule({
	id: 'curve-setting',
	summary: 'A setting for curves is obsolete, pins one curve, or names one that the program does not know.',
	group: 'key-exchange',
	kind: 'policy',
	severity: everywhere('information'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(5) tls_eecdh_auto_curves', 'RFC 9325 §4.2.1'],

	*check(subject) {
		for (const setting of settingsInForce(subject.file, grades)) {
			const problem = ofGrade(subject, setting);
			if (problem !== undefined) {
				yield problem;
			}
		}
		for (const setting of settingsInForce(subject.file, lists)) {
			if (isLegible(subject.file, setting)) {
				yield* ofList(subject, setting);
			}
		}
	},
});

const grades: ReadonlySet<string> = new Set([...postfixSettings.keys()].filter(name => name.endsWith('_eecdh_grade')));

const lists: ReadonlySet<string> = new Set(['tls_eecdh_auto_curves']);

/** From this release on the grade is not read any more. */
const gradeIgnoredSince = '3.6';

function ofGrade(subject: Subject, setting: Setting): Problem | undefined {
	const { target, edits, file } = subject;
	const { name, value } = setting;
	if (atLeastVersion(target.postfix, gradeIgnoredSince)) {
		return oldSetting(subject, setting);
	}
	const grade = isLegible(file, setting) ? value.text : '';
	// Before 3.2 there is nothing better than one curve.
	const isAutomatic = atLeastVersion(target.postfix, '3.2');
	const better = isAutomatic ? 'auto' : 'strong';
	const replace: Fix = {
		title: `Set ${name.text} to "${better}"`,
		safety: 'safe',
		preferred: true,
		edits: edits.replace(value.span, better),
	};
	if (grade === 'none') {
		return {
			span: value.span,
			role: roleOfSetting(subject.tls, setting),
			severity: 'warning',
			message: `${name.text} = none switches ECDHE off, and with it forward secrecy for nearly every client.`,
			fixes: [replace],
		};
	}
	return (grade === 'strong' && isAutomatic) || grade === 'ultra'
		? {
				span: value.span,
				role: roleOfSetting(subject.tls, setting),
				message: `${name.text} = ${grade} pins one curve; a client without it gets no ECDHE.`,
				fixes: [replace],
			}
		: undefined;
}

function* ofList(subject: Subject, setting: Setting): Iterable<Problem> {
	const { name, value } = setting;
	const words = [...value.text.matchAll(/[^\s,]+/g)];
	const groups = new Map([...new Set(words.map(({ 0: word }) => word))].map(word => [word, groupOf(word)] as const));
	// What is not known is never free.
	const taken = new Set([...groups.values(), undefined]);
	// Newer releases read more than single names.
	const isMeasured = !atLeastVersion(subject.target.postfix, '3.8');
	const unknown = isMeasured ? words.filter(({ 0: word }) => groups.get(word) === undefined) : [];
	for (const { 0: word, index } of unknown) {
		const meant = suggest(word, taken, groups);
		yield {
			span: locate(value, index, index + word.length),
			role: roleOfSetting(subject.tls, setting),
			message: `Postfix does not know the curve "${word}": it warns and leaves it out.`,
			fixes:
				meant === undefined
					? []
					: [
							{
								title: `Replace "${word}" by "${meant}"`,
								safety: 'safe',
								preferred: true,
								edits: subject.edits.replace(locate(value, index, index + word.length), meant),
							},
						],
		};
	}
	const known = words.flatMap(({ 0: word }) => groups.get(word) ?? []);
	const isWhole = known.length === words.length && known.length > 0;
	const problem = isWhole ? missing(known) : undefined;
	if (problem !== undefined) {
		yield {
			span: value.span,
			role: roleOfSetting(subject.tls, setting),
			message: `${name.text} ${problem}`,
			fixes: subject.file.language === 'postfix-main' ? [remove(subject, setting)] : [],
		};
	} else if (isWhole) {
		yield* outsideBaseline(subject, setting, known);
	}
}

/** The chosen baseline names its curves, and these are not among them. */
function* outsideBaseline(subject: Subject, setting: Setting, groups: readonly string[]): Iterable<Problem> {
	const role = roleOfSetting(subject.tls, setting);
	const ruling = ownDemand(subject.baseline, role, 'curves');
	const allowed = new Set([...(ruling?.value ?? []), ...(ruling?.phaseOut ?? [])].map(curve => curve.toLowerCase()));
	const others = groups.filter(group => !allowed.has(group.toLowerCase()) && !group.startsWith('ffdhe'));
	if (ruling !== undefined && others.length > 0) {
		yield {
			span: setting.value.span,
			role,
			severity: 'information',
			message: `${setting.name.text} names ${enumerate(others)}, which ${others.length === 1 ? 'is' : 'are'} not among the curves of the baseline.`,
			authority: ruling,
		};
	}
}

function missing(groups: readonly string[]): string | undefined {
	if (groups.length === 1) {
		return `pins the one curve ${groups[0]}: a peer without it gets no ECDHE, and no TLS 1.3.`;
	}
	return groups.includes('secp256r1')
		? undefined
		: 'lacks prime256v1, the one curve that TLS 1.3 asks everybody to have (RFC 8446 §9.1): some peers find none in common.';
}

function remove({ edits }: Subject, setting: Setting): Fix {
	return {
		title: `Remove ${setting.name.text}, so that the default applies`,
		safety: 'safe',
		preferred: true,
		edits: edits.remove({ setting: setting.name.text, section: setting.section }),
	};
}

/**
 * The group that Postfix looks up under a name, as TLS calls it. It asks OpenSSL for NIST names and its short names, as
 * lists of OpenSSL 1.1.1 do, whatever the library (measured with Postfix 3.7.11 and OpenSSL 3.0); case counts.
 */
function groupOf(name: string): string | undefined {
	if (/^ffdhe(?:2048|3072|4096|6144|8192)$/.test(name)) {
		return name;
	}
	return name.includes(':') ? undefined : readGroupsList(name, libraryOf('openssl-1.1.1')).groups[0];
}

/**
 * Other names of the same curves, and the wrong letter case. Nothing for a group that is `taken` already, because OpenSSL
 * refuses repeats; what is suggested is taken from then on.
 */
function suggest(
	word: string,
	taken: Set<string | undefined>,
	known: Map<string, string | undefined>,
): string | undefined {
	const parts = word.split(':').map(part => spellings.get(part.toLowerCase()) ?? part);
	const groups = parts.length > spellings.size ? [] : parts.map(part => lookUp(part, known));
	const isNew = groups.length > 0 && new Set(groups).size === groups.length && groups.every(group => !taken.has(group));
	if (!isNew) {
		return undefined;
	}
	for (const group of groups) {
		taken.add(group);
	}
	return parts.join(' ');
}

/** A file may name a group as often as it likes; reading the table takes a while. */
function lookUp(name: string, known: Map<string, string | undefined>): string | undefined {
	if (!known.has(name)) {
		known.set(name, groupOf(name));
	}
	return known.get(name);
}

const spellings: ReadonlyMap<string, string> = new Map([
	['secp256r1', 'prime256v1'],
	['prime256v1', 'prime256v1'],
	['p-256', 'prime256v1'],
	['p256', 'prime256v1'],
	['secp384r1', 'secp384r1'],
	['p-384', 'secp384r1'],
	['secp521r1', 'secp521r1'],
	['p-521', 'secp521r1'],
	['x25519', 'X25519'],
	['curve25519', 'X25519'],
	['x448', 'X448'],
]);
