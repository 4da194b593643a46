import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { nodeFiles } from '../../server/src/lsp/node-files.js';

const samples = fileURLToPath(new URL('../../samples/postfix', import.meta.url));

test('a small regular file is read', async () => {
	expect(await nodeFiles.read(`${samples}/dh1024.pem`)).toMatch(/^-----BEGIN DH PARAMETERS-----\n/);
});

test.each([
	['a folder', samples],
	['a file that is not there', `${samples}/nothing.pem`],
	['a device', process.platform === 'win32' ? '\\\\.\\NUL' : '/dev/zero'],
	['a file that is too large', process.execPath],
	['a name with a zero in it', 'a\0b'],
])('%s is not', async (_, path) => {
	expect(await nodeFiles.read(path)).toBeUndefined();
});

test('what is there is told from what is not, and from what cannot be known', async () => {
	expect(await nodeFiles.isThere(samples)).toBe(true);
	expect(await nodeFiles.isThere(`${samples}/nothing.pem`)).toBe(false);
	expect(await nodeFiles.isThere(`${samples}/dh1024.pem/nothing`)).toBe(false);
	expect(await nodeFiles.isThere('a\0b')).toBeUndefined();
});
