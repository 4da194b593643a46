/**
 * What may be written in a place where users choose something. The editor's settings, the project file and the JSON schema
 * all follow the same shapes.
 */
export type Shape = TextShape | NumberShape | TruthShape | ListShape | RecordShape;

export interface TextShape {
	readonly kind: 'text';
	/** What messages call it: `baseline`. */
	readonly noun: string;
	readonly description: string;
	readonly allowed?: readonly string[];
	/** A version: a bare `3.10` is taken as it is spelt, although it reads as the number 3.1. */
	readonly isRelease?: boolean;
	/** What is wrong with a text, as a sentence. */
	readonly check?: (text: string) => string | undefined;
	/** As much of `check` as a regular expression can say, for the JSON schema. */
	readonly pattern?: string;
	readonly examples?: readonly string[];
}

/** A whole number. */
export interface NumberShape {
	readonly kind: 'number';
	readonly noun: string;
	readonly description: string;
	readonly default?: number;
	readonly minimum?: number;
	readonly maximum?: number;
}

export interface TruthShape {
	readonly kind: 'truth';
	readonly noun: string;
	readonly description: string;
	readonly default?: boolean;
}

export interface ListShape {
	readonly kind: 'list';
	readonly noun: string;
	readonly description: string;
	readonly items: Shape;
	/** An empty list says nothing. */
	readonly isFilled?: boolean;
	readonly examples?: readonly (readonly string[])[];
}

export interface RecordShape {
	readonly kind: 'record';
	readonly noun: string;
	readonly description: string;
	/** What its keys are: `key`, `rule`. */
	readonly keyNoun: string;
	readonly fields: ReadonlyMap<string, Shape>;
	readonly required?: readonly string[];
	/** Says more about a key that is not among the fields. */
	readonly explainKey?: (key: string) => string | undefined;
	readonly examples?: readonly Readonly<Record<string, unknown>>[];
}
