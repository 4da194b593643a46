import { setAt } from '../engine/advice.js';
import { effectiveDemand, ownDemand } from '../engine/policy.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import { type DhGroup, dhGroup } from '../tls/dh.js';
import { type Endpoint, isIdle, serversOf } from '../tls/endpoint.js';
import type { Role } from '../tls/role.js';

/** Smaller ones are the matter of weak-dh. */
const minimumBits = 2048;

export const dhGroupOutsideBaseline = defineRule({
	id: 'dh-group-outside-baseline',
	summary: 'The Diffie-Hellman parameters are home-made, or not among those that the baseline asks for.',
	group: 'key-exchange',
	kind: 'policy',
	severity: {
		'mx-server': 'information',
		'smtp-client-mandatory': 'information',
		submission: 'information',
		'imap-pop': 'information',
	},
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['RFC 7919', 'RFC 10015', 'NCSC-NL 2025-05 §3.3.3.1'],

	*check(subject) {
		for (const endpoint of serversOf(subject.tls)) {
			const { value: parameters, origin } = endpoint.dhParameters;
			if (parameters?.kind !== 'file' || isIdle(endpoint, origin)) {
				continue;
			}
			const group = dhGroup(subject.project.contents.get(parameters.file)?.text ?? '');
			if (group === undefined || group.bits < minimumBits) {
				continue;
			}
			const verdict = outside(subject, endpoint, group) ?? homeMade(subject, endpoint, group);
			if (verdict === undefined) {
				continue;
			}
			yield {
				span: origin.span,
				origin,
				role: endpoint.role,
				...verdict,
				message: `${parameters.file} holds ${verdict.message}`,
				fixes: [
					{
						title: `Remove ${origin.setting}, so that Postfix and OpenSSL choose the group`,
						// It is no hole, so nothing applies this unasked.
						safety: 'safe',
						edits: setAt(subject, origin, null),
					},
				],
			};
		}
	},
});

type Verdict = Pick<Problem, 'message' | 'severity' | 'authority'>;

/** The chosen baseline asks for more bits, or names the groups to choose from. */
function outside({ baseline }: Subject, endpoint: Endpoint, { bits, name }: DhGroup): Verdict | undefined {
	const role = roleOf(endpoint);
	const size = ownDemand(baseline, role, 'dhBits');
	if (size !== undefined && bits < size.value) {
		return {
			message: `a Diffie-Hellman group of ${bits} bits, fewer than the baseline asks for.`,
			severity: size.phaseOut !== undefined && bits >= size.phaseOut ? 'hint' : undefined,
			authority: size,
		};
	}
	const groups = ownDemand(baseline, role, 'dhGroups');
	if (groups === undefined || name === undefined || groups.value.includes(name)) {
		return undefined;
	}
	return {
		message: `the group ${name}, which is not among those that the baseline names.`,
		severity: groups.phaseOut?.includes(name) ? 'hint' : undefined,
		authority: groups,
	};
}

/** Nothing where the chosen baseline is an old one that asks for just that. */
function homeMade(subject: Subject, endpoint: Endpoint, { bits, isPublished }: DhGroup): Verdict | undefined {
	const ruling = effectiveDemand(subject, roleOf(endpoint), 'dhParameters');
	if (isPublished || ruling?.value === 'own') {
		return undefined;
	}
	return {
		message: `a Diffie-Hellman group of ${bits} bits that nobody else uses: peers cannot tell whether it is sound, and TLS 1.3 does not use it. Recommended are the groups of RFC 7919, or no file at all.`,
		authority: ruling,
	};
}

function roleOf({ role, security }: Endpoint): Role {
	return security.value === 'mandatory' ? 'submission' : role;
}
