import { roleOfList } from '../engine/ciphers/cases.js';
import { preferFirst, removal } from '../engine/ciphers/fixes.js';
import { cipherListSettings, isForeignList } from '../engine/ciphers/texts.js';
import { defineRule, everywhere } from '../engine/rule.js';

export const wrongLibraryCipherList = defineRule({
	id: 'wrong-library-cipher-list',
	summary: 'A priority string of GnuTLS stands where the program hands a cipher list to OpenSSL.',
	group: 'ciphers',
	kind: 'correctness',
	severity: everywhere('error'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['ciphers(1)', 'TLS_README', 'measured with Postfix 3.7.11 and OpenSSL 3.0.22'],

	*check(subject) {
		for (const setting of cipherListSettings(subject)) {
			const { name, value, section } = setting;
			if (isForeignList(value.text, subject.target.tls)) {
				yield {
					span: value.span,
					role: roleOfList(subject, setting),
					message: `${name.text} holds a priority string of GnuTLS. Postfix uses OpenSSL only, which finds no cipher in it: every session of a service that selects the list fails after STARTTLS.`,
					fixes: preferFirst([removal(subject, { setting: name.text, section })]),
				};
			}
		}
	},
});
