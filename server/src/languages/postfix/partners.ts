import type { Endpoint } from '../../tls/endpoint.js';
import type { Project, Service } from '../language.js';
import { clientEndpoint } from './client.js';
import { originOf } from './origin.js';
import type { Parameters } from './parameters.js';
import { locatePolicy } from './policy-entries.js';
import { type MappedPolicy, type PolicyMaps, policyMapsOf } from './policy-maps.js';
import { policyParameters } from './policy-parameters.js';
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
	return { endpoints: policies.map(mapped => partnerEndpoint(parameters, mapped, request)), isComplete };
}

/** One destination with a policy of its own. */
export function partnerEndpoint(
	base: Parameters,
	mapped: MappedPolicy,
	{ id, client, service }: PartnersRequest,
): Endpoint {
	const parameters = policyParameters(base, mapped);
	const level = levelOf(parameters, mapped, client);
	const { key } = mapped.entry;
	return clientEndpoint(parameters, {
		id: `${id}/${key}`,
		name: `${client} to ${key || 'every destination'}`,
		client,
		role: level.security.value === 'mandatory' ? 'smtp-client-mandatory' : 'smtp-client-opportunistic',
		level,
		service,
		destination: key,
	});
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
			reason: `Mail for ${key || 'every destination'} stays in the queue: Postfix refuses the policy.`,
			origin: { setting: name, section: key, file, span, isDefault: false },
		},
	};
}
