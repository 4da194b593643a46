// `npm test`: installs what is missing, then runs the tests. A word behind `--` runs the tests that have it in their name,
// for example `npm test -- legacy-ssl`; options go to vitest.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installPackages } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
installPackages();
const words = process.argv.slice(2).flatMap(word => (word.startsWith('-') ? [word] : ['--testNamePattern', word]));
const { status } = spawnSync(process.execPath, [`${root}node_modules/vitest/vitest.mjs`, 'run', ...words], {
	cwd: root,
	stdio: 'inherit',
});
process.exitCode = status ?? 1;
