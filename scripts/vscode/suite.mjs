import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { bundleSuite } from './bundle-suite.mjs';
import { remoteUri, root, workbenchUrl } from './tools.mjs';

const limit = 180_000;

/** Runs the mocha suite in the extension host, which the workbench does by itself when its address says so. */
export async function runSuite(sandbox, page) {
	const index = await bundleSuite();
	const workspace = join(sandbox.folder, 'workspace');
	cpSync(join(root, 'test', 'vscode', 'workspace'), workspace, { recursive: true });
	const server = await sandbox.start({ isTest: true });
	const payload = [
		['extensionDevelopmentPath', remoteUri(server, root.replace(/\/$/, ''))],
		['extensionTestsPath', remoteUri(server, index)],
	];
	const { reason, told, rest } = await watch(page, workbenchUrl(server, workspace, payload));

	// The workbench also reports success when the extension host has died half-way: only mocha's own count is believed.
	const failed = told === undefined ? 1 : told.failures;
	if (failed > 0 || reason !== undefined) {
		const log = join(root, 'out', 'vscode-suite.log');
		writeFileSync(log, rest.join('\n'));
		console.log(
			`${reason ?? (told === undefined ? 'The suite did not come to its end.' : '')} Log: ${log}`.trimStart(),
		);
	}
	return { passed: told?.passes ?? 0, failed: reason === undefined ? failed : Math.max(1, failed) };
}

/** Opens the page and resolves when the suite has ended, or cannot. */
async function watch(page, url) {
	const rest = [];
	let told;
	let timer;
	const reason = await new Promise((resolve, reject) => {
		timer = setTimeout(() => resolve(`No result after ${limit / 1000} seconds.`), limit);
		page.on('crash', () => resolve('The page has crashed.'));
		const onLog = (type, values) => {
			const line = format(...values);
			if (line.startsWith('mocha| RESULT ')) {
				told = JSON.parse(line.slice('mocha| RESULT '.length));
			} else if (line.startsWith('mocha| ')) {
				console.log(line.slice('mocha| '.length));
			} else if (process.env.VERBOSE) {
				console.log(`  ${type}| ${line}`);
			} else {
				rest.push(`  ${type}| ${line}`);
			}
		};
		// The workbench calls these two functions if there are any.
		Promise.all([
			page.exposeFunction('codeAutomationLog', onLog),
			page.exposeFunction('codeAutomationExit', () => resolve(undefined)),
		])
			.then(() => page.goto(url, { waitUntil: 'commit' }))
			.catch(reject);
	});
	clearTimeout(timer);
	return { reason, told, rest };
}
