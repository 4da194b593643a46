import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { configure, hoverText, show, until } from './workspace.js';

suite('a cipher list', () => {
	let document: vscode.TextDocument;

	suiteSetup(async () => {
		document = await show('postfix/ciphers/main.cf');
	});

	teardown(() => configure({}));

	test('explains the word under the cursor', async () => {
		// OpenSSL 1.0.2 has RC4, and its HIGH does not hold it (ciphers(1)).
		await configure({ 'mailtls.target.tls': 'openssl-1.0.2' });
		const text = await until('the hover knows the library', async () => {
			const found = await hoverText(document, new vscode.Position(1, 28));
			return /^"RC4" adds \d+ suites/.test(found) ? found : undefined;
		});
		assert.match(text, /^weak +.*RC4-SHA$/m);
	});

	test('has a code lens that can be clicked', async () => {
		// Until the settings of the test before are gone it speaks of another library.
		const summary = /^openssl-3\.0 \(assumed\): \d+ suites.* · first ECDHE-ECDSA-AES256-GCM-SHA384$/;
		const lens = await until('there is a lens', async () =>
			(await lensesOf(document)).find(({ command }) => summary.test(command?.title ?? '')),
		);
		assert.equal(lens.range.start.line, 1);
		const { command = '', arguments: given = [] } = lens.command ?? {};
		assert.ok((await vscode.commands.getCommands()).includes(command), `${command} is a command`);
		await vscode.commands.executeCommand(command, ...given);
		assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString());
	});

	test('has none where one does not want it', async () => {
		await configure({ 'mailtls.codeLens': false });
		await until('the lens is gone', async () => (await lensesOf(document)).length === 0 || undefined);
	});
});

function lensesOf(document: vscode.TextDocument): Thenable<vscode.CodeLens[]> {
	return vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
}
