import * as vscode from 'vscode';
import { inWorkspace, replace, show, untilFound, write } from './workspace.js';

const legacy = '2:32-39 Error legacy-tls';

suite('main.cf and master.cf, side by side', () => {
	suiteSetup(async () => {
		await writeLines('both/postfix/main.cf', [
			'smtpd_tls_cert_file = /etc/ssl/mail.pem',
			'smtpd_tls_security_level = may',
			'smtpd_tls_mandatory_protocols = >=TLSv1',
		]);
		await writeLines('both/postfix/master.cf', [
			'smtp       inet n - y - - smtpd',
			'submission inet n - y - - smtpd',
			'  -o smtpd_tls_security_level=encrypt',
		]);
	});

	test('a line of main.cf is judged by the services of master.cf, as they are typed', async () => {
		const main = await show('both/postfix/main.cf');
		await untilFound(main.uri, legacy);

		const master = await vscode.workspace.openTextDocument(inWorkspace('both/postfix/master.cf'));
		// Beside it: in the same place it would close main.cf.
		await vscode.window.showTextDocument(master, vscode.ViewColumn.Beside);
		await replace(master, 'encrypt', 'may');
		await untilFound(main.uri, legacy, false);
		await replace(master, 'level=may', 'level=encrypt');
		await untilFound(main.uri, legacy);
		await master.save();
	});
});

function writeLines(path: string, lines: readonly string[]): Promise<void> {
	return write(path, lines.map(line => `${line}\n`).join(''));
}
