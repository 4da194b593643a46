import type { Rule } from '../engine/rule.js';

/** Something that can be chosen about a rule besides its severity, as pages show it. */
export interface DescribedOption {
	readonly name: string;
	/** `undefined`: as the description says. */
	readonly default: unknown;
	readonly description: string;
}

/** The options of a rule; most have none. */
export function describedOptions({ options }: Rule): readonly DescribedOption[] {
	return Object.entries(options?.schemas ?? {}).map(([name, { default: value, description }]) => ({
		name,
		default: value,
		description,
	}));
}
