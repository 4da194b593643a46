import type { Baseline } from '../baselines/baseline.js';
import type { ConfigFile, Language, LanguageId, Project, SettingEdits } from '../languages/language.js';
import type { Target } from '../languages/target.js';
import type { Span } from '../text/span.js';
import type { Origin, TlsConfig } from '../tls/endpoint.js';
import type { Role } from '../tls/role.js';
import type { Authority } from './authority.js';
import type { Fix, RelatedPlace, Severity } from './finding.js';
import type { RuleGroup } from './group.js';
import type { ChosenOptions, OptionSchemas, RuleOptions } from './rule-options.js';
import type { Suppressions } from './suppressions/apply.js';

/** What a rule looks at. Everything in it is plain, immutable data, but for the two sets of functions. */
export interface Subject {
	/** The file that is judged: problems in the others are reported when their turn comes. */
	readonly file: ConfigFile;
	/** The files that the program reads together, `file` among them. */
	readonly project: Project;
	/** What these files mean for TLS. */
	readonly tls: TlsConfig;
	/** What the file's language knows of its settings. */
	readonly language: Language;
	/** Builds edits in the syntax and style of the file. */
	readonly edits: SettingEdits;
	/** The same for any file of the project; a file that does not belong to it cannot be edited: no edits. */
	readonly editsOf: (file: string) => SettingEdits;
	/** The programs the configuration is meant for. */
	readonly target: Target;
	/** The yardstick the user has chosen. */
	readonly baseline: Baseline;
	/** What the user has chosen about a rule, or the defaults. */
	readonly optionsOf: <T extends OptionSchemas>(options: RuleOptions<T>) => ChosenOptions<T>;
}

/** What a rule yields; `engine/run.ts` makes a finding of it. */
export interface Problem {
	/** The place in the file that is judged. */
	readonly span: Span;
	/**
	 * The line that decides, where the problem is one of a service. The other files' lines are left out, and what one line
	 * decides for several services is one finding, of the most serious.
	 */
	readonly origin?: Origin | undefined;
	readonly role: Role;
	readonly message: string;
	/** The role whose severity counts, where the service is stricter or laxer than its role has it. */
	readonly weighAs?: Role | undefined;
	/**
	 * Why it weighs less than the rule's severity for this role: `unset`, nobody wrote it down and the default applies
	 * (one step); `no-effect`, the library in use cannot do it anyway (a hint).
	 */
	readonly mitigation?: 'unset' | 'no-effect' | undefined;
	/** Overrides the rule's severity for this role, where the weight depends on more than the role. */
	readonly severity?: Severity | undefined;
	/**
	 * The document that asks for what is missing. It limits the severity and raises it on port 25, unless `severity` says that
	 * the weight depends on something else; the message names it, and its paragraphs come first among the references.
	 */
	readonly authority?: Authority | undefined;
	readonly related?: readonly RelatedPlace[];
	/** Sources for this very problem; the rule's own ones otherwise. */
	readonly references?: readonly string[];
	readonly tag?: 'deprecated' | 'unnecessary';
	readonly fixes?: readonly Fix[];
}

export interface Rule {
	/** Names the problem; never changes. */
	readonly id: string;
	/** One sentence for tables and menus. */
	readonly summary: string;
	/** What it is about, for tables. */
	readonly group: RuleGroup;
	/**
	 * `correctness`: the setting does not do what it says. `floor`: prohibited everywhere, under every baseline.
	 * `policy`: depends on the baseline and the role.
	 */
	readonly kind: 'correctness' | 'floor' | 'policy';
	/** Severity by role; a role that is missing is not judged. */
	readonly severity: Readonly<Partial<Record<Role, Severity>>>;
	/** The languages whose files it can judge. */
	readonly languages: readonly LanguageId[];
	/** Version of MailTLS that has it first. */
	readonly since: string;
	readonly references: readonly string[];
	/** What users can choose about it besides its severity. */
	readonly options?: RuleOptions;
	/**
	 * It judges the comments that suppress findings of the other rules, once these are known; what it finds, no comment can
	 * suppress.
	 */
	readonly judges?: 'suppressions';
	/** `suppressions` has something in it only for the rules that judge them. */
	check(subject: Subject, suppressions: Suppressions): Iterable<Problem>;
}

export function defineRule(rule: Rule): Rule {
	return rule;
}

/** The same severity for every role. */
export function everywhere(severity: Severity): Readonly<Record<Role, Severity>> {
	return {
		'mx-server': severity,
		'smtp-client-opportunistic': severity,
		'smtp-client-mandatory': severity,
		submission: severity,
		'imap-pop': severity,
	};
}
