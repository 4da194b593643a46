import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { configure, inWorkspace, outline, replace, show, until, untilFound, write } from './workspace.js';

const path = 'project/postfix/main.cf';
const projectPath = 'project/.mailtls.yaml';
const ssl = (severity: string) => `1:22-28 ${severity} legacy-ssl`;

suite('the yardstick', () => {
	let document: vscode.TextDocument;

	suiteSetup(async () => {
		await write(
			path,
			'smtpd_tls_security_level = may\nsmtpd_tls_protocols = !SSLv2\nsmtpd_tls_mandatory_ciphers = medium\n',
		);
		document = await show(path);
	});

	suiteTeardown(() => vscode.workspace.fs.delete(inWorkspace(projectPath)));

	test('is the baseline of the settings', async () => {
		const deviation = (line: string) => line.endsWith(' baseline-deviation');
		await untilFound(document.uri, ssl('Error'));
		assert.deepEqual(outline(document.uri).filter(deviation), []);
		await configure({ 'mailtls.baseline': 'dfn-cert-2017' });
		await until('a deviation is reported', () => outline(document.uri).find(deviation));
		await configure({});
		await until('it is gone', () => !outline(document.uri).some(deviation) || undefined);
	});

	test('is the project file, as it is typed', async () => {
		await untilFound(document.uri, ssl('Error'));
		await write(projectPath, 'severities:\n  legacy-ssl: warning\n');
		await untilFound(document.uri, ssl('Warning'));
		const project = await vscode.workspace.openTextDocument(inWorkspace(projectPath));
		await vscode.window.showTextDocument(project, vscode.ViewColumn.Beside);
		await replace(project, 'warning', 'hint');
		await untilFound(document.uri, ssl('Hint'));
		await project.save();
	});

	test('says what is wrong with the project file, and what was meant', async () => {
		const project = await vscode.workspace.openTextDocument(inWorkspace(projectPath));
		await vscode.window.showTextDocument(project, vscode.ViewColumn.Beside);
		await replace(project, 'severities', 'severites');
		await untilFound(project.uri, '0:0-9 Error project-file');
		assert.match(vscode.languages.getDiagnostics(project.uri)[0]?.message ?? '', /Did you mean "severities"\?/);
		await untilFound(document.uri, ssl('Error'));
		await replace(project, 'severites', 'severities');
		await untilFound(project.uri, '0:0-9 Error project-file', false);
		await project.save();
	});
});
