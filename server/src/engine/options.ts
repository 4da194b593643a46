import { type BaselineId, baselineNames, findBaselineId } from '../baselines/baseline.js';
import { operatingSystems, readTarget, type Target } from '../languages/target.js';
import { type Severity, severities } from './finding.js';

/** Everything a user can choose, as one immutable value. */
export interface Options {
	readonly target: Target;
	readonly baseline: BaselineId;
	/** Severities that replace the rules' own, by rule id. */
	readonly severities: ReadonlyMap<string, Severity | 'off'>;
	/** Whether editors show a line above each cipher list. */
	readonly codeLens: boolean;
}

/** One entry of the editor's settings; `package.json` and the README are generated from this table. */
export interface SettingSchema {
	/** Without the prefix `mailtls.`. */
	readonly key: string;
	readonly type: 'string' | 'object' | 'boolean';
	readonly default: unknown;
	readonly description: string;
	readonly enum?: readonly string[];
	/** For objects: the schema of the values. */
	readonly values?: { readonly type: 'string'; readonly enum: readonly string[] };
}

export const settingSchemas: readonly SettingSchema[] = [
	{
		key: 'baseline',
		type: 'string',
		default: 'postmaster-2026',
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
		description:
			'The Postfix release, such as `3.7.11` or `3.10`; defaults and accepted values depend on it. Wins over `mailtls.target.os`. Without either, 3.7 is assumed.',
	},
	{
		key: 'target.tls',
		type: 'string',
		default: '',
		description:
			'The TLS library the mail server is linked with, such as `openssl-3.0` or `openssl-1.0.2`. Wins over `mailtls.target.os`. While it is unknown, cipher lists are judged as if every suite were available.',
	},
	{
		key: 'severities',
		type: 'object',
		default: {},
		values: { type: 'string', enum: [...severities, 'off'] },
		description:
			'Severities by rule id, in place of the built-in ones; `off` silences a rule. Example: `{ "legacy-tls": "warning" }`.',
	},
	{
		key: 'codeLens',
		type: 'boolean',
		default: true,
		description: 'Shows above each cipher list how many suites it yields, how many are weak, and which comes first.',
	},
];

export interface OptionsResult {
	readonly options: Options;
	/** One sentence for each entry that is not understood, saying what was expected. */
	readonly problems: readonly string[];
}

/** Reads the settings as an editor or the command line gives them. Entries that are not understood keep their default. */
export function readOptions(settings: unknown, ruleIds: readonly string[]): OptionsResult {
	const given = asRecord(settings);
	const problems: string[] = [];

	const { target, problems: targetProblems } = readTarget(strings(asRecord(given.target)));
	problems.push(...targetProblems);

	const baseline = findBaselineId(String(given.baseline ?? 'postmaster-2026'));
	if (baseline === undefined) {
		problems.push(`Unknown baseline "${String(given.baseline)}"; expected one of ${baselineNames.join(', ')}.`);
	}

	const chosen = new Map<string, Severity | 'off'>();
	for (const [id, value] of Object.entries(asRecord(given.severities))) {
		const severity = [...severities, 'off' as const].find(known => known === value);
		if (!ruleIds.includes(id)) {
			problems.push(`Unknown rule "${id}" in severities.`);
		} else if (severity === undefined) {
			problems.push(`Severity "${String(value)}" of ${id} is not one of ${[...severities, 'off'].join(', ')}.`);
		} else {
			chosen.set(id, severity);
		}
	}

	const { codeLens = true } = given;
	if (typeof codeLens !== 'boolean') {
		problems.push(`codeLens "${String(codeLens)}" is neither true nor false.`);
	}
	return {
		options: { target, baseline: baseline ?? 'postmaster-2026', severities: chosen, codeLens: codeLens !== false },
		problems,
	};
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

function strings(record: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Object.entries(record).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
	);
}
