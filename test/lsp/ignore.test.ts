import { describe, expect, test } from 'vitest';
import { modern, openEditor, outline, plain, range } from './editor.js';

const uri = 'file:///etc/postfix/main.cf';
const text = 'smtp_tls_security_level = may\nsmtp_tls_mandatory_protocols = >=TLSv1\n';
const settings = { severities: { 'tls-not-offered': 'off', 'tls-compression': 'off' } };

const ours = { ...modern, experimental: { mailtls: { showDetails: true, asksReasons: true } } };

async function openFile(capabilities: typeof modern, contents = text) {
	const editor = await openEditor({ capabilities, settings });
	await editor.open(uri, contents);
	return editor;
}

describe('a client without our command', () => {
	test('gets the comment, and is told that the reason is missing', async () => {
		const editor = await openFile(modern);
		const actions = await editor.actions(uri, range(1, 32));
		const [here, everywhere] = actions.slice(-2);
		expect([here?.title, everywhere?.title]).toEqual([
			'Ignore legacy-tls here, once its reason is written behind the comment',
			'Ignore legacy-tls in the whole file, once its reason is written behind the comment',
		]);
		expect(actions.filter(({ isPreferred }) => isPreferred).map(({ title }) => title)).not.toContain(here?.title);
		expect(here?.kind).toBe('quickfix');
		expect(here?.diagnostics?.map(({ code }) => code)).toEqual(['legacy-tls']);

		const edited = editor.applied(uri, here?.edit);
		expect(edited).toBe(text.replace('smtp_tls_mandatory', '# mailtls: ignore[legacy-tls]\nsmtp_tls_mandatory'));
		await editor.change(uri, range(0, 0, 99, 0), edited);
		expect(outline(await editor.pull(uri))).toEqual([
			'1:0-1:29 warning suppression-without-reason',
			'2:31-2:38 error legacy-tls',
		]);
		await editor.change(uri, range(1, 29), ' the partner in the Alps');
		expect(outline(await editor.pull(uri))).toEqual([]);

		expect(editor.applied(uri, everywhere?.edit)).toMatch(/^# mailtls: ignore-file\[legacy-tls\]\nsmtp_tls_security/);
	});

	test('is told nothing of reasons where none are required', async () => {
		const initializationOptions = { ...settings, suppressions: { requireReason: false } };
		const editor = await openEditor({ capabilities: plain, initializationOptions });
		await editor.open(uri, text);
		const [here] = (await editor.actions(uri, range(1, 32))).slice(-2);
		expect(here?.title).toBe('Ignore legacy-tls here');
	});

	test('is offered it for quick fixes only, and not for what no comment can ignore', async () => {
		const editor = await openFile(modern, `# mailtls: ignore[legacy-tls]\n${text}`);
		expect(await editor.actions(uri, range(2, 32), ['source'])).not.toContainEqual(
			expect.objectContaining({ title: expect.stringContaining('Ignore') }),
		);
		expect(await editor.actions(uri, range(0, 5), ['quickfix'])).toEqual([]);
	});
});

describe('our own extension', () => {
	test('asks for the reason, and the server makes the edit', async () => {
		const editor = await openFile(ours);
		const [here, everywhere] = (await editor.actions(uri, range(1, 32))).slice(-2);
		expect([here?.title, everywhere?.title]).toEqual([
			'Ignore legacy-tls here, because …',
			'Ignore legacy-tls in the whole file, because …',
		]);
		expect([here?.edit, here?.command?.command]).toEqual([undefined, 'mailtls.ignore']);
		const [asked] = here?.command?.arguments ?? [];
		expect(asked).toMatchObject({ uri, rule: 'legacy-tls', requireReason: true });
		const edited = editor.applied(uri, (await editor.ignore(asked, ' the fax\n in  the attic ')) ?? undefined);
		expect(edited).toContain('\n# mailtls: ignore[legacy-tls] the fax in the attic\nsmtp_tls_mandatory');
		await editor.change(uri, range(0, 0, 99, 0), edited);
		expect(outline(await editor.pull(uri))).toEqual([]);
	});

	test('learns that the finding is gone', async () => {
		const editor = await openFile(ours);
		const [here] = (await editor.actions(uri, range(1, 32))).slice(-2);
		await editor.change(uri, range(1, 31, 1, 38), '>=TLSv1.2');
		expect(await editor.ignore(here?.command?.arguments?.[0], 'too late')).toBeNull();
		expect(await editor.ignore({ ...here?.command?.arguments?.[0], uri: 'file:///nowhere' }, 'x')).toBeNull();
	});
});
