import { adviceFixes } from '../engine/advice.js';
import { defineRule } from '../engine/rule.js';
import type { Target } from '../languages/target.js';
import { expansionOf } from '../openssl/memory.js';
import { needsTls12 } from '../openssl/protocols.js';
import { type Endpoint, isIdle, isMailExchanger } from '../tls/endpoint.js';
import { deprecatedVersions, displayVersions, type ProtocolVersion, protocolVersions } from '../tls/protocol.js';

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

	*check(subject) {
		const { minimumProtocol } = subject.baseline;
		for (const endpoint of subject.tls.endpoints) {
			const { value: enabled, origin } = endpoint.protocols;
			const isMandatory = endpoint.security.value === 'mandatory';
			const floor = isMandatory ? minimumProtocol.mandatory : minimumProtocol.opportunistic;
			const versions = deprecatedVersions.filter(version => enabled?.has(version) && isOlder(version, floor));
			if (versions.length === 0 || isIdle(endpoint, origin) || isUnavoidable(endpoint)) {
				continue;
			}

			if (isOutOfReach(endpoint, subject.target.tls)) {
				yield {
					span: origin.span,
					origin,
					role: endpoint.role,
					message: `${displayVersions(versions)} are on in ${origin.setting}, but the security level in ${endpoint.ciphers.value?.setting} rules them out with ${subject.target.tls}.`,
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
				message: `${endpoint.name} ${verb} ${displayVersions(versions)}${cause}, which RFC 8996 retired. ${effectFor(endpoint)}`,
				mitigation: origin.isDefault ? 'unset' : undefined,
				fixes: adviceFixes(subject, origin, {
					safety: 'unsafe',
					remedies: value => value !== '!SSLv2, !SSLv3',
				}),
			};
		}
	},
});

function effectFor(endpoint: Endpoint): string {
	if (endpoint.security.value === 'mandatory') {
		return 'Nothing falls back to clear text here, so there is no reason to keep them.';
	}
	if (endpoint.role === 'submission') {
		return 'Submission begins at TLS 1.2 (RFC 8997).';
	}
	return endpoint.program === 'smtp' || isMailExchanger(endpoint)
		? 'It may stay on port 25 while peers need it: the alternative there is clear text.'
		: 'It may stay while peers need it: the alternative is clear text.';
}

/**
 * Nobody wrote the list, and the client sends opportunistically: it takes what it gets, and no baseline asks for more. Or
 * the level cannot be known, and with it whether the list is used.
 */
function isUnavoidable({ role, security, protocols }: Endpoint): boolean {
	return protocols.origin.isDefault && (role === 'smtp-client-opportunistic' || security.value === null);
}

/** Postfix sets level 0 itself; `@SECLEVEL=n` in the cipher list raises it. */
function isOutOfReach({ ciphers }: Endpoint, library: Target['tls']): boolean {
	if (library === undefined || !ciphers.value?.text.includes('@SECLEVEL')) {
		return false;
	}
	return needsTls12(library, expansionOf(ciphers.value.text, library).securityLevel ?? 0);
}

function isOlder(version: ProtocolVersion, floor: ProtocolVersion): boolean {
	return protocolVersions.indexOf(version) < protocolVersions.indexOf(floor);
}
