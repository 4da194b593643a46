import { describe, expect, test } from 'vitest';
import { lines, mailtls } from './mailtls.js';
import type { Entry } from './memory-files.js';

const mainCf = lines(
	'smtpd_tls_security_level = may',
	'smtpd_tls_chain_files = /etc/ssl/mx.pem',
	'smtp_tls_security_level = may',
	'smtp_tls_CAfile = /etc/ssl/ca.pem',
	'smtp_tls_policy_maps = hash:/etc/postfix/tls_policy',
);
const complete: Readonly<Record<string, Entry>> = {
	'/etc/postfix/tls_policy': 'example.com encrypt\n',
	'/etc/postfix/tls_policy.db': new Uint8Array([0, 255]),
	'/etc/ssl/ca.pem': '',
	'/etc/ssl/mx.pem': '',
};

interface Place {
	/** What is there besides main.cf. */
	readonly files?: Readonly<Record<string, Entry>>;
	/** Where main.cf is, and what is said to the program about it. */
	readonly path?: string;
	readonly argv?: readonly string[];
	readonly text?: string;
	readonly stdin?: string;
}

/** Rule and place of what is missing. */
async function missing({ files = {}, path = '/etc/postfix/main.cf', text = mainCf, ...rest }: Place) {
	const argv = ['check', '--format', 'json', ...(rest.argv ?? [path])];
	const world = { files: { ...files, [path]: text }, ...(rest.stdin !== undefined && { stdin: rest.stdin }) };
	const { findings }: { findings: readonly { rule: string; range: { start: { line: number } } }[] } = JSON.parse(
		(await mailtls(argv, world)).stdout,
	);
	return findings
		.filter(({ rule }) => rule === 'file-missing' || rule === 'map-not-compiled')
		.map(({ rule, range }) => `${range.start.line} ${rule}`);
}

const all = ['2 file-missing', '4 file-missing', '5 file-missing'];

/** Without `path`. */
function without(path: string): Readonly<Record<string, Entry>> {
	return Object.fromEntries(Object.entries(complete).filter(([name]) => name !== path));
}

describe('files that an installed configuration names', () => {
	test('are missed where they are not there, and only then', async () => {
		expect(await missing({})).toEqual(all);
		expect(await missing({ files: complete })).toEqual([]);
		expect(await missing({ files: without('/etc/ssl/ca.pem') })).toEqual(['4 file-missing']);
		expect(await missing({ files: without('/etc/postfix/tls_policy.db') })).toEqual(['5 map-not-compiled']);
		// Postfix reads the database, whatever has become of the text.
		expect(await missing({ files: without('/etc/postfix/tls_policy') })).toEqual([]);
	});

	test('below another root', async () => {
		const path = '/img/etc/postfix/main.cf';
		expect(await missing({ path, argv: ['--root', '/img', path] })).toEqual(all);
		expect(await missing({ path, argv: ['--root', '/img', path], files: complete })).toEqual(all);
		const inside = Object.fromEntries(Object.entries(complete).map(([name, entry]) => [`/img${name}`, entry]));
		expect(await missing({ path, argv: ['--root', '/img', path], files: inside })).toEqual([]);
		expect(await missing({ path })).toEqual([]);
	});

	test('a link that leads nowhere is nothing, and what cannot be followed is anything', async () => {
		expect(await missing({ files: { ...complete, '/etc/ssl/ca.pem': { link: 'gone' } } })).toEqual(['4 file-missing']);
		expect(await missing({ files: { ...complete, '/etc/ssl/ca.pem': { link: 'ca.pem' } } })).toEqual([]);
		expect(await missing({ files: { ...complete, '/etc/ssl/ca.pem': { failure: 'permission denied' } } })).toEqual([]);
	});

	test('a folder is missed where it is neither there nor in the queue directory', async () => {
		const text = lines('smtp_tls_security_level = secure', 'smtp_tls_CApath = /etc/postfix/cacerts.d');
		expect(await missing({ text, files: { '/etc/postfix/tls/cacerts.d/1.0': '' } })).toEqual(['2 file-missing']);
		expect(await missing({ text, files: { '/etc/postfix/cacerts.d/1.0': '' } })).toEqual([]);
		expect(await missing({ text, files: { '/var/spool/postfix/etc/postfix/cacerts.d/1.0': '' } })).toEqual([]);
	});

	test('$config_directory is the folder of main.cf', async () => {
		const text = lines('smtp_tls_security_level = may', 'smtp_tls_CAfile = $config_directory/ca.pem');
		expect(await missing({ text })).toEqual(['2 file-missing']);
		expect(await missing({ text, files: { '/etc/postfix/ca.pem': '' } })).toEqual([]);
	});

	test('links of an image stay inside of it', async () => {
		const text = lines('smtp_tls_security_level = may', 'smtp_tls_CAfile = $config_directory/ca.pem');
		const path = '/img/etc/postfix/main.cf';
		const files = { '/img/etc/postfix/ca.pem': { link: '/etc/ssl/ca.pem' }, '/img/etc/ssl/ca.pem': '' };
		expect(await missing({ text, path, files, argv: ['--root', '/img', path] })).toEqual([]);
	});

	test('a key is never read', async () => {
		const text = lines(
			'smtpd_tls_security_level = may',
			'smtpd_tls_cert_file = /etc/ssl/mx.pem',
			'smtpd_tls_key_file = /etc/ssl/mx.key',
		);
		expect(await missing({ text, files: { '/etc/ssl/mx.pem': '' } })).toEqual(['3 file-missing']);
		const files = { '/etc/ssl/mx.pem': '', '/etc/ssl/mx.key': { failure: 'this is read' } };
		expect(await missing({ text, files })).toEqual([]);
	});
});

describe('nothing is missed', () => {
	test.each<[string, Place]>([
		['elsewhere', { path: '/mail/main.cf' }],
		['deeper below /etc, as in /etc/ansible', { path: '/etc/ansible/files/main.cf' }],
		['for a template', { path: '/etc/postfix/main.cf.j2' }],
		['for a template by its text', { text: `${mainCf}{% if x %}\nmyhostname = {{ x }}\n{% endif %}\n` }],
		[
			'for a link out of /etc',
			{
				path: '/srv/main.cf',
				argv: ['/etc/postfix/main.cf'],
				files: { '/etc/postfix/main.cf': { link: '/srv/main.cf' } },
			},
		],
		[
			'for a folder that is a link',
			{
				path: '/srv/postfix/main.cf',
				argv: ['/etc/postfix/main.cf'],
				files: { '/etc/postfix': { link: '/srv/postfix' } },
			},
		],
		['for standard input', { argv: ['--stdin', '--file', '/etc/postfix/main.cf'], stdin: mainCf }],
		[
			'for names that are not absolute',
			{ text: lines('smtpd_tls_security_level = may', 'smtpd_tls_chain_files = mx.pem') },
		],
	])('%s', async (_, place) => {
		expect(await missing(place)).toEqual([]);
	});
});

test('a service whose certificate is not there does not work', async () => {
	const text = lines('smtpd_tls_security_level = may', 'smtpd_tls_cert_file = /etc/ssl/mx.pem');
	const broken = async (files: Readonly<Record<string, Entry>>) => {
		const world = { files: { ...files, '/etc/postfix/main.cf': text } };
		const argv = ['posture', '--format', 'json', '--target', 'os=debian-12', '/etc/postfix/main.cf'];
		const { endpoints }: { endpoints: readonly { broken: string | null; works: boolean | null }[] } = JSON.parse(
			(await mailtls(argv, world)).stdout,
		);
		return endpoints.map(endpoint => [endpoint.works, endpoint.broken])[0];
	};
	expect(await broken({})).toEqual([false, '/etc/ssl/mx.pem is not there, so TLS is switched off.']);
	// What is in the way of reading it says nothing.
	expect(await broken({ '/etc/ssl/mx.pem': { failure: 'permission denied' } })).toEqual([null, null]);
});
