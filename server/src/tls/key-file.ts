/**
 * Where the certificate of a private key is by custom: `mail.key` and `mail.crt` in one folder, or `privkey.pem` and
 * `fullchain.pem`. It tells whose key a file holds without reading the key.
 */
export function certificatesBeside(keyFile: string): readonly string[] {
	const [, folder = '', base = ''] = /^(.*\/)?([^/]*?)(?:\.[^./]*)?$/.exec(keyFile) ?? [];
	const names = /^privkey\d*$/.test(base)
		? [base.replace('privkey', 'fullchain'), base.replace('privkey', 'cert')].map(name => `${name}.pem`)
		: ['.crt', '.cert', '.pem'].map(ending => base + ending);
	return names.map(name => folder + name).filter(name => name !== keyFile);
}
