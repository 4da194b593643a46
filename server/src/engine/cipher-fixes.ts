import type { Setting } from '../languages/language.js';
import type { Fix } from './finding.js';
import type { Subject } from './rule.js';

/** Takes a line out: the programs' authors keep their own lists up to date, and postconf(5) asks to leave them alone. */
export function removal({ edits, file }: Subject, setting: Setting, safety: Fix['safety'] = 'safe'): Fix {
	const isOverride = file.language === 'postfix-master';
	return {
		title: `Remove ${setting.name.text}, so that ${isOverride ? 'main.cf decides' : "Postfix's own value applies"}`,
		safety,
		edits: isOverride || setting.section !== undefined ? edits.removeLine(setting) : edits.remove(setting.name.text),
	};
}

/** The first of the fixes becomes the preferred one. */
export function preferFirst(fixes: readonly Fix[]): readonly Fix[] {
	return fixes.map((fix, index) => (index === 0 ? { ...fix, preferred: true } : fix));
}
