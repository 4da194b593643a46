import { describe, expect, test, vi } from 'vitest';
import { modern, openEditor, outline, plain, range } from './editor.js';

const uri = 'file:///etc/postfix/main.cf';
const weak = 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = !SSLv2\n';
const broken = 'smtpd_tls_security_level may\n';

test('the server says what it can do', async () => {
	const { capabilities } = await openEditor();
	expect(capabilities).toEqual({
		textDocumentSync: { openClose: true, change: 2 },
		hoverProvider: true,
		codeLensProvider: { resolveProvider: false },
		codeActionProvider: {
			codeActionKinds: ['quickfix', 'source.fixAll.mailtls', 'source.mailtls.applyBaseline'],
			resolveProvider: false,
		},
		diagnosticProvider: { identifier: 'mailtls', interFileDependencies: true, workspaceDiagnostics: false },
	});
	expect((await openEditor({ capabilities: plain })).capabilities.diagnosticProvider).toBeUndefined();
});

describe('diagnostics on request', () => {
	test('name the rule, its page and the place', async () => {
		const editor = await openEditor();
		await editor.open(uri, weak);
		const report = await editor.pull(uri);
		expect(outline(report)).toContain('1:22-1:28 error legacy-ssl');
		const item = report.kind === 'full' ? report.items.find(({ code }) => code === 'legacy-ssl') : undefined;
		expect(item).toMatchObject({
			source: 'mailtls',
			codeDescription: { href: expect.stringMatching(/^https:.*\/legacy-ssl\.html$/) },
			data: { role: 'mx-server' },
		});
	});

	test('are marked and related where the finding says so', async () => {
		const editor = await openEditor();
		await editor.open(uri, 'smtpd_tls_loglevel = 0\nsmtpd_use_tls = yes\nsmtpd_tls_loglevel = 1\n');
		const report = await editor.pull(uri);
		const items = report.kind === 'full' ? report.items : [];
		expect(items.find(({ code }) => code === 'deprecated-setting')?.tags).toEqual([2]);
		expect(items.find(({ code }) => code === 'duplicate-setting')).toMatchObject({
			tags: [1],
			relatedInformation: [{ location: { uri, range: range(2, 0, 2, 18) } }],
		});
	});

	test('show mistakes of syntax', async () => {
		const editor = await openEditor();
		await editor.open(uri, broken);
		expect(outline(await editor.pull(uri))).toContain('0:0-0:28 error syntax');
	});

	test('are not sent again while nothing has changed', async () => {
		const editor = await openEditor();
		await editor.open(uri, broken);
		const first = await editor.pull(uri);
		expect(await editor.pull(uri, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });

		await editor.change(uri, range(0, 24), '=');
		const second = await editor.pull(uri, first.resultId);
		expect(second.kind).toBe('full');
		expect(second.resultId).not.toBe(first.resultId);
	});

	test('follow edits', async () => {
		const editor = await openEditor();
		await editor.open(uri, weak);
		await editor.change(uri, range(1, 22, 1, 28), '>=TLSv1.2');
		expect(outline(await editor.pull(uri))).not.toContain('1:22-1:28 error legacy-ssl');
		await editor.change(uri, range(1, 22, 1, 31), 'SSLv3');
		expect(outline(await editor.pull(uri))).toContain('1:22-1:27 error legacy-ssl');
	});

	test('are about the newest text, even if it changes while the settings are asked for', async () => {
		const editor = await openEditor();
		editor.beforeSettings = async () => {
			editor.beforeSettings = async () => {};
			await editor.change(uri, range(0, 24), ' =');
		};
		await editor.open(uri, broken);
		expect(outline(await editor.pull(uri))).not.toContain('0:0-0:28 error syntax');
	});
});

describe('diagnostics without being asked', () => {
	test('come at once when a document is opened, and go when it is closed', async () => {
		const editor = await openEditor({ capabilities: plain });
		const opened = editor.nextPublished();
		await editor.open(uri, broken);
		expect(outline(await opened)).toContain('0:0-0:28 error syntax');
		expect(await opened).toMatchObject({ uri, version: 1 });

		const closed = editor.nextPublished();
		await editor.close(uri);
		expect(await closed).toEqual({ uri, diagnostics: [] });
	});

	test('wait for a pause in typing', async () => {
		const editor = await openEditor({ capabilities: plain });
		const opened = editor.nextPublished();
		await editor.open(uri, broken);
		await opened;

		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		try {
			for (const [index, character] of ['=', ' '].entries()) {
				await editor.change(uri, range(0, 25 + index), character);
				await editor.hover(uri, 0, 0); // Answered after the change was seen.
				vi.advanceTimersByTime(199);
				await editor.hover(uri, 0, 0);
				expect(editor.published).toHaveLength(1);
			}
			const next = editor.nextPublished();
			vi.advanceTimersByTime(1);
			expect((await next).version).toBe(3);
			expect(outline(await next)).not.toContain('0:0-0:28 error syntax');
		} finally {
			vi.useRealTimers();
		}
	});

	test('come again when settings change', async () => {
		const editor = await openEditor({ capabilities: plain });
		const opened = editor.nextPublished();
		await editor.open(uri, weak);
		expect(outline(await opened)).toContain('1:22-1:28 error legacy-ssl');
		const next = editor.nextPublished();
		await editor.changeSettings({ severities: { 'legacy-ssl': 'hint' } });
		expect(outline(await next)).toContain('1:22-1:28 hint legacy-ssl');
	});
});

test('a hover says what a setting is, as Markdown where the editor can show it', async () => {
	const editor = await openEditor();
	await editor.open(uri, weak);
	const hover = await editor.hover(uri, 1, 3);
	expect(hover?.range).toEqual(range(1, 0, 1, 19));
	expect(hover?.contents).toMatchObject({ kind: 'markdown', value: expect.stringContaining('smtpd_tls_protocols') });
	expect(await editor.hover(uri, 2, 0)).toBeNull();

	const simple = await openEditor({ capabilities: plain });
	await simple.open(uri, weak);
	expect((await simple.hover(uri, 1, 3))?.contents).toMatchObject({ kind: 'plaintext' });
});

describe('code actions', () => {
	test('fix what is under the cursor, the preferred one first', async () => {
		const editor = await openEditor();
		await editor.open(uri, weak);
		const actions = await editor.actions(uri, range(1, 24), ['quickfix']);
		const [first] = actions;
		expect(first).toMatchObject({
			kind: 'quickfix',
			isPreferred: true,
			diagnostics: [{ code: 'legacy-ssl' }, { code: 'legacy-tls' }],
			data: { rule: 'legacy-ssl', safety: 'unsafe', baseline: 'postmaster-2026' },
			edit: { documentChanges: [{ textDocument: { uri, version: 1 } }] },
		});
		expect(editor.applied(uri, first?.edit)).toBe(weak.replace('!SSLv2', '>=TLSv1.2'));
		expect(new Set(actions.map(({ title }) => title)).size).toBe(actions.length);
		expect(actions.some(({ title }) => title.includes('DFN-CERT 2017'))).toBe(true);
		expect(actions.some(({ title }) => title.includes('bettercrypto'))).toBe(true);
	});

	test('say which version they are for only to an editor that reads it', async () => {
		const editor = await openEditor({ capabilities: plain });
		await editor.open(uri, weak);
		const [first] = await editor.actions(uri, range(1, 24), ['quickfix']);
		expect(Object.keys(first?.edit ?? {})).toEqual(['changes']);
		expect(editor.applied(uri, first?.edit)).toBe(weak.replace('!SSLv2', '>=TLSv1.2'));
	});

	test.each<[string[] | undefined, string[]]>([
		[['quickfix'], ['quickfix']],
		[['source'], ['source.fixAll.mailtls', 'source.mailtls.applyBaseline']],
		[['source.mailtls'], ['source.mailtls.applyBaseline']],
		[['source.fixAll'], ['source.fixAll.mailtls']],
		[['source.fixAll.mailtls'], ['source.fixAll.mailtls']],
		[['source.fixAll.eslint'], []],
		[['refactor'], []],
		[undefined, ['quickfix', 'source.fixAll.mailtls']],
	])('of the kinds %j', async (only, kinds) => {
		const editor = await openEditor();
		await editor.open(uri, weak);
		const found = await editor.actions(uri, range(1, 24), only);
		expect([...new Set(found.map(({ kind }) => kind))]).toEqual(kinds);
	});

	test('fix everything that is safe at once', async () => {
		const editor = await openEditor();
		await editor.open(uri, `${weak}smtpd_tls_loglevel = 1 # low\n`);
		const [action] = await editor.actions(uri, range(0, 0), ['source.fixAll']);
		const fixed = editor.applied(uri, action?.edit);
		// Safe: SSL goes, but TLS 1.0 stays for those who have nothing better.
		expect(fixed).toContain('smtpd_tls_protocols = >=TLSv1\n# low\nsmtpd_tls_loglevel = 1\n');

		await editor.change(uri, range(0, 0, 99, 0), fixed);
		expect(await editor.actions(uri, range(0, 0), ['source.fixAll'])).toEqual([]);
	});

	test('are none where nothing is wrong', async () => {
		const editor = await openEditor();
		await editor.open(uri, '# nothing\n');
		expect(await editor.actions(uri, range(0, 0))).toEqual([]);
	});
});

describe('odd documents', () => {
	test('one that is not open is answered with nothing', async () => {
		const editor = await openEditor();
		expect(await editor.pull(uri)).toEqual({ kind: 'full', items: [] });
		expect(await editor.hover(uri, 0, 0)).toBeNull();
		expect(await editor.actions(uri, range(0, 0))).toEqual([]);
		expect(editor.logged).toEqual([]);
	});

	test.each([
		['file:///etc/postfix/main.cf', 'cf', broken, true],
		['file:///etc/postfix/main.cf', 'plaintext', broken, true],
		['file:///srv/mail/main.cf', 'conf', weak, true],
		['file:///srv/mail/m%C3%BCll%20100%25/main.cf', 'conf', weak, true],
		['untitled:Untitled-1', 'postfix-main', weak, true],
		['untitled:Untitled-1', 'plaintext', `# mailtls: language=postfix-main\n${weak}`, true],
		['file:///srv/spamassassin/main.cf', 'cf', 'score BAYES_99 3.5\n', false],
		['file:///etc/spamassassin/local.cf', 'cf', weak, false],
		['untitled:Untitled-1', 'plaintext', weak, false],
	])('%s sent as %s', async (address, languageId, text, isOurs) => {
		const editor = await openEditor();
		await editor.open(address, text, languageId);
		expect(outline(await editor.pull(address)).length > 0).toBe(isOurs);
	});

	test('the editor may ask what a file is', async () => {
		const editor = await openEditor();
		expect(await editor.recognise('file:///srv/main.cf', weak)).toBe('postfix-main');
		expect(await editor.recognise('file:///srv/main.cf', 'score BAYES_99 3.5\n')).toBeNull();
	});

	test('columns count UTF-16 units, whatever stands before', async () => {
		const editor = await openEditor();
		await editor.open(uri, 'smtpd_tls_security_level = may\r\n# 🔒 ä\r\nsmtpd_tls_mandatory_protocols = 🔒 SSLv3\r\n');
		const report = await editor.pull(uri);
		expect(outline(report).find(line => line.includes('invalid-protocol'))).toMatch(/^2:32-2:34 /);
	});

	test('line ends stay what they are', async () => {
		const editor = await openEditor();
		const text = weak.replaceAll('\n', '\r\n');
		await editor.open(uri, text);
		expect(outline(await editor.pull(uri))).toContain('1:22-1:28 error legacy-ssl');
		const [first] = await editor.actions(uri, range(1, 24), ['quickfix']);
		expect(editor.applied(uri, first?.edit)).toBe(text.replace('!SSLv2', '>=TLSv1.2'));
	});

	test('a byte order mark is found', async () => {
		const editor = await openEditor();
		await editor.open(uri, `\uFEFF${weak}`);
		expect(outline(await editor.pull(uri))).toContain('0:0-0:1 error syntax');
	});

	test.each([
		['nothing', ''],
		['a carriage return', '\r'],
		['a zero', '\0'],
		['a lone equals sign', '='],
		['blanks', ' '.repeat(10)],
		['braces that never close', `a = ${'$'.concat('{').repeat(500)}`],
		['one long word', 'a'.repeat(100_000)],
		['half characters', '\ud800 = \udfff'],
	])('%s', async (_, text) => {
		const editor = await openEditor();
		await editor.open(uri, text);
		expect((await editor.pull(uri)).kind).toBe('full');
		await editor.hover(uri, 0, 2);
		await editor.actions(uri, range(0, 0, 99, 99));
		expect(editor.logged).toEqual([]);
	});
});

describe('code lenses', () => {
	const list = 'tls_high_cipherlist = ECDHE+AESGCM\n';

	test('are text that cannot be clicked where the editor lacks the command', async () => {
		const editor = await openEditor({ capabilities: plain });
		await editor.open(uri, list);
		const [lens, ...others] = await editor.lenses(uri);
		expect(others).toEqual([]);
		expect(lens).toEqual({
			range: range(0, 0, 0, 19),
			command: { title: expect.stringContaining('4 suites'), command: '' },
		});
	});

	test('lead to the details in our own extension', async () => {
		const capabilities = { ...modern, experimental: { mailtls: { showDetails: true } } };
		const editor = await openEditor({ capabilities });
		await editor.open(uri, list);
		const [lens] = await editor.lenses(uri);
		expect(lens?.command).toMatchObject({
			command: 'mailtls.showDetails',
			arguments: [uri, { line: 0, character: list.length - 1 }],
		});
		expect((await editor.hover(uri, 0, list.length - 1))?.contents).toMatchObject({
			value: expect.stringContaining('in order of preference'),
		});
	});

	test('are asked for again when settings change', async () => {
		const capabilities = { ...modern, workspace: { ...modern.workspace, codeLens: { refreshSupport: true } } };
		const editor = await openEditor({ capabilities });
		await editor.open(uri, list);
		expect(await editor.lenses(uri)).toHaveLength(1);
		await editor.changeSettings({ codeLens: false });
		expect(await editor.lenses(uri)).toEqual([]);
		expect(editor.lensRefreshes).toBe(1);
	});

	test('there are none in files that are not ours', async () => {
		const editor = await openEditor();
		await editor.open('file:///tmp/notes.txt', list, 'plaintext');
		expect(await editor.lenses('file:///tmp/notes.txt')).toEqual([]);
	});
});
