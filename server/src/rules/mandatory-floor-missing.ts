import { type FixPlace, setAt } from '../engine/advice.js';
import type { Fix } from '../engine/finding.js';
import { floorFor, isOlder } from '../engine/protocol-floor.js';
import { type WrittenProtocols, writtenProtocols } from '../engine/protocol-settings.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import { boundsSince, parseProtocolList } from '../languages/postfix/services/protocols.js';
import { roleOf } from '../languages/postfix/services/roles.js';
import { atLeastVersion } from '../languages/postfix/settings/version.js';
import { policyMapsOf } from '../languages/postfix/tables/policy-maps.js';
import { originOf } from '../languages/postfix/values/origin.js';
import { parametersOf } from '../languages/postfix/values/parameters.js';
import type { TlsConfig } from '../tls/endpoint.js';
import { displayVersions, type ProtocolVersion } from '../tls/protocol.js';

export const mandatoryFloorMissing = defineRule({
	id: 'mandatory-floor-missing',
	summary: 'Mandatory TLS allows older versions than opportunistic TLS does, or than a policy needs.',
	group: 'protocols',
	kind: 'policy',
	severity: { 'smtp-client-mandatory': 'error', submission: 'error' },
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(5) smtpd_tls_mandatory_protocols', 'RFC 9325 §3.1.1', 'RFC 8997 §3'],

	*check(subject) {
		const reported = new Set<string>();
		for (const written of writtenProtocols(subject)) {
			const problem = laxerThan(subject, written);
			if (problem !== undefined) {
				reported.add(mandatoryOf(written.setting.name.text));
				yield problem;
			}
		}
		if (!reported.has('smtp_tls_mandatory_protocols')) {
			yield* policyWithoutFloor(subject);
		}
	},
});

/** `smtpd_tls_protocols` does not count for services that insist on TLS, and who sets it seldom knows. */
function laxerThan(subject: Subject, { setting, origin, enabled }: WrittenProtocols): Problem | undefined {
	const name = mandatoryOf(origin.setting);
	const allowed = name !== origin.setting && mayCount(subject, name) ? unsetVersions(subject, name) : undefined;
	const laxer = (allowed ?? []).filter(version => !enabled.has(version) && version !== 'TLSv1.3');
	return laxer.length === 0
		? undefined
		: {
				span: origin.span,
				origin,
				role: roleOf(name),
				...weight(subject, name),
				message: `${origin.setting} does not count where TLS is mandatory, and ${name} is not set: ${whereItCounts(name)} ${displayVersions(laxer)}.`,
				fixes: fixes(subject, { ...origin, setting: name }, setting.value.text),
			};
}

/** Only where something is known to use the default it is more than a word of advice. */
function weight({ tls }: Subject, name: string): Pick<Problem, 'severity' | 'mitigation'> {
	return isInUse(tls, name) ? { mitigation: 'unset' } : { severity: 'information' };
}

function isInUse({ endpoints }: TlsConfig, name: string): boolean {
	return endpoints.some(
		({ security, protocols: { origin } }) =>
			security.value === 'mandatory' && origin.isDefault && origin.setting === name,
	);
}

/** Whether something insists on TLS and has the default; where the services are guessed, submission may. */
function mayCount(subject: Subject, name: string): boolean {
	return (
		isInUse(subject.tls, name) || (name.startsWith('smtpd_') ? subject.tls.isGuess : raisesDestinations(subject, name))
	);
}

/** Destinations that a policy map raises to mandatory TLS get the default, unless their entries say otherwise. */
function* policyWithoutFloor(subject: Subject): Iterable<Problem> {
	const name = 'smtp_tls_mandatory_protocols';
	const parameters = parametersOf(subject.project, subject.target);
	const origin = originOf(parameters, 'smtp_tls_policy_maps', undefined);
	const floor = floorFor(subject, 'smtp-client-mandatory');
	const older = (unsetVersions(subject, name) ?? []).filter(version => floor && isOlder(version, floor.value));
	const isMandatory = subject.tls.endpoints.some(
		({ program, security }) => program === 'smtp' && security.value === 'mandatory',
	);
	// Where the policies are at hand, their destinations are clients like others.
	const { isComplete } = policyMapsOf(subject.project, parameters, 'smtp');
	if (floor === undefined || origin.isDefault || isComplete || older.length === 0 || isMandatory) {
		return;
	}
	const advised =
		floor.baseline.status === 'historic' ? undefined : subject.language.spell(name, `>=${floor.value}`, subject.target);
	yield {
		span: origin.span,
		origin,
		role: 'smtp-client-mandatory',
		...weight(subject, name),
		message: `${name} is not set: destinations that smtp_tls_policy_maps raises to mandatory TLS are still offered ${displayVersions(older)}, but where an entry has protocols= of its own.`,
		authority: floor,
		fixes: advised === undefined ? [] : fixes(subject, { ...origin, setting: name }, advised),
	};
}

/** Whether a client that sends opportunistically may have destinations that it insists on TLS for. */
function raisesDestinations({ project, target }: Subject, name: string): boolean {
	const [prefix = ''] = name.split('_');
	const parameters = parametersOf(project, target);
	const isSet = (suffix: string) => {
		const setting = `${prefix}_tls_${suffix}`;
		return parameters.isSet(setting) && parameters.get(setting).raw !== '';
	};
	const { isComplete } = policyMapsOf(project, parameters, prefix === 'lmtp' ? 'lmtp' : 'smtp');
	return !isComplete || isSet('per_site') || parameters.word(`${prefix}_tls_security_level`) === 'dane';
}

/** `undefined` where a line sets it, or may set it elsewhere. */
function unsetVersions({ project, target }: Subject, name: string): readonly ProtocolVersion[] | undefined {
	const parameters = parametersOf(project, target);
	const { text } = parameters.get(name);
	return parameters.isSet(name) || text === null
		? undefined
		: [...parseProtocolList(text, atLeastVersion(target.postfix, boundsSince)).enabled];
}

function mandatoryOf(name: string): string {
	return name.replace(/_tls_protocols$/, '_tls_mandatory_protocols');
}

function whereItCounts(name: string): string {
	return name.startsWith('smtpd_')
		? 'services that insist on TLS, such as submission, still accept'
		: 'destinations that have to be reached with TLS are still offered';
}

function fixes(subject: Subject, place: FixPlace, value: string): readonly Fix[] {
	const edits = setAt(subject, place, value);
	return [{ title: `Set ${place.setting} to "${value}" too`, safety: 'unsafe', preferred: true, edits }];
}
