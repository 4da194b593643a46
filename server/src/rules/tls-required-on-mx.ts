import { setAt } from '../engine/advice.js';
import type { Fix } from '../engine/finding.js';
import { moveToSubmission } from '../engine/move.js';
import { defineRule, type Subject } from '../engine/rule.js';
import { stateOf, writtenAt } from '../engine/written.js';
import { parametersOf } from '../languages/postfix/values/parameters.js';
import { type Endpoint, serversOf } from '../tls/endpoint.js';

export const tlsRequiredOnMx = defineRule({
	id: 'tls-required-on-mx',
	summary: 'The public mail exchanger refuses mail without TLS.',
	group: 'levels',
	kind: 'policy',
	severity: { 'mx-server': 'error' },
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['RFC 3207 §4', 'postconf(5)', 'DFN-CERT 2017 §2.4.2'],

	*check(subject) {
		if (!isExchanger(subject)) {
			return;
		}
		for (const server of serversOf(subject.tls)) {
			const { origin, value: security } = server.security;
			// A level that no line sets is never one that requires TLS.
			if (server.role !== 'mx-server' || security !== 'mandatory' || !server.isPublic || origin.isDefault) {
				continue;
			}
			// TLS from the start on port 25 is another mistake.
			if (server.implicitTls.value === true) {
				continue;
			}
			const isGuess = server.place === undefined;
			yield {
				span: origin.span,
				origin,
				role: server.role,
				// master.cf may say otherwise for port 25.
				severity: isGuess ? 'warning' : undefined,
				message: `${server.name} refuses mail from servers that offer no TLS, because ${stateOf(subject, origin)}${isGuess ? ' for every service that master.cf does not except' : ''}: that mail is returned to its senders (RFC 3207 §4 forbids it for a public mail exchanger).`,
				fixes: fixes(subject, server),
			};
		}
	},
});

function fixes(subject: Subject, { security: { origin } }: Endpoint): readonly Fix[] {
	const isLevel = origin.setting.endsWith('_tls_security_level');
	const left = isLevel ? 'may' : 'no';
	const value = writtenAt(subject, origin);
	const move = moveToSubmission(subject, {
		origin,
		value,
		left,
		isServed: service => service.implicitTls.value === true,
	});
	const relax: Fix = {
		title: `Set ${origin.setting} to "${left}"`,
		// Somebody may want it so; and services that are not known here may depend on it.
		safety: 'unsafe',
		edits: setAt(subject, origin, left),
	};
	return [{ ...(move ?? relax), preferred: true }];
}

const domainLists = [
	'mydestination',
	'relay_domains',
	'virtual_mailbox_domains',
	'virtual_mailbox_maps',
	'virtual_alias_domains',
	'virtual_alias_maps',
];

/** A host that takes mail for no domain is nobody's mail exchanger; only its own clients talk to it. */
function isExchanger({ project, target }: Subject): boolean {
	const parameters = parametersOf(project, target);
	const lines = domainLists.map(name => parameters.get(name).line?.setting.value.text);
	const takesNothing = lines[0]?.split(/[,\s]+/).every(isLocal);
	return !takesNothing || lines.slice(1).some(text => text !== undefined && text !== '');
}

function isLocal(domain: string): boolean {
	return domain === '' || /^localhost(?:\.|$)/.test(domain);
}
