import type { RuleOptions } from '../rule-options.js';

/**
 * One thing to choose. `package.json`, the README, the project file and its JSON schema follow this table; what is listed here
 * can be set in all of them.
 */
export interface SettingSchema {
	/** Without the prefix `mailtls.`; a dot leads into a group. */
	readonly key: string;
	readonly type: 'string' | 'object' | 'boolean';
	readonly default: unknown;
	readonly description: string;
	readonly enum?: readonly string[];
	/** For objects by rule id: the schema of the values. */
	readonly values?: { readonly type: 'string'; readonly enum: readonly string[] };
	/** It holds the options of rules, by rule id. */
	readonly hasRuleOptions?: boolean;
	/** Where alone it can be set; everywhere otherwise. */
	readonly only?: 'editor' | 'file';
	/** A version, which a project file may give without quotes. */
	readonly isRelease?: boolean;
	/** What is wrong with a text, as a sentence. */
	readonly check?: (text: string) => string | undefined;
	/** As much of `check` as a regular expression can say. */
	readonly pattern?: string;
	readonly examples?: readonly string[];
}

/** As much of the rules as settings are about. */
export type KnownRules = readonly {
	readonly id: string;
	readonly summary?: string;
	readonly options?: RuleOptions | undefined;
}[];
