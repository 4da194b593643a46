import type { Endpoint } from '../../../tls/endpoint.js';
import type { Project } from '../../language.js';
import type { Target } from '../../target.js';
import { type Parameters, parametersOf } from './parameters.js';

/** The parameters that decide what an endpoint offers, and how the names of its own ones begin. */
export interface EndpointParameters {
	readonly parameters: Parameters;
	readonly prefix: 'smtpd' | 'tlsproxy' | 'smtp' | 'lmtp';
}

export function endpointParameters(project: Project, target: Target, endpoint: Endpoint): EndpointParameters {
	const { program, section } = endpoint;
	if (program === 'postscreen') {
		return { parameters: parametersOf(project, target, 'tlsproxy/unix'), prefix: 'tlsproxy' };
	}
	const prefix = program === 'smtp' || program === 'lmtp' ? program : 'smtpd';
	return { parameters: parametersOf(project, target, section), prefix };
}
