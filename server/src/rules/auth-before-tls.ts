import { adviceFixes } from '../engine/advice.js';
import type { Fix } from '../engine/finding.js';
import { heirsOf, moveToSubmission } from '../engine/move.js';
import { effectiveDemand } from '../engine/policy.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import { stateOf, writtenAt } from '../engine/written.js';
import { isBehindProxy } from '../languages/postfix/services/proxies.js';
import { type Endpoint, isMailExchanger, type Origin, serversOf } from '../tls/endpoint.js';

export const authBeforeTls = defineRule({
	id: 'auth-before-tls',
	summary: 'Passwords can be sent before TLS is up, or AUTH is offered on port 25.',
	group: 'passwords',
	kind: 'policy',
	severity: { 'mx-server': 'warning', submission: 'error' },
	languages: ['postfix-main', 'postfix-master'],
	since: '0.1.0',
	references: ['RFC 8314 §4.1', 'postconf(5)', 'bettercrypto'],

	*check(subject) {
		for (const endpoint of serversOf(subject.tls)) {
			const { offered, passwordsBeforeTls } = endpoint.authentication;
			const isInside = !endpoint.isPublic && endpoint.place !== undefined;
			if (isInside || isBehindProxy(endpoint, subject.project, subject.target)) {
				continue;
			}
			if (passwordsBeforeTls.value) {
				yield exposed(subject, endpoint);
			} else if (
				isMailExchanger(endpoint) &&
				hasTls(endpoint) &&
				offered.value &&
				passwordsBeforeTls.value === false &&
				!offered.origin.isDefault
			) {
				yield {
					span: offered.origin.span,
					origin: offered.origin,
					role: 'mx-server',
					severity: 'information',
					message: `AUTH is offered on port 25 too${unless(endpoint)}, where only other mail servers connect, so it invites password guessing. It belongs to the submission services.`,
					fixes: moveAway(subject, offered.origin),
				};
			}
		}
	},
});

function unless({ place }: Endpoint): string {
	return place === undefined ? ', unless master.cf says otherwise' : '';
}

/** Clients that log in on port 25 have to be set up anew. */
function moveAway(subject: Subject, origin: Origin): readonly Fix[] {
	const isOnPort25 = heirsOf(subject, origin).some(({ role }) => role === 'mx-server');
	const move = isOnPort25 && moveToSubmission(subject, { origin, value: writtenAt(subject, origin), left: null });
	return move ? [move] : [];
}

function exposed(subject: Subject, endpoint: Endpoint): Problem {
	const { origin } = endpoint.authentication.offered;
	const related = subject.project.files.flatMap(({ file, settings }) =>
		settings
			.filter(({ name, section }) => name.text === 'smtpd_tls_auth_only' && section === origin.section)
			.map(({ value }) => ({ file, span: value.span, message: 'This allows AUTH without TLS.' })),
	);
	const only = { ...origin, setting: 'smtpd_tls_auth_only' };
	return {
		span: origin.span,
		origin,
		role: endpoint.role,
		message: hasTls(endpoint)
			? 'AUTH is offered before STARTTLS because smtpd_tls_auth_only is not "yes": a client that skips TLS, or is made to, sends its password in clear text.'
			: `AUTH is offered and TLS is not, because ${stateOf(subject, endpoint.security.origin)}${unless(endpoint)}: passwords travel in clear text.`,
		authority: effectiveDemand(subject, endpoint.role, 'cleartextPasswords'),
		related,
		// A mail client that is set up without TLS cannot log in any more.
		fixes: [
			...(hasTls(endpoint) ? adviceFixes(subject, only, { safety: 'unsafe' }) : []),
			...moveAway(subject, origin),
		],
	};
}

/** Without TLS nobody could log in at all, were AUTH bound to it. */
function hasTls({ security }: Endpoint): boolean {
	return security.value !== 'none';
}
