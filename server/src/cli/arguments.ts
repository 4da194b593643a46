import { type BaselineId, baselineIds, findBaselineId } from '../baselines/baseline.js';
import { type SuiteBaselineId, suiteBaselineIds } from '../baselines/suites/index.js';
import { type Severity, severities } from '../engine/finding.js';
import { type Options, readOptions } from '../engine/options.js';
import { languageIds } from '../languages/index.js';
import type { LanguageId } from '../languages/language.js';
import { type CipherLibraryId, cipherLibraries } from '../service/expand-string.js';
import { type CommandName, commandSpec, missingFormats } from './command-line.js';
import { type Given, last, oneOf, readTokens, UsageError } from './tokens.js';

/** What the user asks for. */
export type Command =
	| { readonly kind: 'help'; readonly topic: CommandName | undefined }
	| { readonly kind: 'version' }
	| CheckCommand
	| PostureCommand
	| ParseCommand
	| CiphersCommand
	| ExplainCommand
	| { readonly kind: 'lsp' };

export interface CheckCommand {
	readonly kind: 'check';
	readonly input: Input;
	readonly format: Format;
	readonly options: Options;
	/** Below which absolute paths inside configurations are looked up; as given. */
	readonly root: string | undefined;
	readonly fix: 'safe' | 'unsafe' | undefined;
	readonly diff: boolean;
	readonly failOn: Severity | 'never';
	/** `undefined`: as the terminal and the environment suggest. */
	readonly color: boolean | undefined;
}

export interface PostureCommand {
	readonly kind: 'posture';
	readonly input: Input;
	readonly format: Format;
	readonly options: Options;
	/** Below which absolute paths inside configurations are looked up; as given. */
	readonly root: string | undefined;
	/** `undefined`: as the terminal and the environment suggest. */
	readonly color: boolean | undefined;
}

export interface ParseCommand {
	readonly kind: 'parse';
	readonly input: Input;
	readonly format: Format;
}

export interface CiphersCommand {
	readonly kind: 'ciphers';
	/** The cipher strings, or the file with an array of them; `-` is standard input. */
	readonly source: { readonly strings: readonly string[] } | { readonly batch: string };
	/** `undefined`: whichever fits the string. */
	readonly library: CipherLibraryId | undefined;
	/** `undefined`: the default, and no verdicts in JSON. */
	readonly baseline: SuiteBaselineId | undefined;
	readonly format: Format;
	/** `undefined`: as the terminal and the environment suggest. */
	readonly color: boolean | undefined;
}

export interface ExplainCommand {
	readonly kind: 'explain';
	/** Of a rule, a cipher suite, a setting or a baseline. */
	readonly id: string;
	/** The baseline to compare with. */
	readonly against: BaselineId | undefined;
	readonly format: Format;
	/** `undefined`: as the terminal and the environment suggest. */
	readonly color: boolean | undefined;
}

export type Format = 'text' | 'json';

/** What to read. */
export interface Input {
	readonly paths: readonly string[];
	/** The path that the text on standard input would have; `undefined` where it is not to be read. */
	readonly stdinName: string | undefined;
	readonly language: LanguageId | undefined;
}

/** Reads the command line. Throws a `UsageError`. */
export function readArguments(argv: readonly string[], ruleIds: readonly string[]): Command {
	const given = readTokens(argv);
	if (given.values.has('help')) {
		return { kind: 'help', topic: given.isNamed ? given.command : undefined };
	}
	if (given.values.has('version')) {
		return { kind: 'version' };
	}
	for (const name of given.values.keys()) {
		if (!commandSpec(given.command).options.includes(name)) {
			throw new UsageError(`Option --${name} does not apply to "mailtls ${given.command}".`);
		}
	}
	switch (given.command) {
		case 'check':
			return readCheck(given, ruleIds);
		case 'posture':
			return {
				kind: 'posture',
				input: readInput(given),
				format: readFormat(given),
				options: readJudgement(given, ruleIds),
				root: last(given, 'root'),
				color: readColor(given),
			};
		case 'parse':
			return readParse(given, ruleIds);
		case 'ciphers':
			return readCiphers(given);
		case 'explain':
			return readExplain(given);
		case 'lsp':
			if (!given.values.has('stdio')) {
				throw new UsageError('"mailtls lsp" expects --stdio: it talks over standard input and output only.');
			}
			return { kind: 'lsp' };
	}
}

function readCheck(given: Given, ruleIds: readonly string[]): CheckCommand {
	const fix = last(given, 'fix');
	if (fix !== undefined && fix !== 'safe' && fix !== 'unsafe') {
		throw new UsageError(`Unknown value "${fix}" of --fix; expected --fix or --fix=unsafe.`);
	}
	const format = readFormat(given);
	const diff = given.values.has('diff');
	if (diff && format !== 'text') {
		throw new UsageError(`--diff prints a unified diff; it cannot be combined with --format ${format}.`);
	}
	const failOn = last(given, 'fail-on') ?? 'warning';
	return {
		kind: 'check',
		input: readInput(given),
		format,
		options: readJudgement(given, ruleIds),
		root: last(given, 'root'),
		fix,
		diff,
		failOn: oneOf(failOn, [...severities, 'never' as const], '--fail-on'),
		color: readColor(given),
	};
}

function readParse(given: Given, ruleIds: readonly string[]): ParseCommand {
	const input = readInput(given);
	if (input.paths.length > 1) {
		throw new UsageError(`"mailtls parse" reads one file; found ${input.paths.length}.`);
	}
	// What Postfix holds before expansion is the same everywhere; a misspelt target is a mistake nevertheless.
	readJudgement(given, ruleIds);
	return { kind: 'parse', input, format: readFormat(given) };
}

function readCiphers(given: Given): CiphersCommand {
	const { positionals } = given;
	const batch = last(given, 'batch');
	if (batch !== undefined && positionals.length > 0) {
		throw new UsageError(`--batch reads the cipher strings from a file; found "${positionals[0]}" as well.`);
	}
	if (batch === undefined && positionals.length === 0) {
		throw new UsageError('"mailtls ciphers" expects a cipher string, or --batch FILE; see --help.');
	}
	const library = last(given, 'library');
	const baseline = last(given, 'baseline');
	return {
		kind: 'ciphers',
		source: batch === undefined ? { strings: positionals } : { batch },
		library: library === undefined ? undefined : oneOf(library, cipherLibraries, '--library'),
		baseline: baseline === undefined ? undefined : readSuiteBaseline(baseline),
		format: batch !== undefined && !given.values.has('format') ? 'json' : readFormat(given),
		color: readColor(given),
	};
}

/** Two baselines by options, or anything by its name. */
function readExplain(given: Given): ExplainCommand {
	const [baseline, against] = [last(given, 'baseline'), last(given, 'against')];
	if (baseline === undefined && against === undefined) {
		const id = onlyOne(given, 'rule id, cipher suite, setting or baseline');
		return { kind: 'explain', id, against: undefined, format: readFormat(given), color: readColor(given) };
	}
	if (given.positionals.length > 0) {
		throw new UsageError(`--baseline and --against name what to explain; found "${given.positionals[0]}" as well.`);
	}
	if (baseline === undefined) {
		throw new UsageError('--against expects --baseline ID: the baseline to compare it with.');
	}
	return {
		kind: 'explain',
		id: readBaseline(baseline, '--baseline'),
		against: against === undefined ? undefined : readBaseline(against, '--against'),
		format: readFormat(given),
		color: readColor(given),
	};
}

function readBaseline(name: string, option: string): BaselineId {
	return findBaselineId(name) ?? oneOf<BaselineId>(name, baselineIds, option);
}

/** A baseline that says something about suites. */
function readSuiteBaseline(name: string): SuiteBaselineId {
	const id = findBaselineId(name);
	const found = suiteBaselineIds.find(candidate => candidate === id);
	if (id !== undefined && found === undefined) {
		throw new UsageError(
			`Baseline ${id} says nothing about cipher suites; expected one of ${suiteBaselineIds.join(', ')}.`,
		);
	}
	return found ?? oneOf(name, suiteBaselineIds, '--baseline');
}

function readInput(given: Given): Input {
	const { command, positionals } = given;
	const stdinName = last(given, 'file');
	const isStdin = given.values.has('stdin');
	if (isStdin && positionals.length > 0) {
		throw new UsageError(`--stdin reads standard input only; found "${positionals[0]}" as well.`);
	}
	if (isStdin && stdinName === undefined) {
		throw new UsageError('--stdin expects --file NAME: the path the text would have.');
	}
	if (!isStdin && stdinName !== undefined) {
		throw new UsageError('--file names what --stdin reads; a file to read is given without --file.');
	}
	if (!isStdin && positionals.length === 0) {
		throw new UsageError(`"mailtls ${command}" expects a file${command === 'parse' ? '' : ' or folder'}; see --help.`);
	}
	const language = last(given, 'language');
	return {
		paths: positionals,
		stdinName,
		language: language === undefined ? undefined : oneOf(language, languageIds, '--language'),
	};
}

function readJudgement(given: Given, ruleIds: readonly string[]): Options {
	const target: Record<string, string> = {};
	for (const pair of given.values.get('target') ?? []) {
		const [key, value] = /^([^=]+)=(.+)$/.exec(pair)?.slice(1) ?? [];
		if (key === undefined || value === undefined) {
			throw new UsageError(`--target "${pair}" is not of the form KEY=VALUE, such as os=debian-12.`);
		}
		target[key] = value;
	}
	const baseline = last(given, 'baseline');
	const { options, problems } = readOptions({ target, ...(baseline !== undefined && { baseline }) }, ruleIds);
	if (problems.length > 0) {
		throw new UsageError(problems.join(' '));
	}
	return options;
}

function readFormat(given: Given): Format {
	const format = last(given, 'format') ?? 'text';
	if (missingFormats.includes(format)) {
		throw new UsageError(`--format ${format} does not exist yet; expected one of text, json.`);
	}
	return oneOf(format, ['text', 'json'] as const, '--format');
}

/** Of --color and --no-color the last one counts. */
function readColor(given: Given): boolean | undefined {
	const written = [...given.values.keys()].filter(name => name === 'color' || name === 'no-color').at(-1);
	return written === undefined ? undefined : written === 'color';
}

function onlyOne(given: Given, what: string): string {
	const [value, second] = given.positionals;
	if (value === undefined || second !== undefined) {
		throw new UsageError(`"mailtls ${given.command}" expects one ${what}; found ${given.positionals.length}.`);
	}
	return value;
}
