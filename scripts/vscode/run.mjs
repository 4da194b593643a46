// The extension in a real VS Code, the browser edition, with Chromium before it.
//   node scripts/vscode/run.mjs grammar   the colours, as its tokenizer sees them
//   node scripts/vscode/run.mjs suite     the mocha suite in its extension host
//   node scripts/vscode/run.mjs ui        the packaged .vsix, by mouse and keyboard
// Several may be named. Exit status: 0 all passed, 1 some failed, 2 could not run. VERBOSE=1 shows all that is logged;
// CHROMIUM names the browser.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { runGrammar } from './grammar.mjs';
import { runSuite } from './suite.mjs';
import { install, PlainError, root, run, Sandbox } from './tools.mjs';
import { runUi } from './ui.mjs';

const browserPath =
	process.env.CHROMIUM ??
	['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(path => existsSync(path));

const modes = { grammar: runGrammar, suite: runSuite, ui: runUi };
const named = process.argv.slice(2);
let passed = 0;
let failed = 0;

try {
	if (named.length === 0 || named.some(name => !(name in modes))) {
		throw new PlainError(`Usage: node scripts/vscode/run.mjs ${Object.keys(modes).join('|')} …`);
	}
	if (browserPath === undefined || !existsSync(browserPath)) {
		throw new PlainError('No Chromium: install it (Debian: apt-get install chromium) or name it in CHROMIUM.');
	}
	await install();
	await run(process.execPath, ['scripts/build.mjs'], { cwd: root });
	for (const name of named) {
		const result = await (name === 'grammar' ? runGrammar() : runInBrowser(modes[name]));
		console.log(`${name}: ${result.passed} passed, ${result.failed} failed\n`);
		passed += result.passed;
		failed += result.failed;
	}
	process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
} catch (error) {
	console.error(error instanceof PlainError ? error.message : error);
	process.exitCode = 2;
}
console.log(`${passed} passed, ${failed} failed`);

async function runInBrowser(mode) {
	const sandbox = new Sandbox();
	let browser;
	try {
		browser = await chromium.launchPersistentContext(sandbox.path('chromium'), {
			executablePath: browserPath,
			headless: true,
			viewport: { width: 1280, height: 800 },
			args: [
				...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
				...['--disable-background-networking', '--disable-component-update'],
			],
		});
		const page = browser.pages()[0] ?? (await browser.newPage());
		page.on('pageerror', error => console.log(`  exception in the page: ${error.stack ?? error}`));
		return await mode(sandbox, page);
	} finally {
		await browser?.close().catch(() => {});
		sandbox.dispose();
	}
}
