import type { Advice, Baseline } from '../baselines/baseline.js';
import type { Strength, Topic, Topics } from '../baselines/demand.js';
import type { Role } from '../tls/role.js';
import { ownDemand, type Ruling } from './policy.js';
import { ownFloor } from './protocol-floor.js';

/** A value for a setting of Postfix, made of what a document asks for in general. */
export interface DerivedAdvice extends Advice {
	readonly strength: Strength;
}

/** What a document that prints no value for a setting of Postfix comes to for it; `undefined`: nothing. */
export function derivedAdvice(baseline: Baseline, setting: string): DerivedAdvice | undefined {
	const ruling = rulingOn(baseline, setting);
	if (ruling === undefined || saysNothing.includes(ruling.strength)) {
		return undefined;
	}
	const [cite = baseline.name] = ruling.references;
	return { value: ruling.value, cite, strength: ruling.strength };
}

/** What programs do by themselves, what is shown for another one and what is merely told is no advice. */
const saysNothing: readonly Strength[] = ['default', 'example', 'informative', 'not-listed'];

/** The demand behind a setting, its value as Postfix spells it. */
export function rulingOn(baseline: Baseline, setting: string): Ruling<string | null> | undefined {
	const [, side = '', mandatory] = /^(smtpd|smtp|lmtp|tlsproxy)_tls_(mandatory_)?protocols$/.exec(setting) ?? [];
	if (side !== '') {
		const floor = ownFloor(baseline, roleOf(side, mandatory !== undefined));
		return floor && { ...floor, value: `>=${floor.value}`, phaseOut: undefined };
	}
	return table.get(setting)?.(baseline);
}

function roleOf(side: string, isMandatory: boolean): Role {
	return side === 'smtp' || side === 'lmtp'
		? isMandatory
			? 'smtp-client-mandatory'
			: 'smtp-client-opportunistic'
		: isMandatory
			? 'submission'
			: 'mx-server';
}

type Rule = (baseline: Baseline) => Ruling<string | null> | undefined;

/** `undefined` for values that say nothing about the setting. */
function from<T extends Topic>(role: Role, topic: T, spell: (value: Topics[T]) => string | null | undefined): Rule {
	return baseline => {
		const ruling = ownDemand(baseline, role, topic);
		const value = ruling && spell(ruling.value);
		return ruling === undefined || value === undefined ? undefined : { ...ruling, value, phaseOut: undefined };
	};
}

/** Opportunistic TLS is served best by Postfix's own list (postconf(5)): a list is advice there only where the publisher means port 25 too. */
function listOfPort25(baseline: Baseline): Ruling<string | null> | undefined {
	return from('mx-server', 'opensslList', list => (list === null || baseline.isStrictOnPort25 ? list : undefined))(
		baseline,
	);
}

const table: ReadonlyMap<string, Rule> = new Map<string, Rule>([
	// Port 25 has to take mail without TLS, whatever a document asks of its own peers (RFC 3207 §4).
	['smtpd_tls_security_level', from('mx-server', 'tlsLevel', level => (level === 'opportunistic' ? 'may' : undefined))],
	[
		'smtp_tls_security_level',
		from('smtp-client-opportunistic', 'tlsLevel', level =>
			level === 'opportunistic' ? 'may' : level === 'dane' ? 'dane' : undefined,
		),
	],
	['tls_ssl_options', from('mx-server', 'compression', () => 'NO_COMPRESSION')],
	['tls_preempt_cipherlist', from('submission', 'serverPreference', isServer => (isServer ? 'yes' : null))],
	['tls_high_cipherlist', from('submission', 'opensslList', list => list)],
	['tls_medium_cipherlist', listOfPort25],
	['smtpd_tls_dh1024_param_file', from('mx-server', 'dhParameters', kind => (kind === 'built-in' ? null : undefined))],
	[
		'smtpd_tls_auth_only',
		from('mx-server', 'cleartextPasswords', words => (words === 'forbidden' ? 'yes' : undefined)),
	],
	['smtpd_tls_ask_ccert', from('mx-server', 'clientCertificate', asks => (asks === 'ask' ? 'yes' : null))],
	['smtpd_tls_loglevel', from('mx-server', 'logLevel', String)],
	['smtp_tls_loglevel', from('smtp-client-opportunistic', 'logLevel', String)],
]);

/** The settings of Postfix that demands can come to a value for. */
export const derivableSettings: readonly string[] = [
	...['smtpd_tls_protocols', 'smtpd_tls_mandatory_protocols', 'smtp_tls_protocols', 'smtp_tls_mandatory_protocols'],
	...table.keys(),
];
