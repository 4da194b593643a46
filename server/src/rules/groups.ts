import { type RuleGroup, ruleGroupIds, ruleGroups } from '../engine/group.js';
import type { Rule } from '../engine/rule.js';
import { rules } from './index.js';

/** The rules about one thing. */
export interface GroupedRules {
	readonly group: RuleGroup;
	readonly title: string;
	/** By id. */
	readonly rules: readonly Rule[];
}

/** All rules by what they are about, without the groups that are empty. */
export function rulesByGroup(): readonly GroupedRules[] {
	return ruleGroupIds
		.map(group => ({ group, title: ruleGroups[group], rules: rules.filter(rule => rule.group === group) }))
		.filter(({ rules: own }) => own.length > 0);
}
