import { setAt } from '../engine/advice.js';
import { defineRule } from '../engine/rule.js';
import { clientsOf, isDane, parametersOfClient } from '../languages/postfix/services/outgoing.js';
import { originOf } from '../languages/postfix/values/origin.js';

export const hostLookupWithoutDns = defineRule({
	id: 'host-lookup-without-dns',
	summary: 'DANE is asked for, and hosts are not looked up in DNS.',
	group: 'dane',
	kind: 'correctness',
	severity: { 'smtp-client-opportunistic': 'error', 'smtp-client-mandatory': 'error' },
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(5) smtp_host_lookup', 'TLS_README', 'DFN-CERT 2017 §3.1'],

	*check(subject) {
		for (const client of clientsOf(subject.tls).filter(isDane)) {
			const { program, name, role, level } = client;
			const setting = `${program}_host_lookup`;
			const parameters = parametersOfClient(subject.project, subject.target, client);
			const word = parameters.word(setting);
			const words = word?.split(/[\s,]+/).filter(Boolean) ?? [];
			if (word === null || !parameters.isSet(setting) || words.includes('dns')) {
				continue;
			}
			const origin = originOf(parameters, setting, undefined);
			const effect =
				level.value === 'dane'
					? 'it never looks for TLSA records and falls back to the level "may".'
					: 'all mail for these destinations stays in the queue.';
			yield {
				span: origin.span,
				origin,
				role,
				message: `${name} is to use DANE (level "${level.value}"), but ${setting} does not list "dns": ${effect}`,
				related: [{ ...level.origin, message: `Level "${level.value}" is asked for here.` }],
				fixes: [
					{
						title: `Put "dns" into ${setting}`,
						safety: 'safe',
						preferred: true,
						edits: setAt(subject, origin, ['dns', ...words].join(', ')),
					},
				],
			};
		}
	},
});
