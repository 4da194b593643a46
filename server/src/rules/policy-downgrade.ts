import { defineRule } from '../engine/rule.js';
import { clientsOf, isLocal } from '../languages/postfix/services/outgoing.js';
import type { Endpoint } from '../tls/endpoint.js';

export const policyDowngrade = defineRule({
	id: 'policy-downgrade',
	summary: 'A TLS policy switches TLS off for a destination, or insists less on it.',
	group: 'policies',
	kind: 'policy',
	severity: { 'smtp-client-opportunistic': 'warning', 'smtp-client-mandatory': 'warning' },
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.2.0',
	references: ['postconf(5) smtp_tls_policy_maps', 'RFC 7672 §9.1', 'Audi 2019 §5.8.1'],

	*check({ tls, project, editsOf }) {
		let general: Endpoint | undefined;
		for (const client of clientsOf(tls)) {
			const { destination, level, role } = client;
			general = destination === undefined && !client.id.includes('-partner/') ? client : general;
			if (destination === undefined || isLocal(client) || !isLess(level.value, general)) {
				continue;
			}
			const { file, span } = level.origin;
			const others = general?.level.value;
			const than = others ? `, while level "${others}" holds for all others` : '';
			const entry = project.files.find(known => known.file === file);
			const setting = entry?.language === 'postfix-tls-policy' ? entry.last.get(destination) : undefined;
			yield {
				span,
				origin: level.origin,
				role,
				message:
					level.value === 'none'
						? `Mail for ${destination || 'every destination'} goes in clear text although its server may offer TLS. "may" falls back by itself where TLS does not work.`
						: `Mail for ${destination || 'every destination'} may go in clear text${than}.`,
				fixes:
					setting === undefined
						? []
						: [
								{
									title: `Remove the entry for ${destination}`,
									// TLS with this server has failed once, perhaps still.
									safety: 'unsafe',
									// An entry of the same key behind it would count then.
									edits: editsOf(file).remove({ setting: destination }),
								},
							],
			};
		}
	},
});

/** `none` is less than any TLS; `may` is less than a level that at times insists. What is not known is not compared. */
function isLess(level: string | null, general: Endpoint | undefined): boolean {
	const others = general?.level.value;
	if (level === 'none') {
		return general?.security.value !== 'none';
	}
	return level === 'may' && others !== undefined && others !== null && !['', 'none', 'may'].includes(others);
}
