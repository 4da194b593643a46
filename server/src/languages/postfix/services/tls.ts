import type { Endpoint, Fact, Security, TlsConfig } from '../../../tls/endpoint.js';
import type { ConfigFile, Project, Service } from '../../language.js';
import type { Target } from '../../target.js';
import { sectionOf } from '../syntax/edits-master.js';
import { policyEntries } from '../tables/policy-entries.js';
import { instanceOf } from '../values/instance.js';
import { type Parameters, parametersOf } from '../values/parameters.js';
import { idleCipherLists } from './ciphers.js';
import { clientEndpoint } from './client.js';
import { serverRole } from './listeners.js';
import { endpointsOf, type PartnersRequest, partnersOf } from './partners.js';
import { clientLevel, type Level, serverLevel } from './security.js';
import { serverEndpoint, smtpdLevel } from './server.js';

/** What main.cf and master.cf together mean for TLS: one endpoint for each service that speaks it. */
export function readTls(project: Project, target: Target): TlsConfig {
	const { master } = instanceOf(project);
	const parameters = parametersOf(project, target);
	const endpoints =
		master === undefined ? guessedEndpoints(project, parameters) : serviceEndpoints(project, target, master);
	const used = endpoints.flatMap(({ ciphers, security }) => (security.value === 'none' ? [] : (ciphers.value ?? [])));
	return {
		endpoints,
		isGuess: master === undefined,
		idleCipherLists: idleCipherLists(parameters, used),
	};
}

function serviceEndpoints(project: Project, target: Target, master: ConfigFile): Endpoint[] {
	// Of two lines for the same service the last one counts (master(5)).
	const services = new Map(master.services.map(service => [sectionOf(service), service]));
	/** Programs whose partners are in: another service of the kind that says nothing of TLS treats them alike. */
	const served = new Set<string>();
	return [...services].flatMap(([section, service]): Endpoint[] => {
		const parameters = parametersOf(project, target, section);
		const at = { service, file: master.file };
		const id = `postfix/${section}`;
		switch (service.fields.command.text) {
			case 'smtpd': {
				const level = smtpdLevel(parameters);
				const role = serverRole(parameters, service, level.security.value === 'mandatory');
				return [serverEndpoint(parameters, { id, name: nameOf(service), role, level, service: at })];
			}
			case 'postscreen': {
				const level = serverLevel(parameters, 'postscreen');
				const tls = { prefix: 'tlsproxy', parameters: parametersOf(project, target, 'tlsproxy/unix') } as const;
				return [serverEndpoint(parameters, { id, name: 'postscreen', role: 'mx-server', level, service: at, tls })];
			}
			case 'smtp':
			case 'lmtp': {
				const client = service.fields.command.text;
				const level = clientLevel(parameters, client);
				const role = level.security.value === 'mandatory' ? 'smtp-client-mandatory' : 'smtp-client-opportunistic';
				const own = clientEndpoint(parameters, { id, name: nameOf(service), client, role, level, service: at });
				const isAlike = served.has(client) && !service.settings.some(({ name }) => speaksOfTls(name.text));
				served.add(client);
				return isAlike ? [own] : [own, ...withPartners(project, parameters, { id, client, level, service: at })];
			}
			default:
				return [];
		}
	});
}

/** `smtpd`, and with the name of the service where it is not the usual one. */
function nameOf({ fields: { name, command } }: Service): string {
	const isUsual = command.text === 'smtpd' ? /^(?:smtp|smtpd|25)$/.test(name.text) : name.text === command.text;
	return isUsual ? command.text : `${command.text} (${name.text})`;
}

/**
 * Without master.cf the services are not known, so `smtpd_*` is taken for the public mail exchanger and `smtp_*` for
 * outbound mail. The `mandatory` settings of a file whose level is opportunistic are for the services and destinations that
 * master.cf and policy maps raise: they are judged as submission and as partners.
 */
function guessedEndpoints(project: Project, parameters: Parameters): Endpoint[] {
	if (project.file.language === 'postfix-tls-policy' && instanceOf(project).main === undefined) {
		return tableAlone(project, parameters);
	}
	const level = smtpdLevel(parameters);
	const servers = [serverEndpoint(parameters, { id: 'postfix/smtp/inet', name: 'smtpd', role: 'mx-server', level })];
	if (mayBeRaised(level) && hasMandatorySettings(parameters, 'smtpd')) {
		const raised = { level: mandatory(level), role: 'submission', name: 'smtpd' } as const;
		servers.push(whatIsWritten(serverEndpoint(parameters, { id: 'postfix/submission/inet', ...raised })));
	}
	return [...servers, ...(['smtp', 'lmtp'] as const).flatMap(client => guessedClients(project, parameters, client))];
}

function guessedClients(project: Project, parameters: Parameters, client: 'smtp' | 'lmtp'): Endpoint[] {
	const level = clientLevel(parameters, client);
	const { value: security, origin } = level.security;
	const id = `postfix/${client}/unix`;
	const partners = withPartners(project, parameters, { id, client, level });
	if (client === 'lmtp' && (security === 'none' || origin.isDefault)) {
		return partners.filter(({ destination }) => destination !== undefined);
	}
	const role = security === 'mandatory' ? 'smtp-client-mandatory' : 'smtp-client-opportunistic';
	return [clientEndpoint(parameters, { id, name: client, client, role, level }), ...partners];
}

/** The table is all that is known: each of its entries is for the client `smtp`. */
function tableAlone({ file }: Project, parameters: Parameters): Endpoint[] {
	const request = { id: 'postfix/smtp/unix', client: 'smtp' } as const;
	const policies = policyEntries(file, parameters.target.postfix).map(entry => ({ entry, file: file.file }));
	return [...endpointsOf(policies, parameters, request)];
}

/**
 * The destinations that policies name. Where there are tables that cannot be read, or there may be services that are not
 * known, the mandatory settings that somebody wrote are for a partner of whom no more is known.
 */
function withPartners(
	project: Project,
	parameters: Parameters,
	{ level, ...request }: PartnersRequest & { readonly level: Level },
): Endpoint[] {
	const { client, service } = request;
	const { endpoints, isComplete } = partnersOf(project, parameters, request);
	const isUseful = service !== undefined || endpoints.some(({ security }) => security.value === 'mandatory');
	if ((isComplete && isUseful) || !mayBeRaised(level) || !hasMandatorySettings(parameters, client)) {
		return [...endpoints];
	}
	const raised = { level: mandatory(level), role: 'smtp-client-mandatory', name: client, client, service } as const;
	return [...endpoints, whatIsWritten(clientEndpoint(parameters, { id: `postfix/${client}-partner/unix`, ...raised }))];
}

function speaksOfTls(parameter: string): boolean {
	return /(?:^|_)(?:tls|dns)_/.test(parameter);
}

/** A program that does not even start with its level is raised by nothing. */
function mayBeRaised({ security, broken }: Level): boolean {
	return security.value !== 'mandatory' && broken === undefined;
}

function mandatory({ security: { origin } }: Level): Level {
	const value: Fact<Security> = { value: 'mandatory', origin };
	return { security: value, level: { value: 'encrypt', origin } };
}

/** Nobody may use the mandatory settings at all, so only those that somebody wrote are worth a word. */
function whatIsWritten(endpoint: Endpoint): Endpoint {
	const { protocols } = endpoint;
	return protocols.origin.isDefault ? { ...endpoint, protocols: { ...protocols, value: null } } : endpoint;
}

function hasMandatorySettings(parameters: Parameters, prefix: string): boolean {
	return ['protocols', 'ciphers', 'exclude_ciphers'].some(name => parameters.isSet(`${prefix}_tls_mandatory_${name}`));
}
