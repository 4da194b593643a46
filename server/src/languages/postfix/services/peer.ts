import type { PeerCheck } from '../../../tls/endpoint.js';
import { type Anchor, originOf } from '../values/origin.js';
import type { Parameters } from '../values/parameters.js';

/**
 * What a client compares certificates with at the levels that compare names (postconf(5) smtp_tls_verify_cert_match,
 * smtp_tls_CAfile); `undefined` at all others: TLSA records and fingerprints need neither names nor authorities.
 */
export function peerCheck(
	parameters: Parameters,
	client: 'smtp' | 'lmtp',
	level: string | null,
	anchor: Anchor | undefined,
): PeerCheck | undefined {
	if (level !== 'verify' && level !== 'secure') {
		return undefined;
	}
	const match = `${client}_tls_${level}_cert_match`;
	const names = parameters.get(match).text;
	// What no line sets, the bundle of authorities is the first to be missed.
	const [bundle, ...others] = [`${client}_tls_CAfile`, `${client}_tls_CApath`, `${client}_tls_trust_anchor_file`];
	const known = [bundle, ...others].filter(name => parameters.isSet(name) || parameters.defaultOf(name) !== undefined);
	const texts = known.map(name => parameters.get(name).text);
	const given = known.find(name => parameters.get(name).text !== '') ?? bundle;
	return {
		names: {
			value: names === null ? null : names.split(/[\s,:]+/).filter(Boolean),
			origin: originOf(parameters, match, anchor),
		},
		authorities: {
			value: texts.includes(null) ? null : texts.flatMap(text => text || []),
			origin: originOf(parameters, given, anchor),
		},
	};
}
