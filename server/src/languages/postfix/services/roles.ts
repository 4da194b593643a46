import { type Endpoint, sectionOf, type TlsConfig } from '../../../tls/endpoint.js';
import type { Role } from '../../../tls/role.js';
import type { Setting } from '../../language.js';
import { portNamed } from './listeners.js';

/** The role that a Postfix setting is judged in while master.cf is not known. */
export function roleOf(setting: string): Role {
	const isMandatory = setting.includes('_mandatory_');
	if (/^(?:smtp|lmtp|tlsproxy_client)_/.test(setting)) {
		return isMandatory ? 'smtp-client-mandatory' : 'smtp-client-opportunistic';
	}
	return isMandatory ? 'submission' : 'mx-server';
}

/** The same, where the service is known that the line is an override of: by what it is for, else by its port. */
export function roleOfSetting(tls: TlsConfig, setting: Setting): Role {
	return serviceOf(tls, setting)?.role ?? (isSubmission(setting) ? 'submission' : roleOf(setting.name.text));
}

/** The service that a line of master.cf is an override of, if it speaks TLS. */
export function serviceOf({ endpoints }: TlsConfig, { section }: Setting): Endpoint | undefined {
	return section === undefined ? undefined : endpoints.find(endpoint => sectionOf(endpoint) === section);
}

/** A setting of a server, for a service of which only the name is known. */
function isSubmission({ name, section = '' }: Setting): boolean {
	const port = portNamed(/[^:/]*(?=\/)/.exec(section)?.[0] ?? '');
	return (port === 587 || port === 465) && !/^(?:smtp|lmtp|tlsproxy_client)_/.test(name.text);
}
