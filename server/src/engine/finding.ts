import type { FileEdit, Location } from '../text/edit.js';
import type { Role } from '../tls/role.js';

/** From most to least serious. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;

export type Severity = (typeof severities)[number];

/** The next severity down; `hint` stays a hint. */
export function lower(severity: Severity): Severity {
	return severities[Math.min(severities.indexOf(severity) + 1, severities.length - 1)] ?? 'hint';
}

/** Whether `severity` is as serious as `threshold`, or more. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
	return severities.indexOf(severity) <= severities.indexOf(threshold);
}

export interface RelatedPlace extends Location {
	readonly message: string;
}

/** Whom a fix costs something: worked out from what the services offer before and after it. */
export interface Impact {
	/** For titles, as the rest of a sentence: `shuts out mail clients without TLS 1.2`; empty where nobody loses anything. */
	readonly summary: string;
	/** Sentences; what changes on the wire, and which software is known to be concerned. */
	readonly details: readonly string[];
	/** Who says what that software can do: addresses and documents. */
	readonly sources: readonly string[];
}

export interface Fix {
	/** What changes, and only that. */
	readonly title: string;
	/** `safe`: every peer that speaks TLS 1.2 with a modern suite is served as before, and the program still starts. */
	readonly safety: 'safe' | 'unsafe';
	/** The baseline that asks for this value; absent where the fix only repairs a mistake. */
	readonly baseline?: string;
	/** The one an editor offers first. At most one of a finding. */
	readonly preferred?: boolean;
	/** Absent while nobody has asked for it (`service/impact.ts`), and where it cannot be told. */
	readonly impact?: Impact;
	readonly edits: readonly FileEdit[];
}

/** The title with whom the fix shuts out: whoever chooses one from a list is to know. */
export function fullTitle({ title, impact }: Pick<Fix, 'title' | 'impact'>): string {
	return impact === undefined || impact.summary === '' ? title : `${title} — ${impact.summary}`;
}

/** What a rule found, as plain data. */
export interface Finding extends Location {
	/** Id of the rule. */
	readonly rule: string;
	readonly severity: Severity;
	readonly role: Role;
	readonly message: string;
	/** The setting it is about, where nobody wrote that down: the line it stands on is about another one. */
	readonly unset?: string;
	readonly related: readonly RelatedPlace[];
	/** Who says so, most important first: `RFC 7568`, `DFN-CERT 2017 §2.1`. */
	readonly references: readonly string[];
	/** How an editor may draw it: struck through, or faded. */
	readonly tag?: 'deprecated' | 'unnecessary';
	readonly fixes: readonly Fix[];
}

/** Why somebody does not want to hear of a finding. */
export interface Suppression {
	/** `inSource`: a comment in the file; `external`: a list of accepted findings beside it. As SARIF 2.1.0 §3.35 has it. */
	readonly kind: 'inSource' | 'external';
	/** Empty where nobody gave one. */
	readonly reason: string;
}

export interface SuppressedFinding {
	readonly finding: Finding;
	readonly suppression: Suppression;
}
