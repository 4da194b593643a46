import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyOf } from '../../../server/src/languages/language.js';
import { parse, printedValue } from '../../../server/src/service/check.js';

function read(text: string) {
	return parse('master.cf', text, 'postfix-master');
}

/** Overrides as `postconf -P` prints them, in the order of the file. */
function overrides(text: string): string[] {
	const config = read(text);
	return config.settings.map(setting => `${keyOf(setting)} = ${printedValue(config, setting)}`.trimEnd());
}

function messages(text: string): string[] {
	return read(text).problems.map(({ severity, message }) => `${severity}: ${message}`);
}

const smtpd = 'submission inet n - y - - smtpd';

describe('services', () => {
	test('have eight fields', () => {
		const [service] = read('127.0.0.1:465 inet n - y 60? 1 smtpd -v\n').services;
		expect(Object.entries(service?.fields ?? {}).map(([field, { text }]) => [field, text])).toEqual([
			['name', '127.0.0.1:465'],
			['type', 'inet'],
			['private', 'n'],
			['unprivileged', '-'],
			['chroot', 'y'],
			['wakeup', '60?'],
			['processLimit', '1'],
			['command', 'smtpd'],
		]);
	});

	test('go on in lines that start with a blank, with comments and empty lines between', () => {
		const text = `${smtpd}\n# note\n\n  -o syslog_name=postfix/submission\n`;
		expect(read(text).items.map(({ kind }) => kind)).toEqual(['service']);
		expect(overrides(text)).toEqual(['submission/inet/syslog_name = postfix/submission']);
	});

	// What `postconf -M` of 3.7.11 says of each: "bad field count", "invalid type field", and so on; it then stops.
	test.each([
		['a inet n - y -', '6 of 8 fields'],
		['a tcp n - y - - smtpd', '"tcp" in the field type'],
		['a inet x - y - - smtpd', '"x" in the field private'],
		['a inet n x y - - smtpd', '"x" in the field unpriv'],
		['a inet n - x - - smtpd', '"x" in the field chroot'],
		['a inet n - y q - smtpd', '"q" in the field wakeup'],
		['a inet n - y - many smtpd', '"many" in the field maxproc'],
		// master(8) of 3.7.11 ends with status 1; `postconf -P` only warns: "missing '}'", "syntax error after '}'".
		['a inet n - y - - smtpd -o {b=c', '"{b=c" has no closing "}"'],
		['a inet n - y - - smtpd -o {b', '"{b" has no closing "}"'],
		['a inet n - y - - smtpd -o {b=c}d', '"{b=c}d" goes on behind its closing "}"'],
		['a unix - n n - - pipe user=x argv=/bin/a {b', '"{b" has no closing "}"'],
		['a unix - n n - - pipe user=x {argv=/bin/a}{b}', '"{argv=/bin/a}{b}" goes on behind its closing "}"'],
	])('%s is refused', (text, message) => {
		expect(messages(`${text}\n`)).toEqual([expect.stringContaining(`error: ${message}`)]);
	});
});

describe('overrides', () => {
	test.each([
		['-o smtpd_tls_auth_only=yes', 'smtpd_tls_auth_only = yes'],
		['-o smtpd_tls_auth_only=', 'smtpd_tls_auth_only ='],
		['-o { smtpd_tls_protocols = !SSLv2, !SSLv3 }', 'smtpd_tls_protocols = !SSLv2, !SSLv3'],
		['-o {smtpd_tls_protocols=!SSLv2,\n !SSLv3}', 'smtpd_tls_protocols = !SSLv2, !SSLv3'],
		// The running smtpd reads these so, though `postconf -P` does not.
		['-osmtpd_tls_mandatory_protocols=>=TLSv1.3', 'smtpd_tls_mandatory_protocols = >=TLSv1.3'],
		['-v -o a=$b', 'a = $b'],
		['-o a="x', 'a = "x'],
		// The master starts with it, and smtpd sees what it may make of the value.
		['-o a={b', 'a = {b'],
		['-o{ a = {b} }', 'a = {b}'],
	])('%s', (argument, override) => {
		expect(overrides(`${smtpd} ${argument}\n`)).toEqual([`submission/inet/${override}`]);
		expect(messages(`${smtpd} ${argument}\n`)).toEqual([]);
	});

	test('come as often as they are written', () => {
		expect(overrides(`${smtpd} -o a=1 -o a=2\n`)).toEqual(['submission/inet/a = 1', 'submission/inet/a = 2']);
	});

	test('end at the first argument that is no option', () => {
		expect(overrides('p unix - n n - - pipe flags=R argv=/bin/x -o a=b\n')).toEqual([]);
		expect(messages('p unix - n n - - pipe flags=R argv=/bin/x -o a=b\n')).toEqual([]);
		expect(messages(`${smtpd} x -o a=b\n`)).toEqual([expect.stringContaining('warning: smtpd takes no argument "x"')]);
	});

	test('leave room for the flags of the clients behind them', () => {
		// smtp(8): "smtp [generic Postfix daemon options] [flags=DORX]"
		const lmtp = 'lmtp unix - - n - - lmtp';
		expect(overrides(`${lmtp} -o a=b flags=O\n`)).toEqual(['lmtp/unix/a = b']);
		expect(messages(`${lmtp} -o a=b flags=O\n`)).toEqual([]);
		expect(messages(`${lmtp} flags=O -o a=b\n`)).toEqual([expect.stringContaining('lmtp takes no argument "-o"')]);
		expect(messages(`${smtpd} flags=O\n`)).toEqual([expect.stringContaining('smtpd takes no argument "flags=O"')]);
	});

	test.each([['-o smtpd_tls_auth_only'], ['-o'], ['-o =yes']])('%s is no override', argument => {
		expect(overrides(`${smtpd} ${argument}\n`)).toEqual([]);
		expect(messages(`${smtpd} ${argument}\n`)).toEqual([expect.stringContaining('error: "-o')]);
	});

	test('stand where they are said to', () => {
		const text = `${smtpd}\n  -o { smtpd_tls_protocols =\n  >=TLSv1.2 } -o b=c\n`;
		const { settings } = read(text);
		expect(settings.map(({ name }) => text.slice(name.span.start, name.span.end))).toEqual([
			'smtpd_tls_protocols',
			'b',
		]);
		expect(settings.map(({ value }) => text.slice(value.span.start, value.span.end))).toEqual(['>=TLSv1.2', 'c']);
	});
});

test('a template is read as far as it goes, and not accused', () => {
	const text = '{% if x %}\n{{ name }} inet n - y - {{ limit }} smtpd\n  -o a={{ b }}\n{% endif %}\n';
	expect(messages(text)).toEqual([]);
});

test('any text: nothing is lost, nothing fails', () => {
	const word = fc.constantFrom(
		'smtp',
		'inet',
		'n',
		'-',
		'y',
		'smtpd',
		'-o',
		'a=b',
		'{',
		'}',
		'=',
		'\n',
		'\n ',
		'#',
		'\r\n',
		'\t',
		'\0',
		'é',
	);
	fc.assert(
		fc.property(fc.array(fc.oneof(word, fc.string())), words => {
			const text = words.join(' ');
			const { items, settings } = read(text);
			expect(items.map(({ span }) => text.slice(span.start, span.end)).join('')).toBe(text);
			for (const { name, value } of settings) {
				expect(name.span.start).toBeLessThanOrEqual(value.span.end);
				expect(value.span.end).toBeLessThanOrEqual(text.length);
			}
		}),
	);
});
