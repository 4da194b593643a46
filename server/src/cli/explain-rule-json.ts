import { ruleGroups } from '../engine/group.js';
import type { Rule } from '../engine/rule.js';
import { describedOptions } from '../service/rule-options.js';
import { pageOf, rulePage } from '../service/rule-page.js';

/** The page of a rule, for scripts, which rely on its shape; the sections are Markdown. */
export function ruleJson(rule: Rule): string {
	const { id, summary, group, kind, severity, languages, since, references } = rule;
	const report = {
		version: 1,
		rule: id,
		summary,
		group: ruleGroups[group],
		kind,
		severity,
		languages,
		since,
		references,
		options: describedOptions(rule),
		page: rulePage(id),
		sections: pageOf(id)?.sections,
	};
	return `${JSON.stringify(report, null, 2)}\n`;
}
