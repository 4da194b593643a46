import { defineRule, everywhere } from '../engine/rule.js';
import { effectOfMissing } from '../languages/postfix/services/missing-effects.js';
import { missingFiles } from '../languages/postfix/services/missing-files.js';

export const fileMissing = defineRule({
	id: 'file-missing',
	summary: 'A file or folder that a setting names is not there.',
	group: 'files',
	kind: 'correctness',
	severity: everywhere('warning'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['Audi 2019 §5.7, §5.9.1', 'postconf(5)', 'measured: "No such file or directory"'],

	*check({ project, target, tls }) {
		for (const { file, endpoint, isUncompiled } of missingFiles(project, target, tls)) {
			if (!isUncompiled) {
				const { name, origin, span } = file;
				const effect = effectOfMissing(file, endpoint);
				yield { span, origin, role: endpoint.role, message: `${name} is not there: ${effect}.` };
			}
		}
	},
});
