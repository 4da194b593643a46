import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

/** Called by VS Code, whichever it is: the desktop one or the one in a browser. */
export async function run(): Promise<void> {
	const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 40_000 });
	// In the browser edition mocha's lines travel with everything else that is logged there.
	Mocha.reporters.Base.consoleLog = (...values: unknown[]) => {
		for (const line of format(...values).split('\n')) {
			console.log(`mocha| ${line}`);
		}
	};
	for (const name of readdirSync(__dirname).sort()) {
		if (name.endsWith('.test.cjs')) {
			mocha.addFile(join(__dirname, name));
		}
	}

	let runner: Mocha.Runner | undefined;
	const failures = await new Promise<number>(resolve => {
		runner = mocha.run(resolve);
	});
	const passes = runner?.stats?.passes ?? 0;
	// VS Code also reports success when the extension host has died half-way; the launcher believes this line only.
	console.log(`mocha| RESULT ${JSON.stringify({ passes, failures })}`);
	if (failures > 0 || passes === 0) {
		throw new Error(passes === 0 ? 'no test has passed' : `${failures} tests have failed`);
	}
}
