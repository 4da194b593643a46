import { describe, expect, test } from 'vitest';
import { modern, openEditor, outline, plain } from './editor.js';

const uri = 'file:///etc/postfix/main.cf';
const weak = 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = !SSLv2\n';

describe('settings', () => {
	test('are asked for, and asked for again when they change', async () => {
		const editor = await openEditor({ settings: { severities: { 'legacy-ssl': 'warning' } } });
		await editor.open(uri, weak);
		const first = await editor.pull(uri);
		expect(outline(first)).toContain('1:22-1:28 warning legacy-ssl');
		expect(editor.registrations.map(({ method }) => method)).toContain('workspace/didChangeConfiguration');

		await editor.changeSettings({ target: { os: 'debian-12' } });
		expect(outline(await editor.pull(uri, first.resultId))).toContain('1:22-1:28 hint legacy-ssl');
		expect(editor.refreshes).toBe(1);
	});

	test.each([
		['as they are', { target: { tls: 'openssl-3.0' } }],
		['under our name', { mailtls: { target: { tls: 'openssl-3.0' } } }],
	])('may come with the start of the server, %s', async (_, initializationOptions) => {
		const editor = await openEditor({ capabilities: { textDocument: { diagnostic: {} } }, initializationOptions });
		await editor.open(uri, weak);
		expect(outline(await editor.pull(uri))).toContain('1:22-1:28 hint legacy-ssl');
	});

	test('of the start count where the editor has none', async () => {
		const editor = await openEditor({ initializationOptions: { severities: { 'legacy-ssl': 'off' } } });
		await editor.open(uri, weak);
		expect(outline(await editor.pull(uri)).join()).not.toContain('legacy-ssl');
	});

	test('that cannot be asked for after all are the default ones', async () => {
		const editor = await openEditor();
		editor.beforeSettings = () => Promise.reject(new Error('no'));
		await editor.open(uri, weak);
		expect(outline(await editor.pull(uri))).toContain('1:22-1:28 error legacy-ssl');
	});

	test('choose any baseline, whose verdict counts and whose fixes the menu names', async () => {
		const editor = await openEditor({ settings: { baseline: 'bsi-tr-03108' } });
		await editor.open(uri, 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1\n');
		expect(outline(await editor.pull(uri))).toContain('1:22-1:29 error legacy-tls');
		const range = { start: { line: 1, character: 22 }, end: { line: 1, character: 22 } };
		const titles = (await editor.actions(uri, range)).map(({ title }) => title);
		expect(titles).toContain('Set smtpd_tls_protocols to ">=TLSv1.2" (BSI TR-03108 2023, postmaster-2026)');

		await editor.changeSettings({ baseline: 'bettercrypto' });
		expect(outline(await editor.pull(uri)).join()).not.toContain('legacy-tls');
	});

	test('that are not understood are named once', async () => {
		const editor = await openEditor({ settings: { baseline: 'postmaster-1999' } });
		await editor.open(uri, weak);
		await editor.pull(uri);
		await editor.changeSettings({ baseline: 'postmaster-1999', severities: {} });
		await editor.pull(uri);
		expect(editor.shown).toHaveLength(1);
		expect(editor.shown[0]).toMatch(/^MailTLS settings: Unknown baseline "postmaster-1999"; expected one of /);
		expect(editor.logged).toEqual(editor.shown);
	});

	test.each([null, 7, 'x', [], { target: null }, { target: 'debian-12' }, { severities: [] }, { severities: null }])(
		'of a wrong shape are survived: %j',
		async settings => {
			const editor = await openEditor({ settings });
			await editor.open(uri, weak);
			expect(outline(await editor.pull(uri))).toContain('1:22-1:28 error legacy-ssl');
		},
	);
});

/** What was read, but for project files and the files that stand beside each other in a folder of Postfix. */
function namedFiles({ read }: { readonly read: readonly string[] }): readonly string[] {
	return read.filter(path => !/(?:\.cf|\/smtpd_discard_ehlo_keywords|\/\.mailtls\.yaml)$/.test(path));
}

describe('files that a configuration names', () => {
	const weakDh = `-----BEGIN DH PARAMETERS-----
MIGHAoGBANDZFYv094fbP3atZoziaSZbM8RDgcTSh+TI6XgNOGPG5WL+JI5c+Z3U
26fRdqKqMLYUZY5JEIh7thu/uOoxRpM2hjJFF6GX07L8NGUXQBUpzG6Ppife/oZM
+GkTnVBmCyss6P3FjkrE2PN/pvdQG/AYBqIuxln4CfTCdaIF8jr/AgEC
-----END DH PARAMETERS-----
`;
	const config = (path: string) => `smtpd_tls_security_level = may\nsmtpd_tls_dh1024_param_file = ${path}\n`;

	test.each([
		['/etc/ssl/dh.pem', ['/etc/ssl/dh.pem']],
		['/etc/./ssl//x/../dh.pem', ['/etc/ssl/dh.pem']],
		['/../../etc/ssl/dh.pem', ['/etc/ssl/dh.pem']],
		['$config_directory/dh.pem', ['/etc/postfix/dh.pem']],
		['keys/dh.pem', ['/etc/postfix/keys/dh.pem']],
		['../dh.pem', []],
		['keys/../../dh.pem', []],
		['//server/share/dh.pem', []],
		['\\\\server\\share\\dh.pem', []],
	])('%s is looked for at %j', async (path, expected) => {
		const editor = await openEditor();
		await editor.open(uri, config(path));
		await editor.pull(uri);
		expect(namedFiles(editor)).toEqual(expected);
	});

	test('are not looked for from a document that is in no folder', async () => {
		const editor = await openEditor();
		await editor.open('untitled:Untitled-1', config('/etc/ssl/dh.pem'));
		await editor.pull('untitled:Untitled-1');
		expect(editor.read).toEqual([]);
	});

	test('are read once, watched, and read again when they change', async () => {
		const editor = await openEditor({ files: { '/etc/ssl/d{h}.pem': weakDh } });
		await editor.open(uri, config('/etc/ssl/d{h}.pem'));
		expect(outline(await editor.pull(uri)).join()).toContain('weak-dh');
		await editor.change(uri, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, '#\n');
		await editor.pull(uri);
		expect(namedFiles(editor)).toHaveLength(1);
		const watchers = editor.registrations.filter(({ method }) => method === 'workspace/didChangeWatchedFiles');
		expect(watchers.map(({ registerOptions }) => registerOptions)).toContainEqual({
			watchers: [{ globPattern: { baseUri: 'file:///etc/ssl', pattern: 'd?h?.pem' }, kind: 7 }],
		});

		await editor.changeFile('/etc/ssl/d{h}.pem', 'no parameters');
		expect(outline(await editor.pull(uri)).join()).not.toContain('weak-dh');
		expect(editor.refreshes).toBe(1);
		// Four siblings, the table of EHLO keywords and three project files may come, and the parameters are there.
		expect(watchers).toHaveLength(9);
	});

	test('are read each time where nobody watches them', async () => {
		const editor = await openEditor({
			capabilities: { ...modern, workspace: { configuration: true } },
			files: { '/etc/ssl/dh.pem': weakDh },
		});
		await editor.open(uri, config('/etc/ssl/dh.pem'));
		await editor.pull(uri);
		await editor.changeSettings({});
		await editor.pull(uri);
		expect(namedFiles(editor)).toHaveLength(2);
	});

	test('make diagnostics come again in an editor that only listens', async () => {
		const editor = await openEditor({
			capabilities: { ...plain, workspace: { didChangeWatchedFiles: modern.workspace?.didChangeWatchedFiles ?? {} } },
			files: { '/etc/ssl/dh.pem': 'not yet' },
		});
		const opened = editor.nextPublished();
		await editor.open(uri, config('/etc/ssl/dh.pem'));
		expect(outline(await opened).join()).not.toContain('weak-dh');
		const next = editor.nextPublished();
		await editor.changeFile('/etc/ssl/dh.pem', weakDh);
		expect(outline(await next).join()).toContain('weak-dh');
	});
});
