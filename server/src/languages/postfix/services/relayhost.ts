import type { Endpoint, TlsConfig } from '../../../tls/endpoint.js';
import type { Parameters } from '../values/parameters.js';
import { isLoopback, portNamed } from './listeners.js';

/** Where all mail for other hosts goes. */
export interface Relay {
	readonly host: string;
	/** `null` where the name of the port is none that is known. */
	readonly port: number | null;
	/** The client that talks to it; `undefined` where that is not known. */
	readonly client: Endpoint | undefined;
	readonly isLoopback: boolean;
}

/**
 * The one host of `relayhost`; `undefined` where there is none, there are several, or `default_transport` names another
 * (postconf(5) relayhost).
 */
export function relayOf(parameters: Parameters, tls: TlsConfig): Relay | undefined {
	const transport = parameters.get('default_transport').line?.setting.value.text ?? 'smtp';
	const [, host = '', port] = /^\[?([\w.:-]+?)\]?(?::(\w+))?$/.exec(writtenIn(parameters, 'relayhost')) ?? [];
	if (host === '' || transport.includes(':')) {
		return undefined;
	}
	return {
		host,
		port: port === undefined ? 25 : portNamed(port),
		client: tls.endpoints.find(({ id, direction }) => id === `postfix/${transport}/unix` && direction === 'client'),
		isLoopback: isLoopback(host),
	};
}

/** Whether mail for other hosts may also go elsewhere, or with other settings, by a table that is not read here. */
export function hasOtherRoutes(parameters: Parameters): boolean {
	const tables = ['transport_maps', 'sender_dependent_relayhost_maps', 'sender_dependent_default_transport_maps'];
	return tables.some(name => writtenIn(parameters, name) !== '');
}

function writtenIn(parameters: Parameters, name: string): string {
	return parameters.get(name).line?.setting.value.text ?? '';
}
