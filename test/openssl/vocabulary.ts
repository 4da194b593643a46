import fc from 'fast-check';
import { opensslLibraries } from '../../server/src/openssl/libraries.js';
import { libraryOf } from '../../server/src/openssl/memory.js';

/** Some build of OpenSSL. */
export const libraryIds = fc.constantFrom(...opensslLibraries);

const names = new Set(opensslLibraries.flatMap(id => libraryOf(id).suites.map(({ name }) => name)));
const groups = new Set(opensslLibraries.flatMap(id => [...libraryOf(id).words.keys()]));

const word = fc.oneof(
	fc.constantFrom(...groups),
	fc.constantFrom(...names),
	fc.constantFrom('ALL', 'HIGH', 'MEDIUM', 'ECDHE', 'AESGCM', 'RC4', '3DES', 'aNULL', 'kRSA', 'SHA'),
	fc.tuple(fc.constantFrom(...groups), fc.constantFrom(...groups)).map(words => words.join('+')),
);
const element = fc.oneof(
	{ arbitrary: word, weight: 4 },
	{ arbitrary: fc.tuple(fc.constantFrom('!', '-', '+'), word).map(parts => parts.join('')), weight: 3 },
	{ arbitrary: fc.constantFrom('@STRENGTH', '@SECLEVEL=1', 'DEFAULT', 'SUITEB128', 'NONSENSE'), weight: 1 },
);

/** Cipher strings over the words of all builds, separated in every way. */
export const cipherText = fc
	.array(fc.tuple(element, fc.constantFrom(':', ':', ':', ', ', ' ', ';', '::')), { minLength: 1, maxLength: 9 })
	.map(parts => parts.map(([text, separator], index) => (index === 0 ? text : separator + text)).join(''));
