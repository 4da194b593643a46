import { defineRule, type Subject } from '../engine/rule.js';
import { settingKey } from '../languages/language.js';
import type { Span } from '../text/span.js';
import { locate } from '../text/value.js';
import { isIdle, type Origin, serversOf } from '../tls/endpoint.js';

export const defaultCertificate = defineRule({
	id: 'default-certificate',
	summary: 'The certificate is the one the distribution made at installation.',
	group: 'certificates',
	kind: 'policy',
	severity: { 'mx-server': 'information', submission: 'warning', 'imap-pop': 'warning' },
	languages: ['postfix-main', 'postfix-master'],
	since: '0.1.0',
	references: ['RFC 8314 §4.4', 'bettercrypto'],

	*check(subject) {
		for (const endpoint of serversOf(subject.tls)) {
			const { value, origin } = endpoint.certificates;
			const name = value?.files.find(file => /(?:^|\/)ssl-cert-snakeoil[^/]*\.pem$/.test(file));
			if (name === undefined || isIdle(endpoint, origin)) {
				continue;
			}
			yield {
				span: placeOf(subject, origin, name),
				origin,
				role: endpoint.role,
				message: `${name} is self-signed: other servers encrypt to it but cannot tell it from an impostor's, and mail clients warn.`,
			};
		}
	},
});

/** Among the files of a chain, the one that is meant. */
function placeOf({ project }: Subject, { file, setting, section, span }: Origin, name: string): Span {
	const value = project.files.find(known => known.file === file)?.last.get(settingKey(setting, section))?.value;
	const at = value?.text.indexOf(name) ?? -1;
	return value === undefined || at === -1 ? span : locate(value, at, at + name.length);
}
