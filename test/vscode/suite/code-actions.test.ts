import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, configure, replace, show, until, untilFound, write } from './workspace.js';

const path = 'actions/postfix/main.cf';
const text = [
	'smtpd_tls_security_level = may',
	'smtpd_tls_protocols = !SSLv2',
	'smtp_tls_security_level = may',
	'smtpd_tls_mandatory_protocols   =   !SSLv2 ',
	'# smtpd_tls_loglevel = 0',
	'smtpd_tls_loglevel = 0',
	'smtpd_tls_cert_file = /etc/ssl/mail.pem',
	'',
].join('\n');
const weak = '1:22-28 Error legacy-ssl';
/** A library that has what is to be switched off, so that somebody is shut out. */
const target = { 'mailtls.target.tls': 'openssl-1.0.2' };

suite('code actions', () => {
	let document: vscode.TextDocument;

	suiteSetup(async () => {
		await write(path, text);
		document = await show(path);
	});

	setup(() => configure(target));

	teardown(async () => {
		await configure({});
		if (document.getText() !== text) {
			await replace(document, document.getText(), text);
		}
		await document.save();
	});

	async function menu(): Promise<readonly vscode.CodeAction[]> {
		await untilFound(document.uri, weak);
		return until('the menu knows the library', async () => {
			const actions = await actionsAt(document, new vscode.Position(1, 24), vscode.CodeActionKind.QuickFix);
			return actions.some(({ title }) => title.includes(' — ')) ? actions : undefined;
		});
	}

	test('offer what today and the two documents say, with name and year, and whom it costs', async () => {
		const titles = (await menu()).map(({ title }) => title);
		assert.match(
			titles[0] ?? '',
			/^Set smtpd_tls_protocols to ">=TLSv1\.2" \(postmaster-2026\) — .* without TLS 1\.2 fall back to clear text$/,
		);
		const historic = titles.find(title => title.includes('DFN-CERT 2017')) ?? '';
		assert.match(historic, /"!SSLv2, !SSLv3" \(DFN-CERT 2017, bettercrypto 2021: leaves TLS 1\.0 and TLS 1\.1 on\)/);
		assert.deepEqual(
			titles.filter(title => title.length > 120),
			[],
		);
	});

	test('come in order: the preferred one, other fixes, all of a rule, and ignoring last', async () => {
		const actions = await menu();
		const ranks = actions.map(({ title, isPreferred }) =>
			title.startsWith('Ignore ') ? 3 : title.startsWith('Fix all: ') ? 2 : isPreferred ? 0 : 1,
		);
		assert.deepEqual(ranks, [...ranks].sort());
		assert.deepEqual([...new Set(ranks)], [0, 1, 2, 3]);
		const titles = actions.map(({ title }) => title);
		for (const wanted of [
			/^Fix all: legacy-ssl in this file \(2\)$/,
			/^Ignore legacy-ssl here, because …$/,
			/^Ignore legacy-ssl in the whole file, because …$/,
		]) {
			assert.equal(titles.filter(title => wanted.test(title)).length, 1, `${wanted} is in:\n${titles.join('\n')}`);
		}
	});

	test('change what they name and nothing else', async () => {
		const historic = (await menu()).find(({ title }) => title.includes('DFN-CERT 2017'));
		assert.ok(historic?.edit);
		assert.ok(await vscode.workspace.applyEdit(historic.edit));
		assert.equal(document.getText(), text.replace('= !SSLv2\n', '= !SSLv2, !SSLv3\n'));
	});

	test('mend all that one rule has found', async () => {
		const all = (await menu()).find(({ title }) => title.startsWith('Fix all: legacy-ssl in this file'));
		assert.ok(all?.edit);
		assert.ok(await vscode.workspace.applyEdit(all.edit));
		assert.match(
			document.getText(),
			/^smtpd_tls_protocols = >=TLSv1(?:\.2)?\n.*\nsmtpd_tls_mandatory_protocols {3}= {3}>=TLSv1/m,
		);
		await untilFound(document.uri, weak, false);
	});

	test('mend all that is safe, if one asks for that', async () => {
		await untilFound(document.uri, weak);
		const kind = vscode.CodeActionKind.SourceFixAll.append('mailtls');
		const [fixAll, ...others] = await actionsAt(document, new vscode.Position(0, 0), kind);
		assert.ok(fixAll?.edit);
		assert.deepEqual(others, []);
		assert.ok(await vscode.workspace.applyEdit(fixAll.edit));
		assert.match(document.getText(), /^# smtpd_tls_loglevel = 0\nsmtpd_tls_loglevel = 1$/m);
	});

	test('include the whole baseline for who asks for its kind', async () => {
		await untilFound(document.uri, weak);
		const kind = vscode.CodeActionKind.Source.append('mailtls.applyBaseline');
		const [block, ...others] = await actionsAt(document, new vscode.Position(0, 0), kind);
		assert.equal(block?.title, 'Apply the baseline postmaster-2026 to this file');
		assert.deepEqual(others, []);
		assert.deepEqual(
			block.edit?.entries().map(([uri]) => uri.toString()),
			[document.uri.toString()],
		);
		const source = await actionsAt(document, new vscode.Position(0, 0), vscode.CodeActionKind.QuickFix);
		assert.ok(source.every(({ title }) => !title.startsWith('Apply the baseline')));
	});
});
