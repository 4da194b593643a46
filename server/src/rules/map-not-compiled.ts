import { defineRule } from '../engine/rule.js';
import { effectOfMissing } from '../languages/postfix/services/missing-effects.js';
import { missingFiles } from '../languages/postfix/services/missing-files.js';

export const mapNotCompiled = defineRule({
	id: 'map-not-compiled',
	summary: 'postmap has not made the database of a lookup table yet.',
	group: 'policies',
	kind: 'policy',
	severity: {
		'mx-server': 'warning',
		'smtp-client-opportunistic': 'warning',
		'smtp-client-mandatory': 'warning',
		submission: 'warning',
	},
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postmap(1)', 'DATABASE_README', 'measured: "open database …: No such file or directory"'],

	*check({ project, target, tls }) {
		for (const { file, endpoint, isUncompiled } of missingFiles(project, target, tls)) {
			const { compiled, origin, span, paths } = file;
			if (compiled !== undefined && isUncompiled) {
				// Files named in a table of certificates go into the database themselves (postconf(5) tls_server_sni_maps).
				const command = origin.setting === 'tls_server_sni_maps' ? 'postmap -F' : 'postmap';
				const place = compiled.source.startsWith('/') ? '' : ' in the folder of main.cf';
				yield {
					span,
					origin,
					role: endpoint.role,
					message: `${paths[0]} is not there, and Postfix reads no other: ${effectOfMissing(file, endpoint)}. Run "${command} ${compiled.type}:${compiled.source}"${place}.`,
				};
			}
		}
	},
});
