import { adviceFixes, setAt } from '../engine/advice.js';
import type { Fix } from '../engine/finding.js';
import { defineRule, everywhere, type Subject } from '../engine/rule.js';
import { speaks } from '../openssl/protocols.js';
import { type Endpoint, isIdle } from '../tls/endpoint.js';
import { displayVersions, prohibitedVersions } from '../tls/protocol.js';

export const legacySsl = defineRule({
	id: 'legacy-ssl',
	summary: 'SSL 2.0 or SSL 3.0 can be negotiated.',
	group: 'protocols',
	kind: 'floor',
	severity: everywhere('error'),
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.1.0',
	references: ['RFC 6176', 'RFC 7568', 'RFC 9325 §3.1.1', 'DFN-CERT 2017 §2.1'],

	*check(subject) {
		for (const endpoint of subject.tls.endpoints) {
			const { value: enabled, origin } = endpoint.protocols;
			const versions = prohibitedVersions.filter(version => enabled?.has(version));
			if (versions.length === 0 || isIdle(endpoint, origin) || (origin.isDefault && endpoint.security.value === null)) {
				continue;
			}

			const { tls } = subject.target;
			const isReachable = tls === undefined || versions.some(version => speaks(tls, version));
			const list = displayVersions(versions);
			const cause = origin.isDefault ? ` because ${origin.setting} is not set` : '';
			const attacks = versions.map(version => (version === 'SSLv2' ? 'DROWN' : 'POODLE')).join(', ');
			const message = isReachable
				? `${endpoint.name} allows ${list}${cause}. That is broken (${attacks}): whoever sits in between can read the mail.`
				: `${origin.setting} leaves ${list} on, which ${tls} no longer has.`;
			yield {
				span: origin.span,
				origin,
				role: endpoint.role,
				message,
				mitigation: !isReachable ? 'no-effect' : origin.isDefault ? 'unset' : undefined,
				fixes: fixes(subject, endpoint),
			};
		}
	},
});

function fixes(subject: Subject, { protocols: { origin } }: Endpoint): readonly Fix[] {
	const advised = adviceFixes(subject, origin, { safety: 'unsafe' });
	const floor = subject.language.spell(origin.setting, '>=TLSv1', subject.target);
	const edits = floor === undefined ? [] : setAt(subject, origin, floor);
	const onlySsl: Fix = { title: `Set ${origin.setting} to "${floor}": only SSL goes`, safety: 'safe', edits };
	// The milder one comes right behind the preferred one.
	const at = advised.findIndex(({ preferred }) => preferred) + 1;
	return [...advised.slice(0, at), ...(edits.length > 0 ? [onlySsl] : []), ...advised.slice(at)];
}
