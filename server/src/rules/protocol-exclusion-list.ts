import { defineRule, everywhere } from '../engine/rule.js';
import { boundsSince, parseProtocolList } from '../languages/postfix/services/protocols.js';
import { roleOfSetting } from '../languages/postfix/services/roles.js';
import { postfixSettings } from '../languages/postfix/settings/catalogue.js';
import { atLeastVersion } from '../languages/postfix/settings/version.js';
import { settingsInForce } from '../languages/postfix/syntax/in-force.js';
import { isLegible } from '../languages/postfix/syntax/legible.js';
import { protocolVersions } from '../tls/protocol.js';

export const protocolExclusionList = defineRule({
	id: 'protocol-exclusion-list',
	summary: 'Protocols are excluded one by one where a bound says the same.',
	group: 'protocols',
	kind: 'policy',
	severity: everywhere('hint'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(5) smtpd_tls_protocols'],

	*check(subject) {
		const { file, target, edits } = subject;
		if (!atLeastVersion(target.postfix, boundsSince)) {
			return;
		}
		for (const setting of settingsInForce(file, names)) {
			const { value } = setting;
			const bounds = isLegible(file, setting) ? boundsFor(value.text) : undefined;
			if (bounds !== undefined) {
				yield {
					span: value.span,
					role: roleOfSetting(subject.tls, setting),
					message: `${setting.name.text} excludes protocols one by one. Since Postfix ${boundsSince} "${bounds}" says the same, and needs no care when a version is added.`,
					fixes: [
						{
							// It works as it is, so nothing applies this unasked.
							title: `Write "${bounds}", which leaves the same protocols on`,
							safety: 'safe',
							edits: edits.set({ setting: setting.name.text, section: setting.section }, bounds),
						},
					],
				};
			}
		}
	},
});

const names: ReadonlySet<string> = new Set(
	[...postfixSettings.values()].filter(({ kind }) => kind === 'protocolList').map(({ name }) => name),
);

/** Bounds that leave on what a list of nothing but exclusions does; `undefined` where there are none. */
function boundsFor(text: string): string | undefined {
	const { words, enabled } = parseProtocolList(text, true);
	if (words.length === 0 || !words.every(({ text: word, problem }) => word.startsWith('!') && problem === undefined)) {
		return undefined;
	}
	const versions = protocolVersions.filter(version => enabled.has(version));
	const [oldest] = versions;
	// SSL 3.0 has to go, not to be spelt more elegantly.
	if (oldest === 'SSLv3') {
		return undefined;
	}
	const newest = versions.at(-1);
	const bounds = [
		...(oldest === undefined || oldest === protocolVersions[0] ? [] : [`>=${oldest}`]),
		...(newest === undefined || newest === protocolVersions.at(-1) ? [] : [`<=${newest}`]),
	].join(', ');
	const same = parseProtocolList(bounds, true).enabled;
	const isSame = same.size === enabled.size && versions.every(version => same.has(version));
	return bounds !== '' && isSame ? bounds : undefined;
}
