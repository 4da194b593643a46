import { describe, expect, test } from 'vitest';
import type { Endpoint } from '../../../server/src/tls/endpoint.js';
import { analysisOf } from '../../service/analysis.js';

/** The destinations of a policy table beside a main.cf, by their keys. */
function partners(main: string, table = '', master?: string): ReadonlyMap<string | undefined, Endpoint> {
	const beside = [
		...(table === '' ? [] : [{ file: 'tls_policy', text: table }]),
		...(master === undefined ? [] : [{ file: 'master.cf', text: master }]),
	];
	const { tls } = analysisOf(main, {}, { beside });
	return new Map(tls.endpoints.filter(({ direction }) => direction === 'client').map(one => [one.destination, one]));
}

const maps = 'smtp_tls_policy_maps = hash:/etc/postfix/tls_policy\n';

describe('what a policy says counts more than main.cf (smtp_tls_policy_maps in postconf(5))', () => {
	const main = `${maps}smtp_tls_security_level = may
smtp_tls_protocols = >=TLSv1.1
smtp_tls_mandatory_protocols = >=TLSv1.2
smtp_tls_ciphers = medium
smtp_tls_mandatory_ciphers = high
smtp_tls_exclude_ciphers = RC4
smtp_tls_mandatory_exclude_ciphers = 3DES
`;
	test.each([
		['encrypt', 'mandatory', ['TLSv1.2', 'TLSv1.3'], 'high', ':!RC4:!3DES:!eNULL'],
		['may', 'opportunistic', ['TLSv1.1', 'TLSv1.2', 'TLSv1.3'], 'medium', ':!RC4'],
		['secure', 'mandatory', ['TLSv1.2', 'TLSv1.3'], 'high', ':!RC4:!3DES:!aNULL'],
		['encrypt protocols=TLSv1.3', 'mandatory', ['TLSv1.3'], 'high', ':!RC4:!3DES:!eNULL'],
		['may protocols=!SSLv2:!SSLv3:!TLSv1.3', 'opportunistic', ['TLSv1', 'TLSv1.1', 'TLSv1.2'], 'medium', ':!RC4'],
		['encrypt ciphers=medium', 'mandatory', ['TLSv1.2', 'TLSv1.3'], 'medium', ':!RC4:!3DES:!eNULL'],
		// The attribute takes the place of both lists.
		['encrypt exclude=aNULL:MD5', 'mandatory', ['TLSv1.2', 'TLSv1.3'], 'high', ':!aNULL:!MD5:!eNULL'],
		['Encrypt Ciphers=Medium', 'mandatory', ['TLSv1.2', 'TLSv1.3'], 'medium', ':!RC4:!3DES:!eNULL'],
	])('%s', (policy, security, protocols, grade, exclusions) => {
		const partner = partners(main, `example.com ${policy}\n`).get('example.com');
		expect(partner?.security.value).toBe(security);
		expect([...(partner?.protocols.value ?? [])]).toEqual(protocols);
		expect(partner?.ciphers.value?.grade).toBe(grade);
		expect(partner?.ciphers.value?.text.replace(/^.*@STRENGTH/, '').replace(/^(?:(?!:!).)*/, '')).toBe(exclusions);
	});

	test('a refused policy is broken and nothing is claimed of its level', () => {
		const partner = partners(main, 'example.com encrypt match=x\n').get('example.com');
		expect(partner?.security.value).toBeNull();
		expect(partner?.broken?.reason).toContain('stays in the queue');
	});

	test('origins point at the word of the table', () => {
		const table = 'example.org may\nexample.com encrypt ciphers=medium\nexample.net encrypt ciphers=medium\n';
		const all = partners(main, table);
		for (const key of ['example.com', 'example.net']) {
			const partner = all.get(key);
			const start = table.indexOf(key);
			expect(partner?.id).toBe(`postfix/smtp/unix/${key}`);
			expect(partner?.level.origin).toMatchObject({ file: 'tls_policy', section: key });
			expect(partner?.level.origin.span.start).toBe(start + 'example.com '.length);
			expect(partner?.ciphers.origin.span.start).toBe(start + 'example.com encrypt ciphers='.length);
			expect(partner?.protocols.origin.file).toBe('main.cf');
		}
	});
});

describe('names and authorities', () => {
	test.each([
		['secure', ['nexthop', 'dot-nexthop'], ['/ca.pem']],
		['verify', ['hostname'], ['/ca.pem']],
		['secure match=a.example:.b.example match=c.example', ['a.example', '.b.example', 'c.example'], ['/ca.pem']],
		['secure tafile=/x.pem', ['nexthop', 'dot-nexthop'], ['/ca.pem', '/x.pem']],
	])('%s', (policy, names, authorities) => {
		const { peer } = partners(`${maps}smtp_tls_CAfile = /ca.pem\n`, `example.com ${policy}\n`).get('example.com') ?? {};
		expect(peer?.names.value).toEqual(names);
		expect(peer?.authorities.value).toEqual(authorities);
	});

	test('fingerprints and TLSA records need neither', () => {
		const all = partners(maps, 'a.example dane-only\nb.example fingerprint match=ab:cd\nc.example encrypt\n');
		expect([...all.values()].map(({ peer }) => peer)).toEqual([undefined, undefined, undefined, undefined]);
	});
});

describe('which policies there are', () => {
	const keys = (...given: Parameters<typeof partners>) =>
		[...partners(...given).keys()].filter(key => key !== undefined);

	test('the first table that knows a destination counts', () => {
		const main = 'smtp_tls_policy_maps = inline:{a.example=none}, texthash:/etc/postfix/tls_policy\n';
		const all = partners(main, 'a.example encrypt\nb.example encrypt\n');
		expect(all.get('a.example')?.level.value).toBe('none');
		expect(all.get('b.example')?.level.value).toBe('encrypt');
	});

	test('of several entries for one key a table counts the first, an inline table the last', () => {
		expect(partners(maps, 'a.example none\na.example encrypt\n').get('a.example')?.level.value).toBe('none');
		const inline = 'smtp_tls_policy_maps = inline:{a.example=none, a.example=encrypt}\n';
		expect(partners(inline).get('a.example')?.level.value).toBe('encrypt');
	});

	test('tables inside of tables, and paths in variables', () => {
		expect(keys('smtp_tls_policy_maps = proxy:unionmap:{hash:/etc/postfix/tls_policy}\n', 'x.example may\n')).toEqual([
			'x.example',
		]);
		expect(keys('smtp_tls_policy_maps = hash:$config_directory/tls_policy\n', 'x.example may\n')).toEqual([
			'x.example',
		]);
	});

	test('a table that nothing names is no table of policies', () => {
		expect(keys('smtp_tls_security_level = may\n', 'x.example may\n')).toEqual([]);
	});

	test('what cannot be read leaves the guess that there is a partner', () => {
		const main = 'smtp_tls_security_level = may\nsmtp_tls_mandatory_protocols = >=TLSv1\n';
		const ids = (text: string, table?: string, master?: string) =>
			[...partners(text, table, master).values()].map(({ id }) => id);
		expect(ids(`${main}smtp_tls_policy_maps = mysql:/etc/postfix/policy.cf\n`)).toContain('postfix/smtp-partner/unix');
		expect(ids(`${main}${maps}`)).toContain('postfix/smtp-partner/unix');
		expect(ids(`${main}${maps}`, 'a.example encrypt\n', 'smtp unix - - n - - smtp\n')).not.toContain(
			'postfix/smtp-partner/unix',
		);
	});

	test('services with words of their own have partners of their own', () => {
		const master = `smtp unix - - n - - smtp
relay unix - - n - - smtp -o syslog_name=relay
other unix - - n - - smtp -o smtp_tls_mandatory_protocols=TLSv1.3
`;
		const { tls } = analysisOf(
			maps,
			{},
			{
				beside: [
					{ file: 'tls_policy', text: 'a.example encrypt\n' },
					{ file: 'master.cf', text: master },
				],
			},
		);
		const own = tls.endpoints.filter(({ destination }) => destination !== undefined);
		expect(own.map(({ id }) => id)).toEqual(['postfix/smtp/unix/a.example', 'postfix/other/unix/a.example']);
		expect([...(own[1]?.protocols.value ?? [])]).toEqual(['TLSv1.3']);
	});

	test('a table without its main.cf: only its own words count', () => {
		const table = 'example.com encrypt protocols=TLSv1.2\n';
		const { tls } = analysisOf(table, {}, { language: 'postfix-tls-policy', name: 'tls_policy' });
		expect(tls.endpoints).toHaveLength(1);
		expect([...(tls.endpoints[0]?.protocols.value ?? [])]).toEqual(['TLSv1.2']);
		expect(tls.endpoints[0]?.ciphers.value).toBeNull();
	});
});

describe('the edits of an entry', () => {
	test.each([
		['example.com encrypt ciphers=high\n', 'example.com encrypt ciphers=high protocols=>=TLSv1.2\n'],
		['example.com encrypt\n  ciphers=high\n', 'example.com encrypt\n  ciphers=high protocols=>=TLSv1.2\n'],
	])('%j', (table, expected) => {
		const analysis = analysisOf(
			table,
			{},
			{
				language: 'postfix-tls-policy',
				name: 'tls_policy',
				beside: [{ file: 'main.cf', text: maps }],
			},
		);
		const finding = analysis.findings.find(({ rule }) => rule === 'policy-without-floor');
		const [edit] = finding?.fixes[0]?.edits ?? [];
		expect(edit && table.slice(0, edit.span.start) + edit.newText + table.slice(edit.span.end)).toBe(expected);
	});
});
