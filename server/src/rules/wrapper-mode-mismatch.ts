import { setAt } from '../engine/advice.js';
import type { Fix } from '../engine/finding.js';
import { heirsOf } from '../engine/move.js';
import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import { stateOf } from '../engine/written.js';
import { hasPolicyMaps } from '../languages/postfix/services/level-uses.js';
import { hasOtherRoutes, relayOf } from '../languages/postfix/services/relayhost.js';
import { parametersOf } from '../languages/postfix/values/parameters.js';
import { type Endpoint, type Origin, sectionOf, serversOf } from '../tls/endpoint.js';

const wrapper = 'smtpd_tls_wrappermode';
const clientWrapper = 'smtp_tls_wrappermode';

export const wrapperModeMismatch = defineRule({
	id: 'wrapper-mode-mismatch',
	summary: 'TLS from the start where the other side begins in clear text, or the other way round.',
	group: 'levels',
	kind: 'correctness',
	severity: everywhere('error'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['RFC 8314 §7.3', 'postconf(5)'],

	*check(subject) {
		for (const server of serversOf(subject.tls)) {
			const { implicitTls, port, place } = server;
			if (implicitTls.value === false && port === 465) {
				yield withoutWrapper(subject, server);
			} else if (implicitTls.value === true && (port === 25 || port === 587)) {
				yield wrapped(subject, server, port);
			} else if (implicitTls.value === true && place === undefined) {
				yield wrappedEverywhere(implicitTls.origin);
			}
		}
		yield* clients(subject);
	},
});

function withoutWrapper(subject: Subject, server: Endpoint): Problem {
	const { implicitTls, place, name, role } = server;
	const section = sectionOf(server);
	const { file, span } = implicitTls.origin.section === section ? implicitTls.origin : (place ?? implicitTls.origin);
	const origin = { setting: wrapper, file, span, section, isDefault: false };
	return {
		span,
		origin,
		role,
		message: `${name} greets in clear text on port 465, where mail clients begin with TLS: they wait for an answer in vain, because ${stateOf(subject, implicitTls.origin)}.`,
		fixes: [
			{
				title: `Set ${wrapper} to "yes" for this service`,
				// A client that is set up for STARTTLS on this port has to be set up anew.
				safety: 'unsafe',
				preferred: true,
				edits: setAt(subject, { setting: wrapper, file: place?.file ?? file, section }, 'yes'),
			},
		],
	};
}

function wrapped(subject: Subject, server: Endpoint, port: number): Problem {
	const { implicitTls, name, role, place } = server;
	const { origin } = implicitTls;
	const who = port === 25 ? 'other mail servers' : 'mail clients';
	return {
		span: origin.span,
		origin,
		role,
		message: `${name} expects TLS from the start on port ${port}, where ${who} wait for a greeting in clear text: no mail comes in, because ${wrapper} is "yes".`,
		related: origin.section === undefined && place ? [{ ...place, message: 'This service is one of those.' }] : [],
		fixes: [unwrap(subject, server)],
	};
}

/** Services on port 465 that depend on the same line keep what they have; submission goes on to insist on TLS. */
function unwrap(subject: Subject, server: Endpoint): Fix {
	const { origin } = server.implicitTls;
	const services = origin.section === undefined ? heirsOf(subject, origin) : [server];
	const set = (service: Endpoint, setting: string, value: string) =>
		setAt(subject, { setting, file: service.place?.file ?? '', section: sectionOf(service) }, value);
	const kept = services.filter(({ port }) => port === 465);
	const submission = services.filter(({ port }) => port === 587);
	return {
		title: kept.length === 0 ? `Remove ${wrapper}` : `Move ${wrapper} to the service on port 465`,
		// A client that is set up to begin with TLS on this port has to be set up anew.
		safety: 'unsafe',
		preferred: true,
		edits: [
			...setAt(subject, origin, null),
			...kept.flatMap(service => set(service, wrapper, 'yes')),
			...submission.flatMap(service => set(service, 'smtpd_tls_security_level', 'encrypt')),
		],
	};
}

function wrappedEverywhere(origin: Origin): Problem {
	return {
		span: origin.span,
		origin,
		role: 'mx-server',
		// The host may only serve port 465, or master.cf says otherwise.
		severity: 'warning',
		message: `${wrapper} in main.cf makes every service expect TLS from the start, also on ports 25 and 587, where the other side waits for a greeting in clear text. It belongs to the service on port 465 in master.cf.`,
	};
}

function* clients(subject: Subject): Iterable<Problem> {
	const parameters = parametersOf(subject.project, subject.target);
	const relay = relayOf(parameters, subject.tls);
	const place = parameters.get('relayhost').line;
	const client = relay?.client;
	if (relay !== undefined && client !== undefined && place !== undefined && !relay.isLoopback) {
		const { implicitTls, role } = client;
		const origin = { setting: 'relayhost', file: place.file, span: place.setting.value.span, isDefault: false };
		if (relay.port === 465 && implicitTls.value === false) {
			const home = { ...implicitTls.origin, setting: clientWrapper };
			yield {
				span: origin.span,
				origin,
				role,
				message: `${relay.host} expects TLS from the start on port 465, but ${client.name} waits for a greeting in clear text until it gives up: no mail leaves, because ${stateOf(subject, implicitTls.origin)}.`,
				fixes: [alsoEncrypt(subject, client, setAt(subject, home, 'yes'))],
			};
		} else if (implicitTls.value === true && (relay.port === 25 || relay.port === 587)) {
			yield {
				span: origin.span,
				origin,
				role,
				message: `${client.name} begins with TLS because ${clientWrapper} is "yes", but on port ${relay.port} ${relay.host} greets in clear text: the handshake fails and no mail leaves.`,
				related: [{ ...implicitTls.origin, message: 'TLS from the start is for port 465.' }],
			};
		}
	}
	yield* laxWrappers(subject, hasOtherRoutes(parameters));
}

/** Measured with 3.7.11: `smtp_tls_wrappermode requires "smtp_tls_security_level = encrypt" (or stronger)`. */
function* laxWrappers(subject: Subject, hasOthers: boolean): Iterable<Problem> {
	// A policy may raise the level.
	if (hasPolicyMaps(subject.project)) {
		return;
	}
	for (const client of subject.tls.endpoints.filter(({ direction }) => direction === 'client')) {
		const { implicitTls, security, name, role } = client;
		if (implicitTls.value !== true || security.value === null || security.value === 'mandatory') {
			continue;
		}
		const { origin } = implicitTls;
		yield {
			span: origin.span,
			origin,
			role,
			message: `${name} sends nothing${hasOthers ? ' this way' : ''}: with ${clientWrapper} it needs smtp_tls_security_level "encrypt" or stronger, and ${stateOf(subject, security.origin)}.`,
			fixes: [alsoEncrypt(subject, client, [])],
		};
	}
}

/** TLS from the start also needs a level that insists on it, in the service or in main.cf like the wrapper mode itself. */
function alsoEncrypt(subject: Subject, { security, implicitTls, program }: Endpoint, edits: Fix['edits']): Fix {
	const level = `${program}_tls_security_level`;
	const isLax = security.value !== 'mandatory';
	const { origin } = security.origin.section === undefined ? implicitTls : security;
	const place = edits.length > 0 || origin.section === undefined ? security.origin : origin;
	const raise = isLax ? setAt(subject, { ...place, setting: level }, 'encrypt') : [];
	const steps = [
		...(edits.length > 0 ? [`${clientWrapper} to "yes"`] : []),
		...(isLax ? [`${level} to "encrypt"`] : []),
	];
	// Nothing gets through as it is.
	return { title: `Set ${steps.join(' and ')}`, safety: 'safe', preferred: true, edits: [...edits, ...raise] };
}
