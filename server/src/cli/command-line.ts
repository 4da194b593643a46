import { baselineIds } from '../baselines/baseline.js';
import { suiteBaselineIds } from '../baselines/suites/index.js';
import { grades } from '../suites/grade.js';

/** What can be written on the command line: the tables that arguments are read with and the help is made from. */

export interface OptionSpec {
	readonly type: 'string' | 'boolean';
	/** What stands for the value in the help. */
	readonly value?: string;
	readonly short?: string;
	readonly doc: string;
}

export const optionSpecs = {
	format: {
		type: 'string',
		value: 'text|json',
		doc: 'How to print the result (default: text).',
	},
	baseline: {
		type: 'string',
		value: 'ID',
		doc: `The recommendations to judge by, or to explain: ${baselineIds.join(', ')}. The first is the default.`,
	},
	against: { type: 'string', value: 'ID', doc: 'With --baseline: the baseline to compare it with.' },
	library: {
		type: 'string',
		value: 'ID',
		doc: 'The library that reads the strings, such as openssl-1.0.2, openssl-1.0.2-full with all legacy ciphers, or gnutls-3.8. Default: openssl-3.0, for what looks like a priority string gnutls-3.7.',
	},
	batch: {
		type: 'string',
		value: 'FILE.json',
		doc: 'Read the strings from a JSON array of strings, "-" for standard input, and print JSON unless --format text is given.',
	},
	target: {
		type: 'string',
		value: 'KEY=VALUE',
		doc: 'What the configuration is meant for: os=debian-12, postfix=3.7.11, tls=openssl-3.0. Repeatable.',
	},
	config: {
		type: 'string',
		value: 'FILE',
		doc: 'The project file to judge all files by. Otherwise each has the nearest .mailtls.yaml in its folder or above, up to a folder with .git; options of the command line win over it.',
	},
	'no-config': { type: 'boolean', doc: 'Leave project files out.' },
	root: {
		type: 'string',
		value: 'DIR',
		doc: 'Look up absolute paths inside configurations below DIR: a container image, a fetched /etc.',
	},
	language: {
		type: 'string',
		value: 'ID',
		doc: 'Language of the files named on the command line, whatever their names. Folders keep to what is recognised.',
	},
	stdin: { type: 'boolean', doc: 'Read from standard input instead of a file.' },
	file: { type: 'string', value: 'NAME', doc: 'With --stdin: the path the text would have.' },
	fix: {
		type: 'string',
		value: 'safe|unsafe',
		doc: 'Apply fixes. --fix alone applies those that lock nobody out; --fix=unsafe also the preferred ones that may.',
	},
	diff: { type: 'boolean', doc: 'Print what --fix would change as a unified diff, and write nothing.' },
	'fail-on': {
		type: 'string',
		value: 'SEVERITY',
		doc: 'Lowest severity that makes the exit status 1: error, warning (default), information, hint, or never.',
	},
	accepted: {
		type: 'string',
		value: 'FILE',
		doc: 'Leave out the findings that FILE accepts; they count as suppressed.',
	},
	'write-accepted': {
		type: 'string',
		value: 'FILE',
		doc: 'Accept all findings there are: write them to FILE, such as .mailtls-accepted.json, for --accepted.',
	},
	stdio: { type: 'boolean', doc: 'Talk over standard input and output.' },
	clientProcessId: { type: 'string', value: 'PID', doc: 'End when this process ends; editors add it by themselves.' },
	color: { type: 'boolean', doc: 'Use colors even when the output is not a terminal.' },
	'no-color': { type: 'boolean', doc: 'Use no colors. NO_COLOR and FORCE_COLOR in the environment are respected too.' },
	help: { type: 'boolean', short: 'h', doc: 'Print this help.' },
	version: { type: 'boolean', short: 'V', doc: 'Print the version.' },
} as const satisfies Readonly<Record<string, OptionSpec>>;

export type OptionName = keyof typeof optionSpecs;

export interface CommandSpec {
	readonly usage: string;
	readonly summary: string;
	/** Paragraphs below the options. */
	readonly details: readonly string[];
	readonly options: readonly OptionName[];
	/** How options read that can do more here than in other commands. */
	readonly own?: Readonly<Partial<Record<OptionName, OptionSpec>>>;
}

const colors = ['color', 'no-color'] as const;
const everywhere = ['help', 'version'] as const;

export const commandSpecs = {
	check: {
		usage: 'mailtls [check] PATH… [options]',
		summary: 'findings in files and folders',
		own: {
			format: {
				type: 'string',
				value: 'text|json|sarif|github',
				doc: 'How to print the result (default: text). sarif is SARIF 2.1.0, github are annotations of a GitHub workflow.',
			},
		},
		details: [
			'Folders are searched for files that are recognised, except in .git and node_modules. Lines that the program cannot read are findings of the rule "syntax".',
			'A comment "# mailtls: ignore[rule-id] reason" above a line leaves out a finding, "ignore-file" in place of "ignore" all of the rule in the file. A list of accepted findings is for those there are too many of: it knows them again when lines move, and new ones are reported. Entries may be given a "reason".',
			'--fix repeats until nothing changes, writes each file in one step and keeps its mode, owner, encoding and line ends. With --stdin it prints the fixed text, and the findings on standard error.',
			'SARIF holds the suppressed findings too, marked as such, and what could not be read. Paths in SARIF and annotations are relative to the folder the program runs in, or to the top of the checkout in a GitHub workflow.',
			'Exit status: 0 nothing at or above --fail-on (of what is left, with --fix), 1 findings, 2 wrong usage, an invalid project file, or a file that cannot be read or written.',
		],
		options: [
			...([
				'format',
				'baseline',
				'target',
				'config',
				'no-config',
				'root',
				'language',
				'stdin',
				'file',
				'fix',
				'diff',
				'fail-on',
				'accepted',
				'write-accepted',
			] as const),
			...colors,
			...everywhere,
		],
	},
	posture: {
		usage: 'mailtls posture PATH… [options]',
		summary: 'what each service really offers',
		details: [
			'Reads main.cf, master.cf and what they name together, and works out for each service the protocols, cipher suites, key exchange and passwords it offers, and which line decides. Suites need to know the TLS library (--target) and the certificates (--root, where absolute paths lead elsewhere); what cannot be known is null in JSON.',
			'Exit status: 0 when every file could be read, 2 otherwise.',
		],
		options: [
			...(['format', 'target', 'config', 'no-config', 'root', 'language', 'stdin', 'file'] as const),
			...colors,
			...everywhere,
		],
	},
	parse: {
		usage: 'mailtls parse FILE [options]',
		summary: 'the settings as the program reads them',
		details: [
			'Prints every occurrence of every setting in the order of the file, duplicates included. In JSON, the range of a setting goes from the start of its name to the end of its value; blank lines and comments between continuation lines are inside.',
			'Exit status: 0 when the file could be read, whatever is in it (see "problems", or standard error), 2 otherwise.',
		],
		options: ['format', 'target', 'root', 'language', 'stdin', 'file', ...everywhere],
	},
	ciphers: {
		usage: 'mailtls ciphers STRING… [options]',
		summary: 'what cipher strings select, suite by suite',
		details: [
			'Prints the suites in the order of the library, with the part of the string that let each one in. Of an OpenSSL list that is all the list selects: suites of TLS 1.3 have settings of their own, and security levels come later.',
			`Grades: ${grades.join(', ')}. Baselines that judge suites: ${suiteBaselineIds.join(', ')}.`,
			'A string that begins with "-" goes behind --: mailtls ciphers -- "-ALL:AES". Quote strings with "!" for the shell.',
			'JSON is an array with one entry for each string: suites (for GnuTLS also protocols, groups and signatureAlgorithms), or an error with its offset in the string; with --baseline also the verdict on each suite, and, where the string does not follow the baseline, the repair that does with the suites it drops.',
			'Exit status: 0 when every string is expanded; 1 when the library refuses one, except in JSON, where the entry says so; 2 wrong usage, or a batch that cannot be read.',
		],
		options: ['library', 'batch', 'baseline', 'format', ...colors, ...everywhere],
	},
	explain: {
		usage: 'mailtls explain RULE|SUITE|SETTING|BASELINE',
		summary: 'a rule, a cipher suite, a setting or a baseline, in the terminal',
		details: [
			'--baseline A --against B compares two baselines: what they differ in, then what only one of them says, then what they agree on.',
			"A suite is found by its name in IANA's registry, OpenSSL or GnuTLS, whatever the case, or by its number: 0xC02F or C0,2F.",
			'--format json is for rules, whose sections are Markdown in it, and for baselines.',
		],
		options: ['baseline', 'against', 'format', ...colors, ...everywhere],
	},
	lsp: {
		usage: 'mailtls lsp --stdio',
		summary: 'the language server',
		details: [],
		options: ['stdio', 'clientProcessId', ...everywhere],
	},
} as const satisfies Readonly<Record<string, CommandSpec>>;

export type CommandName = keyof typeof commandSpecs;

export const optionNames = Object.keys(optionSpecs) as readonly OptionName[];

export const commandNames = Object.keys(commandSpecs) as readonly CommandName[];

/** What an option takes in a command. */
export function optionSpec(name: OptionName, command: CommandName): OptionSpec {
	return commandSpec(command).own?.[name] ?? optionSpecs[name];
}

export function commandSpec(name: CommandName): CommandSpec {
	return commandSpecs[name];
}
