import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { outline, show, until, untilFound } from './workspace.js';

suite('which files are ours', () => {
	test('a main.cf anywhere, if Postfix settings are in it', async () => {
		const { uri } = await show('mail/main.cf');
		await until('it has become ours', () => find(uri)?.languageId === 'postfix-main' || undefined);
		await untilFound(uri, '2:22-27 Error legacy-ssl');
	});

	test('not any more, if someone makes it plain text again', async () => {
		const document = await show('mail/main.cf');
		await until('it is ours', () => find(document.uri)?.languageId === 'postfix-main' || undefined);
		await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
		await until('nothing is underlined', () => outline(document.uri).length === 0 || undefined);
		await new Promise(resolve => setTimeout(resolve, 500));
		assert.equal(find(document.uri)?.languageId, 'plaintext');
	});

	test('not the main.cf of another program', async () => {
		const { uri } = await show('spamassassin/main.cf');
		await new Promise(resolve => setTimeout(resolve, 1000));
		assert.equal(find(uri)?.languageId, 'plaintext');
		assert.deepEqual(outline(uri), []);
	});

	test('a new document, as soon as its language is set', async () => {
		const document = await vscode.workspace.openTextDocument({
			language: 'postfix-main',
			content: 'smtpd_use_tls yes\n',
		});
		await untilFound(document.uri, '0:0-17 Error syntax');
	});
});

function find(uri: vscode.Uri): vscode.TextDocument | undefined {
	return vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
}
