import { describe, expect, test } from 'vitest';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver';
import { type Editor, modern, openEditor, plain, range, thorough } from './editor.js';

const main = 'file:///etc/postfix/main.cf';
const master = 'file:///etc/postfix/master.cf';
const weak = 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = !SSLv2\n';

const titled = (actions: readonly CodeAction[], beginning: string): CodeAction => {
	const found = actions.find(({ title }) => title.startsWith(beginning));
	if (found === undefined) {
		throw new Error(`no action "${beginning}…" among ${actions.map(({ title }) => title).join('; ')}`);
	}
	return found;
};

const changes = ({ edit }: CodeAction): TextDocumentEdit[] =>
	(edit?.documentChanges ?? []).filter((change): change is TextDocumentEdit => 'textDocument' in change);

describe('edits that are made when an action is chosen', () => {
	const open = async (text: string): Promise<Editor> => {
		const editor = await openEditor({ capabilities: thorough });
		await editor.open(main, text);
		return editor;
	};

	test('actions come without edit, and get it for the text they were offered for', async () => {
		const editor = await open(weak);
		expect(editor.capabilities.codeActionProvider).toMatchObject({ resolveProvider: true });
		const actions = await editor.actions(main, range(1, 24));
		// Comments that ignore a finding are cheap, and come whole.
		const fixes = actions.filter(({ title }) => !title.startsWith('Ignore '));
		expect(fixes.filter(({ edit }) => edit !== undefined)).toEqual([]);
		const action = await editor.resolve(titled(actions, 'Set smtpd_tls_protocols to ">=TLSv1.2"'));
		expect(changes(action).map(({ textDocument }) => textDocument)).toEqual([{ uri: main, version: 1 }]);
		expect(editor.applied(main, action.edit)).toBe(weak.replace('!SSLv2', '>=TLSv1.2'));
	});

	test('the text has moved: the edit is for where the line is now', async () => {
		const editor = await open(weak);
		const action = titled(await editor.actions(main, range(1, 24)), 'Set smtpd_tls_protocols to ">=TLSv1.2"');
		await editor.change(main, range(0, 0), '# a new first line\nmyhostname = mx.example.org\n');
		const resolved = await editor.resolve(action);
		expect(changes(resolved).map(({ textDocument }) => textDocument.version)).toEqual([2]);
		expect(editor.applied(main, resolved.edit)).toBe(
			`# a new first line\nmyhostname = mx.example.org\n${weak.replace('!SSLv2', '>=TLSv1.2')}`,
		);
	});

	test('what was to be fixed is gone: there is nothing to edit', async () => {
		const editor = await open(weak);
		const actions = await editor.actions(main, range(1, 24));
		await editor.change(main, range(1, 0, 2, 0), '');
		await editor.change(main, range(0, 27, 0, 30), 'none');
		expect((await editor.resolve(titled(actions, 'Set smtpd_tls_protocols to ">=TLSv1.2"'))).edit).toBeUndefined();
	});

	test.each([['source.fixAll.mailtls'], ['source.mailtls.applyBaseline']])('%s too', async kind => {
		const editor = await open(`${weak}smtpd_tls_loglevel = 0\n`);
		const [action] = await editor.actions(main, range(0, 0), [kind]);
		expect(action?.edit).toBeUndefined();
		expect(action && changes(await editor.resolve(action))).toHaveLength(1);
	});

	test.each<[string, unknown]>([
		['no data', undefined],
		['data of others', { request: { kind: 'format', uri: main } }],
		['a document that is closed', { request: { kind: 'all', uri: 'file:///etc/postfix/other.cf' } }],
	])('%s: the action comes back as it was', async (_, data) => {
		const editor = await open(weak);
		const action = { title: 'x', ...(data !== undefined && { data }) };
		expect(await editor.resolve(action)).toEqual(action);
		expect(editor.logged).toEqual([]);
	});

	test('an editor that does not resolve gets edits at once', async () => {
		for (const capabilities of [modern, plain]) {
			const editor = await openEditor({ capabilities });
			await editor.open(main, weak);
			const actions = await editor.actions(main, range(1, 24));
			expect(actions.filter(({ edit }) => edit === undefined)).toEqual([]);
		}
	});
});

test('titles say whom a fix shuts out, and the data why that is known', async () => {
	const editor = await openEditor({ files: { '/etc/ssl/mail.pem': '' } });
	await editor.open(main, `${weak}smtpd_tls_cert_file = /etc/ssl/mail.pem\n`);
	const action = titled(await editor.actions(main, range(1, 24)), 'Set smtpd_tls_protocols to ">=TLSv1.2"');
	expect(action.title).toMatch(/ — mail servers without TLS 1\.2 fall back to clear text$/);
	expect(action.data).toMatchObject({
		impact: {
			details: expect.arrayContaining([expect.stringContaining('Exchange 2010')]),
			sources: expect.arrayContaining([expect.stringMatching(/^https:\/\/support\.microsoft\.com\//)]),
		},
	});
});

describe('all that one rule has found', () => {
	const lines = ['smtpd_tls_loglevel = 1', 'a = 1', 'a = 1', 'b = 2', 'b = 2', ''].join('\n');

	test('goes at once, and nothing else does', async () => {
		const editor = await openEditor();
		const text = `${lines}smtpd_tls_eecdh_grade = strong\n`;
		await editor.open(main, text);
		const actions = await editor.actions(main, range(1, 0), ['quickfix']);
		const action = titled(actions, 'Fix all: duplicate-setting in this file (2)');
		const fixed = editor.applied(main, action.edit);
		expect(fixed).toBe('smtpd_tls_loglevel = 1\na = 1\nb = 2\nsmtpd_tls_eecdh_grade = strong\n');
		await editor.change(main, range(0, 0, 99, 0), fixed);
		expect((await editor.actions(main, range(1, 0))).map(({ title }) => title).join()).not.toContain('Fix all: dup');
	});

	test('is not offered where there is one alone', async () => {
		const editor = await openEditor();
		await editor.open(main, 'a = 1\na = 1\n');
		const titles = (await editor.actions(main, range(0, 0))).map(({ title }) => title);
		expect(titles.filter(title => title.startsWith('Fix all:'))).toEqual([]);
	});

	test('unsafe fixes are among it only where the title says so', async () => {
		const editor = await openEditor();
		const text = [
			'smtpd_tls_security_level = may',
			'smtpd_tls_protocols = >=TLSv1',
			'smtpd_tls_mandatory_protocols = >=TLSv1\n',
		].join('\n');
		await editor.open(main, text);
		const actions = await editor.actions(main, range(1, 22), ['quickfix']);
		const all = actions.filter(({ title }) => title.startsWith('Fix all: legacy-tls'));
		expect(all.map(({ title }) => title)).toEqual(['Fix all: legacy-tls in this file, unsafe fixes included (2)']);
		expect(editor.applied(main, all[0]?.edit)).toBe(text.replaceAll('>=TLSv1', '>=TLSv1.2'));
	});

	test('reaches into the other files, open ones and others', async () => {
		const services = [
			'smtp unix - - y - - smtp',
			'submission inet n - y - - smtpd',
			'  -o smtpd_tls_security_level=encrypt',
			'  -o smtpd_tls_mandatory_protocols=>=TLSv1\n',
		].join('\n');
		const own = 'smtp_tls_security_level = encrypt\nsmtp_tls_mandatory_protocols = >=TLSv1\n';
		const editor = await openEditor({ files: { '/etc/postfix/master.cf': services } });
		await editor.open(main, own);
		const versions = async () => {
			const actions = await editor.actions(main, range(1, 33), ['quickfix']);
			const action = titled(actions, 'Fix all: legacy-tls in this configuration, unsafe fixes included');
			return Object.fromEntries(changes(action).map(({ textDocument: { uri, version } }) => [uri, version]));
		};
		expect(await versions()).toEqual({ [main]: 1, [master]: null });
		await editor.open(master, services, 'postfix-master');
		expect(await versions()).toEqual({ [main]: 1, [master]: 1 });
	});
});

describe('the whole baseline', () => {
	const kind = 'source.mailtls.applyBaseline';
	const baselineOf = async (editor: Editor) => (await editor.actions(main, range(0, 0), [kind]))[0];
	const old = ['smtpd_tls_security_level = may', 'smtpd_tls_protocols = !SSLv2', 'smtpd_tls_ciphers = export\n'].join(
		'\n',
	);

	test('is shown before it is made, each setting with who asks for it', async () => {
		const editor = await openEditor({ capabilities: thorough });
		await editor.open(main, old);
		const offered = await baselineOf(editor);
		const action = offered && (await editor.resolve(offered));
		const annotations = Object.values(action?.edit?.changeAnnotations ?? {});
		expect(annotations.map(({ label }) => label)).toContain('smtpd_tls_protocols = >=TLSv1.2');
		expect(annotations.map(({ label }) => label)).toContain('Remove smtpd_tls_ciphers');
		expect(annotations.filter(({ needsConfirmation, description }) => !needsConfirmation || !description)).toEqual([]);
		expect(action?.edit?.changeAnnotations?.['smtpd_tls_protocols = >=TLSv1.2']?.description).toContain('RFC 8996');
		const edits = action === undefined ? [] : changes(action).flatMap(change => change.edits);
		const ids = new Set(edits.map(edit => ('annotationId' in edit ? edit.annotationId : undefined)));
		expect(ids).toEqual(new Set(Object.keys(action?.edit?.changeAnnotations ?? {})));
	});

	test('is ticked in our own extension, and still shown: a file operation that does nothing asks for the nod', async () => {
		const capabilities = { ...thorough, experimental: { mailtls: { previewsAll: true } } };
		const editor = await openEditor({ capabilities });
		await editor.open(main, old);
		const offered = await baselineOf(editor);
		const edit = offered && (await editor.resolve(offered)).edit;
		expect(edit?.documentChanges?.[0]).toEqual({
			...{ kind: 'create', uri: main, options: { ignoreIfExists: true } },
			annotationId: 'preview',
		});
		const waiting = Object.entries(edit?.changeAnnotations ?? {}).filter(([, note]) => note.needsConfirmation);
		expect(waiting.map(([id]) => id)).toEqual(['preview']);
	});

	test('changes a value of several lines by one edit, which can only be taken whole', async () => {
		const editor = await openEditor({ capabilities: thorough });
		const text = 'smtpd_tls_security_level = encrypt\nsmtpd_tls_mandatory_protocols = TLSv1,\n\tTLSv1.1,\n\tTLSv1.2\n';
		await editor.open(main, text);
		const offered = await baselineOf(editor);
		const action = offered && (await editor.resolve(offered));
		const edits = action === undefined ? [] : changes(action).flatMap(change => change.edits);
		const label = 'smtpd_tls_mandatory_protocols = >=TLSv1.2';
		expect(edits.filter(edit => 'annotationId' in edit && edit.annotationId === label)).toHaveLength(1);
		expect(editor.applied(main, action?.edit)).toContain('\nsmtpd_tls_mandatory_protocols = >=TLSv1.2\nsmtp');
	});

	test('once is enough', async () => {
		const editor = await openEditor();
		await editor.open(main, old);
		const action = await baselineOf(editor);
		expect(action?.edit?.changeAnnotations).toBeUndefined();
		const fixed = editor.applied(main, action?.edit);
		expect(fixed).toContain('smtpd_tls_protocols = >=TLSv1.2\n');
		await editor.change(main, range(0, 0, 99, 0), fixed);
		expect(await baselineOf(editor)).toBeUndefined();
	});

	test('leaves alone what is stricter already', async () => {
		const editor = await openEditor();
		const strict = 'smtp_tls_security_level = verify\nsmtp_tls_mandatory_protocols = >=TLSv1.3\n';
		await editor.open(main, strict);
		expect(editor.applied(main, (await baselineOf(editor))?.edit)).toContain('smtp_tls_security_level = verify\n');
		const other = await openEditor({ settings: { baseline: 'bettercrypto' } });
		await other.open(main, 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1.2\n');
		expect(other.applied(main, (await baselineOf(other))?.edit)).toContain('smtpd_tls_protocols = >=TLSv1.2\n');
	});

	test('of a historic document says what speaks against it', async () => {
		const editor = await openEditor({ capabilities: thorough, settings: { baseline: 'dfn-cert-2017' } });
		await editor.open(main, 'smtpd_tls_security_level = may\n');
		const offered = await baselineOf(editor);
		expect(offered?.title).toContain('DFN-CERT 2017, historic');
		const { edit } = offered === undefined ? { edit: undefined } : await editor.resolve(offered);
		const list = Object.values(edit?.changeAnnotations ?? {}).find(({ label }) =>
			label.startsWith('tls_high_cipherlist'),
		);
		expect(list?.description).toMatch(/^DFN-CERT 2017 §2\.2\. Today's sources advise against it: it excludes ECDSA/);
	});

	test('leaves out what the version does not know', async () => {
		const editor = await openEditor({ settings: { target: { postfix: '2.3' } } });
		await editor.open(main, 'smtp_tls_security_level = may\n');
		// TLS_README: smtpd_tls_protocols came with Postfix 2.6, tls_ssl_options with 2.11.
		const fixed = editor.applied(main, (await baselineOf(editor))?.edit);
		expect(fixed).not.toContain('smtpd_tls_protocols');
		expect(fixed).not.toContain('tls_ssl_options');
		expect(fixed).toContain('smtpd_tls_loglevel = 1');
	});
});
