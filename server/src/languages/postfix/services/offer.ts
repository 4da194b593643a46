import type { DhParameters, Endpoint, Fact, GroupChoice } from '../../../tls/endpoint.js';
import type { ProtocolVersion } from '../../../tls/protocol.js';
import { atLeastVersion } from '../settings/version.js';
import { type Anchor, originOf } from '../values/origin.js';
import type { Parameters } from '../values/parameters.js';
import { type AlsoExcluded, cipherPolicy } from './ciphers.js';
import { boundsSince, parseProtocolList } from './protocols.js';

/** The programs whose TLS settings start with their own name. */
export type TlsPrefix = 'smtpd' | 'tlsproxy' | 'smtp' | 'lmtp';

/** What one kind of connection is about to negotiate. */
export interface OfferRequest {
	readonly prefix: TlsPrefix;
	/** The mandatory settings count, not the opportunistic ones. */
	readonly isMandatory: boolean;
	readonly alsoExcluded: AlsoExcluded | undefined;
	readonly anchor: Anchor | undefined;
}

type Offer = Pick<Endpoint, 'protocols' | 'ciphers' | 'preference' | 'compressionOff' | 'groups'>;

/** Protocols, ciphers and what goes with them (postconf(5), TLS_README "Cipher controls"). */
export function offerOf(parameters: Parameters, { prefix, isMandatory, alsoExcluded, anchor }: OfferRequest): Offer {
	const kind = isMandatory ? 'mandatory_' : '';
	const common = [`${prefix}_tls_exclude_ciphers`];
	return {
		protocols: protocols(parameters, `${prefix}_tls_${kind}protocols`, anchor),
		ciphers: cipherPolicy(parameters, {
			grade: `${prefix}_tls_${kind}ciphers`,
			exclusions: isMandatory ? [...common, `${prefix}_tls_mandatory_exclude_ciphers`] : common,
			alsoExcluded,
			anchor,
		}),
		preference: preference(parameters, anchor),
		compressionOff: compressionOff(parameters, anchor),
		groups: groups(parameters, prefix, anchor),
	};
}

/**
 * Postfix sets level 0, and where it has to trust the certificate of the peer 1, after the cipher list, so that a level
 * written there does not count (measured with smtpd and smtp 3.7.11: req_ccert; verify, secure and fingerprint).
 */
export function levelWhere(authenticates: boolean): Endpoint['securityLevel'] {
	return { value: authenticates ? 1 : 0, isFixed: authenticates };
}

function protocols(
	parameters: Parameters,
	setting: string,
	anchor: Anchor | undefined,
): Fact<ReadonlySet<ProtocolVersion>> {
	const { text } = parameters.get(setting);
	return {
		value: text === null ? null : readProtocols(text, parameters).enabled,
		origin: originOf(parameters, setting, anchor),
	};
}

/** A protocol list as the targeted release reads it. */
export function readProtocols(text: string, { target }: Parameters): ReturnType<typeof parseProtocolList> {
	return parseProtocolList(text, atLeastVersion(target.postfix, boundsSince));
}

function preference(parameters: Parameters, anchor: Anchor | undefined): Fact<'client' | 'server'> {
	const word = parameters.word('tls_preempt_cipherlist');
	return {
		value: word === null ? null : word === 'yes' ? 'server' : 'client',
		origin: originOf(parameters, 'tls_preempt_cipherlist', anchor),
	};
}

/** The bit of SSL_OP_NO_COMPRESSION, for values given as a hexadecimal mask. */
const noCompressionBit = 0x20000;

function compressionOff(parameters: Parameters, anchor: Anchor | undefined): Fact<boolean> {
	const { text } = parameters.get('tls_ssl_options');
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

/**
 * Since 3.6 the two lists of `tls_*_auto_*` always count; before, a server takes one curve by its grade (postconf(5)
 * smtpd_tls_eecdh_grade, tls_eecdh_auto_curves, tls_ffdhe_auto_groups).
 */
function groups(parameters: Parameters, prefix: TlsPrefix, anchor: Anchor | undefined): Fact<GroupChoice> {
	const isServer = prefix === 'smtpd' || prefix === 'tlsproxy';
	const gradeSetting = `${prefix}_tls_eecdh_grade`;
	const grade = isServer && !atLeastVersion(parameters.target.postfix, '3.6') ? parameters.word(gradeSetting) : 'auto';
	if (grade === 'strong' || grade === 'ultra') {
		const setting = `tls_eecdh_${grade}_curve`;
		const { text } = parameters.get(setting);
		const value: GroupChoice | null = text === null ? null : { kind: 'list', names: [text.trim()] };
		return { value, origin: originOf(parameters, setting, anchor) };
	}
	if (grade !== 'auto') {
		return { value: grade === null ? null : { kind: 'none' }, origin: originOf(parameters, gradeSetting, anchor) };
	}
	return autoGroups(parameters, anchor);
}

/** Names that OpenSSL's own lists know, but not the tables in which Postfix looks them up (measured with 3.7.11). */
const unknownNames: readonly string[] = ['x25519', 'x448', 'secp256r1'];

function autoGroups(parameters: Parameters, anchor: Anchor | undefined): Fact<GroupChoice> {
	const origin = originOf(parameters, 'tls_eecdh_auto_curves', anchor);
	const lists = ['tls_eecdh_auto_curves', 'tls_ffdhe_auto_groups']
		.filter(name => parameters.defaultOf(name) !== undefined)
		.map(name => parameters.get(name).text);
	if (lists.includes(null)) {
		return { value: null, origin };
	}
	const names = lists.flatMap(text =>
		(text ?? '').split(/[,\s]+/).filter(name => name !== '' && !unknownNames.includes(name)),
	);
	return { value: names.length === 0 ? { kind: 'library' } : { kind: 'list', names }, origin };
}

/**
 * Built-in parameters have 2048 bits since Postfix 3.1, 1024 before. Linked with OpenSSL 3, Postfix 3.7 and newer leave the
 * choice to the library instead (postconf(5) smtpd_tls_dh1024_param_file).
 */
export function dhParameters(
	parameters: Parameters,
	prefix: 'smtpd' | 'tlsproxy',
	anchor: Anchor | undefined,
): Fact<DhParameters> {
	const name = `${prefix}_tls_dh1024_param_file`;
	const origin = originOf(parameters, name, anchor);
	const { text } = parameters.get(name);
	const { postfix, tls } = parameters.target;
	if (text === null) {
		return { value: null, origin };
	}
	if (text !== '' && text !== 'auto') {
		return { value: { kind: 'file', file: text }, origin };
	}
	const isNew = atLeastVersion(postfix, '3.7') && tls !== undefined && !/^openssl-[01]\./.test(tls);
	const bits = atLeastVersion(postfix, '3.1') ? 2048 : 1024;
	return { value: isNew ? { kind: 'auto' } : { kind: 'builtin', bits }, origin: { ...origin, isDefault: true } };
}
