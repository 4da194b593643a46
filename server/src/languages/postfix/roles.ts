import type { Role } from '../../tls/role.js';

/** The role that a Postfix setting is judged in while master.cf is not known. */
export function roleOf(setting: string): Role {
	const isMandatory = setting.includes('_mandatory_');
	if (/^(?:smtp|lmtp|tlsproxy_client)_/.test(setting)) {
		return isMandatory ? 'smtp-client-mandatory' : 'smtp-client-opportunistic';
	}
	return isMandatory ? 'submission' : 'mx-server';
}
