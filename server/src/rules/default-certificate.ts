import { defineRule, type Subject } from '../engine/rule.js';
import type { Span } from '../text/span.js';
import { locate } from '../text/value.js';
import { isIdle, type Origin, serverOf } from '../tls/endpoint.js';

export const defaultCertificate = defineRule({
	id: 'default-certificate',
	summary: 'The certificate is the one the distribution made at installation.',
	kind: 'policy',
	severity: { 'mx-server': 'information', submission: 'warning', 'imap-pop': 'warning' },
	languages: ['postfix-main'],
	since: '0.1.0',
	references: ['RFC 8314 §4.4', 'bettercrypto'],

	*check(subject) {
		const { value: file, origin } = subject.tls.certificate;
		const server = serverOf(subject.tls);
		const name = /[^\s,]*ssl-cert-snakeoil[^\s,]*\.pem/.exec(file ?? '')?.[0];
		if (name === undefined || server === undefined || isIdle(server, origin)) {
			return;
		}
		yield {
			span: placeOf(subject, origin, name),
			role: 'mx-server',
			message: `${name} is self-signed and names no mail host: other servers encrypt to it but cannot tell it from an impostor's, and mail clients warn.`,
		};
	},
});

/** Among the files of a chain, the one that is meant. */
function placeOf({ file }: Subject, origin: Origin, name: string): Span {
	const value = file.last.get(origin.setting)?.value;
	const at = value?.text.indexOf(name) ?? -1;
	return value === undefined || at === -1 ? origin.span : locate(value, at, at + name.length);
}
