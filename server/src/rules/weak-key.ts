import { ownDemand } from '../engine/policy.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import { ruleOptions } from '../engine/rule-options.js';
import { type CertificateKey, certificateKey } from '../tls/certificate.js';
import { type Endpoint, isIdle, serversOf } from '../tls/endpoint.js';

/** What libraries and peers of today insist on, whatever a document says. */
const minimumBits = 2048;

const options = ruleOptions('weak-key', {
	minimumRsaBits: {
		type: 'number',
		default: minimumBits,
		minimum: minimumBits,
		maximum: 16384,
		description: 'The fewest bits an RSA or DSA key may have.',
	},
});

export const weakKey = defineRule({
	id: 'weak-key',
	summary: 'The key of a certificate has fewer than 2048 bits, or fewer than the baseline asks for.',
	group: 'certificates',
	kind: 'policy',
	severity: {
		'mx-server': 'error',
		submission: 'error',
		'imap-pop': 'error',
	},
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['RFC 9325 §4.5', 'NCSC-NL 2025-05 §3.3.2.1', 'measured: "ee key too small"'],

	options,

	*check(subject) {
		for (const endpoint of serversOf(subject.tls)) {
			const { value, origin } = endpoint.certificates;
			for (const name of isIdle(endpoint, origin) ? [] : (value?.files ?? [])) {
				const key = certificateKey(subject.project.contents.get(name)?.text ?? '');
				const verdict = key && (key.bits === 0 ? undefined : judge(subject, endpoint, key));
				if (verdict !== undefined) {
					yield {
						span: origin.span,
						origin,
						role: endpoint.role,
						...verdict,
						message: `The key of ${name} has ${key?.bits} bits (${key?.algorithm}). ${verdict.message}`,
					};
				}
			}
		}
	},
});

type Verdict = Pick<Problem, 'message' | 'severity' | 'authority'>;

function judge(
	{ baseline, optionsOf }: Subject,
	{ role, security }: Endpoint,
	{ algorithm, bits }: CertificateKey,
): Verdict | undefined {
	const isNumber = algorithm === 'RSA' || algorithm === 'RSA-PSS' || algorithm === 'DSA';
	if (isNumber && bits < minimumBits) {
		return {
			message: `It can be broken, and peers whose OpenSSL asks for security level 2, as Debian's does, refuse it ("ee key too small"): mail from them ${role === 'mx-server' ? 'arrives in clear text or not at all' : 'is not sent'}.`,
		};
	}
	const { minimumRsaBits } = optionsOf(options);
	if (isNumber && bits < minimumRsaBits) {
		return { message: `${minimumRsaBits} are asked for here (minimumRsaBits).` };
	}
	const asRole = security.value === 'mandatory' ? 'submission' : role;
	const ruling = ownDemand(baseline, asRole, isNumber ? 'rsaBits' : 'ecBits');
	if (ruling === undefined || bits >= ruling.value || !(isNumber || algorithm === 'EC')) {
		return undefined;
	}
	const isPhasedOut = ruling.phaseOut !== undefined && bits >= ruling.phaseOut;
	return {
		severity: isPhasedOut ? 'hint' : 'warning',
		message: isPhasedOut
			? 'Nobody can break it today; the baseline lets it stay for now.'
			: 'Nobody can break it today; the baseline asks for more.',
		authority: ruling,
	};
}
