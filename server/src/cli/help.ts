import { type CommandName, commandNames, commandSpec, type OptionName, optionSpec } from './command-line.js';
import { wrap } from './wrap.js';

/** The help of a command, or of the program. */
export function help(topic: CommandName | undefined): string {
	return topic === undefined ? programHelp() : commandHelp(topic);
}

function programHelp(): string {
	const usages = commandNames.map(name => commandSpec(name));
	const width = Math.max(...usages.map(({ usage }) => usage.replace(' [options]', '').length));
	return lines([
		"MailTLS judges the TLS settings of mail servers by the server's own reading of them.",
		'',
		'Usage:',
		...usages.map(({ usage, summary }) => `  ${usage.replace(' [options]', '').padEnd(width)}   ${summary}`),
		'',
		'Options:',
		...optionLines(['help', 'version'], 'check'),
		'',
		'"mailtls COMMAND --help" lists the options of a command. Examples:',
		'',
		'  mailtls /etc/postfix                           judge all that is recognised in a folder',
		'  mailtls --target os=debian-12 main.cf          as Debian 12 would read it',
		'  mailtls --diff main.cf                         show what --fix would change',
		'  mailtls --format json --fail-on error main.cf  for scripts',
	]);
}

function commandHelp(name: CommandName): string {
	const { usage, summary, details, options } = commandSpec(name);
	return lines([
		`Usage: ${usage}`,
		'',
		`Prints ${summary}.`.replace('Prints the language server', 'Runs the language server'),
		'',
		'Options:',
		...optionLines(options, name),
		...details.flatMap(paragraph => ['', ...wrap(paragraph, lineWidth)]),
	]);
}

const lineWidth = 100;

function optionLines(names: readonly OptionName[], command: CommandName): string[] {
	const width = Math.max(...names.map(name => spelling(name, command).length));
	return names.flatMap(name => {
		const [first = '', ...rest] = wrap(optionSpec(name, command).doc, lineWidth - width - 5);
		return [
			`  ${spelling(name, command).padEnd(width)}   ${first}`,
			...rest.map(line => `${' '.repeat(width + 5)}${line}`),
		];
	});
}

/** `-h, --help`; the value of --fix may be left out. */
function spelling(name: OptionName, command: CommandName): string {
	const { short, value } = optionSpec(name, command);
	const long = name === 'fix' ? `--fix[=${value}]` : `--${name}${value === undefined ? '' : ` ${value}`}`;
	return short === undefined ? long : `-${short}, ${long}`;
}

function lines(texts: readonly string[]): string {
	return `${texts.join('\n')}\n`;
}
