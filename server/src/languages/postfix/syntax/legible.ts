import { hasPlaceholder } from '../../../text/template.js';
import type { ConfigFile, Setting } from '../../language.js';
import { inlineCommentStart } from './comments.js';
import { damageIn } from './damage.js';
import { misplacedIn } from './misplaced.js';

/**
 * Whether the words of a value are what somebody meant. They are not where a template or another parameter fills them in,
 * and where a comment, a second setting, a backslash or damaged characters got into them, which rules of their own say.
 */
export function isLegible(file: ConfigFile, setting: Setting): boolean {
	const { text } = setting.value;
	return !(
		text.includes('$') ||
		text.includes('\\') ||
		hasPlaceholder(text) ||
		inlineCommentStart(setting) !== undefined ||
		misplacedIn(file, setting).length > 0 ||
		damageIn(setting).length > 0
	);
}
