import { type BaselineId, baselineNames, findBaselineId } from '../baselines/baseline.js';
import { gnutlsLibraries } from '../gnutls/libraries.js';
import { operatingSystems, readTarget, type Target, type TargetKey } from '../languages/target.js';
import { opensslLibraries } from '../openssl/libraries.js';
import { type Severity, severities } from './finding.js';
import type { Accepted } from './identity.js';
import type { ChosenByRule, OptionValue } from './rule-options.js';
import { givenBy } from './settings/given.js';
import { isRecord, mergeChosen } from './settings/merge.js';
import { type Chosen, type ChosenRecord, readGiven } from './settings/read.js';
import type { KnownRules, SettingSchema } from './settings/schema.js';
import { settingsShape } from './settings/shapes.js';

/** Everything a user can choose, as one immutable value. */
export interface Options {
	readonly target: Target;
	readonly baseline: BaselineId;
	/** Severities that replace the rules' own, by rule id. */
	readonly severities: ReadonlyMap<string, Severity | 'off'>;
	/** What was chosen about single rules; `subject.optionsOf` reads it. */
	readonly rules: ChosenByRule;
	/** Whether editors show a line above each cipher list. */
	readonly codeLens: boolean;
	readonly suppressions: SuppressionOptions;
	/** Findings in the file at hand that a list beside it accepts. */
	readonly accepted: readonly Accepted[];
}

export interface SuppressionOptions {
	/** A comment that says to ignore a rule, and not why, ignores nothing. */
	readonly requireReason: boolean;
}

const defaultBaseline: BaselineId = 'postmaster-2026';

/** As `readTarget` has it. */
const releasePattern = '^\\d+\\.\\d+(\\.\\d+)?$';

const severityChoices = [...severities, 'off'] as const;

export const settingSchemas: readonly SettingSchema[] = [
	{
		key: 'baseline',
		type: 'string',
		default: defaultBaseline,
		enum: baselineNames,
		description:
			'The recommendations that findings and fixes follow. `postmaster-2026` is the current synthesis; the other current ones are what single publishers ask, the historic ones documents to audit against; `mailtls explain ID` prints each.',
	},
	{
		key: 'target.os',
		type: 'string',
		default: '',
		enum: ['', ...operatingSystems],
		description:
			'The distribution the configuration is meant for. It tells which Postfix and which OpenSSL to assume, so weaknesses that this OpenSSL does not have are shown as hints only.',
	},
	{
		key: 'target.postfix',
		type: 'string',
		default: '',
		...release('postfix', '3.7.11'),
		description:
			'The Postfix release, such as `3.7.11` or `3.10`; defaults and accepted values depend on it. Wins over `mailtls.target.os`. Without either, 3.7 is assumed.',
	},
	{
		key: 'target.tls',
		type: 'string',
		default: '',
		enum: ['', ...opensslLibraries, ...gnutlsLibraries],
		description:
			'The TLS library the mail server is linked with, such as `openssl-3.0` or `openssl-1.0.2`. Wins over `mailtls.target.os`. While it is unknown, cipher lists are judged as if every suite were available.',
	},
	...(['exim', 'dovecot', 'cyrus'] as const).map(
		(program): SettingSchema => ({
			key: `target.${program}`,
			type: 'string',
			default: '',
			only: 'file',
			...release(program, '4.96'),
			description: `The release of ${capital(program)}. It is read and, so far, changes nothing.`,
		}),
	),
	{
		key: 'severities',
		type: 'object',
		default: {},
		values: { type: 'string', enum: severityChoices },
		description:
			'Severities by rule id, in place of the built-in ones; `off` silences a rule. Example: `{ "legacy-tls": "warning" }`.',
	},
	{
		key: 'rules',
		type: 'object',
		default: {},
		hasRuleOptions: true,
		description:
			'Options of rules, by rule id. Example: `{ "weak-key": { "minimumRsaBits": 3072 } }`; the page of a rule lists its own.',
	},
	{
		key: 'codeLens',
		type: 'boolean',
		default: true,
		only: 'editor',
		description: 'Shows above each cipher list how many suites it yields, how many are weak, and which comes first.',
	},
	{
		key: 'suppressions.requireReason',
		type: 'boolean',
		default: true,
		description:
			'Comments `# mailtls: ignore[rule-id] reason` need the reason; without one they ignore nothing, and are reported.',
	},
];

/** What can be said about a release is what `--target` says. */
function release(key: TargetKey, example: string): Partial<SettingSchema> {
	return {
		isRelease: true,
		examples: [example],
		...(key === 'postfix' && { pattern: releasePattern, check: text => targetProblem(key, text) }),
	};
}

function targetProblem(key: TargetKey, text: string): string | undefined {
	return readTarget({ [key]: text }).problems[0];
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

export interface OptionsResult {
	readonly options: Options;
	/** One sentence for each entry that is not understood, saying what was expected. */
	readonly problems: readonly string[];
}

/** Reads the settings as an editor or the command line gives them. Entries that are not understood keep their default. */
export function readOptions(settings: unknown, rules: KnownRules): OptionsResult {
	const { chosen, problems } = readSettings(settings, rules);
	return { options: toOptions([chosen]), problems };
}

export interface SettingsResult {
	/** The entries that are understood. */
	readonly chosen: ChosenRecord;
	/** One sentence for each of the others, saying what was expected. */
	readonly problems: readonly string[];
}

/** The same, before defaults are filled in: a layer to lay over others, or below them. */
export function readSettings(settings: unknown, rules: KnownRules): SettingsResult {
	const problems: string[] = [];
	const given = givenBy(settings);
	if (given?.kind !== 'record') {
		return { chosen: {}, problems };
	}
	const shape = settingsShape(settingSchemas, rules);
	// What is none of ours is of the client, such as how it logs.
	const entries = given.entries.filter(({ key }) => shape.fields.has(key));
	const chosen = readGiven({ ...given, entries }, shape, ({ path, message }) => {
		problems.push(path[0] === 'severities' || path[0] === 'rules' ? `${path.join('.')}: ${message}` : message);
	});
	return { chosen: isRecord(chosen) ? chosen : {}, problems };
}

/** Lays valid settings over each other, the later ones on top, and over the defaults. */
export function toOptions(layers: readonly ChosenRecord[]): Options {
	const { target, baseline, severities: bySeverity, rules, codeLens, suppressions } = mergeChosen(layers);
	return {
		target: readTarget(texts(target)).target,
		baseline: findBaselineId(String(baseline)) ?? defaultBaseline,
		severities: new Map(
			Object.entries(texts(bySeverity)).flatMap(([rule, text]) => {
				const severity = severityChoices.find(known => known === text);
				return severity === undefined ? [] : [[rule, severity] as const];
			}),
		),
		rules: new Map(Object.entries(isRecord(rules) ? rules : {}).map(([rule, chosen]) => [rule, optionValues(chosen)])),
		codeLens: codeLens !== false,
		suppressions: { requireReason: !isRecord(suppressions) || suppressions.requireReason !== false },
		accepted: [],
	};
}

function texts(group: Chosen | undefined): Readonly<Record<string, string>> {
	const entries = Object.entries(isRecord(group) ? group : {});
	return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function optionValues(chosen: Chosen): ReadonlyMap<string, OptionValue> {
	const entries = Object.entries(isRecord(chosen) ? chosen : {});
	return new Map(entries.filter((entry): entry is [string, OptionValue] => isOptionValue(entry[1])));
}

function isOptionValue(value: Chosen): value is OptionValue {
	return Array.isArray(value) ? value.every(item => typeof item === 'string') : typeof value !== 'object';
}
