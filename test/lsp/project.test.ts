import { describe, expect, test } from 'vitest';
import { type Editor, openEditor, range } from './editor.js';

const main = 'file:///etc/postfix/main.cf';
const master = 'file:///etc/postfix/master.cf';

const mainCf = `smtpd_tls_cert_file = /etc/ssl/mail.pem
smtpd_tls_security_level = may
smtpd_tls_mandatory_protocols = >=TLSv1
`;
const smtp = 'smtp inet n - y - - smtpd\n';
const submission = 'submission inet n - y - - smtpd\n  -o smtpd_tls_security_level=encrypt\n';

/** `line rule` of each diagnostic. */
async function findings(editor: Editor, uri: string): Promise<readonly string[]> {
	const report = await editor.pull(uri);
	return report.kind === 'full' ? report.items.map(({ range: { start }, code }) => `${start.line} ${code}`) : [];
}

describe('main.cf and master.cf are judged together', () => {
	test('the services of master.cf on disk count', async () => {
		const without = await openEditor({ files: { '/etc/postfix/master.cf': smtp } });
		await without.open(main, mainCf);
		expect(await findings(without, main)).not.toContain('2 legacy-tls');

		const editor = await openEditor({ files: { '/etc/postfix/master.cf': smtp + submission } });
		await editor.open(main, mainCf);
		expect(await findings(editor, main)).toContain('2 legacy-tls');
	});

	test('the open document counts, not what is on disk, and a change in it tells on the other', async () => {
		const editor = await openEditor({ files: { '/etc/postfix/master.cf': smtp } });
		await editor.open(main, mainCf);
		await editor.open(master, smtp + submission, 'postfix-master');
		expect(await findings(editor, main)).toContain('2 legacy-tls');
		await editor.change(master, range(1, 0, 3, 0), '');
		expect(await findings(editor, main)).not.toContain('2 legacy-tls');
	});

	test('a line of master.cf is reported there alone', async () => {
		const weak = `${smtp}${submission}  -o smtpd_tls_mandatory_protocols=!SSLv2\n`;
		const editor = await openEditor({ files: { '/etc/postfix/master.cf': weak } });
		await editor.open(main, mainCf);
		await editor.open(master, weak, 'postfix-master');
		expect((await findings(editor, main)).join()).not.toContain('legacy-ssl');
		expect(await findings(editor, master)).toContain('3 legacy-ssl');
	});

	test('a fix may change the file that is not open', async () => {
		const files = { '/etc/postfix/main.cf': mainCf.replace(/smtpd_tls_mandatory.*\n/, '') };
		const editor = await openEditor({ files });
		await editor.open(master, smtp + submission, 'postfix-master');
		const actions = await editor.actions(master, range(2, 8));
		const uris = actions.map(({ edit }) =>
			edit?.documentChanges?.map(change => 'textDocument' in change && change.textDocument),
		);
		expect(uris).toContainEqual([{ uri: main, version: null }]);
	});
});

describe('files that are not there', () => {
	const names = `${mainCf.split('\n')[0]}\nsmtpd_tls_security_level = may\nsmtp_tls_CAfile = /etc/ssl/ca.pem\nsmtp_tls_security_level = may\n`;
	const files = { '/etc/ssl/mail.pem': '' };

	test('are missed in /etc alone, and no longer once they have come', async () => {
		const editor = await openEditor({ files });
		await editor.open(main, names);
		expect(await findings(editor, main)).toContain('2 file-missing');
		expect(await findings(editor, main)).not.toContain('0 file-missing');
		await editor.changeFile('/etc/ssl/ca.pem', '');
		expect(await findings(editor, main)).not.toContain('2 file-missing');

		const copy = 'file:///srv/etc/postfix/main.cf';
		await editor.open(copy, names.replace('ca.pem', 'other.pem'));
		expect((await findings(editor, copy)).join()).not.toContain('file-missing');
	});

	test('are looked for again at once by a client that does not watch', async () => {
		const editor = await openEditor({ files, capabilities: { textDocument: { diagnostic: {} } } });
		await editor.open(main, names);
		expect(await findings(editor, main)).toContain('2 file-missing');
		await editor.changeFile('/etc/ssl/ca.pem', '');
		await editor.change(main, range(3, 0), '\n');
		expect(await findings(editor, main)).not.toContain('2 file-missing');
	});

	test('are watched once their name is no longer being typed', async () => {
		const watched = (editor: Editor) =>
			editor.registrations.map(({ registerOptions }) => JSON.stringify(registerOptions)).join();
		const editor = await openEditor({ files });
		await editor.open(main, names);
		await editor.pull(main);
		expect(watched(editor)).toContain('ca.pem');
		await editor.change(
			main,
			range(2, 'smtp_tls_CAfile = /etc/ssl/'.length, 2, 'smtp_tls_CAfile = /etc/ssl/ca'.length),
			'new',
		);
		expect(await findings(editor, main)).toContain('2 file-missing');
		expect(watched(editor)).not.toContain('new.pem');
		await editor.change(main, range(3, 0), '\n');
		expect(await findings(editor, main)).toContain('2 file-missing');
		expect(watched(editor)).toContain('new.pem');
		await editor.changeFile('/etc/ssl/new.pem', '');
		expect(await findings(editor, main)).not.toContain('2 file-missing');
	});
});

describe('a table is ours because main.cf beside it names it', () => {
	const files = {
		'/etc/postfix/main.cf': 'smtp_tls_policy_maps = hash:/etc/postfix/partners\nsmtp_tls_security_level = may\n',
		'/etc/postfix/partners': 'example.com encrypt match= x\n',
	};

	test('an editor that asks is told so', async () => {
		const editor = await openEditor({ files });
		expect(await editor.recognise('file:///etc/postfix/partners', 'example.com encrypt\n')).toBe('postfix-tls-policy');
		expect(await editor.recognise('file:///etc/postfix/access', 'example.com REJECT\n')).toBeNull();
	});

	test('one that opens it as plain text gets its findings', async () => {
		const editor = await openEditor({ files });
		const uri = 'file:///etc/postfix/partners';
		await editor.open(uri, files['/etc/postfix/partners'], 'plaintext');
		expect(await findings(editor, uri)).toContain('0 policy-blank');
	});
});
