import { describe, expect, test } from 'vitest';
import { type ConfigFile, keyOf, serviceFields } from '../../server/src/languages/language.js';
import { parse, printedValue } from '../../server/src/service/check.js';
import { hasShared, listShared, readShared } from '../shared.js';
import { postconfOf } from './postfix.js';
import { canRunPostfix, withPostfix } from './running-postfix.js';

/** What the real postconf says of a master.cf; both sides are read as Latin-1. */
function ask(master: Buffer, option: string) {
	return postconfOf({ 'main.cf': 'compatibility_level = 3.6\n', 'master.cf': master }, option);
}

/** Names that `postconf -F` has for the columns. */
const columns = ['service', 'type', 'private', 'unprivileged', 'chroot', 'wakeup', 'process_limit'] as const;

function compare(master: Buffer): void {
	const answer = ask(master, '-F');
	const config = parse('master.cf', master.toString('latin1'), 'postfix-master');
	const errors = config.problems.filter(({ severity }) => severity === 'error');
	if (answer.status !== 0) {
		expect(errors.length > 0 || config.isTemplate, answer.stderr).toBe(true);
		return;
	}
	expect(answer.stdout.split('\n').filter(line => !/\/command = /.test(line))).toEqual(fieldLines(config));
	expect(commandsOf(answer.stdout)).toEqual(config.services.map(({ fields }) => fields.command.text));
	compareOverrides(master, config);
}

function fieldLines({ services }: ConfigFile): string[] {
	const lines = services.flatMap(({ fields }) =>
		columns.map(
			(column, index) =>
				`${fields.name.text}/${fields.type.text}/${column} = ${fields[serviceFields[index] ?? 'name'].text}`,
		),
	);
	return [...lines, ''];
}

function commandsOf(stdout: string): string[] {
	return [...stdout.matchAll(/\/command = (\S+)/g)].map(([, command = '']) => command);
}

/**
 * `postconf -P` prints each override once, the last of several, and one of two services with the same name. It misreads
 * `-oname=value` without a blank where an `o` follows in the name; the daemons do not (see the truth of configuration 23).
 */
function compareOverrides(master: Buffer, config: ConfigFile): void {
	if (
		/-[a-zA-Z]*o[^\s{]*o/.test(config.services.flatMap(service => service.arguments.map(({ text }) => text)).join(' '))
	) {
		return;
	}
	const names = config.services.map(({ fields }) => `${fields.name.text}/${fields.type.text}`);
	if (new Set(names).size < names.length) {
		return;
	}
	const ours = new Map(config.settings.map(setting => [keyOf(setting), printedValue(config, setting)]));
	const lines = [...ours].map(([key, value]) => `${key} = ${value}`.trimEnd());
	const theirs = ask(master, '-P').stdout.split('\n').filter(Boolean);
	expect(theirs.map(line => line.trimEnd()).sort()).toEqual(lines.sort());
}

describe('as postconf -F and -P print it', () => {
	test.each([
		['smtp inet n - y - - smtpd\n'],
		['a inet n - y - - smtpd -v -o smtpd_tls_auth_only=yes -o smtpd_tls_auth_only=no\n'],
		['a inet n - y - - smtpd -o { smtpd_tls_auth_only = yes } -o smtp_tls_loglevel=1\n'],
		['a inet n - y - - smtpd\n -o smtpd_tls_auth_only=\n# c\n\n -o smtp_tls_loglevel="1 2"\n'],
		['a inet n - y - -\n'],
		['a foo n - y - - smtpd\n'],
		['a inet x - y - - smtpd\n'],
		['a inet n - y q - smtpd\n'],
		['a inet n - y - x smtpd\n'],
		[' a inet n - y - - smtpd\nb inet n - y 60? 1 smtpd\n'],
		['a inet n - y - - pipe argv=x -o a=b\n'],
		['a inet n - y - - smtpd -- -o smtpd_tls_auth_only=yes\n'],
		['a inet n - y - - smtpd -o\n'],
		['a inet n - y - - smtpd -o smtpd_tls_auth_only -o smtp_tls_loglevel=1\n'],
		['a inet n - y - - smtpd -o { smtpd_tls_auth_only = yes\n'],
		['a inet n - y - - smtpd -o smtpd_tls_auth_only = yes\n'],
	])('%j', text => compare(Buffer.from(text, 'latin1')));
});

// `postconf` only warns of braces; the master ends.
describe.runIf(canRunPostfix)('an error says that the master does not start', () => {
	test.each([
		['smtpd -o {smtpd_tls_auth_only=yes}'],
		['smtpd -o smtpd_banner={b'],
		['smtpd -o{ smtpd_banner = {b} }'],
		['smtpd -o {smtpd_tls_auth_only=yes'],
		['smtpd -o {smtpd_tls_auth_only=yes}x'],
		['pipe user=nobody argv=/bin/a {b'],
		['pipe user=nobody {argv=/bin/a}{b}'],
	])('%s', async command => {
		const master = `sample unix - n n - - ${command}\n`;
		const isUp = await withPostfix({ main: '', master }, async postfix => postfix.isUp());
		const { problems } = parse('master.cf', master, 'postfix-master');
		expect(problems.some(({ severity }) => severity === 'error')).toBe(!isUp);
	});
});

if (hasShared('corpus/postfix-master/')) {
	describe('corpus', () => {
		test.each(listShared('corpus/postfix-master/'))('%s', name => compare(readShared(`corpus/postfix-master/${name}`)));
	});
}
