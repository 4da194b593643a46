import type { ReportingDescriptor, Result } from 'sarif';
import { type Severity, severities } from '../../engine/finding.js';
import type { Rule } from '../../engine/rule.js';
import { rulePage } from '../../service/rule-page.js';
import { describeRole, roles } from '../../tls/role.js';
import { ruleHelp } from './rule-help.js';

/** What SARIF calls a severity; it has no weaker one than a note. */
export const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
	error: 'error',
	warning: 'warning',
	information: 'note',
	hint: 'note',
} satisfies Record<Severity, Result.level>;

/** A rule, for whoever has the log and not the program. */
export function describeRule(rule: Rule): ReportingDescriptor {
	const { id, summary, kind, severity, since, references } = rule;
	return {
		id,
		shortDescription: { text: summary },
		fullDescription: { text: `${summary} ${weights(rule)}` },
		help: ruleHelp(rule),
		helpUri: rulePage(id),
		defaultConfiguration: { level: levels[mostSerious(rule)] },
		properties: {
			kind,
			// Only what is prohibited or advised against is a weakness; other mistakes may be harmless.
			tags: kind === 'correctness' ? [kind] : ['security', kind],
			severity,
			since,
			references,
		},
	};
}

/** `Error for mail submission (ports 465 and 587); hint for outbound mail.` */
function weights({ severity }: Rule): string {
	const parts = severities.flatMap(weight => {
		const judged = roles.filter(role => severity[role] === weight);
		const names = judged.length === roles.length ? ['every service'] : judged.map(describeRole);
		return names.length === 0 ? [] : [`${weight} for ${names.join(', ')}`];
	});
	const text = parts.join('; ');
	return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function mostSerious({ severity }: Rule): Severity {
	const chosen = Object.values(severity);
	return severities.find(candidate => chosen.includes(candidate)) ?? 'hint';
}
