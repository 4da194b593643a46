import { type Setting, settingKey } from '../languages/language.js';
import { parseProtocolList } from '../languages/postfix/services/protocols.js';
import { inlineCommentStart } from '../languages/postfix/syntax/comments.js';
import { hasPlaceholder } from '../text/template.js';
import { type Endpoint, isIdle, type Origin } from '../tls/endpoint.js';
import type { ProtocolVersion } from '../tls/protocol.js';
import { setAt } from './advice.js';
import type { Fix } from './finding.js';
import type { Subject } from './rule.js';

/** A protocol list that a line writes out, and a service that uses it. */
export interface WrittenProtocols {
	readonly setting: Setting;
	readonly origin: Origin;
	readonly endpoint: Endpoint;
	readonly enabled: ReadonlySet<ProtocolVersion>;
}

/**
 * The protocol lists that Postfix understands and that leave something on, for each service that uses them. Variables are
 * left to the line that they lead to, and what is not understood to `invalid-protocol`.
 */
export function writtenProtocols({ project, tls }: Subject): readonly WrittenProtocols[] {
	return tls.endpoints.flatMap(endpoint => {
		const { value: enabled, origin } = endpoint.protocols;
		const file = origin.isDefault ? undefined : project.files.find(known => known.file === origin.file);
		const setting = file?.last.get(settingKey(origin.setting, origin.section));
		const isJudged =
			enabled !== null && enabled.size > 0 && setting !== undefined && isLiteral(setting) && !isIdle(endpoint, origin);
		return isJudged ? [{ setting, origin, endpoint, enabled }] : [];
	});
}

function isLiteral(setting: Setting): boolean {
	const { text } = setting.value;
	const isOpaque = text.includes('$') || hasPlaceholder(text) || inlineCommentStart(setting) !== undefined;
	return !isOpaque && parseProtocolList(text, true).words.every(({ problem }) => problem === undefined);
}

/** Writes the list as a lower bound, the way the targeted release spells it. */
export function boundFix(
	subject: Subject,
	{ setting, origin }: WrittenProtocols,
	oldest: ProtocolVersion,
	safety: Fix['safety'],
): Fix | undefined {
	const value = subject.language.spell(origin.setting, `>=${oldest}`, subject.target);
	return value === undefined || value === setting.value.text
		? undefined
		: {
				title: `Set ${origin.setting} to "${value}"`,
				safety,
				preferred: true,
				edits: setAt(subject, origin, value),
			};
}
