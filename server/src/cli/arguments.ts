import { parseArgs } from 'node:util';
import { type SuiteBaselineId, suiteBaselineIds } from '../baselines/suites/index.js';
import { type Severity, severities } from '../engine/finding.js';
import { type Options, readOptions } from '../engine/options.js';
import { languageIds } from '../languages/index.js';
import type { LanguageId } from '../languages/language.js';
import { type CipherLibraryId, cipherLibraries } from '../service/expand-string.js';
import { nameIndex, nearest } from '../text/nearest.js';
import {
	type CommandName,
	commandNames,
	commandSpec,
	missingCommands,
	missingFormats,
	type OptionName,
	optionNames,
	optionSpec,
} from './command-line.js';

/** What the user asks for. */
export type Command =
	| { readonly kind: 'help'; readonly topic: CommandName | undefined }
	| { readonly kind: 'version' }
	| CheckCommand
	| ParseCommand
	| CiphersCommand
	| { readonly kind: 'explain'; readonly id: string; readonly color: boolean | undefined }
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

export type Format = 'text' | 'json';

/** What to read. */
export interface Input {
	readonly paths: readonly string[];
	/** The path that the text on standard input would have; `undefined` where it is not to be read. */
	readonly stdinName: string | undefined;
	readonly language: LanguageId | undefined;
}

/** Wrong usage; the message says what was expected. */
export class UsageError extends Error {}

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
		case 'parse':
			return readParse(given, ruleIds);
		case 'ciphers':
			return readCiphers(given);
		case 'explain':
			return { kind: 'explain', id: onlyOne(given, 'rule id, cipher suite or setting'), color: readColor(given) };
		case 'lsp':
			if (!given.values.has('stdio')) {
				throw new UsageError('"mailtls lsp" expects --stdio: it talks over standard input and output only.');
			}
			return { kind: 'lsp' };
	}
}

interface Given {
	readonly command: CommandName;
	/** The command was written down. */
	readonly isNamed: boolean;
	readonly positionals: readonly string[];
	/** The values of each option in order; of switches, empty texts. */
	readonly values: ReadonlyMap<OptionName, readonly string[]>;
}

function readTokens(argv: readonly string[]): Given {
	const { tokens } = parseArgs({
		args: withFixValue(argv),
		options: Object.fromEntries(optionNames.map(name => [name, parserOption(name)])),
		// Its own messages know nothing of commands or likely misspellings.
		strict: false,
		allowPositionals: true,
		tokens: true,
	});

	const positionals: string[] = [];
	const values = new Map<OptionName, readonly string[]>();
	for (const token of tokens) {
		if (token.kind === 'positional') {
			positionals.push(token.value);
		} else if (token.kind === 'option') {
			const name = readOption(token, argv);
			const earlier = values.get(name) ?? [];
			// Names come in the order of their last use.
			values.delete(name);
			values.set(name, [...earlier, token.value ?? '']);
		}
	}

	const [first] = positionals;
	if (first !== undefined && missingCommands.includes(first)) {
		throw new UsageError(`"mailtls ${first}" does not exist yet; there are ${commandNames.join(', ')}.`);
	}
	const command = commandNames.find(name => name === first);
	return command === undefined
		? { command: 'check', isNamed: false, positionals, values }
		: { command, isNamed: true, positionals: positionals.slice(1), values };
}

function parserOption(name: OptionName): { type: 'string' | 'boolean'; short?: string } {
	const { type, short } = optionSpec(name);
	return { type, ...(short !== undefined && { short }) };
}

/** A bare `--fix` takes no value, whatever follows it. */
function withFixValue(argv: readonly string[]): string[] {
	const end = argv.indexOf('--');
	return argv.map((argument, index) => (argument === '--fix' && (end === -1 || index < end) ? '--fix=safe' : argument));
}

interface OptionToken {
	/** The place of the argument it is written in. */
	readonly index: number;
	readonly name: string;
	/** As written: `--help`, `-h`. */
	readonly rawName: string;
	readonly value: string | undefined;
	readonly inlineValue: boolean | undefined;
}

function readOption({ name, rawName, value, inlineValue, index }: OptionToken, argv: readonly string[]): OptionName {
	const known = optionNames.find(candidate => candidate === name);
	if (known === undefined) {
		const argument = argv[index] ?? rawName;
		if (argv[0] === 'ciphers' && !argument.startsWith('--')) {
			throw new UsageError(
				`"${argument}" begins with "-" and reads as options; a cipher string like it goes behind --: mailtls ciphers -- "${argument}".`,
			);
		}
		const likely = nearest(name, nameIndex(optionNames));
		throw new UsageError(`Unknown option ${rawName}${likely === undefined ? '' : `; did you mean --${likely}?`}`);
	}
	const spec = optionSpec(known);
	if (spec.type === 'boolean' && value !== undefined) {
		throw new UsageError(`Option ${rawName} takes no value; found "${value}".`);
	}
	if (spec.type === 'string' && (value === undefined || value === '')) {
		throw new UsageError(`Option ${rawName} expects a value: ${rawName} ${spec.value}.`);
	}
	if (spec.type === 'string' && inlineValue === false && value?.startsWith('-') && value !== '-') {
		throw new UsageError(`Option ${rawName} expects a value: ${rawName} ${spec.value}; found "${value}".`);
	}
	return known;
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
		baseline: baseline === undefined ? undefined : oneOf(baseline, suiteBaselineIds, '--baseline'),
		format: batch !== undefined && !given.values.has('format') ? 'json' : readFormat(given),
		color: readColor(given),
	};
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
		throw new UsageError(`"mailtls ${command}" expects a file${command === 'check' ? ' or folder' : ''}; see --help.`);
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

function last(given: Given, name: OptionName): string | undefined {
	return given.values.get(name)?.at(-1);
}

function oneOf<T extends string>(value: string, allowed: readonly T[], option: string): T {
	const found = allowed.find(candidate => candidate === value);
	if (found === undefined) {
		throw new UsageError(`Unknown value "${value}" of ${option}; expected one of ${allowed.join(', ')}.`);
	}
	return found;
}
