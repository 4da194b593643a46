import { adviceFixes } from '../engine/advice.js';
import type { Severity } from '../engine/finding.js';
import { defineRule, everywhere, type Subject } from '../engine/rule.js';
import { mayCompress } from '../openssl/protocols.js';

export const tlsCompression = defineRule({
	id: 'tls-compression',
	summary: 'TLS compression is on, or not switched off.',
	kind: 'policy',
	severity: everywhere('warning'),
	languages: ['postfix-main'],
	since: '0.1.0',
	references: ['RFC 9325 §3.3', 'DFN-CERT 2017 §2.3'],

	*check(subject) {
		const { value: isOff, origin } = subject.tls.compressionOff;
		const endpoint = subject.tls.endpoints.find(({ security }) => security.value !== null && security.value !== 'none');
		if (
			isOff !== false ||
			endpoint === undefined ||
			subject.language.spell('tls_ssl_options', '', subject.target) === undefined
		) {
			return;
		}

		const { severity, effect } = weigh(subject);
		const isIdle = severity === 'hint';
		yield {
			span: origin.span,
			role: endpoint.role,
			severity,
			message: `tls_ssl_options lacks NO_COMPRESSION. ${effect}`,
			fixes: adviceFixes(subject, 'tls_ssl_options', {
				safety: 'safe',
				isIdle,
				merge: value => append(subject, value),
			}),
		};
	},
});

/** Keeps the options that are there. */
function append({ file }: Subject, option: string): string {
	const written = file.last.get('tls_ssl_options')?.value.text ?? '';
	return written === '' ? option : `${written}, ${option}`;
}

/** Only old libraries compress; a baseline that asks for the setting asks for it everywhere. */
function weigh({ target: { tls }, baseline }: Subject): { readonly severity: Severity; readonly effect: string } {
	const attack = 'Compression lets an attacker who can add text guess secrets (CRIME).';
	if (baseline.demandsNoCompression) {
		const note = tls !== undefined && !mayCompress(tls) ? ` ${tls} has it off anyway.` : ` ${attack}`;
		return { severity: 'warning', effect: `${baseline.name} asks for it.${note}` };
	}
	if (tls === undefined) {
		return { severity: 'information', effect: `${attack} OpenSSL 1.1.0 and newer have it off anyway.` };
	}
	return mayCompress(tls)
		? { severity: 'warning', effect: `${attack} ${tls} may have it on.` }
		: { severity: 'hint', effect: `This has no effect with ${tls}, which has it off anyway.` };
}
