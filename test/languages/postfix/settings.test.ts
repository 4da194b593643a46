import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { postfixSettings } from '../../../server/src/languages/postfix/settings/catalogue.js';
import { type DerivedContext, derivedParameters } from '../../../server/src/languages/postfix/settings/derived.js';
import { postfixParameterNames } from '../../../server/src/languages/postfix/settings/names.js';
import { defaultAt, isKnownAt, type SettingKind } from '../../../server/src/languages/postfix/settings/setting.js';
import {
	atLeastVersion,
	compareVersions,
	knownBranches,
	parseVersion,
} from '../../../server/src/languages/postfix/settings/version.js';
import { referencesIn } from '../../../server/src/languages/postfix/syntax/references.js';
import { compareWithFacts, type Facts, setting, version } from './settings-facts.js';

const settings = [...postfixSettings.values()];

describe('versions', () => {
	test('a branch is its newest patch release', () => {
		expect(parseVersion('3.7.11')).toEqual([3, 7, 11]);
		expect(parseVersion('3.7')).toEqual([3, 7, Number.POSITIVE_INFINITY]);
		for (const text of ['', '3', '3.7.', 'v3.7', '3.7.11-0', '3.7.1.1']) {
			expect(parseVersion(text)).toBeUndefined();
		}
	});

	test('are ordered as numbers', () => {
		const sorted = ['2.2.12', '2.9.14', '2.10.0', '2.11', '3.0.2', '3.9.9', '3.10.0', '3.10', '3.11.0'];
		for (const [index, text] of sorted.entries()) {
			expect(compareVersions(version(text), version(text))).toBe(0);
			for (const older of sorted.slice(0, index)) {
				expect(compareVersions(version(older), version(text))).toBeLessThan(0);
				expect(compareVersions(version(text), version(older))).toBeGreaterThan(0);
			}
		}
		expect([...knownBranches].sort((a, b) => compareVersions(version(a), version(b)))).toEqual(knownBranches);
	});

	test('a branch begins with its first release', () => {
		expect(atLeastVersion('3.6.0', '3.6')).toBe(true);
		expect(atLeastVersion('3.6', '3.6.17')).toBe(true);
		expect(atLeastVersion('3.5.25', '3.6')).toBe(false);
		expect(atLeastVersion('3.10', '3.9')).toBe(true);
		expect(atLeastVersion('nonsense', '3.6')).toBe(false);
	});
});

describe('defaults', () => {
	test.each([
		['smtpd_tls_protocols', '2.9.0', ''],
		['smtpd_tls_protocols', '2.9.14', '!SSLv2, !SSLv3'],
		['smtpd_tls_protocols', '2.10.0', ''],
		['smtpd_tls_protocols', '2.11', '!SSLv2, !SSLv3'],
		['smtpd_tls_protocols', '3.5.25', '!SSLv2, !SSLv3'],
		['smtpd_tls_protocols', '3.7.11', '>=TLSv1'],
		['smtpd_tls_mandatory_protocols', '2.10.0', '!SSLv2'],
		['smtp_tls_ciphers', '3.0.1', 'export'],
		['smtp_tls_ciphers', '3.0', 'medium'],
		['smtp_tls_security_level', '3.10', ''],
		['smtp_tls_security_level', '3.11', '${{$compatibility_level} <level {3.11} ? {} : {may}}'],
		['lmtp_tls_security_level', '3.11', ''],
		['tls_high_cipherlist', '3.7', 'aNULL:-aNULL:HIGH:@STRENGTH'],
		['tls_null_cipherlist', '2.3', '!aNULL:eNULL+kRSA'],
		['lmtp_tls_scert_verifydepth', '2.3', '5'],
		['lmtp_tls_scert_verifydepth', '2.5', '9'],
		['smtp_tls_dane_insecure_mx_policy', '3.7.12', '${{$smtp_tls_security_level} == {dane} ? {dane} : {may}}'],
		['smtp_tls_dane_insecure_mx_policy', '3.7', 'dane'],
		['tlsproxy_tls_chain_files', '3.4', '$smtpd_tls_chain_files'],
		['tlsproxy_client_use_tls', '3.4', '$smtp_use_tls'],
		['tlsproxy_client_CAfile', '3.4', '$smtp_tls_CAfile'],
	])('%s in %s', (name, release, expected) => {
		expect(defaultAt(setting(name), version(release))).toBe(expected);
	});

	test.each([
		['smtpd_tls_protocols', '2.5', 'not yet'],
		['smtpd_tls_cipherlist', '2.2.12', 'known'],
		['smtpd_tls_cipherlist', '2.3.0', 'removed'],
		['tls_legacy_public_key_fingerprints', '3.10', 'known'],
		['tls_legacy_public_key_fingerprints', '3.11', 'removed'],
		// It came to four branches at once, in patch releases.
		['tls_config_file', '3.5.19', 'not yet'],
		['tls_config_file', '3.5.20', 'known'],
		['tls_config_file', '3.6.4', 'not yet'],
		['tls_config_file', '3.7.6', 'known'],
		['tls_config_file', '3.9.0', 'known'],
		['tls_fast_shutdown', '3.1.13', 'known'],
		['tls_fast_shutdown', '3.4.7', 'removed'],
		['tls_fast_shutdown', '3.7', 'removed'],
	])('%s in %s is %s', (name, release, expected) => {
		expect(isKnownAt(setting(name), version(release))).toBe(expected);
		expect(defaultAt(setting(name), version(release)) !== undefined).toBe(expected === 'known');
	});

	test('are sorted, begin with the setting and do not repeat themselves', () => {
		for (const { name, since, defaults } of settings) {
			expect(defaults[0]?.since, name).toBe(since);
			for (const [index, entry] of defaults.slice(1).entries()) {
				const before = defaults[index];
				expect(before && compareVersions(version(before.since), version(entry.since)), name).toBeLessThan(0);
				expect(entry.value, `${name} ${entry.since}`).not.toBe(before?.value);
			}
		}
	});
});

describe('summaries', () => {
	test('are whole sentences of reasonable length', () => {
		for (const { name, summary } of settings) {
			expect(summary, name).toMatch(/^[A-Z].*[^.]\.$/s);
			expect(summary.length, `${name}: ${summary.length} characters`).toBeLessThanOrEqual(600);
			expect(summary, name).not.toMatch(/ {2}|undefined|[\n\t]|\$\{(?:prefix|name|peer)/);
			expect(summary.split('`').length % 2, `backticks of ${name}`).toBe(1);
		}
	});

	test('differ from each other', () => {
		const first = new Map<string, string>();
		const twins = settings.filter(({ name, summary }) => first.has(summary) || !first.set(summary, name));
		expect(twins.map(({ name, summary }) => [name, first.get(summary)])).toEqual([]);
	});

	test('mention settings that exist', () => {
		// Restrictions, attributes of the policy table, and file names.
		const others = /^(?:permit_|check_)|^connection_reuse$|^openssl_conf$|_scache$/;
		for (const { name, summary, values = [] } of settings) {
			const text = [summary, ...values.map(({ meaning }) => meaning)].join(' ');
			const words = [...text.matchAll(/`\$?([a-z]+_\w+)/g)].map(([, word = '']) => word);
			// `smtpd_tls_{,ec,d}{cert,key}_file` stands for six names.
			const unknown = words.filter(
				word => !postfixParameterNames.has(word) && !others.test(word) && !text.includes(`${word}{`),
			);
			expect(unknown, name).toEqual([]);
		}
	});

	test('list values without repeating one', () => {
		for (const { name, values = [] } of settings) {
			expect(new Set(values.map(({ value }) => value)).size, name).toBe(values.length);
			for (const { value, meaning } of values) {
				expect(meaning, `${name}: ${value}`).toMatch(/\.$/);
			}
		}
	});
});

test('enumerations say what they may be', () => {
	const needsValues: readonly SettingKind[] = ['enum', 'enumOrFile', 'flagList', 'flagListOrHex', 'protocolList'];
	expect(settings.filter(({ kind, values }) => needsValues.includes(kind) && !values).map(({ name }) => name)).toEqual(
		[],
	);
});

test('successors of deprecated settings exist', () => {
	for (const { name, deprecated } of settings) {
		if (deprecated?.replacedBy !== undefined) {
			expect(postfixSettings.has(deprecated.replacedBy), name).toBe(true);
		}
	}
});

describe('names', () => {
	test('hold every setting of the catalogue, with the same releases', () => {
		for (const { name, since, removedIn } of settings) {
			const known = postfixParameterNames.get(name);
			expect(known, name).toBeDefined();
			expect(known?.removedIn, name).toBe(removedIn);
			expect(known?.since, name).toBe(
				since.startsWith('2.2.') && since !== '2.2.9' ? undefined : since.replace(/\.0$/, ''),
			);
		}
	});

	test('hold what is not about TLS', () => {
		expect(postfixParameterNames.size).toBeGreaterThan(880);
		for (const name of [
			'2bounce_notice_recipient',
			'myhostname',
			'smtputf8_enable',
			'virtual_uid_maps',
			'fallback_relay',
		]) {
			expect(postfixParameterNames.has(name), name).toBe(true);
		}
		expect(postfixParameterNames.get('smtpd_forbid_bare_newline')).toEqual({ since: '3.5.23' });
		expect(postfixParameterNames.get('smtpd_reject_filter_maps')).toEqual({ since: '3.11' });
		expect(postfixParameterNames.get('smtpd_sasl_application_name')).toEqual({ removedIn: '2.3' });
		for (const name of postfixParameterNames.keys()) {
			expect(name).toMatch(/^[a-z0-9]\w+$/i);
		}
	});
});

/** Names in `main.cf` of which `postconf -n` 3.7.11 says nothing, and those that it calls unused. */
describe('derived parameters', () => {
	const services = new Map([
		...(['smtp', 'relay'] as const).map(name => [name, 'smtp'] as const),
		['policy', 'spawn'],
		['maildrop', 'pipe'],
		['discard', 'discard'],
		['smtp-amavis', 'lmtp'],
	]);

	test.each<[string, Partial<DerivedContext>, readonly string[], readonly string[]]>([
		[
			'services of master.cf',
			{ services },
			[
				'relay_destination_concurrency_limit',
				'smtp_initial_destination_concurrency',
				'smtp-amavis_extra_recipient_limit',
				'maildrop_destination_recipient_limit',
				'maildrop_time_limit',
				'policy_time_limit',
				'relay_transport_rate_delay',
			],
			[
				'foo_destination_recipient_limit',
				'foo_time_limit',
				'smtp_time_limit',
				'policy_destination_recipient_limit',
				'discard_destination_recipient_limit',
				'default_initial_destination_concurrency',
			],
		],
		[
			'services while master.cf is not known',
			{},
			['foo_destination_recipient_limit', 'policy_time_limit', 'dovecot_destination_recipient_limit'],
			['smtp_time_limit', 'smtpd_destination_recipient_limit', 'default_initial_destination_concurrency', 'foo'],
		],
		[
			'databases',
			{ values: ['ldap:foo, proxy:mysql:bar, pgsql:/etc/x.cf, sqlite:sq memcache:mc {ldap:inner}', 'proxy:ldap:$baz'] },
			[
				'foo_server_host',
				'foo_tls_cert',
				'bar_hosts',
				'bar_select_field',
				'sq_dbpath',
				'mc_backup',
				'inner_bind',
				'any_version',
			],
			['foo_nonsense', 'bar_server_hosts', 'pg_hosts', 'sq_hosts', 'foo_dbpath'],
		],
		[
			'restriction classes',
			{ restrictionClasses: 'greylist, other_class', values: ['third_class'] },
			['greylist', 'other_class'],
			['third_class', 'grey'],
		],
		['words while the classes are not known', { values: ['permit_mynetworks, greylist'] }, ['greylist'], ['grey']],
		[
			'references',
			{
				values: [
					'hash:/etc/$mine ${alsomine} $(other) ${braced?yes} ${foo?$cond} ${foo?{$cond2}:{${nested}}}',
					'$$dollar',
					'$self',
				],
				restrictionClasses: '',
			},
			['mine', 'alsomine', 'other', 'braced', 'cond', 'cond2', 'nested', 'self'],
			['dollar', 'min', 'etc', 'yes'],
		],
	])('%s', (_title, { values = [], ...rest }, used, unused) => {
		const context = { values, references: new Set(values.flatMap(referencesIn)), ...rest };
		expect(used.filter(name => !derivedParameters(context)(name))).toEqual([]);
		expect(unused.filter(name => derivedParameters(context)(name))).toEqual([]);
	});
});

const file = new URL('../../../../shared/facts/postfix.json', import.meta.url);

if (existsSync(file)) {
	compareWithFacts(JSON.parse(readFileSync(file, 'utf8')) as Facts);
} else {
	console.warn(`\n*** ${file.pathname} is missing: the catalogue is NOT compared with the source of Postfix. ***\n`);
	test('the facts to compare the catalogue with are missing here', () => {
		expect(existsSync(file)).toBe(false);
	});
}
