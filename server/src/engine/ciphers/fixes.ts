import { type FixPlace, setAt } from '../advice.js';
import type { Fix } from '../finding.js';
import type { Subject } from '../rule.js';

/** Takes a line out: the programs' authors keep their own lists up to date, and postconf(5) asks to leave them alone. */
export function removal(subject: Subject, place: FixPlace, safety: Fix['safety'] = 'safe'): Fix {
	const { setting, section } = place;
	return {
		title: `Remove ${setting}, so that ${section === undefined ? "Postfix's own value applies" : 'main.cf decides'}`,
		safety,
		edits: setAt(subject, place, null),
	};
}

/** The first of the fixes becomes the preferred one. */
export function preferFirst(fixes: readonly Fix[]): readonly Fix[] {
	return fixes.map((fix, index) => (index === 0 ? { ...fix, preferred: true } : fix));
}
