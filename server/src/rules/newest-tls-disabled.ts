import { boundFix, type WrittenProtocols, writtenProtocols } from '../engine/protocol-settings.js';
import { defineRule, everywhere } from '../engine/rule.js';
import { speaks } from '../openssl/protocols.js';
import { protocolVersions } from '../tls/protocol.js';

export const newestTlsDisabled = defineRule({
	id: 'newest-tls-disabled',
	summary: 'TLS 1.3 is switched off.',
	group: 'protocols',
	kind: 'policy',
	severity: everywhere('warning'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['RFC 9325 §3.1.1', 'RFC 8446'],

	*check(subject) {
		const { tls } = subject.target;
		if (tls !== undefined && !speaks(tls, 'TLSv1.3')) {
			return;
		}
		for (const written of writtenProtocols(subject)) {
			const { setting, origin, endpoint, enabled } = written;
			// The old releases of TLS alone are another matter: who writes that has no library for more.
			if (enabled.has('TLSv1.3') || !enabled.has('TLSv1.2')) {
				continue;
			}
			const fix = boundFix(subject, written, oldestOf(enabled), 'safe');
			yield {
				span: setting.value.span,
				origin,
				role: endpoint.role,
				message: `${setting.name.text} switches TLS 1.3 off ${cause(setting.value.text)}. Every peer that has it is held back, and nobody is served by that.`,
				fixes: fix === undefined ? [] : [fix],
			};
		}
	},
});

function oldestOf(enabled: WrittenProtocols['enabled']) {
	return protocolVersions.find(version => enabled.has(version)) ?? 'TLSv1.2';
}

function cause(text: string): string {
	if (text.includes('<=')) {
		return 'by an upper bound';
	}
	return /!TLSv1\.3/i.test(text) ? 'by name' : 'because the list names single versions and not that one';
}
