import type { Endpoint, TlsConfig } from '../../../tls/endpoint.js';
import type { Project } from '../../language.js';
import type { Target } from '../../target.js';
import { type Parameters, parametersOf } from '../values/parameters.js';
import type { Routing } from './routing.js';

/** The clients, each followed by the destinations that it treats differently. */
export function clientsOf({ endpoints }: TlsConfig): readonly Endpoint[] {
	return endpoints.filter(({ direction }) => direction === 'client');
}

/** The client that sends to the mail servers of the whole world; `undefined` where all mail goes to relays, or may. */
export function worldClient(tls: TlsConfig, { service, isRelayed }: Routing): Endpoint | undefined {
	return isRelayed === false ? clientsOf(tls).find(({ id }) => id === `postfix/${service}`) : undefined;
}

/** Those of one client service, also for its partners; `-o` of its line in master.cf included. */
export function parametersOfClient(project: Project, target: Target, { id }: Endpoint): Parameters {
	return parametersOf(project, target, /^postfix\/([^/]*\/[^/]*)/.exec(id)?.[1]);
}

/** The level of DANE that a client is asked for: by itself, or for a destination. */
export function isDane({ level, broken }: Endpoint): boolean {
	return broken?.extent !== 'service' && (level.value === 'dane' || level.value === 'dane-only');
}

/** A destination on this machine: nobody listens in on the way there. */
export function isLocal({ destination = '' }: Endpoint): boolean {
	return /^\[?(?:localhost|127\.\d+\.\d+\.\d+|(?:ipv6:)?::1)\]?(?::|$)/i.test(destination);
}
