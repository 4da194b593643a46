import { adviceFixes } from '../engine/advice.js';
import type { Severity } from '../engine/finding.js';
import { effectiveDemand } from '../engine/policy.js';
import { defineRule, everywhere, type Subject } from '../engine/rule.js';
import { settingKey } from '../languages/language.js';
import { atLeastVersion } from '../languages/postfix/settings/version.js';
import { mayCompress } from '../openssl/protocols.js';
import type { Origin } from '../tls/endpoint.js';

export const tlsCompression = defineRule({
	id: 'tls-compression',
	summary: 'TLS compression is on, or not switched off.',
	group: 'options',
	kind: 'policy',
	severity: everywhere('warning'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.1.0',
	references: ['RFC 9325 §3.3', 'DFN-CERT 2017 §2.3'],

	*check(subject) {
		if (subject.language.spell('tls_ssl_options', '', subject.target) === undefined) {
			return;
		}
		const { baseline } = subject;
		const { severity, effect } = weigh(subject);
		const isPrinted = baseline.postfix.get('tls_ssl_options')?.value?.includes('NO_COMPRESSION') ?? false;
		// Whoever chooses a document that prints the option wants it.
		const isIdle = severity === 'hint' && !(baseline.status === 'historic' && isPrinted);
		for (const { compressionOff, security, role } of subject.tls.endpoints) {
			const { value: isOff, origin } = compressionOff;
			if (isOff !== false || security.value === null || security.value === 'none') {
				continue;
			}
			yield {
				span: origin.span,
				origin,
				role,
				severity,
				message: `tls_ssl_options lacks NO_COMPRESSION. ${effect}`,
				authority: effectiveDemand(subject, role, 'compression'),
				fixes: adviceFixes(subject, origin, {
					safety: 'safe',
					isIdle,
					merge: value => append(subject, origin, value),
				}),
			};
		}
	},
});

/** Keeps the options that are there. */
function append({ project }: Subject, { file, setting, section, isDefault }: Origin, option: string): string {
	const line = project.files.find(known => known.file === file)?.last.get(settingKey(setting, section));
	const written = isDefault ? '' : (line?.value.text ?? '');
	return written === '' ? option : `${written}, ${option}`;
}

/** RELEASE_NOTES-3.6: older releases of OpenSSL are no longer supported. */
const modernLibrarySince = '3.6';

/** Only old libraries compress. */
function weigh({ target: { tls, postfix } }: Subject): { readonly severity: Severity; readonly effect: string } {
	const attack = 'Compression lets an attacker who can add text guess secrets (CRIME).';
	if (tls === undefined && atLeastVersion(postfix, modernLibrarySince)) {
		return {
			severity: 'hint',
			effect: `Postfix ${modernLibrarySince} and newer are built with OpenSSL 1.1.1 or newer, which has compression off anyway.`,
		};
	}
	if (tls === undefined) {
		return { severity: 'information', effect: `${attack} OpenSSL 1.1.0 and newer have it off anyway.` };
	}
	return mayCompress(tls)
		? { severity: 'warning', effect: `${attack} ${tls} may have it on.` }
		: { severity: 'hint', effect: `This has no effect with ${tls}, which has it off anyway.` };
}
