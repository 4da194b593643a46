import { oldSetting } from '../engine/old-setting.js';
import { defineRule, everywhere } from '../engine/rule.js';
import { settingsNamed } from '../languages/language.js';
import { postfixSettings } from '../languages/postfix/settings/catalogue.js';

export const deprecatedSetting = defineRule({
	id: 'deprecated-setting',
	summary: 'The setting is deprecated, ignored or gone in the targeted version.',
	group: 'names',
	kind: 'policy',
	severity: everywhere('warning'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.1.0',
	references: ['DEPRECATION_README', 'postconf(5)'],

	*check(subject) {
		for (const setting of settingsNamed(subject.file, oldNames)) {
			const problem = oldSetting(subject, setting);
			if (problem !== undefined) {
				yield problem;
			}
		}
	},
});

/** Those of the key exchange have rules of their own. */
const oldNames = [...postfixSettings.values()]
	.filter(({ deprecated, ignoredSince, removedIn }) => deprecated ?? ignoredSince ?? removedIn)
	.map(({ name }) => name)
	.filter(name => !/_eecdh_grade$|_dh(?:512|1024)_param_file$/.test(name));
