import { oldSetting } from '../engine/old-setting.js';
import { defineRule } from '../engine/rule.js';
import { postfixSettings } from '../languages/postfix/settings/catalogue.js';
import { settingsInForce } from '../languages/postfix/syntax/in-force.js';

export const obsoleteDhSetting = defineRule({
	id: 'obsolete-dh-setting',
	summary: 'A file with Diffie-Hellman parameters is named that the program does not need, or does not read any more.',
	group: 'key-exchange',
	kind: 'policy',
	severity: { 'mx-server': 'warning', submission: 'warning', 'imap-pop': 'warning' },
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['DEPRECATION_README', 'postconf(5) smtpd_tls_dh1024_param_file'],

	*check(subject) {
		for (const setting of settingsInForce(subject.file, names)) {
			const problem = oldSetting(subject, setting);
			if (problem !== undefined) {
				yield problem;
			}
		}
	},
});

const names: ReadonlySet<string> = new Set(
	[...postfixSettings.keys()].filter(name => /_dh(?:512|1024)_param_file$/.test(name)),
);
