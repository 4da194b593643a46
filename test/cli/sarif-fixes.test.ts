import { describe, expect, test } from 'vitest';
import { mailtls } from './invented.js';
import { applyFixes, readSarif, resultsOf } from './sarif.js';

/** The file after every preferred fix of the log. */
async function fixedByLog(argv: readonly string[], bytes: Uint8Array): Promise<Uint8Array> {
	const run = readSarif((await mailtls(['--format', 'sarif', ...argv], { files: { x: bytes } })).stdout);
	const fixes = resultsOf(run).flatMap(result => result.fixes?.filter(({ properties }) => properties?.preferred) ?? []);
	return applyFixes(run, 'x', bytes, fixes);
}

describe('the replacements of a log make of a file what --fix=unsafe makes of it', () => {
	test.each<[string, string | Buffer]>([
		['one place', 'a = B\n'],
		['several places', 'a = B\n# x\nc = D\n'],
		['lines go', 'a = b\na = c\n# end\n'],
		['the last line goes, without a line end', 'a = b\na = c'],
		['CRLF', 'a = B\r\na = c\r\n  d\r\n'],
		['mixed line ends', '# x\ra = B\nc = D\r\ne = F\n'],
		['values of several lines', 'a = b\n  C\n# x\n  D\n'],
		['characters of two units', '# 😀\na😀 = 😀B😀 = Ä\n'],
		['a byte order mark', '\ufeffa = B\n# x\nc = D\n'],
		['ISO 8859-1', Buffer.from('# \xe4\na = \xe4B\xff\n', 'latin1')],
		['control characters', 'a = B\u0001\u007f\u2028C\n'],
	])('%s', async (_name, text) => {
		const bytes = typeof text === 'string' ? Buffer.from(text) : text;
		const argv = ['--language', 'postfix-main', 'x'];
		const { files } = await mailtls([...argv, '--fix=unsafe'], { files: { x: bytes } });
		const wanted = Buffer.from(files.read('/mail/x'));
		expect(wanted.equals(bytes)).toBe(false);
		expect(Buffer.from(await fixedByLog(argv, bytes)).toString('latin1')).toBe(wanted.toString('latin1'));
	});
});
