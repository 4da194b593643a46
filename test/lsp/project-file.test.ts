import { describe, expect, test } from 'vitest';
import { mailtls } from '../cli/mailtls.js';
import { modern, openEditor, outline, plain, range } from './editor.js';

const uri = 'file:///srv/mail/postfix/main.cf';
const projectUri = 'file:///srv/mail/.mailtls.yaml';
const projectPath = '/srv/mail/.mailtls.yaml';
const weak = 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = !SSLv2\n';

/** The severity of the finding about SSL 3. */
function severity(report: Parameters<typeof outline>[0]): string | undefined {
	return outline(report)
		.find(line => line.endsWith(' legacy-ssl'))
		?.split(' ')[1];
}

async function until(isDone: () => boolean): Promise<void> {
	while (!isDone()) {
		await new Promise(resolve => setTimeout(resolve, 10));
	}
}

describe('the project file of a document', () => {
	test('lies over the settings of the editor', async () => {
		const editor = await openEditor({
			settings: { severities: { 'legacy-ssl': 'warning' }, target: { os: '' } },
			files: { [projectPath]: 'severities: { legacy-ssl: information }\n' },
		});
		await editor.open(uri, weak);
		expect(severity(await editor.pull(uri))).toBe('information');
		await editor.open('file:///srv/other/main.cf', weak);
		expect(severity(await editor.pull('file:///srv/other/main.cf'))).toBe('warning');
	});

	test.each([
		['changed', 'severities: { legacy-ssl: hint }\n', 'warning'],
		['created', undefined, 'error'],
	])('may be %s on disk', async (_, before, expected) => {
		const changed = 'severities: { legacy-ssl: information }\n';
		const first = before === undefined ? {} : { [projectPath]: before.replace('hint', 'warning') };
		const editor = await openEditor({ files: first });
		await editor.open(uri, weak);
		expect(severity(await editor.pull(uri))).toBe(expected);
		await editor.changeFile(projectPath, changed);
		expect(severity(await editor.pull(uri))).toBe('information');
		expect(editor.refreshes).toBe(1);
	});

	test('may be deleted', async () => {
		const editor = await openEditor({ files: { [projectPath]: 'severities: { legacy-ssl: hint }\n' } });
		await editor.open(uri, weak);
		expect(severity(await editor.pull(uri))).toBe('hint');
		await editor.deleteFile(projectPath);
		expect(severity(await editor.pull(uri))).toBe('error');
	});

	test('counts as it is shown, saved or not', async () => {
		const editor = await openEditor();
		await editor.open(uri, weak);
		expect(severity(await editor.pull(uri))).toBe('error');
		await editor.open(projectUri, 'severities: { legacy-ssl: warning }\n', 'yaml');
		expect(severity(await editor.pull(uri))).toBe('warning');
		await editor.change(projectUri, range(0, 26, 0, 33), 'off');
		expect(severity(await editor.pull(uri))).toBeUndefined();
		await until(() => editor.refreshes > 0);
		await editor.close(projectUri);
		expect(severity(await editor.pull(uri))).toBe('error');
	});

	test('makes diagnostics come again in an editor that only listens', async () => {
		const editor = await openEditor({ capabilities: plain });
		const opened = editor.nextPublished();
		await editor.open(uri, weak);
		expect(severity(await opened)).toBe('error');
		await editor.open(projectUri, 'severities: { legacy-ssl: warning }\n', 'yaml');
		await until(() => editor.published.filter(published => published.uri === uri).length > 1);
		const last = editor.published.findLast(published => published.uri === uri);
		expect(last && severity(last)).toBe('warning');
	});

	test('is not looked for above the folders that the editor works in, nor above .git elsewhere', async () => {
		const files = { '/.mailtls.yaml': 'severities: { legacy-ssl: hint }\n', '/home/me/.git/HEAD': '' };
		const editor = await openEditor({ files, folders: ['file:///srv/mail'] });
		await editor.open(uri, weak);
		expect(severity(await editor.pull(uri))).toBe('error');
		await editor.open('file:///home/me/postfix/main.cf', weak);
		expect(severity(await editor.pull('file:///home/me/postfix/main.cf'))).toBe('error');
		await editor.open('file:///etc/postfix/main.cf', weak);
		expect(severity(await editor.pull('file:///etc/postfix/main.cf'))).toBe('hint');

		await editor.changeFolders({ added: ['file:///srv'], removed: ['file:///srv/mail'] });
		await editor.changeFile('/srv/.mailtls.yaml', 'severities: { legacy-ssl: warning }\n');
		expect(severity(await editor.pull(uri))).toBe('warning');
	});

	test('may leave the document out', async () => {
		const editor = await openEditor({ files: { [projectPath]: 'ignore: [postfix]\n' } });
		await editor.open(uri, weak);
		expect(outline(await editor.pull(uri))).toEqual([]);
	});

	test('may name a list of accepted findings', async () => {
		const written = await mailtls(['--write-accepted', 'accepted.json', 'postfix/main.cf'], {
			files: { 'postfix/main.cf': weak },
		});
		const accepted = written.files.text('/mail/accepted.json') ?? '';
		const files = { '/srv/mail/.mailtls.yaml': 'accepted: accepted.json\n', '/srv/mail/accepted.json': accepted };
		const editor = await openEditor({ files });
		await editor.open(uri, weak);
		expect(outline(await editor.pull(uri))).toEqual([]);
		await editor.changeFile('/srv/mail/accepted.json', 'no list');
		expect(severity(await editor.pull(uri))).toBe('error');
	});

	test('may say what language it is in', async () => {
		const text = 'overrides: [{ files: ["*.txt"], language: postfix-main }]\n';
		const editor = await openEditor({ files: { [projectPath]: text } });
		expect(await editor.recognise('file:///srv/mail/main.txt', weak)).toBe('postfix-main');
		await editor.open('file:///srv/mail/main.txt', weak, 'plaintext');
		expect(severity(await editor.pull('file:///srv/mail/main.txt'))).toBe('error');
	});
});

describe('options of rules', () => {
	const verbose = 'smtpd_tls_security_level = may\nsmtpd_tls_loglevel = 2\n';

	test('may come from the settings of the editor', async () => {
		const editor = await openEditor({ settings: { rules: { 'tls-logging': { maximumLevel: 2 } } } });
		await editor.open(uri, verbose);
		expect(outline(await editor.pull(uri)).join()).not.toContain('tls-logging');
		await editor.changeSettings({});
		expect(outline(await editor.pull(uri)).join()).toContain('tls-logging');
	});

	test('that are not understood are named', async () => {
		const editor = await openEditor({ settings: { rules: { 'tls-logging': { maximumLevel: 9 } } } });
		await editor.open(uri, verbose);
		await editor.pull(uri);
		expect(editor.shown).toEqual([
			'MailTLS settings: rules.tls-logging.maximumLevel: Value of maximumLevel is 9; expected a whole number from 1 to 4. The default is used instead.',
		]);
	});
});

describe('a project file that is edited', () => {
	const broken = 'baseline: bettercrypto\nseverites: {}\n';

	test.each([
		['asks', modern],
		['only listens', plain],
	])('is judged itself, where the editor %s', async (_, capabilities) => {
		const editor = await openEditor({ capabilities });
		const opened = editor.nextPublished();
		await editor.open(projectUri, broken, 'yaml');
		const report = capabilities === modern ? await editor.pull(projectUri) : await opened;
		expect(outline(report)).toEqual(['1:0-1:9 error project-file']);
		const [diagnostic] = 'diagnostics' in report ? report.diagnostics : report.kind === 'full' ? report.items : [];
		expect(diagnostic).toMatchObject({
			source: 'mailtls',
			message: expect.stringMatching(/Did you mean "severities"\?$/),
		});
	});

	test('is judged anew after a change', async () => {
		const editor = await openEditor();
		await editor.open(projectUri, broken, 'yaml');
		await editor.pull(projectUri);
		await editor.change(projectUri, range(1, 0, 1, 9), 'severities');
		expect(outline(await editor.pull(projectUri))).toEqual([]);
	});

	test('is no configuration, whatever it says of itself', async () => {
		const editor = await openEditor();
		await editor.open(projectUri, 'overrides: [{ files: ["**"], language: postfix-main }]\n', 'yaml');
		expect(outline(await editor.pull(projectUri))).toEqual([]);
		expect(await editor.hover(projectUri, 0, 3)).toBeNull();
	});
});

describe('a project file that is not valid', () => {
	const broken = 'baselin: x\nseverities: { legacy-ssl: hint, legacy-sll: hint }\n';

	test('counts as far as it is, and the user is told once', async () => {
		const editor = await openEditor({ files: { [projectPath]: broken } });
		await editor.open(uri, weak);
		expect(severity(await editor.pull(uri))).toBe('hint');
		await editor.changeSettings({});
		await editor.pull(uri);
		expect(editor.shown).toHaveLength(1);
		expect(editor.shown[0]).toMatch(
			/^MailTLS: \/srv\/mail\/\.mailtls\.yaml:1:1: Unknown key "baselin"; .* \(1 more\) What is valid in the file is used\.$/,
		);
	});

	test('is told of again after it was mended', async () => {
		const editor = await openEditor({ files: { [projectPath]: broken } });
		await editor.open(uri, weak);
		await editor.pull(uri);
		await editor.changeFile(projectPath, '# mended\n');
		await editor.pull(uri);
		await editor.changeFile(projectPath, '&: [*\n');
		expect(severity(await editor.pull(uri))).toBe('error');
		expect(editor.shown).toHaveLength(2);
	});

	test('is not told of while it shows its own mistakes', async () => {
		const editor = await openEditor();
		await editor.open(projectUri, broken, 'yaml');
		await editor.open(uri, weak);
		await editor.pull(uri);
		expect(editor.shown).toEqual([]);
	});
});
