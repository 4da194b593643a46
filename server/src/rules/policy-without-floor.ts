import { adviceFixes } from '../engine/advice.js';
import { remediesProtocols } from '../engine/enabled-protocols.js';
import { floorFor, versionsBelow } from '../engine/protocol-floor.js';
import { defineRule } from '../engine/rule.js';
import { clientsOf, isLocal } from '../languages/postfix/services/outgoing.js';
import { displayVersions } from '../tls/protocol.js';

export const policyWithoutFloor = defineRule({
	id: 'policy-without-floor',
	summary: 'A TLS policy chooses ciphers for a partner and leaves old protocols on.',
	group: 'policies',
	kind: 'policy',
	severity: { 'smtp-client-mandatory': 'information' },
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.2.0',
	references: ['postconf(5) smtp_tls_policy_maps', 'RFC 9325 §3.1.1', 'Audi 2019 §5.4'],

	*check(subject) {
		const floor = floorFor(subject, 'smtp-client-mandatory');
		for (const client of clientsOf(subject.tls).filter(candidate => !isLocal(candidate))) {
			const { destination, security, protocols, ciphers, role } = client;
			const grade = ciphers.origin;
			// Only a policy has its own words here: the ciphers are its, the protocols are not.
			const isOwnGrade = destination !== undefined && grade.section === destination;
			const isOwnFloor = !protocols.origin.isDefault && protocols.origin.section === destination;
			if (security.value !== 'mandatory' || !isOwnGrade || isOwnFloor) {
				continue;
			}
			const old = versionsBelow(floor, protocols.value);
			if (old === undefined) {
				continue;
			}
			const { versions, authority } = old;
			yield {
				span: grade.span,
				origin: grade,
				role,
				message: `The policy for ${destination || 'every destination'} chooses ciphers, but ${displayVersions(versions)} ${versions.length === 1 ? 'stays' : 'stay'} on: "protocols" is not set here, and ${protocols.origin.setting} leaves ${versions.length === 1 ? 'it' : 'them'} on.`,
				authority,
				fixes: adviceFixes(
					subject,
					{ file: grade.file, section: destination, setting: protocols.origin.setting },
					{
						safety: 'unsafe',
						remedies: value => remediesProtocols(subject, protocols.origin.setting, value, versions),
					},
				).map(fix => ({ ...fix, title: fix.title.replace(protocols.origin.setting, 'protocols') })),
			};
		}
	},
});
