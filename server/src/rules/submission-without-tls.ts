import { setAt } from '../engine/advice.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import { stateOf } from '../engine/written.js';
import { isBehindProxy } from '../languages/postfix/services/proxies.js';
import { type Endpoint, type Origin, sectionOf } from '../tls/endpoint.js';

export const submissionWithoutTls = defineRule({
	id: 'submission-without-tls',
	summary: 'A submission service does not insist on TLS.',
	group: 'levels',
	kind: 'policy',
	severity: { submission: 'error' },
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['RFC 8314 §3.3', 'RFC 9325 §3.2', 'bettercrypto'],

	*check(subject) {
		const isProxied = (service: Endpoint) => isBehindProxy(service, subject.project, subject.target);
		const services = subject.tls.endpoints.filter(
			({ role, direction, isPublic, place }) =>
				role === 'submission' && direction === 'server' && isPublic && place !== undefined,
		);
		for (const service of services) {
			// Port 465 without TLS from the start is another mistake, and so is a service that does not start.
			const isOther = service.port === 465 || service.broken?.extent === 'service' || isProxied(service);
			if (!isOther && (service.security.value === 'none' || service.security.value === 'opportunistic')) {
				yield lax(subject, service);
			}
		}
		if (services.every(service => isSatisfied(service) || isProxied(service)) && services.every(isStarttls)) {
			yield* services.filter(({ port }) => port === 587).map(withoutImplicitTls);
		}
	},
});

function isSatisfied({ security }: Endpoint): boolean {
	return security.value === 'mandatory';
}

/** Port 465 is meant to have TLS from the start, whether or not it does. */
function isStarttls({ implicitTls, port }: Endpoint): boolean {
	return implicitTls.value === false && port !== 465;
}

function lax(subject: Subject, service: Endpoint): Problem {
	const { name, security, authentication, certificates } = service;
	const origin = levelOf(service);
	const isOff = security.value === 'none';
	const waits = !isOff && authentication.offered.value === true && authentication.beforeTls.value === false;
	const effect = isOff
		? 'mail and passwords of your users cross the network in clear text'
		: waits
			? 'it asks for TLS before the password only, and takes mail without TLS from whoever needs no password'
			: 'a client that skips TLS, or is made to, sends its mail in clear text';
	const related = security.origin.isDefault || security.origin.section !== undefined ? [] : [security.origin];
	return {
		span: origin.span,
		origin,
		role: service.role,
		// Whoever has to log in has to speak TLS all the same.
		severity: waits ? 'warning' : undefined,
		message: `${name} does not insist on TLS, because ${stateOf(subject, security.origin)}: ${effect}.`,
		related: related.map(({ file, span }) => ({ file, span, message: 'The level comes from here.' })),
		// Without a certificate the level alone only stops the mail.
		fixes:
			certificates.value?.files.length === 0
				? []
				: [
						{
							title: 'Set smtpd_tls_security_level to "encrypt" for this service',
							// A client that is set up without TLS cannot send any more.
							safety: 'unsafe',
							preferred: true,
							edits: setAt(subject, { ...origin, setting: 'smtpd_tls_security_level' }, 'encrypt'),
						},
					],
	};
}

/** The service's own override, or its name: what main.cf says is right for port 25. */
function levelOf(service: Endpoint): Origin {
	const { origin } = service.security;
	const { file, span } = service.place ?? origin;
	return origin.section !== undefined && !origin.isDefault
		? origin
		: { setting: 'smtpd_tls_security_level', file, span, section: sectionOf(service), isDefault: false };
}

function withoutImplicitTls(service: Endpoint): Problem {
	const origin = levelOf(service);
	const span = service.place?.span ?? origin.span;
	return {
		span,
		origin: { ...origin, span },
		role: service.role,
		severity: 'hint',
		message:
			'There is no submission with TLS from the start (port 465, "submissions"), which mail clients are to prefer: STARTTLS can be kept from them.',
	};
}
