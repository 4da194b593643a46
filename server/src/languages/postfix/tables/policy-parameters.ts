import { locate, type Value } from '../../../text/value.js';
import type { Setting } from '../../language.js';
import type { Effective, Parameters } from '../values/parameters.js';
import { locatePolicy, type PolicyEntry } from './policy-entries.js';
import type { MappedPolicy } from './policy-maps.js';
import type { PolicyAttribute } from './policy-words.js';

/**
 * The attribute that stands in for a parameter of the client, or `level` for the first word of the policy; `undefined` where
 * a policy has no say (smtp_tls_policy_maps in postconf(5)). `exclude` takes the place of both lists of exclusions.
 */
export function attributeFor(parameter: string): string | undefined {
	const isOfClient = parameter.startsWith('smtp_tls_') || parameter.startsWith('lmtp_tls_');
	return isOfClient ? attributes.get(parameter.slice('smtp_tls_'.length)) : undefined;
}

const attributes: ReadonlyMap<string, string> = new Map([
	['security_level', 'level'],
	['protocols', 'protocols'],
	['mandatory_protocols', 'protocols'],
	['ciphers', 'ciphers'],
	['mandatory_ciphers', 'ciphers'],
	['exclude_ciphers', 'exclude'],
	['mandatory_exclude_ciphers', 'exclude'],
	['verify_cert_match', 'match'],
	['secure_cert_match', 'match'],
	['fingerprint_cert_match', 'match'],
	['trust_anchor_file', 'tafile'],
	['servername', 'servername'],
	['connection_reuse', 'connection_reuse'],
	['enable_rpk', 'enable_rpk'],
]);

/** The parameters of a client towards one destination: those of the service, and over them what the policy says. */
export function policyParameters(base: Parameters, { entry, file }: MappedPolicy): Parameters {
	const cache = new Map<string, Effective>();
	const get = (name: string): Effective => {
		const attribute = attributeFor(name);
		if (attribute === undefined) {
			return base.get(name);
		}
		const cached = cache.get(name);
		if (cached !== undefined) {
			return cached;
		}
		const found = attributeIn(entry, attribute);
		const effective = found === undefined ? base.get(name) : toEffective(name, found, entry, file);
		cache.set(name, effective);
		return effective;
	};
	const isGiven = (name: string) => attributeFor(name) !== undefined && get(name) !== base.get(name);
	return {
		...base,
		get,
		word: name => (attributeFor(name) === undefined ? base.word(name) : wordOf(get(name))),
		isSet: name => isGiven(name) || base.isSet(name),
		chainOf: name => [...base.chainOf(name), ...(isGiven(name) ? [get(name).line ?? []].flat() : [])],
	};
}

function wordOf({ text }: Effective): string | null {
	return text?.trim().toLowerCase() ?? null;
}

type FoundValue = Pick<PolicyAttribute, 'name' | 'value'>;

/** `match` and `tafile` may stand several times and add up; of the others the last counts, or Postfix refuses the policy. */
function attributeIn({ policy }: PolicyEntry, attribute: string): FoundValue | undefined {
	if (attribute === 'level') {
		return policy.written && { name: policy.written, value: policy.written };
	}
	const all = policy.attributes.filter(({ kind }) => kind?.name === attribute);
	const last = all.at(-1);
	if (last?.kind?.repeated !== 'added' || all.length === 1) {
		return last;
	}
	const separator = attribute === 'tafile' ? ' ' : policy.level === 'fingerprint' ? ' ' : ':';
	return { name: last.name, value: { ...last.value, text: all.map(({ value }) => value.text).join(separator) } };
}

function toEffective(name: string, { name: written, value }: FoundValue, entry: PolicyEntry, file: string): Effective {
	// What follows from the second list of exclusions is gone: one attribute stands in for both.
	const text = name.endsWith('_mandatory_exclude_ciphers') ? '' : value.text;
	const setting: Setting = {
		kind: 'setting',
		span: entry.setting.span,
		name: { text: name, span: locatePolicy(entry, written.span) },
		value: cutValue(entry, value.span, text),
		section: entry.key,
		references: [],
	};
	return { name, line: { file, setting }, raw: text, text, uses: [] };
}

/** The words of an attribute stand together, so that the value needs no pieces. */
function cutValue({ value, offset }: PolicyEntry, { start, end }: { start: number; end: number }, text: string): Value {
	return { text, span: locate(value, offset + start, offset + end), pieces: [] };
}
