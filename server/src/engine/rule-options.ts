/** Something a user can choose about a rule besides its severity. */
export type OptionSchema = NumberOption | TextOption | TruthOption | ListOption;

interface NumberOption {
	readonly type: 'number';
	/** `undefined`: as the description says, for example what the baseline asks for. */
	readonly default: number | undefined;
	readonly minimum?: number;
	readonly maximum?: number;
	/** One sentence, with the unit. */
	readonly description: string;
}

interface TextOption {
	readonly type: 'string';
	readonly default: string | undefined;
	readonly enum?: readonly string[];
	readonly description: string;
}

interface TruthOption {
	readonly type: 'boolean';
	readonly default: boolean;
	readonly description: string;
}

interface ListOption {
	readonly type: 'list';
	readonly default: readonly string[];
	/** One item, for the documentation. */
	readonly example: string;
	readonly description: string;
}

export type OptionSchemas = Readonly<Record<string, OptionSchema>>;

export type OptionValue = string | number | boolean | readonly string[];

/** The options of one rule. */
export interface RuleOptions<T extends OptionSchemas = OptionSchemas> {
	/** Id of the rule. */
	readonly rule: string;
	readonly schemas: T;
}

/** A value for each option of a rule: what the user has chosen, or the default. */
export type ChosenOptions<T extends OptionSchemas> = { readonly [K in keyof T]: ValueOf<T[K]> | Undefined<T[K]> };

type ValueOf<S extends OptionSchema> = S extends NumberOption
	? number
	: S extends TruthOption
		? boolean
		: S extends ListOption
			? readonly string[]
			: S extends { readonly enum: readonly (infer E)[] }
				? E
				: string;

type Undefined<S extends OptionSchema> = S['default'] extends undefined ? undefined : never;

export function ruleOptions<const T extends OptionSchemas>(rule: string, schemas: T): RuleOptions<T> {
	return { rule, schemas };
}

/** By rule id and key; only values that fit the schema. */
export type ChosenByRule = ReadonlyMap<string, ReadonlyMap<string, OptionValue>>;

export function optionsOf<T extends OptionSchemas>(
	{ rule, schemas }: RuleOptions<T>,
	chosen: ChosenByRule,
): ChosenOptions<T> {
	const own = chosen.get(rule);
	const values = Object.entries(schemas).map(([key, schema]) => [key, own?.get(key) ?? schema.default]);
	return Object.fromEntries(values);
}
