import { setAt } from '../engine/advice.js';
import { ownDemand } from '../engine/policy.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import { clientsOf, isDane, parametersOfClient, worldClient } from '../languages/postfix/services/outgoing.js';
import { routingOf } from '../languages/postfix/services/routing.js';
import { originOf } from '../languages/postfix/values/origin.js';
import type { FileEdit } from '../text/edit.js';
import type { Endpoint } from '../tls/endpoint.js';

export const daneDisabled = defineRule({
	id: 'dane-disabled',
	summary:
		'TLSA records are ignored where the MX record is not signed, or everywhere although the baseline asks for DANE.',
	group: 'dane',
	kind: 'policy',
	severity: { 'smtp-client-opportunistic': 'hint', 'smtp-client-mandatory': 'hint' },
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(5) smtp_tls_dane_insecure_mx_policy'],

	*check(subject) {
		yield* notUsed(subject);
		for (const client of clientsOf(subject.tls).filter(isDane)) {
			const setting = `${client.program}_tls_dane_insecure_mx_policy`;
			const parameters = parametersOfClient(subject.project, subject.target, client);
			if (client.level.value !== 'dane' || !parameters.isSet(setting) || parameters.word(setting) !== 'may') {
				continue;
			}
			const origin = originOf(parameters, setting, undefined);
			yield {
				span: origin.span,
				origin,
				role: client.role,
				message: `Where the MX record of a domain is not signed, ${client.name} ignores the TLSA records of its servers and may send in clear text. With "dane", the default since Postfix 3.6, it uses them.`,
				fixes: [
					{
						title: `Remove ${setting}, so that the default applies`,
						safety: 'safe',
						edits: setAt(subject, origin, null),
					},
				],
			};
		}
	},
});

/** Words that a document uses for what has to be. What is only recommended depends on a resolver that may not be there. */
const obligations = ['must', 'levels'];

/** Outbound mail does without DANE, and the chosen baseline wants every sender to use it. */
function* notUsed(subject: Subject): Iterable<Problem> {
	const { project, target, tls, baseline } = subject;
	const level = ownDemand(baseline, 'smtp-client-opportunistic', 'tlsLevel');
	const ruling =
		level?.value === 'dane' || level?.value === 'dane-only'
			? level
			: ownDemand(baseline, 'smtp-client-opportunistic', 'dane');
	if (ruling === undefined || !obligations.includes(ruling.strength)) {
		return;
	}
	const client = worldClient(tls, routingOf(project, target));
	if (client?.level.value !== 'may' || client.level.origin.isDefault) {
		return;
	}
	const { origin } = client.level;
	yield {
		span: origin.span,
		origin,
		role: client.role,
		severity: 'warning',
		message: `${client.name} does not look for TLSA records: whoever sits in between can take STARTTLS away, also from domains that publish them. "dane" needs a resolver on this machine that validates DNSSEC.`,
		authority: ruling,
		fixes: [
			{
				title: `Set ${origin.setting} to "dane" (${baseline.name})`,
				// Mail waits where TLSA records are wrong; and without a resolver that validates nothing is gained.
				safety: 'unsafe',
				baseline: baseline.id,
				edits: [...setAt(subject, origin, 'dane'), ...withDnssec(subject, client)],
			},
		],
	};
}

/** DANE needs lookups with DNSSEC (postconf(5) smtp_dns_support_level). */
function withDnssec(subject: Subject, client: Endpoint): readonly FileEdit[] {
	const setting = 'smtp_dns_support_level';
	const parameters = parametersOfClient(subject.project, subject.target, client);
	return parameters.word(setting) === 'dnssec'
		? []
		: setAt(subject, originOf(parameters, setting, undefined), 'dnssec');
}
