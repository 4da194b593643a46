import { setAt } from '../engine/advice.js';
import { defineRule } from '../engine/rule.js';
import { dhGroup } from '../tls/dh.js';
import { isIdle, serversOf } from '../tls/endpoint.js';

/** Smaller ones are the matter of weak-dh. */
const minimumBits = 2048;

export const dhGroupOutsideBaseline = defineRule({
	id: 'dh-group-outside-baseline',
	summary: 'The Diffie-Hellman parameters are home-made, and not a published group.',
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
			if (group === undefined || group.isPublished || group.bits < minimumBits) {
				continue;
			}
			yield {
				span: origin.span,
				origin,
				role: endpoint.role,
				message: `${parameters.file} holds a Diffie-Hellman group of ${group.bits} bits that nobody else uses: peers cannot tell whether it is sound, and TLS 1.3 does not use it. Recommended are the groups of RFC 7919, or no file at all.`,
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
