import { type Endpoint, sectionOf } from '../../../tls/endpoint.js';
import type { Project } from '../../language.js';
import type { Target } from '../../target.js';
import { parametersOf } from '../values/parameters.js';

/**
 * Whether clients may have spoken TLS with a proxy before they come here: a service without TLS, on a port that is none of
 * those for mail, that takes the address of its clients from a proxy (postconf(5) smtpd_upstream_proxy_protocol).
 */
export function isBehindProxy(endpoint: Endpoint, project: Project, target: Target): boolean {
	const { place, port, security } = endpoint;
	if (place === undefined || security.value !== 'none' || [25, 465, 587].includes(port ?? 0)) {
		return false;
	}
	const protocol = parametersOf(project, target, sectionOf(endpoint)).get('smtpd_upstream_proxy_protocol');
	return protocol.line !== undefined && protocol.text !== '';
}
