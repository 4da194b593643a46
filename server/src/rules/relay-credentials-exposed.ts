import { setAt } from '../engine/advice.js';
import { defineRule } from '../engine/rule.js';
import { stateOf } from '../engine/written.js';
import { hasPolicyMaps } from '../languages/postfix/services/level-uses.js';
import { relayOf } from '../languages/postfix/services/relayhost.js';
import { parametersOf } from '../languages/postfix/values/parameters.js';

export const relayCredentialsExposed = defineRule({
	id: 'relay-credentials-exposed',
	summary: 'The password for the relay host is sent without TLS where TLS fails to come up.',
	group: 'passwords',
	kind: 'policy',
	severity: { 'smtp-client-mandatory': 'error' },
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['RFC 8314 §4.1', 'postconf(5)'],

	*check(subject) {
		const parameters = parametersOf(subject.project, subject.target);
		const relay = relayOf(parameters, subject.tls);
		const client = relay?.client;
		// A policy may require TLS for this very host.
		if (relay === undefined || client === undefined || relay.isLoopback || hasPolicyMaps(subject.project)) {
			return;
		}
		const { offered, passwordsBeforeTls } = client.authentication;
		const hasPassword = parameters.get(`${client.program}_sasl_password_maps`).line?.setting.value.text;
		if (!passwordsBeforeTls.value || !hasPassword || client.implicitTls.value === true) {
			return;
		}

		const { origin } = offered;
		const level = client.security.origin;
		const name = `${client.program}_tls_security_level`;
		const when =
			client.security.value === 'none'
				? 'in clear text'
				: 'in clear text as soon as somebody on the way hides STARTTLS';
		yield {
			span: origin.span,
			origin,
			role: 'smtp-client-mandatory',
			message: `${client.name} sends its password to ${relay.host} ${when}, because ${stateOf(subject, level)}.`,
			related: level.isDefault ? [] : [{ ...level, message: 'The level comes from here.' }],
			fixes: [
				{
					title: `Set ${name} to "encrypt"`,
					// A relay host without TLS gets no mail any more.
					safety: 'unsafe',
					preferred: true,
					edits: setAt(subject, { ...level, setting: name }, 'encrypt'),
				},
			],
		};
	},
});
