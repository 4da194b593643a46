import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What `openssl req -newkey` makes a key of. */
const keyTypes = {
	rsa1024: ['rsa:1024'],
	rsa2048: ['rsa:2048'],
	ec256: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
	ec384: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
	ed25519: ['ed25519'],
} as const;

/**
 * Makes a directory with `NAME.crt`, `NAME.key` and `NAME.pem` (both, the key first) for each type of key, `two.pem` with an EC
 * and an RSA one, and Diffie-Hellman parameters in `dh512.pem`, `dh1024.pem` and `dh2048.pem`. The caller removes it.
 */
export function makeCertificates(): string {
	const directory = mkdtempSync(join(tmpdir(), 'mailtls-certificates-'));
	chmodSync(directory, 0o755);
	for (const [name, newkey] of Object.entries(keyTypes)) {
		const [key, certificate] = [join(directory, `${name}.key`), join(directory, `${name}.crt`)];
		openssl([
			'req',
			'-x509',
			'-nodes',
			'-days',
			'3650',
			'-subj',
			'/CN=mail.example.test',
			'-newkey',
			...newkey,
			'-keyout',
			key,
			'-out',
			certificate,
		]);
		writeFileSync(join(directory, `${name}.pem`), readFileSync(key, 'latin1') + readFileSync(certificate, 'latin1'));
	}
	const pems = ['ec256', 'rsa2048'].map(name => readFileSync(join(directory, `${name}.pem`), 'latin1'));
	writeFileSync(join(directory, 'two.pem'), pems.join(''));
	openssl(['dhparam', '-out', join(directory, 'dh512.pem'), '512']);
	openssl(['dhparam', '-out', join(directory, 'dh1024.pem'), '1024']);
	// Numbers of that length would take half a minute to find.
	openssl([
		'genpkey',
		'-genparam',
		'-algorithm',
		'DH',
		'-pkeyopt',
		'group:ffdhe2048',
		'-out',
		join(directory, 'dh2048.pem'),
	]);
	return directory;
}

function openssl(options: readonly string[]): void {
	const { status, stderr } = spawnSync('openssl', options, { encoding: 'latin1' });
	if (status !== 0) {
		throw new Error(`openssl ${options.join(' ')}: ${stderr}`);
	}
}
