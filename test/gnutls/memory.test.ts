import { expect, test } from 'vitest';
import { expandPriorityString } from '../../server/src/gnutls/expand.js';
import { gnutlsLibrary } from '../../server/src/gnutls/libraries.js';
import { priorityOf } from '../../server/src/gnutls/memory.js';

test('what is remembered is what a fresh library says, however much is asked in between', () => {
	const strings = Array.from({ length: 100 }, (_, index) => `NORMAL${':-RSA'.repeat(index)}`);
	for (const string of [...strings, ...strings]) {
		priorityOf(string, 'gnutls-3.8');
	}
	expect(priorityOf('NORMAL:-RSA', 'gnutls-3.8')).toEqual(
		expandPriorityString('NORMAL:-RSA', gnutlsLibrary('gnutls-3.8')),
	);
	expect(priorityOf('NORMAL:-SRP', 'gnutls-3.8')).not.toEqual(priorityOf('NORMAL:-SRP', 'gnutls-3.7'));
});
