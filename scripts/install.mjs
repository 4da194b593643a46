// Installs the npm packages where they are missing or older than the lockfile. Plain Node, so that it runs on a fresh clone.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const installed = `${root}node_modules/.package-lock.json`;

export function installPackages() {
	const isFresh = existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${root}package-lock.json`).mtimeMs;
	if (isFresh) {
		return;
	}
	console.error('Installing the npm packages (once) …');
	// No package here needs its install script: what runs is what the packages hold.
	const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], {
		cwd: root,
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	if (status !== 0) {
		console.error('npm ci failed; is npm on the PATH, and can it reach a registry?');
		process.exit(1);
	}
}
