import type { Breakage, Fact, Security } from '../../../tls/endpoint.js';
import { atLeastVersion } from '../settings/version.js';
import { type Anchor, originOf } from '../values/origin.js';
import type { Parameters } from '../values/parameters.js';

/** How far a program insists on TLS, and the word that says so. */
export interface Level {
	readonly security: Fact<Security>;
	/** In lower case; empty where only the defaults speak. */
	readonly level: Fact<string>;
	/** The program does not start with this value. */
	readonly broken?: Breakage | undefined;
}

const meanings: Readonly<Record<string, Security>> = {
	none: 'none',
	may: 'opportunistic',
	// `dane` insists on TLS only for destinations that publish TLSA records (RFC 7672 §2.2).
	dane: 'opportunistic',
	encrypt: 'mandatory',
	'dane-only': 'mandatory',
	fingerprint: 'mandatory',
	verify: 'mandatory',
	secure: 'mandatory',
};

/** What a level insists on; `undefined` where Postfix has no such level. */
export function securityOf(level: string): Security | undefined {
	return Object.hasOwn(meanings, level) ? meanings[level] : undefined;
}

/**
 * Levels that check who the other side is; no anonymous suites are offered then (postconf(5) smtp_tls_security_level). Not
 * `dane`: destinations without TLSA records are served as with `may` (measured with smtp 3.7.11).
 */
export function isAuthenticating(level: string | null): boolean {
	return level !== null && ['dane-only', 'fingerprint', 'verify', 'secure'].includes(level);
}

/**
 * The level of a server: `smtpd`, or `tlsproxy` and `postscreen`, whose settings have the same names with their prefix. The
 * two old switches count only where the level is empty (postconf(5) smtpd_tls_security_level).
 */
export function serverLevel(parameters: Parameters, prefix: 'smtpd' | 'tlsproxy' | 'postscreen'): Level {
	const setting = `${prefix}_tls_security_level`;
	const word = parameters.word(setting);
	if (word === '') {
		return oldSwitches(parameters, prefix);
	}
	const origin = originOf(parameters, setting, undefined);
	if (word === null) {
		return { security: { value: null, origin }, level: { value: null, origin } };
	}
	// The server cannot do more than encrypt; it warns and falls back to that. What is for clients alone stops it.
	const isEncrypt = serverLevelsThatEncrypt.includes(word);
	const security = isEncrypt ? 'mandatory' : word === 'none' || word === 'may' ? securityOf(word) : undefined;
	return {
		security: { value: security ?? null, origin },
		level: { value: isEncrypt ? 'encrypt' : word, origin },
		broken: security === undefined ? invalidLevel(prefix, word, parameters.get(setting).text, origin) : undefined,
	};
}

/** Measured with smtpd 3.7.11: `dane` and `dane-only` are "Invalid TLS level". */
const serverLevelsThatEncrypt: readonly string[] = ['encrypt', 'verify', 'secure', 'fingerprint'];

/** The level of the client `smtp` or `lmtp`, as main.cf and the service's own overrides have it. */
export function clientLevel(parameters: Parameters, client: 'smtp' | 'lmtp'): Level {
	const setting = `${client}_tls_security_level`;
	const word = parameters.word(setting);
	if (word === '') {
		return oldSwitches(parameters, client);
	}
	const origin = originOf(parameters, setting, undefined);
	const isDane = word === 'dane' || word === 'dane-only';
	const isTooNew = isDane && !atLeastVersion(parameters.target.postfix, '2.11');
	const security = word === null || isTooNew ? undefined : securityOf(word);
	return {
		security: { value: security ?? null, origin },
		level: { value: word, origin },
		broken:
			word !== null && security === undefined
				? invalidLevel(client, word, parameters.get(setting).text, origin)
				: undefined,
	};
}

function invalidLevel(program: string, word: string, text: string | null, origin: Breakage['origin']): Breakage {
	return {
		extent: 'service',
		reason: `${program} ends with an error: "${text ?? word}" is no TLS security level.`,
		origin,
	};
}

function oldSwitches(parameters: Parameters, prefix: string): Level {
	const at = (name: string, security: Security, level: string): Level => {
		const origin = originOf(parameters, name, undefined);
		return { security: { value: security, origin }, level: { value: level, origin } };
	};
	const [enforce, use] = [`${prefix}_enforce_tls`, `${prefix}_use_tls`];
	if (parameters.word(enforce) === null || parameters.word(use) === null) {
		const origin = originOf(parameters, `${prefix}_tls_security_level`, undefined);
		return { security: { value: null, origin }, level: { value: null, origin } };
	}
	if (parameters.word(enforce) === 'yes') {
		// The client also compares names, unless told otherwise (postconf(5) smtp_tls_enforce_peername).
		return at(enforce, 'mandatory', parameters.word(`${prefix}_tls_enforce_peername`) === 'yes' ? 'verify' : 'encrypt');
	}
	return parameters.word(use) === 'yes'
		? at(use, 'opportunistic', 'may')
		: at(`${prefix}_tls_security_level`, 'none', '');
}

/** The name on the line that decides the level: there is reported what follows from it and stands nowhere itself. */
export function anchorOf(parameters: Parameters, { security: { origin } }: Level): Anchor | undefined {
	const { line } = parameters.get(origin.setting);
	return line && { file: line.file, span: line.setting.name.span, section: line.setting.section };
}
