import { parseArgs } from 'node:util';
import { nameIndex, nearest } from '../text/nearest.js';
import { type CommandName, commandNames, type OptionName, optionNames, optionSpec } from './command-line.js';

/** Wrong usage; the message says what was expected. */
export class UsageError extends Error {}

/** The command line, cut into its parts. */
export interface Given {
	/** `check` where none is written down. */
	readonly command: CommandName;
	/** The command was written down. */
	readonly isNamed: boolean;
	/** What is no option, without the command. */
	readonly positionals: readonly string[];
	/** The values of each option in order; of switches, empty texts. */
	readonly values: ReadonlyMap<OptionName, readonly string[]>;
}

/** Cuts the command line into its parts. Throws a `UsageError`. */
export function readTokens(argv: readonly string[]): Given {
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
	const command = commandNames.find(name => name === first);
	return command === undefined
		? { command: 'check', isNamed: false, positionals, values }
		: { command, isNamed: true, positionals: positionals.slice(1), values };
}

function parserOption(name: OptionName): { type: 'string' | 'boolean'; short?: string } {
	const { type, short } = optionSpec(name, 'check');
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
	const spec = optionSpec(known, commandNames.find(command => command === argv[0]) ?? 'check');
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

/** The value of an option; of several the last. */
export function last(given: Given, name: OptionName): string | undefined {
	return given.values.get(name)?.at(-1);
}

/** The value as one of those allowed. Throws a `UsageError`. */
export function oneOf<T extends string>(value: string, allowed: readonly T[], option: string): T {
	const found = allowed.find(candidate => candidate === value);
	if (found === undefined) {
		throw new UsageError(`Unknown value "${value}" of ${option}; expected one of ${allowed.join(', ')}.`);
	}
	return found;
}
