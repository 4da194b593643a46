import type { Authentication, Certificates, ClientCertificate, Endpoint, Fact } from '../../../tls/endpoint.js';
import type { Role } from '../../../tls/role.js';
import type { Service } from '../../language.js';
import { sectionOf } from '../syntax/edits-master.js';
import { type Anchor, originOf } from '../values/origin.js';
import type { Parameters } from '../values/parameters.js';
import { fatalValue, invalidOffer, tornOverride, withoutCertificate } from './broken.js';
import { isPublic, portOf } from './listeners.js';
import { dhParameters, levelWhere, offerOf } from './offer.js';
import { anchorOf, type Level, serverLevel } from './security.js';

/** Which server, and what is known of it besides its parameters. */
export interface ServerRequest {
	readonly id: string;
	readonly name: string;
	readonly role: Role;
	readonly level: Level;
	/** Its line in master.cf and the name of that file, where known. */
	readonly service?: { readonly service: Service; readonly file: string } | undefined;
	/** Where the settings of the session itself come from: `smtpd`, or for postscreen `tlsproxy` with its own parameters. */
	readonly tls?: { readonly prefix: 'tlsproxy'; readonly parameters: Parameters } | undefined;
}

/** One listening service: smtpd, or postscreen with tlsproxy. */
export function serverEndpoint(parameters: Parameters, request: ServerRequest): Endpoint {
	const { id, name, role, level, service, tls = { prefix: 'smtpd', parameters } as const } = request;
	const { prefix } = tls;
	const anchor = anchorOf(parameters, level) ?? (service && placeOf(service));
	const isMandatory = level.security.value === 'mandatory';
	const clientCertificate = asksForCertificate(tls.parameters, prefix, isMandatory, anchor);
	const certificates = certificatesOf(tls.parameters, prefix, anchor);
	const offer = offerOf(tls.parameters, {
		prefix,
		isMandatory,
		alsoExcluded: clientCertificate.value === 'none' ? undefined : 'aNULL',
		anchor,
	});
	return {
		id,
		program: prefix === 'tlsproxy' ? 'postscreen' : 'smtpd',
		name,
		direction: 'server',
		role,
		port: service === undefined ? null : portOf(service.service),
		section: service && sectionOf(service.service),
		place: service && { file: service.file, span: service.service.fields.name.span },
		security: level.security,
		level: level.level,
		implicitTls: flag(parameters, 'smtpd_tls_wrappermode', anchor),
		...offer,
		securityLevel: levelWhere(clientCertificate.value === 'required'),
		dhParameters: dhParameters(tls.parameters, prefix, anchor),
		certificates,
		clientCertificate,
		authentication: authentication(parameters, level),
		isPublic: isPublic(parameters, service?.service),
		hidesStarttls: hidesStarttls(parameters),
		broken:
			tornOverride(service) ??
			fatalValue(parameters, 'smtpd') ??
			level.broken ??
			(level.security.value === 'none'
				? undefined
				: (invalidOffer(tls.parameters, { prefix, isMandatory }) ??
					withoutCertificate(certificates, clientCertificate, name))),
	};
}

/** The level of an smtpd; with `smtpd_tls_wrappermode` the one that is written, even a wrong one, is not looked at. */
export function smtpdLevel(parameters: Parameters): Level {
	if (parameters.word('smtpd_tls_wrappermode') !== 'yes') {
		return serverLevel(parameters, 'smtpd');
	}
	const origin = originOf(parameters, 'smtpd_tls_wrappermode', undefined);
	return { security: { value: 'mandatory', origin }, level: { value: 'encrypt', origin } };
}

function placeOf({ service, file }: NonNullable<ServerRequest['service']>): Anchor {
	return { file, span: service.fields.name.span, section: sectionOf(service) };
}

function flag(parameters: Parameters, setting: string, anchor: Anchor | undefined): Fact<boolean> {
	const word = parameters.word(setting);
	return { value: word === null ? null : word === 'yes', origin: originOf(parameters, setting, anchor) };
}

/** `req_ccert` means nothing more than `ask_ccert` where TLS itself is not required (postconf(5) smtpd_tls_req_ccert). */
function asksForCertificate(
	parameters: Parameters,
	prefix: string,
	isMandatory: boolean,
	anchor: Anchor | undefined,
): Fact<ClientCertificate> {
	const [ask, require] = [`${prefix}_tls_ask_ccert`, `${prefix}_tls_req_ccert`];
	const words = [parameters.word(ask), parameters.word(require)];
	const isRequired = words[1] === 'yes' && isMandatory;
	const deciding = isRequired || !parameters.isSet(ask) ? require : ask;
	const origin = originOf(parameters, deciding, anchor);
	if (words.includes(null)) {
		return { value: null, origin };
	}
	return { value: isRequired ? 'required' : words[0] === 'yes' ? 'requested' : 'none', origin };
}

/** The chain files where there are any, otherwise the older settings, one for each kind of key. */
export function certificatesOf(parameters: Parameters, prefix: string, anchor: Anchor | undefined): Fact<Certificates> {
	const chain = `${prefix}_tls_chain_files`;
	const single = [`${prefix}_tls_cert_file`, `${prefix}_tls_eccert_file`, `${prefix}_tls_dcert_file`];
	const names = [chain, ...single].filter(name => parameters.isSet(name) || parameters.defaultOf(name) !== undefined);
	// The defaults of tlsproxy are the values of smtpd.
	const isGiven = (name: string) => (parameters.get(name).text ?? (parameters.isSet(name) ? name : '')) !== '';
	const given = names.find(isGiven) ?? single[0] ?? chain;
	const origin = originOf(parameters, given, anchor);
	const texts = (given === chain ? [chain] : single.filter(name => names.includes(name))).map(
		name => parameters.get(name).text,
	);
	if (texts.includes(null)) {
		return { value: null, origin };
	}
	const files = texts.flatMap(text => (text ?? '').split(/[,\s]+/).filter(Boolean));
	const isAnonymous = files.length === 1 && files[0]?.toLowerCase() === 'none' && given !== chain;
	const keyFiles = given === chain ? [] : single.flatMap(name => keyFileOf(parameters, name) ?? []);
	return { value: { files: isAnonymous ? [] : files, isAnonymous, keyFiles }, origin };
}

function keyFileOf(parameters: Parameters, setting: string): Certificates['keyFiles'][number] | undefined {
	const certificate = parameters.get(setting).text ?? '';
	const key = parameters.get(setting.replace('cert_file', 'key_file')).text ?? '';
	return certificate === '' || key === '' || key === certificate ? undefined : { certificate, key };
}

/**
 * Measured with smtpd 3.7.11: at `encrypt` AUTH always waits for TLS, and with smtpd_tls_auth_only also where there is no
 * TLS; `noplaintext` only takes mechanisms away.
 */
function authentication(parameters: Parameters, { security }: Level): Authentication {
	const offered = parameters.word('smtpd_sasl_auth_enable');
	const origin = originOf(parameters, 'smtpd_sasl_auth_enable', undefined);
	const authOnly = parameters.word('smtpd_tls_auth_only');
	const discarded = ehloKeywords(parameters);
	const isHidden = discarded?.includes('auth') ?? false;
	const restrictions = parameters.word('smtpd_sasl_security_options');
	const isKnown = offered !== null && authOnly !== null && security.value !== null && discarded !== null;
	const before = offered === 'yes' && !isHidden && authOnly !== 'yes' && security.value !== 'mandatory';
	const passwords = before && !restrictions?.includes('noplaintext');
	return {
		offered: { value: offered === null ? null : offered === 'yes' && !isHidden, origin },
		beforeTls: { value: isKnown ? before : null, origin },
		passwordsBeforeTls: { value: isKnown && restrictions !== null ? passwords : null, origin },
	};
}

/** In lower case; `null` where they cannot be known. */
function ehloKeywords(parameters: Parameters): readonly string[] | null {
	return parameters.word('smtpd_discard_ehlo_keywords')?.split(/[,\s]+/) ?? null;
}

function hidesStarttls(parameters: Parameters): Fact<boolean> {
	return {
		value: ehloKeywords(parameters)?.includes('starttls') ?? null,
		origin: originOf(parameters, 'smtpd_discard_ehlo_keywords', undefined),
	};
}
