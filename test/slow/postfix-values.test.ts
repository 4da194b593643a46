import { describe, expect, test } from 'vitest';
import type { ConfigFile } from '../../server/src/languages/language.js';
import { parse, printedValue } from '../../server/src/service/check.js';
import { hasShared, listShared, readShared } from '../shared.js';
import { hasPostconf, postconf, settingsOf } from './postfix.js';

test('the real postconf is here to judge', () => {
	expect(hasPostconf, 'install Postfix: apt-get install postfix').toBe(true);
});

/** Byte for byte: both sides are read as Latin-1. */
function ours(bytes: Buffer): ConfigFile {
	return parse('main.cf', bytes.toString('latin1'), 'postfix-main');
}

function lastValues(config: ConfigFile): ReadonlyMap<string, string> {
	return new Map(config.settings.map(setting => [setting.name.text, printedValue(config, setting)]));
}

function compare(bytes: Buffer): void {
	const answer = postconf(bytes, '-n');
	const config = ours(bytes);
	const errors = config.problems.filter(({ severity }) => severity === 'error');
	if (answer.status !== 0) {
		// A template is not meant to be read by Postfix before it is rendered.
		expect(errors.length > 0 || config.isTemplate || /[{<%]/.test(answer.stderr)).toBe(true);
		return;
	}
	expect(errors).toEqual([]);
	const values = lastValues(config);
	for (const [name, value] of settingsOf(answer.stdout)) {
		expect(values.get(name), name).toBe(value);
	}
}

describe('values as postconf -n prints them', () => {
	test.each([
		['a=1\nsmtp_tls_loglevel=2\r\n 3\r\n'],
		['smtpd_tls_loglevel\n = 1\n'],
		['smtpd_tls_ciphers =\n\n\n#c\n\n high\n#d\nsmtp_tls_loglevel=2'],
		['smtpd_tls_loglevel = 1 # not a comment\n'],
		['smtpd_tls_ciphers = a\0b\nsmtp_tls_loglevel=2\n'],
		[' smtpd_tls_loglevel = 1\nsmtp_tls_loglevel=2\n'],
		['smtpd_tls_ciphers = a\x0bb\x0c c\n'],
		['smtpd_tls_ciphers = caf\xe9 \xa0\x85 x\n'],
		['\xef\xbb\xbf# c\nsmtp_tls_loglevel=2\n'],
		['smtpd_tls_loglevel\n'],
		['= 1\n'],
		['smtpd_tls_ciphers =\n'],
		['\n\n#\n'],
	])('%j', text => {
		compare(Buffer.from(text, 'latin1'));
	});
});

for (const folder of ['corpus/postfix-main/', 'corpus/templates/']) {
	if (hasShared(folder)) {
		describe(folder, () => {
			test.each(listShared(folder).filter(name => folder.includes('postfix-main') || /main\.cf/.test(name)))(
				'%s',
				name => {
					compare(readShared(folder + name));
				},
			);
		});
	}
}

interface Case {
	readonly name: string;
	readonly program: string;
	readonly files: Readonly<Record<string, string>>;
	readonly runs: readonly { readonly argv: readonly string[]; readonly rc: number; readonly stdout: string }[];
}

if (hasShared('programs/cases.json')) {
	const cases: readonly Case[] = JSON.parse(readShared('programs/cases.json').toString());
	const recorded = cases.flatMap(({ name, files, runs }) =>
		runs
			.filter(({ argv }) => argv.join(' ') === 'postconf -c DIR -n')
			.map(run => ({ name, run, main: files['main.cf'] ?? '' })),
	);
	test.each(recorded)('recorded case $name', ({ run, main }) => {
		const values = lastValues(ours(Buffer.from(main, 'latin1')));
		expect(run.rc).toBe(0);
		for (const [name, value] of settingsOf(run.stdout)) {
			expect(values.get(name), name).toBe(value);
		}
	});
}
