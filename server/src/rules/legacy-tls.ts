import { adviceFixes } from '../engine/advice.js';
import { isPrinted } from '../engine/advised-values.js';
import { isRaised } from '../engine/authority.js';
import { offeredBy } from '../engine/ciphers/cases.js';
import { unknownLibrary } from '../engine/ciphers/weak-suites.js';
import { remediesProtocols } from '../engine/enabled-protocols.js';
import { isOlder, protocolFloor, versionsBelow } from '../engine/protocol-floor.js';
import { defineRule } from '../engine/rule.js';
import { ruleOptions } from '../engine/rule-options.js';
import type { Target } from '../languages/target.js';
import { expansionOf } from '../openssl/memory.js';
import { needsTls12 } from '../openssl/protocols.js';
import { type Endpoint, isIdle, isMailExchanger } from '../tls/endpoint.js';
import { deprecatedVersions, displayVersions, type ProtocolVersion } from '../tls/protocol.js';

const options = ruleOptions('legacy-tls', {
	minimumProtocol: {
		type: 'string',
		default: undefined,
		enum: ['TLSv1', 'TLSv1.1', 'TLSv1.2'],
		description:
			"The oldest version that is tolerated, because systems of one's own need it: this one and newer ones are not reported, whatever the baseline asks for.",
	},
});

export const legacyTls = defineRule({
	id: 'legacy-tls',
	summary: 'TLS 1.0 or TLS 1.1 can be negotiated.',
	group: 'protocols',
	kind: 'policy',
	severity: {
		'mx-server': 'information',
		'smtp-client-opportunistic': 'information',
		'smtp-client-mandatory': 'error',
		submission: 'error',
		'imap-pop': 'error',
	},
	languages: ['postfix-main', 'postfix-master', 'postfix-tls-policy'],
	since: '0.1.0',
	references: ['RFC 8996', 'RFC 9325 §3.1.1', 'RFC 9325 §5.2', 'RFC 8997'],

	options,

	*check(subject) {
		const { minimumProtocol: tolerated } = subject.optionsOf(options);
		for (const endpoint of subject.tls.endpoints) {
			const { value: enabled, origin } = endpoint.protocols;
			const isMandatory = endpoint.security.value === 'mandatory';
			const floor = protocolFloor(subject, endpoint);
			const old = versionsBelow(floor, withoutTolerated(enabled, tolerated));
			if (
				old === undefined ||
				isIdle(endpoint, origin) ||
				isUnavoidable(endpoint) ||
				(isPrinted(subject, origin) && floor?.baseline !== subject.baseline)
			) {
				continue;
			}
			const { versions, authority, isPhasedOut } = old;

			const obstacle = obstacleTo(endpoint, versions, subject.target.tls);
			if (obstacle !== undefined) {
				const [verb, object] = versions.length === 1 ? ['is', 'it'] : ['are', 'them'];
				yield {
					span: origin.span,
					origin,
					role: endpoint.role,
					message: `${displayVersions(versions)} ${verb} on in ${origin.setting}, but ${obstacle(object)}.`,
					mitigation: 'no-effect',
				};
				continue;
			}

			const verb = endpoint.direction === 'server' ? 'accepts' : 'offers';
			const cause = origin.isDefault ? ` because ${origin.setting} is not set` : '';
			yield {
				span: origin.span,
				origin,
				role: endpoint.role,
				weighAs: isMandatory ? 'submission' : undefined,
				severity: isPhasedOut ? 'information' : undefined,
				message: `${endpoint.name} ${verb} ${displayVersions(versions)}${retired(versions, cause)}. ${effectFor(endpoint, versions, isRaised(authority, endpoint.role))}`,
				mitigation: origin.isDefault ? 'unset' : undefined,
				authority,
				fixes: adviceFixes(subject, origin, {
					safety: 'unsafe',
					remedies: value => remediesProtocols(subject, origin.setting, value, versions),
				}),
			};
		}
	},
});

/** TLS 1.2 is nobody's but the strictest baseline's to retire. */
function retired(versions: readonly ProtocolVersion[], cause: string): string {
	const isRetired = versions.every(version => deprecatedVersions.includes(version));
	return isRetired ? `, which RFC 8996 retired${cause === '' ? '' : `,${cause}`}` : cause;
}

function effectFor(endpoint: Endpoint, versions: readonly ProtocolVersion[], isStrict: boolean): string {
	if (versions.includes('TLSv1.2')) {
		return 'TLS 1.2 is sound still: without it, peers that have no TLS 1.3 yet are left out.';
	}
	if (endpoint.security.value === 'mandatory') {
		return 'Nothing falls back to clear text here, so there is no reason to keep them.';
	}
	if (endpoint.role === 'submission') {
		return 'Submission begins at TLS 1.2 (RFC 8997).';
	}
	const [subject, object] = versions.length === 1 ? ['It', 'it'] : ['They', 'them'];
	if (isStrict) {
		return `Without ${object}, peers that have nothing newer are left with clear text.`;
	}
	return endpoint.program === 'smtp' || isMailExchanger(endpoint)
		? `${subject} may stay on port 25 while peers need ${object}: the alternative there is clear text.`
		: `${subject} may stay while peers need ${object}: the alternative is clear text.`;
}

/**
 * Nobody wrote the list, and the client sends opportunistically: it takes what it gets, and no baseline asks for more. Or
 * the level cannot be known, and with it whether the list is used.
 */
function isUnavoidable({ role, security, protocols }: Endpoint): boolean {
	return protocols.origin.isDefault && (role === 'smtp-client-opportunistic' || security.value === null);
}

/** What keeps versions from being negotiated although they are on next to newer ones, as the end of a sentence. */
function obstacleTo(
	{ ciphers: { value: list }, protocols: { value: enabled } }: Endpoint,
	versions: readonly ProtocolVersion[],
	library: Target['tls'],
): ((object: string) => string) | undefined {
	if (list === null || versions.includes('TLSv1.2')) {
		return undefined;
	}
	const expansion = expansionOf(list.text, library ?? unknownLibrary);
	// Postfix sets level 0 itself; `@SECLEVEL=n` in the list raises it.
	if (library !== undefined && needsTls12(library, expansion.securityLevel ?? 0)) {
		return object => `the security level in ${list.setting} rules ${object} out with ${library}`;
	}
	const hasNewer = enabled?.has('TLSv1.2') || enabled?.has('TLSv1.3');
	const isLeftOut = hasNewer && expansion.suites.length > 0 && offeredBy(expansion, versions).length === 0;
	return isLeftOut ? object => `${list.setting} has no suite for ${object}` : undefined;
}

function withoutTolerated(
	enabled: ReadonlySet<ProtocolVersion> | null,
	tolerated: ProtocolVersion | undefined,
): ReadonlySet<ProtocolVersion> | null {
	return tolerated === undefined
		? enabled
		: new Set([...(enabled ?? [])].filter(version => isOlder(version, tolerated)));
}
