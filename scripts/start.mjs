// npm start: opens samples/ in a VS Code that has this extension, on a fresh machine too. Plain Node, no dependencies.
import { spawn } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { installPackages } from './install.mjs';
import { install, PlainError, packageExtension, remoteUri, root, run, Sandbox, workbenchUrl } from './vscode/tools.mjs';

const preferredPort = 8423;

try {
	await prepare();
	const desktop = findDesktop();
	if (desktop === undefined) {
		await openInBrowser();
	} else {
		openOnDesktop(desktop);
	}
} catch (error) {
	if (!(error instanceof PlainError)) {
		throw error;
	}
	console.error(error.message);
	process.exitCode = 1;
}

/** Installs what is missing, and builds. */
async function prepare() {
	const [major] = process.versions.node.split('.').map(Number);
	if (major < 20) {
		throw new PlainError(`Node 20 or newer is needed; this is ${process.version}.`);
	}
	installPackages();
	console.log('Building …');
	await run(process.execPath, ['scripts/build.mjs']);
}

/** The desktop edition's command, where there is one and a screen to show it on. */
function findDesktop() {
	const hasScreen =
		process.platform === 'win32' ||
		process.platform === 'darwin' ||
		Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
	const name = process.platform === 'win32' ? 'code.cmd' : 'code';
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	return hasScreen ? folders.map(folder => join(folder, name)).find(path => existsSync(path)) : undefined;
}

function openOnDesktop(code) {
	const samples = join(root, 'samples');
	const args = [`--extensionDevelopmentPath=${root}`, samples, join(samples, 'postfix', 'main.cf')];
	const isWindows = process.platform === 'win32';
	spawn(isWindows ? `"${code}"` : code, isWindows ? args.map(arg => `"${arg}"`) : args, {
		stdio: 'ignore',
		detached: true,
		shell: isWindows,
	}).unref();
	console.log('VS Code opens with samples/postfix/main.cf.');
}

async function openInBrowser() {
	await install();
	console.log('Packaging …');
	const vsix = await packageExtension();
	const sandbox = new Sandbox();
	try {
		await sandbox.installExtension(vsix);
		// A copy, so that trying things out changes nothing here.
		const samples = join(sandbox.folder, 'samples');
		cpSync(join(root, 'samples'), samples, { recursive: true });
		const server = await sandbox.start({ port: await findPort() });
		const file = remoteUri(server, join(samples, 'postfix', 'main.cf'));
		console.log(`Open ${workbenchUrl(server, samples, [['openFile', file]])} in a browser (Ctrl+C here ends it).`);
		await new Promise(() => setInterval(() => {}, 1 << 30));
	} finally {
		sandbox.dispose();
	}
}

/** The same one each time, for those who forward it; any other where that one is in use. */
async function findPort() {
	const wanted = Number(process.env.PORT ?? preferredPort);
	if (await isFree(wanted)) {
		return wanted;
	}
	if (process.env.PORT !== undefined) {
		throw new PlainError(`Port ${process.env.PORT} is in use or not a port; set PORT to another one.`);
	}
	return 0;
}

function isFree(port) {
	return new Promise(resolve => {
		if (!Number.isInteger(port) || port < 0 || port > 65535) {
			resolve(false);
			return;
		}
		const probe = createServer();
		probe.once('error', () => resolve(false));
		probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
	});
}
