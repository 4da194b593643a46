import type { Setting } from '../languages/language.js';
import { inlineCommentStart } from '../languages/postfix/comments.js';
import { parseProtocolList } from '../languages/postfix/protocols.js';
import { hasPlaceholder } from '../text/template.js';
import { type Endpoint, isIdle } from '../tls/endpoint.js';
import type { ProtocolVersion } from '../tls/protocol.js';
import type { Fix } from './finding.js';
import type { Subject } from './rule.js';

/** A protocol list that a line writes out, and a service that uses it. */
export interface WrittenProtocols {
	readonly setting: Setting;
	readonly endpoint: Endpoint;
	readonly enabled: ReadonlySet<ProtocolVersion>;
}

/**
 * The protocol lists that Postfix understands and that leave something on, each once. Variables are left to the line that
 * they lead to, and what is not understood to `invalid-protocol`.
 */
export function writtenProtocols(subject: Subject): readonly WrittenProtocols[] {
	const found = new Map<Setting, WrittenProtocols>();
	for (const endpoint of subject.tls.endpoints) {
		const { value: enabled, origin } = endpoint.protocols;
		const setting = origin.isDefault ? undefined : subject.file.last.get(origin.setting);
		if (
			enabled !== null &&
			enabled.size > 0 &&
			setting !== undefined &&
			isLiteral(setting) &&
			!isIdle(endpoint, origin)
		) {
			found.set(setting, found.get(setting) ?? { setting, endpoint, enabled });
		}
	}
	return [...found.values()];
}

function isLiteral(setting: Setting): boolean {
	const { text } = setting.value;
	const isOpaque = text.includes('$') || hasPlaceholder(text) || inlineCommentStart(setting) !== undefined;
	return !isOpaque && parseProtocolList(text, true).words.every(({ problem }) => problem === undefined);
}

/** Writes the list as a lower bound, the way the targeted release spells it. */
export function boundFix(
	{ edits, language, target }: Subject,
	setting: Setting,
	oldest: ProtocolVersion,
	safety: Fix['safety'],
): Fix | undefined {
	const value = language.spell(setting.name.text, `>=${oldest}`, target);
	return value === undefined || value === setting.value.text
		? undefined
		: {
				title: `Set ${setting.name.text} to "${value}"`,
				safety,
				preferred: true,
				edits: edits.set(setting.name.text, value),
			};
}
