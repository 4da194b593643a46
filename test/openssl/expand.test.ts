import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Expansion, expandCipherString } from '../../server/src/openssl/expand.js';
import { type OpensslLibraryId, opensslLibraries, opensslLibrary } from '../../server/src/openssl/libraries.js';
import { expansionOf } from '../../server/src/openssl/memory.js';

const libraries = new Map(opensslLibraries.map(id => [id, opensslLibrary(id)]));

function expand(string: string, id: OpensslLibraryId = 'openssl-3.0'): Expansion {
	return expandCipherString(string, libraries.get(id) ?? opensslLibrary(id));
}

/** The suites in the notation of cipher strings, or the error. */
function result(string: string, id: OpensslLibraryId = 'openssl-3.0'): string {
	const { suites, error } = expand(string, id);
	return error?.kind ?? suites.map(({ suite }) => suite.name).join(':');
}

/** Two suites of one kind, small enough to read. */
const base = 'AES256-SHA:AES128-SHA';

describe('operators', () => {
	test.each([
		['a word adds its suites in the order of the library', 'kRSA+SHA1+AES', 'AES256-SHA:AES128-SHA'],
		['a name adds its suite at the end', 'AES128-SHA:AES256-SHA', 'AES128-SHA:AES256-SHA'],
		['what is there keeps its place', `${base}:AES256-SHA`, base],
		['+ moves to the end', `${base}:+AES256-SHA`, 'AES128-SHA:AES256-SHA'],
		['+ adds nothing', `${base}:+CAMELLIA128-SHA`, base],
		['- deletes', `${base}:-AES256-SHA`, 'AES128-SHA'],
		['a deleted suite can come back', `${base}:-AES256-SHA:AES256-SHA`, 'AES128-SHA:AES256-SHA'],
		['! deletes for good', `${base}:!AES256-SHA:AES256-SHA`, 'AES128-SHA'],
		['! counts before its suite is added, too', `!AES256-SHA:${base}`, 'AES128-SHA'],
		['words joined by + select what all of them select', 'AES256+SHA1+kRSA+aRSA', 'AES256-SHA'],
		['words that exclude each other select nothing', `${base}:!AES128+AES256`, base],
		['@STRENGTH puts the strongest first', 'AES128-SHA:CAMELLIA256-SHA:@STRENGTH', 'CAMELLIA256-SHA:AES128-SHA'],
		['an operator may follow a word at once', `${base}!AES256`, 'AES128-SHA'],
	])('%s', (_, string, expected) => {
		expect(result(string)).toBe(expected);
	});

	test('deleted suites come first when a word adds them back, since 1.0.0', () => {
		const string = `${base}:-AES256-SHA:-AES128-SHA:kRSA+SHA1+AES`;
		expect(result(string)).toBe('AES128-SHA:AES256-SHA');
		expect(result(string, 'openssl-0.9.8')).toBe('AES256-SHA:AES128-SHA');
	});
});

describe('separators', () => {
	test.each([
		`AES256-SHA,AES128-SHA`,
		`AES256-SHA;AES128-SHA`,
		`AES256-SHA AES128-SHA`,
		`:: ,AES256-SHA , ;:AES128-SHA: `,
	])('%s', string => {
		expect(result(string)).toBe(base);
	});
});

describe('errors', () => {
	test.each([
		['', 'no cipher match'],
		[':', 'no cipher match'],
		['FOO', 'no cipher match'],
		['ALL:!ALL', 'no cipher match'],
		['AES256-SHA:@FOO', 'invalid command'],
		['AES256-SHA:@strength', 'invalid command'],
		['AES256-SHA:!', 'invalid command'],
		['AES256-SHA:! AES', 'invalid command'],
		['AES256-SHA+', 'invalid command'],
		['AES256-SHA|AES128-SHA', 'invalid command'],
		['AES256-SHA:@SECLEVEL=6', 'invalid command'],
	])('%j', (string, expected) => {
		expect(result(string)).toBe(expected);
	});

	test('point at what is wrong', () => {
		expect(expand('HIGH:!MD5|RC4').error?.span).toEqual({ start: 9, end: 10 });
		expect(expand('HIGH:@FOO:!MD5').error?.span).toEqual({ start: 5, end: 9 });
		expect(expand('HIGH:!').error?.span).toEqual({ start: 5, end: 6 });
		expect(expand('HIGH:🔑').error?.span).toEqual({ start: 5, end: 7 });
		expect(expand('FOO').error?.span).toEqual({ start: 0, end: 3 });
	});

	test('what cannot be read ends the string since 1.1.1, so that a later level no longer counts', () => {
		// SSL_CTX_get_security_level after the call: 1.1.0h says 3, 1.1.1w and 3.0.20 say what it was before.
		expect(expand('HIGH|LOW:@SECLEVEL=3', 'openssl-1.1.0').securityLevel).toBe(3);
		expect(expand('HIGH|LOW:@SECLEVEL=3', 'openssl-1.1.1').securityLevel).toBeUndefined();
		expect(expand('HIGH|LOW:@SECLEVEL=3').securityLevel).toBeUndefined();
		expect(expand('@SECLEVEL=4:!').securityLevel).toBe(4);
		expect(expand('@FOO:@SECLEVEL=3').securityLevel).toBe(3);
	});

	test('an unknown word is ignored with the rest of its element, even with what is wrong there', () => {
		expect(result(`FOO_X:${base}`)).toBe(base);
		expect(result(`FOO!AES:${base}`)).toBe(base);
	});
});

describe('words that count at the start only', () => {
	test('DEFAULT', () => {
		const defaultSuites = result('DEFAULT');
		expect(result('ALL:!COMPLEMENTOFDEFAULT:!eNULL')).toBe(defaultSuites);
		expect(result('DEFAULTAES')).toBe(defaultSuites);
		expect(result('DEFAULT!ECDHE!DHE!PSK!SRP!AESGCM!SHA256')).toBe(base);
		expect(result(`${base}:DEFAULT`)).toBe(base);
		expect(result(':DEFAULT')).toBe('no cipher match');
	});

	test('SUITEB128 and its kin replace the whole string, since 1.0.2', () => {
		const both = 'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384';
		expect(result('SUITEB128')).toBe(both);
		expect(result('SUITEB128:!AES|')).toBe(both);
		expect(result('SUITEB128ONLY')).toBe('ECDHE-ECDSA-AES128-GCM-SHA256');
		expect(result('SUITEB192')).toBe('ECDHE-ECDSA-AES256-GCM-SHA384');
		expect(result(`${base}:SUITEB128`)).toBe(base);
		expect(result('SUITEB128', 'openssl-1.0.1')).toBe('no cipher match');
	});

	test('PROFILE=SYSTEM, which only Red Hat patches in, is an unknown word', () => {
		expect(result('PROFILE=SYSTEM')).toBe('no cipher match');
		expect(result(`PROFILE=SYSTEM:${base}`)).toBe(base);
		expect(result(`PROFILE=SYSTEM:${base}`, 'openssl-1.0.2')).toBe(base);
	});

	test('an equals sign after a known word is invalid before 1.1.0', () => {
		expect(result(`AES=128:${base}`)).toBe(base);
		expect(result(`AES=128:${base}`, 'openssl-1.0.2')).toBe('invalid command');
	});
});

describe('differences between versions', () => {
	test('RC4-MD5 stands for two suites where SSLv2 is compiled in', () => {
		expect(result('RC4-MD5', 'openssl-1.0.2-full')).toBe('RC4-MD5:RC4-MD5');
		expect(expand('RC4-MD5', 'openssl-1.0.2-full').suites.map(({ suite }) => suite.protocol)).toEqual([
			'SSLv3',
			'SSLv2',
		]);
		expect(result('RC4-MD5', 'openssl-1.1.1-full')).toBe('RC4-MD5');
	});

	test('names in the registry of IANA are known since 3.2', () => {
		expect(result('TLS_RSA_WITH_AES_128_CBC_SHA', 'openssl-3.0')).toBe('no cipher match');
		expect(result('TLS_RSA_WITH_AES_128_CBC_SHA', 'openssl-3.5')).toBe('AES128-SHA');
	});

	test('4.0 ignores case', () => {
		expect(result('aes128-sha', 'openssl-3.6')).toBe('no cipher match');
		expect(result('aes128-sha', 'openssl-4.0')).toBe('AES128-SHA');
		expect(result('default', 'openssl-4.0')).toBe(result('DEFAULT', 'openssl-4.0'));
		expect(result('ſuiteb128', 'openssl-4.0')).toBe('invalid command');
	});

	test('nothing has an effect on the last suite that ! left, before 1.0.1j', () => {
		// Tried with 1.0.0m, 1.0.1e, 1.0.1h (none) and 1.0.1j, 1.0.2s, 3.0.20 (NULL-MD5).
		const string = '!SHA:!ALL:!SHA256:!SHA384:eNULL';
		expect(result(string, 'openssl-1.0.0')).toBe('no cipher match');
		expect(result(string, 'openssl-1.0.1f')).toBe('no cipher match');
		expect(result(string, 'openssl-1.0.1')).toBe('NULL-MD5');
		expect(result(string)).toBe('NULL-MD5');
	});

	test('0.9.8 knows words that no suite of it meets, so that it reads on after them', () => {
		// From its source: what is switched off is the key exchange and the cipher of Fortezza, and all of Kerberos.
		const readsOn = (word: string) => result(`${base}:${word}|`, 'openssl-0.9.8') === 'invalid command';
		expect(['kDHr', 'kDHd', 'aDH', 'aFZA', 'kFZA', 'FZA', 'KRB5', 'EDH'].filter(readsOn)).toEqual([
			'kDHr',
			'kDHd',
			'aDH',
			'aFZA',
		]);
	});

	test('FIPS and eNULL exclude each other since 1.0.0, so that the rest of their element is not read', () => {
		// Tried with 1.0.0m.
		expect(result('NULL-MD5:FIPS+eNULL|', 'openssl-1.0.0')).toBe('NULL-MD5');
	});

	test('a dot makes a string invalid before 1.0.1', () => {
		expect(result('ALL:!TLSv1.2', 'openssl-1.0.0')).toBe('invalid command');
		expect(expand('ALL:!TLSv1.2', 'openssl-1.0.1').error).toBeUndefined();
	});

	test('@SECLEVEL is a command since 1.1.0', () => {
		expect(expand('ALL:@SECLEVEL=3').securityLevel).toBe(3);
		expect(expand('ALL').securityLevel).toBeUndefined();
		expect(result('ALL:@SECLEVEL=3', 'openssl-1.0.2')).toBe('invalid command');
	});

	test('DHE-RSA-DES-CBC3-SHA was called EDH-RSA-DES-CBC3-SHA until 1.0.2, and both are understood from then on', () => {
		const [dhe, edh] = ['DHE-RSA-DES-CBC3-SHA', 'EDH-RSA-DES-CBC3-SHA'];
		expect(result(dhe, 'openssl-1.0.1')).toBe('no cipher match');
		expect(result(dhe, 'openssl-1.0.2')).toBe(edh);
		expect(result(edh, 'openssl-1.1.0-full')).toBe(dhe);
	});

	test('COMPLEMENTOFDEFAULT is overwritten by a word about strength since 1.1.0', () => {
		expect(result('COMPLEMENTOFDEFAULT+HIGH')).toBe(result('HIGH'));
		expect(result('COMPLEMENTOFDEFAULT+HIGH', 'openssl-1.0.2-full')).not.toBe(result('HIGH', 'openssl-1.0.2-full'));
	});

	test('0.9.8 ends an element after the name of a suite', () => {
		expect(result('AES128-SHA+AES256-SHA', 'openssl-0.9.8')).toBe('AES128-SHA:AES256-SHA');
	});
});

describe('what each element does', () => {
	const describeElements = (string: string) =>
		expand(string).elements.map(
			({ text, operator, known, added, removed, moved }) =>
				`${text} ${operator}${known ? '' : ' unknown'} +${added} -${removed} >${moved}`,
		);

	test('is counted', () => {
		expect(describeElements(`${base}:!AES128:FOO:+AES256-SHA:+RC4:@STRENGTH`)).toEqual([
			'AES256-SHA add +1 -0 >0',
			'AES128-SHA add +1 -0 >0',
			'!AES128 remove +0 -1 >0',
			'FOO add unknown +0 -0 >0',
			'+AES256-SHA move +0 -0 >0',
			'+RC4 move unknown +0 -0 >0',
			'@STRENGTH command +0 -0 >0',
		]);
		expect(describeElements(`${base}:+AES256-SHA:@STRENGTH`).slice(2)).toEqual([
			'+AES256-SHA move +0 -0 >1',
			'@STRENGTH command +0 -0 >2',
		]);
		expect(describeElements('DEFAULT:-DHE')).toEqual(['DEFAULT add +57 -0 >0', '-DHE delete +0 -7 >0']);
	});

	test('lets suites in: each carries the span of its element', () => {
		const string = 'AES128-SHA:kRSA+SHA1+AES:-AES128-SHA:AES128-SHA';
		const spans = expand(string).suites.map(({ suite, span }) => [suite.name, string.slice(span.start, span.end)]);
		expect(spans).toEqual([
			['AES256-SHA', 'kRSA+SHA1+AES'],
			['AES128-SHA', 'AES128-SHA'],
		]);
		expect(expand(string).suites[1]?.span.start).toBe(37);
	});

	test('known words are told apart from unknown ones', () => {
		expect(expand('AES+FOO+BAR').elements[0]?.words.map(({ text, known }) => [text, known])).toEqual([
			['AES', true],
			['FOO', false],
		]);
	});
});

describe('any string', () => {
	const words = ['ALL', 'HIGH', 'AES', 'AES128-SHA', 'DEFAULT', 'SUITEB128', 'STRENGTH', 'SECLEVEL=1', 'eNULL', 'FOO'];
	const signs = [':', ' ', ',', ';', '+', '-', '!', '@', '_', '.', '=', '|', '\0', 'é', '🔑'];
	const cipherStrings = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.array(fc.constantFrom(...words, ...signs), { maxLength: 30 }).map(parts => parts.join('')),
	);

	test.each(opensslLibraries)('%s expands it the same way twice, with spans inside the text', id => {
		fc.assert(
			fc.property(cipherStrings, string => {
				const expansion = expand(string, id);
				expect(expand(string, id)).toEqual(expansion);
				const spans = [...expansion.suites, ...expansion.elements, ...(expansion.error ? [expansion.error] : [])];
				for (const { span } of spans) {
					expect(0 <= span.start && span.start <= span.end && span.end <= string.length).toBe(true);
				}
				for (const { span, text } of expansion.elements) {
					expect(string.slice(span.start, span.end)).toBe(text);
				}
				expect(new Set(expansion.suites.map(({ suite }) => suite.id)).size).toBe(expansion.suites.length);
				const known = libraries.get(id)?.suites ?? [];
				expect(expansion.suites.every(({ suite }) => known.includes(suite))).toBe(true);
				expect(expansionOf(string, id)).toEqual(expansion);
				expect(expansionOf(string, id)).toEqual(expansion);
			}),
			{ numRuns: 60 },
		);
	});

	test.each(opensslLibraries)('%s reads all of it but the separators, one element after the other', id => {
		fc.assert(
			fc.property(
				cipherStrings.filter(string => !/^SUITEB/i.test(string)),
				string => {
					let rest = '';
					let end = 0;
					for (const { span } of expand(string, id).elements) {
						expect(span.start).toBeGreaterThanOrEqual(end);
						rest += string.slice(end, span.start);
						end = span.end;
					}
					expect(rest + string.slice(end)).toMatch(/^[:;, ]*$/);
				},
			),
			{ numRuns: 60 },
		);
	});

	test('may be 100 kB long', () => {
		const library = opensslLibrary('openssl-3.0');
		const string = 'ALL:-AES:+DHE:!FOO:@STRENGTH:AES128-SHA+AES:'.repeat(2500);
		const { elements } = expandCipherString(string, library);
		expect(elements).toHaveLength(6 * 2500);
	});
});
