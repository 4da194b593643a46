import type { Endpoint, Fact, Origin } from '../../../tls/endpoint.js';
import type { Project, Service } from '../../language.js';
import { locatePolicy } from '../tables/policy-entries.js';
import { type MappedPolicy, type PolicyMaps, policyMapsOf } from '../tables/policy-maps.js';
import { policyParameters } from '../tables/policy-parameters.js';
import { originOf } from '../values/origin.js';
import type { Parameters } from '../values/parameters.js';
import { clientEndpoint } from './client.js';
import { clientLevel, type Level } from './security.js';

/** The client that has partners. */
export interface PartnersRequest {
	/** Of the client itself: `postfix/smtp/unix`. */
	readonly id: string;
	readonly client: 'smtp' | 'lmtp';
	readonly service?: { readonly service: Service; readonly file: string } | undefined;
}

export interface Partners {
	/** One for each destination that a policy names. */
	readonly endpoints: readonly Endpoint[];
	/** There are no other policies. */
	readonly isComplete: boolean;
}

/** The destinations of `smtp_tls_policy_maps` as one client treats them (smtp_tls_policy.c). */
export function partnersOf(project: Project, parameters: Parameters, request: PartnersRequest): Partners {
	const { policies, isComplete }: PolicyMaps = policyMapsOf(project, parameters, request.client);
	return { endpoints: endpointsOf(policies, parameters, request), isComplete };
}

/** Tables have thousands of entries and few policies: those that say the same share what follows from it. */
export function endpointsOf(
	policies: readonly MappedPolicy[],
	parameters: Parameters,
	request: PartnersRequest,
): readonly Endpoint[] {
	const first = new Map<string, { readonly mapped: MappedPolicy; readonly endpoint: Endpoint }>();
	return policies.map(mapped => {
		const { value, offset } = mapped.entry;
		const text = value.pieces.length === 0 && offset === 0 ? value.text : undefined;
		const known = text === undefined ? undefined : first.get(`${mapped.file}\n${text}`);
		if (known !== undefined) {
			return alike(known.endpoint, known.mapped, mapped, request);
		}
		const endpoint = partnerEndpoint(parameters, mapped, request);
		if (text !== undefined) {
			first.set(`${mapped.file}\n${text}`, { mapped, endpoint });
		}
		return endpoint;
	});
}

/** One destination with a policy of its own. */
function partnerEndpoint(base: Parameters, mapped: MappedPolicy, request: PartnersRequest): Endpoint {
	const { client, service } = request;
	const parameters = policyParameters(base, mapped);
	const level = levelOf(parameters, mapped, client);
	return clientEndpoint(parameters, {
		...namesOf(mapped.entry.key, request),
		client,
		role: level.security.value === 'mandatory' ? 'smtp-client-mandatory' : 'smtp-client-opportunistic',
		level,
		service,
	});
}

/** The endpoint of an entry with the same text as another one; what the text decides is moved to its own line. */
function alike(
	endpoint: Endpoint,
	{ entry: from }: MappedPolicy,
	{ entry: to }: MappedPolicy,
	request: PartnersRequest,
): Endpoint {
	const distance = to.value.span.start - from.value.span.start;
	const moved = (origin: Origin): Origin => {
		const { start, end } = origin.span;
		return origin.section === from.key && !origin.isDefault
			? { ...origin, section: to.key, span: { start: start + distance, end: end + distance } }
			: origin;
	};
	const fact = <T>(one: Fact<T>): Fact<T> => ({ ...one, origin: moved(one.origin) });
	const { authentication, peer, broken, ciphers } = endpoint;
	const gradeWritten = ciphers.value?.gradeWritten;
	return {
		...endpoint,
		...namesOf(to.key, request),
		security: fact(endpoint.security),
		level: fact(endpoint.level),
		protocols: fact(endpoint.protocols),
		ciphers: {
			value: ciphers.value && {
				...ciphers.value,
				gradeWritten: gradeWritten && { ...gradeWritten, origin: moved(gradeWritten.origin) },
			},
			origin: moved(ciphers.origin),
		},
		authentication: { ...authentication, passwordsBeforeTls: fact(authentication.passwordsBeforeTls) },
		peer: peer && { names: fact(peer.names), authorities: fact(peer.authorities) },
		broken:
			broken?.origin.section === from.key
				? { ...broken, reason: refusal(to.key), origin: moved(broken.origin) }
				: broken,
	};
}

function namesOf(key: string, { id, client }: PartnersRequest) {
	return { id: `${id}/${key}`, name: `${client} to ${key || 'every destination'}`, destination: key };
}

function refusal(key: string): string {
	return `Mail for ${key || 'every destination'} stays in the queue: Postfix refuses the policy.`;
}

/** A policy that Postfix refuses defers the mail of its destination, whatever level it begins with. */
function levelOf(parameters: Parameters, { entry, file }: MappedPolicy, client: 'smtp' | 'lmtp'): Level {
	const { policy, key, setting } = entry;
	if (!policy.isRefused && policy.level !== undefined) {
		return clientLevel(parameters, client);
	}
	const name = `${client}_tls_security_level`;
	const origin = originOf(parameters, name, undefined);
	const [problem] = policy.problems.filter(({ effect }) => effect === 'deferred');
	const span = problem === undefined ? setting.name.span : locatePolicy(entry, problem.span);
	return {
		security: { value: null, origin },
		level: { value: policy.level ?? policy.written?.text.toLowerCase() ?? '', origin },
		broken: {
			extent: 'service',
			reason: refusal(key),
			origin: { setting: name, section: key, file, span, isDefault: false },
		},
	};
}
