import type { Fix } from '../engine/finding.js';
import { type WrittenProtocols, writtenProtocols } from '../engine/protocol-settings.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import { parametersOf } from '../languages/postfix/parameters.js';
import { boundsSince, parseProtocolList } from '../languages/postfix/protocols.js';
import { roleOf } from '../languages/postfix/roles.js';
import { atLeastVersion } from '../languages/postfix/settings/version.js';
import { displayVersions, type ProtocolVersion, protocolVersions } from '../tls/protocol.js';

export const mandatoryFloorMissing = defineRule({
	id: 'mandatory-floor-missing',
	summary: 'Mandatory TLS allows older versions than opportunistic TLS does, or than a policy needs.',
	kind: 'policy',
	severity: { 'smtp-client-mandatory': 'error', submission: 'error' },
	languages: ['postfix-main'],
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
function laxerThan(subject: Subject, { setting, enabled }: WrittenProtocols): Problem | undefined {
	const name = mandatoryOf(setting.name.text);
	const mayCount = name !== setting.name.text && (name.startsWith('smtpd_') || raisesDestinations(subject, name));
	const allowed = mayCount ? unsetVersions(subject, name) : undefined;
	const laxer = (allowed ?? []).filter(version => !enabled.has(version) && version !== 'TLSv1.3');
	return laxer.length === 0
		? undefined
		: {
				span: setting.value.span,
				role: roleOf(name),
				mitigation: 'unset',
				message: `${setting.name.text} does not count where TLS is mandatory, and ${name} is not set: ${whereItCounts(name)} ${displayVersions(laxer)}.`,
				fixes: fixes(subject, name, setting.value.text),
			};
}

/** Destinations that a policy map raises to mandatory TLS get the default, unless their entries say otherwise. */
function* policyWithoutFloor(subject: Subject): Iterable<Problem> {
	const name = 'smtp_tls_mandatory_protocols';
	const maps = subject.file.last.get('smtp_tls_policy_maps');
	const floor = subject.baseline.minimumProtocol.mandatory;
	const older = (unsetVersions(subject, name) ?? []).filter(
		version => protocolVersions.indexOf(version) < protocolVersions.indexOf(floor),
	);
	const isMandatory = subject.tls.endpoints.some(
		({ name: program, security }) => program === 'smtp' && security.value === 'mandatory',
	);
	if (maps === undefined || maps.value.text === '' || older.length === 0 || isMandatory) {
		return;
	}
	const advised =
		subject.baseline.status === 'historic' ? undefined : subject.language.spell(name, `>=${floor}`, subject.target);
	yield {
		span: maps.value.span,
		role: 'smtp-client-mandatory',
		mitigation: 'unset',
		message: `${name} is not set: destinations that smtp_tls_policy_maps raises to mandatory TLS are still offered ${displayVersions(older)}, but where an entry has protocols= of its own.`,
		fixes: advised === undefined ? [] : fixes(subject, name, advised),
	};
}

/** Whether a client that sends opportunistically may have destinations that it insists on TLS for. */
function raisesDestinations({ file }: Subject, name: string): boolean {
	const [prefix = ''] = name.split('_');
	const isSet = (suffix: string) => (file.last.get(`${prefix}_tls_${suffix}`)?.value.text ?? '') !== '';
	const level = file.last.get(`${prefix}_tls_security_level`)?.value.text.toLowerCase();
	return isSet('policy_maps') || isSet('per_site') || level === 'dane';
}

/** `undefined` where a line sets it, or may set it elsewhere. */
function unsetVersions({ file, target }: Subject, name: string): readonly ProtocolVersion[] | undefined {
	const parameters = parametersOf(file, target);
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

function fixes({ edits }: Subject, name: string, value: string): readonly Fix[] {
	return [{ title: `Set ${name} to "${value}" too`, safety: 'unsafe', preferred: true, edits: edits.set(name, value) }];
}
