import { setAt } from '../engine/advice.js';
import type { Fix } from '../engine/finding.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import { clientsOf, isDane, parametersOfClient } from '../languages/postfix/services/outgoing.js';
import { originOf } from '../languages/postfix/values/origin.js';
import type { Endpoint } from '../tls/endpoint.js';

export const daneWithoutDnssec = defineRule({
	id: 'dane-without-dnssec',
	summary: 'DANE is asked for, and no DNSSEC lookups are made.',
	group: 'dane',
	kind: 'correctness',
	severity: { 'smtp-client-opportunistic': 'error', 'smtp-client-mandatory': 'error' },
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.2.0',
	references: ['postconf(5) smtp_dns_support_level', 'RFC 7672 §2.1', 'DFN-CERT 2017 §3.1'],

	*check(subject) {
		for (const client of clientsOf(subject.tls).filter(isDane)) {
			yield* judge(subject, client);
		}
	},
});

function* judge(subject: Subject, client: Endpoint): Iterable<Problem> {
	const { program, name, role, level } = client;
	const parameters = parametersOfClient(subject.project, subject.target, client);
	const setting = `${program}_dns_support_level`;
	const word = parameters.word(setting);
	if (word === null || word === 'dnssec') {
		return;
	}
	const origin = originOf(parameters, setting, { file: level.origin.file, span: level.origin.span });
	const cause = origin.isDefault
		? `${setting} is not set`
		: word === ''
			? `${setting} is empty`
			: `${setting} is "${word}"`;
	const effect =
		level.value === 'dane'
			? 'it never looks for TLSA records and falls back to the level "may", with a warning in the log for every delivery.'
			: 'all mail for these destinations stays in the queue, deferred with 4.7.5 "client TLS configuration problem".';
	yield {
		span: origin.span,
		origin,
		role,
		message: `${name} is to use DANE (level "${level.value}"), but ${cause}: ${effect}`,
		related: origin.isDefault ? [] : [{ ...level.origin, message: `Level "${level.value}" is asked for here.` }],
		fixes: [switchOn(subject, origin, setting, word)],
	};
}

function switchOn(subject: Subject, origin: Problem['origin'], setting: string, word: string): Fix {
	return {
		title: `Set ${setting} to "dnssec"`,
		// Who switches DNS off means it: names would be looked up another way than before.
		safety: word === 'disabled' ? 'unsafe' : 'safe',
		preferred: true,
		edits: setAt(subject, { ...origin, setting }, 'dnssec'),
	};
}
