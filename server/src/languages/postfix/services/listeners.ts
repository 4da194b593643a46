import type { Role } from '../../../tls/role.js';
import type { Service } from '../../language.js';
import type { Parameters } from '../values/parameters.js';

/** Names that /etc/services and Postfix give to the ports of mail (RFC 8314 §7.3; `urd` is what older systems call 465). */
const ports: ReadonlyMap<string, number> = new Map([
	['smtp', 25],
	['mail', 25],
	['submission', 587],
	['submissions', 465],
	['smtps', 465],
	['urd', 465],
	['ssmtp', 465],
	['lmtp', 24],
	['qmqp', 628],
]);

/** The port that an `inet` service listens on; `null` where its name is none that is known. */
export function portOf({ fields: { name, type } }: Service): number | null {
	if (type.text !== 'inet') {
		return null;
	}
	const service = /[^:]*$/.exec(name.text)?.[0] ?? '';
	return portNamed(service);
}

/** A port by its number or name; `null` where the name is none that is known. */
export function portNamed(service: string): number | null {
	return /^\d{1,5}$/.test(service) ? Number(service) : (ports.get(service.toLowerCase()) ?? null);
}

const loopback = /^(?:loopback-only|localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|\$?\{?mynetworks\}?)$/;

/** Whether an address as Postfix writes it is one of this machine alone. */
export function isLoopback(address: string): boolean {
	return loopback.test(address);
}

/** Whether other machines can reach a service: by the address in its name, otherwise by `inet_interfaces`. */
export function isPublic(parameters: Parameters, service: Service | undefined): boolean {
	if (service !== undefined && service.fields.type.text !== 'inet') {
		// What postscreen hands over comes from outside.
		return service.fields.type.text === 'pass';
	}
	const host = /^(.+):[^:]*$/.exec(service?.fields.name.text ?? '')?.[1];
	if (host !== undefined) {
		return !isLoopback(host);
	}
	const interfaces = parameters.get('inet_interfaces');
	const addresses = interfaces.line === undefined ? ['all'] : (interfaces.raw ?? 'all').split(/[,\s]+/).filter(Boolean);
	return !addresses.every(isLoopback);
}

/**
 * What an smtpd is for: by its port; on any other port by what submission services are given, namely TLS from the start or
 * required, or AUTH of their own.
 */
export function serverRole(parameters: Parameters, service: Service, isMandatory: boolean): Role {
	const port = portOf(service);
	if (port === 587 || port === 465) {
		return 'submission';
	}
	if (port === 25 || service.fields.type.text === 'pass') {
		return 'mx-server';
	}
	const authenticates = service.settings.some(
		({ name, value }) => name.text === 'smtpd_sasl_auth_enable' && value.text.toLowerCase() === 'yes',
	);
	const isWrapped = parameters.word('smtpd_tls_wrappermode') === 'yes';
	return isMandatory || isWrapped || authenticates ? 'submission' : 'mx-server';
}
