import { expect, test } from 'vitest';
import { gnutlsLibrary } from '../../server/src/gnutls/libraries.js';
import { repairPriorityString } from '../../server/src/gnutls/repair.js';
import type { GnutlsProtocol, GnutlsSuite } from '../../server/src/gnutls/suite.js';
import { applyEdits } from '../../server/src/text/edit.js';
import type { Repair } from '../../server/src/text/repair.js';

const library = gnutlsLibrary('gnutls-3.7');

function repair(
	text: string,
	isForbidden: (suite: GnutlsSuite) => boolean,
	...forbiddenProtocols: GnutlsProtocol[]
): Repair<GnutlsSuite> | undefined {
	return repairPriorityString(text, { isForbidden, forbiddenProtocols }, library);
}

const nothing = () => false;
const isRc4 = ({ cipher }: GnutlsSuite) => cipher === 'ARCFOUR-128';
const isCbc = ({ cipher }: GnutlsSuite) => cipher.endsWith('CBC');
const isStatic = ({ keyExchange }: GnutlsSuite) => keyExchange === 'RSA';

test.each([
	['NORMAL:+ARCFOUR-128:%COMPAT', 'NORMAL:%COMPAT', isRc4],
	['NORMAL: +ARCFOUR-128', 'NORMAL', isRc4],
	['NORMAL:+ARCFOUR-128:+MD5', 'NORMAL', isRc4],
	// All CBC suites of NORMAL have this hash, and nothing else has.
	['NORMAL', 'NORMAL:-SHA1', isCbc],
	['NORMAL', 'NORMAL:-AES-256-CBC', ({ cipher }: GnutlsSuite) => cipher === 'AES-256-CBC'],
	['NORMAL', 'NORMAL:-RSA', isStatic],
] as const)('%s becomes %s', (text, expected, isForbidden) => {
	const found = repair(text, isForbidden);
	expect(found?.text).toBe(expected);
	expect(applyEdits(text, found?.edits ?? [])).toBe(expected);
});

test('forbidden protocols are taken away, or not added in the first place', () => {
	expect(repair('NORMAL', nothing, 'TLS1.0', 'TLS1.1')?.text).toBe('NORMAL:-VERS-TLS1.1:-VERS-TLS1.0');
	expect(repair('SECURE128:-VERS-ALL:+VERS-TLS1.2:+VERS-TLS1.0', nothing, 'TLS1.0')?.text).toBe(
		'SECURE128:-VERS-ALL:+VERS-TLS1.2',
	);
});

test('what comes and goes is listed', () => {
	const found = repair('PFS:+3DES-CBC', ({ cipher }) => cipher === '3DES-CBC', 'TLS1.0');
	expect(found?.text).toBe('PFS:-VERS-TLS1.0');
	expect(found?.before).toHaveLength(26);
	expect(found?.after).toHaveLength(23);
	expect(found?.summary).toBe('drops 3 suites');
});

test('nothing is to be done, or nothing can be done without harm', () => {
	expect(repair('NORMAL', isRc4)).toMatchObject({ text: 'NORMAL', edits: [], summary: 'drops no suite' });
	expect(repair('NORMAL:+FOO', isCbc)).toBeUndefined();
	expect(repair('@SYSTEM', isCbc)).toBeUndefined();
	// RSA certificates would be left without a suite.
	expect(repair('NORMAL:-VERS-TLS1.3:-KX-ALL:+RSA', isStatic)).toBeUndefined();
	expect(repair('NORMAL:-VERS-ALL:+VERS-TLS1.0', nothing, 'TLS1.0')).toBeUndefined();
	// The library does not read what is appended.
	expect(repair(`NORMAL${':-CAMELLIA-128-CBC'.repeat(127)}`, isCbc)).toBeUndefined();
});
