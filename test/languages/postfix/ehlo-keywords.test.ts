import { expect, test } from 'vitest';
import { readEhloKeywords } from '../../../server/src/languages/postfix/tables/ehlo-keywords.js';

test.each([
	['starttls', true, false, []],
	['silent-discard, STARTTLS', true, true, []],
	['Silent-Discard dsn,etrn\tPIPELINING', false, true, []],
	['start-tls, AUTH', false, false, ['start-tls']],
	['starttls=yes', false, false, ['starttls=yes']],
	['', false, false, []],
])('%s', (text, hidesStarttls, isSilent, unknown) => {
	const read = readEhloKeywords(text);
	expect(read).toMatchObject({ hidesStarttls, isSilent });
	expect(read.unknown.map(({ span }) => text.slice(span.start, span.end))).toEqual(unknown);
});
