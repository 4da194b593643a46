import { setAt } from '../engine/advice.js';
import { defineRule } from '../engine/rule.js';
import { clientsOf, isDane, parametersOfClient } from '../languages/postfix/services/outgoing.js';
import { originOf } from '../languages/postfix/values/origin.js';

export const daneDisabled = defineRule({
	id: 'dane-disabled',
	summary: 'TLSA records are ignored where the MX record is not signed.',
	group: 'dane',
	kind: 'policy',
	severity: { 'smtp-client-opportunistic': 'hint', 'smtp-client-mandatory': 'hint' },
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(5) smtp_tls_dane_insecure_mx_policy'],

	*check(subject) {
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
