import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analysisOf } from '../service/analysis.js';
import { canRunPostfix, freePort, withPostfix } from './running-postfix.js';

/** What each file is put together from. */
const files = {
	'good.pem': ['leaf.crt', 'issuer.crt'],
	'root-last.pem': ['leaf.crt', 'issuer.crt', 'root.crt'],
	'root-between.pem': ['leaf.crt', 'root.crt', 'issuer.crt'],
	'issuer-first.pem': ['issuer.crt', 'leaf.crt'],
	'key-first.pem': ['leaf.key', 'leaf.crt', 'issuer.crt'],
	'key-last.pem': ['leaf.crt', 'issuer.crt', 'leaf.key'],
	'key-and-issuer-first.pem': ['leaf.key', 'issuer.crt', 'leaf.crt'],
} as const;

const legacy = (file: string) => `smtpd_tls_cert_file = ${file}\nsmtpd_tls_key_file = leaf.key`;
const chain = (...names: readonly string[]) => `smtpd_tls_chain_files = ${names.join(', ')}`;

describe.runIf(canRunPostfix)('chain-order and what smtpd does', () => {
	let directory = '';
	beforeAll(() => {
		directory = mkdtempSync(join(tmpdir(), 'mailtls-chain-'));
		chmodSync(directory, 0o755);
		makeCertificate('root', 'root', true);
		makeCertificate('issuer', 'root', true);
		makeCertificate('leaf', 'issuer', false);
		for (const [name, parts] of Object.entries(files)) {
			writeFileSync(join(directory, name), parts.map(read).join(''));
		}
	});
	afterAll(() => rmSync(directory, { recursive: true, force: true }));

	test.each([
		[legacy('good.pem'), undefined],
		[legacy('root-last.pem'), 'hint'],
		[legacy('root-between.pem'), 'warning'],
		[legacy('issuer-first.pem'), 'error'],
		[chain('key-first.pem'), undefined],
		[chain('key-last.pem'), 'error'],
		[chain('key-and-issuer-first.pem'), 'error'],
		[chain('leaf.key', 'good.pem'), undefined],
		[chain('good.pem', 'leaf.key'), 'error'],
	])('%s: %s', async (lines, severity) => {
		const main = `smtpd_tls_security_level = may\n${lines.replace(/(?<=[ =])[a-z-]+\.(?:pem|key)/g, name => join(directory, name))}\n`;
		const beside = [...Object.keys(files), 'leaf.key'].map(name => ({ file: join(directory, name), text: read(name) }));
		const found = analysisOf(main, {}, { beside }).findings.filter(({ rule }) => rule === 'chain-order');
		expect(found.map(finding => finding.severity)).toEqual(severity === undefined ? [] : [severity]);
		expect(await switchesTlsOff(main)).toBe(severity === 'error');
	});

	function read(name: string): string {
		return readFileSync(join(directory, name), 'latin1');
	}

	function makeCertificate(name: string, issuer: string, isAuthority: boolean): void {
		const own = name === issuer ? [] : ['-CA', `${issuer}.crt`, '-CAkey', `${issuer}.key`];
		const options = [
			...['req', '-x509', '-nodes', '-days', '3650', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
			...['-subj', `/CN=${name}.example.test`, '-addext', `basicConstraints=critical,CA:${isAuthority}`],
			...['-keyout', `${name}.key`, '-out', `${name}.crt`, ...own],
		];
		const { status, stderr } = spawnSync('openssl', options, { cwd: directory, encoding: 'latin1' });
		expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
	}
});

async function switchesTlsOff(main: string): Promise<boolean> {
	const port = await freePort();
	return withPostfix({ main, master: `127.0.0.1:${port} inet n - n - - smtpd\n` }, async postfix => {
		await greeting(port);
		return postfix.log().some(line => line.includes('disabling TLS support'));
	});
}

/** smtpd reads its certificates before it greets. */
function greeting(port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('error', reject);
		socket.once('data', () => {
			socket.end('QUIT\r\n');
			socket.once('close', () => resolve());
		});
	});
}
