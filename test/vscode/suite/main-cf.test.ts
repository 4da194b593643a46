import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
	codeOf,
	configure,
	hoverText,
	inWorkspace,
	onDisk,
	outline,
	replace,
	show,
	until,
	untilFound,
} from './workspace.js';

const weakProtocols = '2:22-28 Error legacy-ssl';

suite('postfix/main.cf', () => {
	let document: vscode.TextDocument;
	let original = '';

	suiteSetup(async () => {
		document = await show('postfix/main.cf');
		original = document.getText();
	});

	teardown(async () => {
		await configure({});
		if (document.getText() !== original) {
			await replace(document, document.getText(), original);
		}
		await document.save();
	});

	test('is ours, and opening it starts the extension', async () => {
		const extension = vscode.extensions.getExtension('mailtls.mailtls');
		assert.ok(extension, 'the extension is there');
		// Not activate(): that would hide a missing activation event.
		await until('the extension is active', () => extension.isActive || undefined);
		assert.equal(document.languageId, 'postfix-main');
	});

	test('has its mistakes underlined', async () => {
		await untilFound(document.uri, weakProtocols);
		for (const line of ['5:23-38 Error inline-comment', '6:30-56 Error weak-dh', '4:0-18 Warning duplicate-setting']) {
			assert.ok(outline(document.uri).includes(line), `${line} is in:\n${outline(document.uri).join('\n')}`);
		}
		assert.deepEqual(
			new Set(vscode.languages.getDiagnostics(document.uri).map(({ source }) => source)),
			new Set(['mailtls']),
		);
	});

	test('says more about each of them', async () => {
		await untilFound(document.uri, weakProtocols);
		const find = (code: string) => vscode.languages.getDiagnostics(document.uri).find(found => codeOf(found) === code);
		const code = find('legacy-ssl')?.code;
		assert.match(typeof code === 'object' ? code.target.toString() : '', /^https:.*\/legacy-ssl\.html$/);
		assert.deepEqual(find('deprecated-setting')?.tags, [vscode.DiagnosticTag.Deprecated]);
		assert.deepEqual(find('duplicate-setting')?.tags, [vscode.DiagnosticTag.Unnecessary]);
		const [related] = find('duplicate-setting')?.relatedInformation ?? [];
		assert.equal(related?.location.uri.toString(), document.uri.toString());
		assert.equal(related?.location.range.start.line, 5);
	});

	test('is followed while one types, before it is saved', async () => {
		await untilFound(document.uri, weakProtocols);
		await replace(document, '= !SSLv2', '= >=TLSv1.2');
		await untilFound(document.uri, weakProtocols, false);
		await replace(document, '= >=TLSv1.2', '= SSLv3');
		await untilFound(document.uri, '2:22-27 Error legacy-ssl');
		assert.ok(document.isDirty);
		await replace(document, 'smtpd_tls_loglevel = 0', 'smtpd_tls_loglevel');
		await untilFound(document.uri, '4:0-18 Error syntax');
	});

	test('explains its settings', async () => {
		const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
			'vscode.executeHoverProvider',
			document.uri,
			new vscode.Position(2, 4),
		);
		assert.match(await hoverText(document, new vscode.Position(2, 4)), /smtpd_tls_protocols/);
		assert.deepEqual(hovers.map(({ range }) => range).filter(Boolean), [new vscode.Range(2, 0, 2, 19)]);
	});

	test('is repaired by a quick fix, which can be undone', async () => {
		await untilFound(document.uri, weakProtocols);
		const fix = await until('there is a preferred fix', async () => {
			const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
				'vscode.executeCodeActionProvider',
				document.uri,
				new vscode.Range(2, 24, 2, 24),
				vscode.CodeActionKind.QuickFix.value,
				// So many of them with their edits, which the server makes when it is asked.
				10,
			);
			for (const name of ['DFN-CERT 2017', 'bettercrypto']) {
				assert.ok(
					actions.length === 0 || actions.some(({ title }) => title.includes(name)),
					`${name} is among the fixes`,
				);
			}
			return actions.find(({ isPreferred }) => isPreferred);
		});
		assert.ok(fix.edit);
		assert.ok(await vscode.workspace.applyEdit(fix.edit));
		assert.equal(document.getText(), original.replace('= !SSLv2', '= >=TLSv1.2'));
		await untilFound(document.uri, weakProtocols, false);

		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), original);
		await untilFound(document.uri, weakProtocols);
	});

	test('is repaired on saving, if one wants that, as far as it is safe', async () => {
		await configure({ 'editor.codeActionsOnSave': { 'source.fixAll.mailtls': 'explicit' } });
		const setting = () => vscode.workspace.getConfiguration('editor', document).get('codeActionsOnSave');
		const isOn = () => 'source.fixAll.mailtls' in Object(setting());
		await until('the setting is read', () => isOn() || undefined);
		await untilFound(document.uri, weakProtocols);
		await replace(document, '# Several', '# A few');
		assert.ok(await document.save());
		const saved = await onDisk(document.uri);
		assert.match(saved, /^smtpd_tls_protocols = >=TLSv1$/m);
		assert.match(saved, /^# not a comment\nsmtpd_tls_loglevel = 1$/m);
		assert.doesNotMatch(saved, /^smtpd_tls_loglevel = 0$/m);
		// Or it would repair the file again when it is put back.
		await configure({});
		await until('the setting is gone', () => !isOn() || undefined);
	});

	test('is judged by the settings, and again when they change', async () => {
		await untilFound(document.uri, weakProtocols);
		await configure({ 'mailtls.target.os': 'debian-12' });
		await untilFound(document.uri, '2:22-28 Hint legacy-ssl');
		await configure({ 'mailtls.severities': { 'legacy-ssl': 'information' } });
		await untilFound(document.uri, '2:22-28 Information legacy-ssl');
		await configure({});
		await untilFound(document.uri, weakProtocols);
	});

	test('is judged anew when a file that it names changes', async () => {
		const parameters = inWorkspace('postfix/dh.pem');
		const contents = await vscode.workspace.fs.readFile(parameters);
		await untilFound(document.uri, '6:30-56 Error weak-dh');
		await vscode.workspace.fs.writeFile(parameters, new TextEncoder().encode('nothing'));
		await untilFound(document.uri, '6:30-56 Error weak-dh', false);
		await vscode.workspace.fs.writeFile(parameters, contents);
	});

	test('is served again after a restart of the server', async () => {
		await untilFound(document.uri, weakProtocols);
		await vscode.commands.executeCommand('mailtls.restart');
		await untilFound(document.uri, weakProtocols);
		await replace(document, '= !SSLv2', '= SSLv3');
		await untilFound(document.uri, '2:22-27 Error legacy-ssl');
		await vscode.commands.executeCommand('mailtls.showOutput');
	});
});
