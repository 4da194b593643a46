import type {
	Authentication,
	DhParameters,
	Endpoint,
	Fact,
	Listener,
	Security,
	TlsConfig,
} from '../../tls/endpoint.js';
import type { ProtocolVersion } from '../../tls/protocol.js';
import type { Role } from '../../tls/role.js';
import type { ConfigFile, Setting } from '../language.js';
import type { Target } from '../target.js';
import { type CipherSettings, cipherPolicy, idleCipherLists } from './ciphers.js';
import { originOf } from './origin.js';
import { type Parameters, parametersOf } from './parameters.js';
import { boundsSince, parseProtocolList } from './protocols.js';
import { atLeastVersion } from './settings/version.js';

/**
 * What main.cf means for TLS. Without master.cf the services are not known, so `smtpd_*` is taken for the public mail
 * exchanger and `smtp_*` for outbound mail. The `mandatory` settings of a file whose level is opportunistic are for the
 * services and destinations that master.cf and policy maps raise: they are judged as submission and as partners.
 */
export function readMainCf(file: ConfigFile, target: Target): TlsConfig {
	const parameters = parametersOf(file, target);
	const endpoints = [...serverEndpoints(parameters), ...clientEndpoints(parameters)];
	return {
		endpoints,
		authentication: authentication(parameters),
		listener: listener(parameters),
		dhParameters: dhParameters(parameters),
		certificate: certificate(parameters),
		compressionOff: compressionOff(parameters),
		idleCipherLists: idleCipherLists(
			parameters,
			endpoints.flatMap(({ ciphers, security }) => (security.value === 'none' ? [] : (ciphers.value ?? []))),
		),
	};
}

function serverEndpoints(parameters: Parameters): Endpoint[] {
	const security = serverSecurity(parameters);
	const anchor = parameters.get(security.origin.setting).setting;
	const isMandatory = security.value === 'mandatory';
	const asksCertificate = ['smtpd_tls_ask_ccert', 'smtpd_tls_req_ccert'].some(name => parameters.word(name) === 'yes');
	const build = (id: string, role: Role, strict: boolean, level: Fact<Security>): Endpoint => ({
		id: `postfix/${id}/inet`,
		name: 'smtpd',
		direction: 'server',
		role,
		security: level,
		...offer(parameters, 'smtpd', strict, asksCertificate, anchor),
	});

	const endpoints = [build('smtp', 'mx-server', isMandatory, security)];
	if (!isMandatory && hasMandatorySettings(parameters, 'smtpd')) {
		endpoints.push(whatIsWritten(build('submission', 'submission', true, { ...security, value: 'mandatory' })));
	}
	return endpoints;
}

function clientEndpoints(parameters: Parameters): Endpoint[] {
	return (['smtp', 'lmtp'] as const).flatMap(client => {
		const security = clientSecurity(parameters, client);
		if (client === 'lmtp' && (security.value === 'none' || security.origin.isDefault)) {
			return [];
		}
		const level = parameters.word(`${client}_tls_security_level`);
		const anchor = parameters.get(security.origin.setting).setting;
		const isMandatory = security.value === 'mandatory';
		const authenticates = level !== null && ['verify', 'secure', 'fingerprint', 'dane-only'].includes(level);
		const build = (id: string, role: Role, strict: boolean, fact: Fact<Security>): Endpoint => ({
			id: `postfix/${id}/unix`,
			name: client,
			direction: 'client',
			role,
			security: fact,
			...offer(parameters, client, strict, strict && authenticates, anchor),
		});

		const role = isMandatory ? 'smtp-client-mandatory' : 'smtp-client-opportunistic';
		const endpoints = [build(client, role, isMandatory, security)];
		if (!isMandatory && hasMandatorySettings(parameters, client)) {
			const partner = build(`${client}-partner`, 'smtp-client-mandatory', true, { ...security, value: 'mandatory' });
			endpoints.push(whatIsWritten(partner));
		}
		return endpoints;
	});
}

/** Nobody may use the mandatory settings at all, so only those that somebody wrote are worth a word. */
function whatIsWritten(endpoint: Endpoint): Endpoint {
	const { protocols } = endpoint;
	return protocols.origin.isDefault ? { ...endpoint, protocols: { ...protocols, value: null } } : endpoint;
}

function offer(
	parameters: Parameters,
	prefix: 'smtpd' | 'smtp' | 'lmtp',
	isMandatory: boolean,
	withoutAnonymous: boolean,
	anchor: Setting | undefined,
): Pick<Endpoint, 'protocols' | 'ciphers'> {
	const kind = isMandatory ? 'mandatory_' : '';
	const common = [`${prefix}_tls_exclude_ciphers`];
	const ciphers: CipherSettings = {
		grade: `${prefix}_tls_${kind}ciphers`,
		exclusions: isMandatory ? [...common, `${prefix}_tls_mandatory_exclude_ciphers`] : common,
		withoutAnonymous,
		anchor,
	};
	return {
		protocols: protocols(parameters, `${prefix}_tls_${kind}protocols`, anchor),
		ciphers: cipherPolicy(parameters, ciphers),
	};
}

function protocols(
	parameters: Parameters,
	setting: string,
	anchor: Setting | undefined,
): Fact<ReadonlySet<ProtocolVersion>> {
	const { text } = parameters.get(setting);
	const knowsBounds = atLeastVersion(parameters.target.postfix, boundsSince);
	return {
		value: text === null ? null : parseProtocolList(text, knowsBounds).enabled,
		origin: originOf(parameters, setting, anchor),
	};
}

/** Postfix looks at the two old switches only where the level is empty (postconf(5) smtpd_tls_security_level). */
function serverSecurity(parameters: Parameters): Fact<Security> {
	const at = (setting: string, value: Security | null): Fact<Security> => ({
		value,
		origin: originOf(parameters, setting, undefined),
	});
	if (parameters.word('smtpd_tls_wrappermode') === 'yes') {
		return at('smtpd_tls_wrappermode', 'mandatory');
	}
	const level = parameters.word('smtpd_tls_security_level');
	switch (level) {
		case '':
			return oldSwitches(parameters, 'smtpd', at);
		case 'none':
			return at('smtpd_tls_security_level', 'none');
		case 'may':
			return at('smtpd_tls_security_level', 'opportunistic');
		// The server cannot do more than encrypt; it warns and falls back to that.
		case 'encrypt':
		case 'verify':
		case 'secure':
		case 'fingerprint':
			return at('smtpd_tls_security_level', 'mandatory');
		default:
			return at('smtpd_tls_security_level', null);
	}
}

function clientSecurity(parameters: Parameters, client: 'smtp' | 'lmtp'): Fact<Security> {
	const setting = `${client}_tls_security_level`;
	const at = (name: string, value: Security | null): Fact<Security> => ({
		value,
		origin: originOf(parameters, name, undefined),
	});
	switch (parameters.word(setting)) {
		case '':
			return oldSwitches(parameters, client, at);
		case 'none':
			return at(setting, 'none');
		// `dane` insists on TLS only for destinations that publish TLSA records (RFC 7672 §2.2).
		case 'may':
		case 'dane':
			return at(setting, 'opportunistic');
		case 'encrypt':
		case 'verify':
		case 'secure':
		case 'fingerprint':
		case 'dane-only':
			return at(setting, 'mandatory');
		default:
			return at(setting, null);
	}
}

function oldSwitches(
	parameters: Parameters,
	prefix: string,
	at: (setting: string, value: Security) => Fact<Security>,
): Fact<Security> {
	if (parameters.word(`${prefix}_enforce_tls`) === 'yes') {
		return at(`${prefix}_enforce_tls`, 'mandatory');
	}
	if (parameters.word(`${prefix}_use_tls`) === 'yes') {
		return at(`${prefix}_use_tls`, 'opportunistic');
	}
	return at(`${prefix}_tls_security_level`, 'none');
}

function hasMandatorySettings(parameters: Parameters, prefix: string): boolean {
	return ['protocols', 'ciphers', 'exclude_ciphers'].some(name => parameters.isSet(`${prefix}_tls_mandatory_${name}`));
}

function authentication(parameters: Parameters): Authentication {
	const offered = parameters.word('smtpd_sasl_auth_enable');
	const origin = originOf(parameters, 'smtpd_sasl_auth_enable', undefined);
	const authOnly = parameters.word('smtpd_tls_auth_only');
	const security = serverSecurity(parameters).value;
	const restrictions = parameters.word('smtpd_sasl_security_options');
	const isKnown = offered !== null && authOnly !== null && security !== null && restrictions !== null;
	const before =
		offered === 'yes' && authOnly !== 'yes' && security !== 'mandatory' && !restrictions?.includes('noplaintext');
	return {
		offered: { value: offered === null ? null : offered === 'yes', origin },
		beforeTls: { value: isKnown ? before : null, origin },
	};
}

const loopback = /^(?:loopback-only|localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|\$?\{?mynetworks\}?)$/;

function listener(parameters: Parameters): Listener {
	const interfaces = parameters.get('inet_interfaces');
	const addresses =
		interfaces.setting === undefined ? ['all'] : (interfaces.raw ?? 'all').split(/[,\s]+/).filter(Boolean);
	const discarded = parameters.word('smtpd_discard_ehlo_keywords');
	return {
		isPublic: !addresses.every(address => loopback.test(address)),
		hidesStarttls: {
			value: discarded === null ? null : discarded.split(/[,\s]+/).includes('starttls'),
			origin: originOf(parameters, 'smtpd_discard_ehlo_keywords', undefined),
		},
	};
}

/** Built-in parameters have 2048 bits since Postfix 3.1, 1024 before (postconf(5) smtpd_tls_dh1024_param_file). */
function dhParameters(parameters: Parameters): Fact<DhParameters> {
	const name = 'smtpd_tls_dh1024_param_file';
	const { text } = parameters.get(name);
	const anchor = parameters.get('smtpd_tls_security_level').setting;
	const bits = atLeastVersion(parameters.target.postfix, '3.1') ? 2048 : 1024;
	const isBuiltin = text === '' || text === 'auto';
	return {
		value: text === null ? null : isBuiltin ? { kind: 'builtin', bits } : { kind: 'file', file: text },
		origin: { ...originOf(parameters, name, anchor), ...(isBuiltin && { isDefault: true }) },
	};
}

/** Of the settings that may name a certificate, the first that does. */
function certificate(parameters: Parameters): Fact<string> {
	const names = ['smtpd_tls_chain_files', 'smtpd_tls_cert_file', 'smtpd_tls_eccert_file', 'smtpd_tls_dcert_file'];
	const given = names.find(name => parameters.get(name).text !== '' && parameters.isSet(name)) ?? 'smtpd_tls_cert_file';
	return { value: parameters.get(given).text, origin: originOf(parameters, given, undefined) };
}

/** What switches TLS on, the likeliest first. */
const switchesOn = ['smtpd', 'smtp', 'lmtp'].flatMap(prefix =>
	['tls_security_level', 'use_tls', 'enforce_tls', 'tls_wrappermode'].map(name => `${prefix}_${name}`),
);

/** The bit of SSL_OP_NO_COMPRESSION, for values given as a hexadecimal mask. */
const noCompressionBit = 0x20000;

function compressionOff(parameters: Parameters): Fact<boolean> {
	const { text } = parameters.get('tls_ssl_options');
	const anchor = switchesOn.map(name => parameters.get(name).setting).find(setting => setting !== undefined);
	const isMask = text !== null && /^0x[0-9a-f]+$/i.test(text);
	const value =
		text === null
			? null
			: isMask
				? Boolean(Number(text) & noCompressionBit)
				: text
						.toUpperCase()
						.split(/[,\s]+/)
						.includes('NO_COMPRESSION');
	return { value, origin: originOf(parameters, 'tls_ssl_options', anchor) };
}
