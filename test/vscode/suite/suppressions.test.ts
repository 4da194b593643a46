import type * as vscode from 'vscode';
import { replace, show, untilFound, write } from './workspace.js';

const path = 'suppressed/postfix/main.cf';

suite('a comment that ignores a finding', () => {
	let document: vscode.TextDocument;

	suiteSetup(async () => {
		await write(path, 'smtpd_tls_security_level = may\n#\nsmtpd_tls_protocols = !SSLv2\n');
		document = await show(path);
	});

	suiteTeardown(() => document.save());

	test('makes it go, needs a reason, and is reported when it has nothing to do', async () => {
		const line = (comment: string) => replace(document, document.lineAt(1).text, comment);
		await untilFound(document.uri, '2:22-28 Error legacy-ssl');
		await line('# mailtls: ignore[legacy-ssl, legacy-tls] The lab needs it until May.');
		await untilFound(document.uri, '2:22-28 Error legacy-ssl', false);
		await line('# mailtls: ignore[legacy-ssl]');
		await untilFound(document.uri, '2:22-28 Error legacy-ssl');
		await untilFound(document.uri, '1:0-29 Warning suppression-without-reason');
		await line('# mailtls: ignore[tls-required-on-mx] Nobody knows why.');
		await untilFound(document.uri, '1:0-55 Information unused-suppression');
	});
});
