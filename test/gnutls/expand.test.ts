import { describe, expect, test } from 'vitest';
import { type Admitted, expandPriorityString, type PriorityExpansion } from '../../server/src/gnutls/expand.js';
import { type GnutlsLibraryId, gnutlsLibrary } from '../../server/src/gnutls/libraries.js';

const library = gnutlsLibrary('gnutls-3.7');

function expand(text: string, id: GnutlsLibraryId = 'gnutls-3.7'): PriorityExpansion {
	return expandPriorityString(text, id === 'gnutls-3.7' ? library : gnutlsLibrary(id));
}

function names(list: readonly Admitted[]): string {
	return list.map(({ name }) => name).join(' ');
}

function suites(text: string, id?: GnutlsLibraryId): string[] {
	return expand(text, id).suites.map(({ suite }) => suite.name);
}

/** The word of the string that a span covers. */
function wordAt(text: string, span: { readonly start: number; readonly end: number } | undefined): string {
	return span ? text.slice(span.start, span.end) : '';
}

describe('what gnutls-cli 3.7.9 --list --priority prints', () => {
	test.each([
		[
			'SECURE192:-VERS-ALL:+VERS-TLS1.2:-KX-ALL:+ECDHE-ECDSA',
			['TLS_ECDHE_ECDSA_AES_256_GCM_SHA384', 'TLS_ECDHE_ECDSA_CHACHA20_POLY1305', 'TLS_ECDHE_ECDSA_AES_256_CCM'],
		],
		['NORMAL:-VERS-ALL:+VERS-TLS1.2:-CIPHER-ALL:+ARCFOUR-128:-KX-ALL:+RSA', ['TLS_RSA_ARCFOUR_128_SHA1']],
		[
			'NORMAL:-VERS-ALL:+VERS-TLS1.2:-CIPHER-ALL:+ARCFOUR-128:-KX-ALL:+RSA:+MD5',
			['TLS_RSA_ARCFOUR_128_SHA1', 'TLS_RSA_ARCFOUR_128_MD5'],
		],
		['SUITEB128', ['TLS_ECDHE_ECDSA_AES_256_GCM_SHA384', 'TLS_ECDHE_ECDSA_AES_128_GCM_SHA256']],
		['NONE:+VERS-TLS1.3:+AES-128-GCM:+AEAD:+GROUP-X25519:+SIGN-RSA-PSS-RSAE-SHA256', ['TLS_AES_128_GCM_SHA256']],
	])('%s', (text, expected) => {
		expect(suites(text)).toEqual(expected);
	});

	test('NORMAL', () => {
		const { protocols, groups, keyExchanges, ciphers, macs, compressions } = expand('NORMAL');
		expect(names(protocols)).toBe('TLS1.3 TLS1.2 TLS1.1 TLS1.0 DTLS1.2 DTLS1.0');
		expect(names(groups)).toBe(
			'SECP256R1 SECP384R1 SECP521R1 X25519 X448 FFDHE2048 FFDHE3072 FFDHE4096 FFDHE6144 FFDHE8192',
		);
		expect(names(keyExchanges)).toBe('ECDHE-ECDSA ECDHE-RSA RSA DHE-RSA');
		expect(names(ciphers)).toBe(
			'AES-256-GCM CHACHA20-POLY1305 AES-256-CCM AES-256-CBC AES-128-GCM AES-128-CCM AES-128-CBC',
		);
		expect(names(macs)).toBe('SHA1 AEAD');
		expect(names(compressions)).toBe('NULL');
	});
});

describe('the operators', () => {
	test('- and ! both remove, and neither forbids adding again', () => {
		expect(names(expand('NORMAL:-RSA:+RSA').keyExchanges)).toBe('ECDHE-ECDSA ECDHE-RSA DHE-RSA RSA');
		expect(names(expand('NORMAL:!RSA:+RSA').keyExchanges)).toBe('ECDHE-ECDSA ECDHE-RSA DHE-RSA RSA');
	});

	test('adding what is there leaves it in its place', () => {
		const { keyExchanges, elements } = expand('NORMAL:+RSA');
		expect(names(keyExchanges)).toBe('ECDHE-ECDSA ECDHE-RSA RSA DHE-RSA');
		expect(elements.map(({ hasEffect }) => hasEffect)).toEqual([true, false]);
	});

	test('a second base adds, with and without +', () => {
		expect(names(expand('SUITEB192:NORMAL').ciphers)).toMatch(/^AES-256-GCM CHACHA20-POLY1305 /);
		expect(names(expand('SUITEB192:+NORMAL').ciphers)).toMatch(/^AES-256-GCM CHACHA20-POLY1305 /);
	});

	test('case is ignored, except after %', () => {
		expect(suites('normal:-rsa')).toEqual(suites('NORMAL:-RSA'));
		expect(expand('NORMAL:%server_precedence').error).toMatchObject({
			message: "'%server_precedence' is written '%SERVER_PRECEDENCE', so GnuTLS 3.7 refuses the whole priority string.",
		});
	});

	test('spaces after a colon and white space at the start are passed over', () => {
		expect(suites(' NORMAL:  -RSA')).toEqual(suites('NORMAL:-RSA'));
	});
});

describe('the classes', () => {
	test.each([
		['NORMAL:-VERS-TLS-ALL:+VERS-TLS1.2', 'protocols', 'DTLS1.2 DTLS1.0 TLS1.2'],
		['NORMAL:-VERS-DTLS-ALL', 'protocols', 'TLS1.3 TLS1.2 TLS1.1 TLS1.0'],
		['NORMAL:-VERS-ALL:+VERS-TLS1.1', 'protocols', 'TLS1.1'],
		['NORMAL:-GROUP-EC-ALL', 'groups', 'FFDHE2048 FFDHE3072 FFDHE4096 FFDHE6144 FFDHE8192'],
		['NORMAL:-GROUP-DH-ALL:-GROUP-X448', 'groups', 'SECP256R1 SECP384R1 SECP521R1 X25519'],
		['NORMAL:-CURVE-ALL:+CURVE-X25519', 'groups', 'X25519'],
		['NORMAL:-SIGN-ALL:+SIGN-RSA-SHA256', 'signatureAlgorithms', 'RSA-SHA256'],
		['NORMAL:-KX-ALL:+DHE-RSA', 'keyExchanges', 'DHE-RSA'],
		['NORMAL:-CIPHER-ALL:+3DES-CBC', 'ciphers', '3DES-CBC'],
		['NORMAL:-MAC-ALL:+SHA1', 'macs', 'SHA1'],
		['NORMAL:+COMP-DEFLATE', 'compressions', 'NULL'],
	] as const)('%s', (text, list, expected) => {
		expect(names(expand(text)[list])).toBe(expected);
	});

	test('certificate types of both sides', () => {
		const { certificateTypes } = expand('NORMAL:+CTYPE-SRV-RAWPK');
		expect(names(certificateTypes.client)).toBe('X.509');
		expect(names(certificateTypes.server)).toBe('X.509 Raw Public Key');
	});

	test('compression is still there in 3.5', () => {
		expect(names(expand('NORMAL:+COMP-DEFLATE', 'gnutls-3.5').compressions)).toBe('NULL DEFLATE');
	});

	test('options are listed with what they mean, and the profile is the last one set', () => {
		const { flags, profile } = expand('NORMAL:%SERVER_PRECEDENCE:%PROFILE_HIGH');
		expect(flags.map(({ option }) => option.name)).toEqual(['SERVER_PRECEDENCE', 'PROFILE_HIGH']);
		expect(flags[0]?.option.meaning).toBe("The server's order of suites and groups decides, not the client's.");
		expect(profile).toBe('HIGH');
		expect(expand('NORMAL').profile).toBe('LOW');
		expect(expand('LEGACY').profile).toBeUndefined();
	});
});

describe('what goes after the last word', () => {
	test('SSL 3.0 is a word that Debian builds cannot honour', () => {
		expect(names(expand('NORMAL:+VERS-SSL3.0').protocols)).not.toContain('SSL3.0');
		expect(names(expand('NORMAL:+VERS-SSL3.0', 'gnutls-3.6').protocols)).toContain('SSL3.0');
	});

	test('a NULL cipher and NO_EXTENSIONS rule out TLS 1.3', () => {
		expect(names(expand('NORMAL:+NULL').protocols)).toBe('TLS1.2 TLS1.1 TLS1.0 DTLS1.2 DTLS1.0');
		expect(names(expand('NORMAL:%NO_EXTENSIONS').protocols)).toBe('TLS1.2 TLS1.1 TLS1.0 DTLS1.2 DTLS1.0');
	});

	test('without groups there is no TLS 1.3', () => {
		expect(names(expand('NORMAL:-GROUP-ALL').protocols)).toBe('TLS1.2 TLS1.1 TLS1.0 DTLS1.2 DTLS1.0');
	});

	test('without signature algorithms there is neither TLS 1.2 nor 1.3', () => {
		expect(names(expand('NORMAL:-SIGN-ALL').protocols)).toBe('TLS1.1 TLS1.0 DTLS1.0');
	});

	test('TLS 1.3 with a gap below it is dropped', () => {
		expect(names(expand('NORMAL:-VERS-TLS1.2').protocols)).toBe('TLS1.1 TLS1.0 DTLS1.2 DTLS1.0');
	});
});

describe('refused strings', () => {
	test.each([
		['NORMAL:+FOO', 7, '+FOO', "'+FOO' is unknown"],
		['NORMAL:', 7, '', 'A word of the priority string is empty'],
		['NORMAL:-', 7, '-', "'-' has no word after it"],
		['NORMAL:RSA', 7, 'RSA', "'RSA' has no '+' or '-' before it"],
		['NORMAL ', 0, 'NORMAL ', "'NORMAL ' has white space around it"],
		['NORMAL:NONE', 7, 'NONE', "'NONE' stands anywhere but at the start"],
		['NORMAL:  -RSA:+FOO', 12, '+FOO', "'+FOO' is unknown"],
		['HIGH:!aNULL', 0, 'HIGH', "'HIGH' is unknown"],
	])('%j', (text, offset, word, reason) => {
		const { error } = expand(text);
		expect(error).toMatchObject({ kind: 'GNUTLS_E_INVALID_REQUEST', offset });
		expect(wordAt(text, error?.span)).toBe(word);
		expect(error?.message).toBe(`${reason}, so GnuTLS 3.7 refuses the whole priority string.`);
	});

	test('lists that leave nothing, since 3.6', () => {
		expect(expand('NORMAL:-VERS-ALL').error?.kind).toBe('GNUTLS_E_NO_PRIORITIES_WERE_SET');
		expect(expand('NORMAL:-VERS-ALL', 'gnutls-3.5').error).toBeUndefined();
		expect(expand('NONE').error?.message).toBe(
			'The priority string leaves no protocol that can be used, so GnuTLS 3.7 refuses it.',
		);
	});

	test('what stands in the configuration of the machine is unknown', () => {
		const { error, dependsOnSystem, elements } = expand('@EXIM,SYSTEM:%COMPAT');
		expect(error?.kind).toBe('GNUTLS_E_INVALID_REQUEST');
		expect(dependsOnSystem).toBe(true);
		expect(elements.map(({ text, kind }) => [text, kind])).toEqual([
			['@EXIM,SYSTEM', 'system'],
			['%COMPAT', 'unread'],
		]);
		expect(expand('NORMAL:+FOO').dependsOnSystem).toBe(false);
	});

	test('words that only newer releases know', () => {
		expect(expand('NORMAL:+VERS-TLS1.3', 'gnutls-3.5').error?.offset).toBe(7);
		expect(expand('NORMAL:%NO_STATUS_REQUEST').error?.offset).toBe(7);
		expect(expand('NORMAL:%NO_STATUS_REQUEST', 'gnutls-3.8').error).toBeUndefined();
		expect(expand('NORMAL:-SRP', 'gnutls-3.8').error?.offset).toBe(7);
	});

	test('what comes after the last word that the library reads is ignored', () => {
		const text = `NORMAL${':-RSA'.repeat(127)}:+FOO`;
		expect(expand(text).error).toBeUndefined();
		expect(expand(text).elements.at(-1)).toMatchObject({ text: '+FOO', kind: 'unread', hasEffect: false });
		expect(expand(`NORMAL${':-RSA'.repeat(63)}:+FOO`).error).toBeDefined();
		expect(expand(`NORMAL${':-RSA'.repeat(63)}:+FOO`, 'gnutls-3.7.1').error).toBeUndefined();
	});
});

describe('which word is to blame', () => {
	test('a suite comes in with the last of its parts', () => {
		const text = 'NORMAL:+ARCFOUR-128:+MD5:+VERS-TLS1.2';
		const blamed = new Map(expand(text).suites.map(({ suite, admittedBy }) => [suite.name, wordAt(text, admittedBy)]));
		expect(blamed.get('TLS_RSA_ARCFOUR_128_MD5')).toBe('+MD5');
		expect(blamed.get('TLS_RSA_ARCFOUR_128_SHA1')).toBe('+ARCFOUR-128');
		expect(blamed.get('TLS_RSA_AES_128_CBC_SHA1')).toBe('NORMAL');
	});

	test('or with its protocol', () => {
		const text = 'NORMAL:-VERS-ALL:+VERS-TLS1.0:+VERS-TLS1.2';
		const blamed = new Map(expand(text).suites.map(({ suite, admittedBy }) => [suite.name, wordAt(text, admittedBy)]));
		expect(blamed.get('TLS_RSA_AES_128_CBC_SHA1')).toBe('+VERS-TLS1.0');
		expect(blamed.get('TLS_RSA_AES_128_GCM_SHA256')).toBe('+VERS-TLS1.2');
	});

	test('a word says what it added and removed', () => {
		const { elements } = expand('SECURE128:-VERS-TLS1.0:+3DES-CBC:-DHE-DSS');
		expect(elements.slice(1).map(({ added, removed, hasEffect }) => ({ added, removed, hasEffect }))).toEqual([
			{ added: [], removed: [{ list: 'protocols', name: 'TLS1.0' }], hasEffect: true },
			{ added: [{ list: 'ciphers', name: '3DES-CBC' }], removed: [], hasEffect: true },
			{ added: [], removed: [], hasEffect: false },
		]);
	});
});

test('suites have their numbers and other names', () => {
	const suite = expand('NORMAL').suites.find(
		({ suite: { name } }) => name === 'TLS_ECDHE_RSA_AES_128_GCM_SHA256',
	)?.suite;
	expect(suite).toEqual({
		name: 'TLS_ECDHE_RSA_AES_128_GCM_SHA256',
		id: 0xc02f,
		standardName: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
		opensslName: 'ECDHE-RSA-AES128-GCM-SHA256',
		keyExchange: 'ECDHE-RSA',
		cipher: 'AES-128-GCM',
		mac: 'AEAD',
		authentication: 'RSA',
		oldestProtocol: 'TLS1.2',
		newestProtocol: 'TLS1.2',
		oldestDtls: 'DTLS1.2',
	});
});
