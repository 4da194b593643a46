import type { Endpoint, Fact, Security } from '../../../tls/endpoint.js';
import type { Role } from '../../../tls/role.js';
import type { Service } from '../../language.js';
import { sectionOf } from '../syntax/edits-master.js';
import { type Anchor, originOf } from '../values/origin.js';
import type { Parameters } from '../values/parameters.js';
import { fatalValue, invalidOffer, unusableLevel } from './broken.js';
import { levelWhere, offerOf } from './offer.js';
import { peerCheck } from './peer.js';
import { anchorOf, isAuthenticating, type Level } from './security.js';
import { certificatesOf } from './server.js';

/** Which client, and what is known of it besides its parameters. */
export interface ClientRequest {
	readonly id: string;
	readonly name: string;
	readonly client: 'smtp' | 'lmtp';
	readonly role: Role;
	readonly level: Level;
	readonly service?: { readonly service: Service; readonly file: string } | undefined;
	/** The only one that it is for. */
	readonly destination?: string | undefined;
}

const nothing = { start: 0, end: 0 };

/** One kind of outgoing connection. */
export function clientEndpoint(parameters: Parameters, request: ClientRequest): Endpoint {
	const { id, name, client, role, level, service, destination } = request;
	const anchor = placeToReport(parameters, request);
	const isMandatory = level.security.value === 'mandatory';
	const authenticates = isAuthenticating(level.level.value);
	const absent = { setting: '', file: parameters.home, span: nothing, isDefault: true };
	const wrapper = `${client}_tls_wrappermode`;
	return {
		id,
		program: client,
		name,
		direction: 'client',
		role,
		port: null,
		section: service && sectionOf(service.service),
		place: service && { file: service.file, span: service.service.fields.name.span },
		security: level.security,
		level: level.level,
		implicitTls: { value: flagOf(parameters.word(wrapper)), origin: originOf(parameters, wrapper, anchor) },
		...offerOf(parameters, {
			prefix: client,
			isMandatory,
			// Measured with smtp 3.7.11; the server never does without eNULL by itself.
			alsoExcluded: authenticates ? 'aNULL' : isMandatory ? 'eNULL' : undefined,
			anchor,
		}),
		securityLevel: levelWhere(authenticates),
		dhParameters: { value: null, origin: absent },
		certificates: certificatesOf(parameters, client, anchor),
		clientCertificate: { value: 'none', origin: absent },
		authentication: {
			offered: {
				value: flagOf(parameters.word(`${client}_sasl_auth_enable`)),
				origin: originOf(parameters, `${client}_sasl_auth_enable`, anchor),
			},
			beforeTls: beforeTls(parameters, client, level.security),
			passwordsBeforeTls: passwordsBeforeTls(parameters, client, level.security),
		},
		isPublic: true,
		peer: peerCheck(parameters, client, level.level.value, anchor),
		destination,
		hidesStarttls: { value: false, origin: absent },
		broken:
			fatalValue(parameters, client) ??
			level.broken ??
			unusableLevel(parameters, client, level) ??
			(level.security.value === 'none' ? undefined : invalidOffer(parameters, { prefix: client, isMandatory })),
	};
}

/** A policy can say little, and what it leaves open is said in main.cf for all. */
function placeToReport(parameters: Parameters, { level, destination }: ClientRequest): Anchor | undefined {
	const anchor = anchorOf(parameters, level);
	return destination === undefined ? anchor : anchor && { file: anchor.file, span: anchor.span };
}

function flagOf(word: string | null): boolean | null {
	return word === null ? null : word === 'yes';
}

/** The client sends its password also where the server offers no TLS, or nobody checks who the server is. */
function passwordsBeforeTls(parameters: Parameters, client: string, security: Fact<Security>): Fact<boolean> {
	const enabled = flagOf(parameters.word(`${client}_sasl_auth_enable`));
	const restrictions = parameters.word(`${client}_sasl_security_options`);
	const isKnown = enabled !== null && restrictions !== null && security.value !== null;
	const value = enabled === true && security.value !== 'mandatory' && !restrictions?.includes('noplaintext');
	return { value: isKnown ? value : null, origin: security.origin };
}

function beforeTls(parameters: Parameters, client: string, security: Fact<Security>): Fact<boolean> {
	const enabled = flagOf(parameters.word(`${client}_sasl_auth_enable`));
	const isKnown = enabled !== null && security.value !== null;
	return { value: isKnown ? enabled && security.value !== 'mandatory' : null, origin: security.origin };
}
