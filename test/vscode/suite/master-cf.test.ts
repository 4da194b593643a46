import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hoverText, replace, show, until, untilFound } from './workspace.js';

const torn = '2:2-39 Error override-blanks';

suite('postfix/master.cf', () => {
	let document: vscode.TextDocument;

	suiteSetup(async () => {
		document = await show('postfix/master.cf');
	});

	test('is ours, and has its mistakes underlined', async () => {
		assert.equal(document.languageId, 'postfix-master');
		await untilFound(document.uri, torn);
	});

	test('is repaired by a quick fix', async () => {
		await untilFound(document.uri, torn);
		const original = document.getText();
		const fix = await until('the fix is offered', async () => {
			const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
				'vscode.executeCodeActionProvider',
				document.uri,
				new vscode.Range(2, 5, 2, 5),
				vscode.CodeActionKind.QuickFix.value,
				// So many of them with their edits, which the server makes when it is asked.
				10,
			);
			return actions.find(({ isPreferred }) => isPreferred);
		});
		assert.ok(fix.edit);
		assert.ok(await vscode.workspace.applyEdit(fix.edit));
		assert.equal(document.lineAt(2).text, '  -o smtpd_tls_security_level=encrypt');
		await untilFound(document.uri, torn, false);
		await replace(document, document.getText(), original);
		await document.save();
	});

	test('explains the parameters of its overrides', async () => {
		await replace(document, 'level = encrypt', 'level=encrypt');
		const text = await until('there is a hover', async () => {
			const found = await hoverText(document, new vscode.Position(2, 10));
			return found === '' ? undefined : found;
		});
		assert.match(text, /\*\*smtpd_tls_security_level\*\*/);
		await replace(document, 'level=encrypt', 'level = encrypt');
		await document.save();
	});
});
