import { expect, test, vi } from 'vitest';
import { openEditor, plain, range } from './editor.js';

vi.mock('../../server/src/service/check.js', async load => ({
	...(await load<typeof import('../../server/src/service/check.js')>()),
	analyse({ file }: { readonly file: { readonly text: string } }) {
		throw new Error(`boom at ${file.text.length}`);
	},
}));

const uri = 'file:///etc/postfix/main.cf';

test('an error in the analysis is logged with the name of the file, and the server goes on', async () => {
	const editor = await openEditor();
	await editor.open(uri, 'a = b\n');
	expect(await editor.pull(uri)).toEqual({ kind: 'full', items: [] });
	expect(await editor.hover(uri, 0, 0)).toBeNull();
	expect(await editor.actions(uri, range(0, 0))).toEqual([]);
	expect(editor.logged[0]).toMatch(/^\/etc\/postfix\/main\.cf: Error: boom at 6\n/);

	await editor.change(uri, range(0, 5), 'c');
	expect(await editor.pull(uri)).toEqual({ kind: 'full', items: [] });
	expect(editor.logged.at(-1)).toContain('boom at 7');
});

test('without being asked, too', async () => {
	const editor = await openEditor({ capabilities: plain });
	await editor.open(uri, 'a = b\n');
	await editor.hover(uri, 0, 0);
	expect(editor.logged[0]).toContain('boom at 6');
	expect(editor.published).toEqual([]);
});
