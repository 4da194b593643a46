// The mocha suite in a desktop VS Code: downloads one, or takes the one that VSCODE_EXECUTABLE names.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleSuite } from './bundle-suite.mjs';
import { root, run } from './tools.mjs';

await run(process.execPath, ['scripts/build.mjs']);
const extensionTestsPath = await bundleSuite();
const folder = mkdtempSync(join(tmpdir(), 'mailtls-'));
const workspace = join(folder, 'workspace');
cpSync(join(root, 'test', 'vscode', 'workspace'), workspace, { recursive: true });
try {
	process.exitCode = await runTests({
		...(process.env.VSCODE_EXECUTABLE && { vscodeExecutablePath: process.env.VSCODE_EXECUTABLE }),
		extensionDevelopmentPath: root,
		extensionTestsPath,
		launchArgs: [
			workspace,
			'--disable-extensions',
			'--disable-workspace-trust',
			'--user-data-dir',
			join(folder, 'data'),
		],
	});
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 2;
} finally {
	rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
