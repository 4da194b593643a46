// Measures MailTLS beside an echo server and vscode-json-language-server; see README.md.
//   npm run bench -- [--quick] [--json FILE] [--sizes 100,1000] [--no-commands]
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { printReport } from './report.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));

const plans = {
	full: {
		sizes: [100, 1000, 10_000, 50_000],
		rounds: 5,
		session: { keystrokes: 60, discard: 20, hovers: 25, seconds: 15 },
		commands: { runs: 7, files: 1000, fileLines: 120, longLines: 50_000 },
	},
	quick: {
		sizes: [100, 1000],
		rounds: 2,
		session: { keystrokes: 15, discard: 5, hovers: 6, seconds: 2 },
		commands: { runs: 2, files: 100, fileLines: 120, longLines: 1000 },
	},
};

const { values } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		json: { type: 'string' },
		sizes: { type: 'string' },
		'no-commands': { type: 'boolean', default: false },
	},
});
const plan = values.quick ? plans.quick : plans.full;
const sizes = values.sizes?.split(',').map(Number) ?? plan.sizes;

install();
execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' });
// A copy: whoever works beside us may build again while we measure.
const dist = mkdtempSync(join(tmpdir(), 'mailtls-bench-dist-'));
cpSync(join(root, 'dist'), dist, { recursive: true, filter: path => !path.endsWith('.map') });
try {
	const results = await measure();
	printReport(results);
	if (values.json !== undefined) {
		writeFileSync(values.json, `${JSON.stringify({ machine: machine(), plan, ...results }, undefined, '\t')}\n`);
	}
	// Never for being slow: only a server or a command that does not answer.
	process.exitCode = [...results.rounds, ...results.commands].some(({ error }) => error !== undefined) ? 1 : 0;
} finally {
	rmSync(dist, { recursive: true, force: true });
}

async function measure() {
	// Only now: it names files that `install` has brought.
	const { allServers } = await import('./servers.mjs');
	const { measureRound } = await import('./sessions.mjs');
	const { measureCommands } = await import('./command-line.mjs');
	const servers = allServers(dist);
	const rounds = [];
	for (let round = 0; round < plan.rounds; round++) {
		for (const lines of sizes) {
			// Nobody always comes first.
			const order = servers.map((_, index) => servers[(index + round) % servers.length]);
			const measured = await measureRound(order, lines, plan.session);
			rounds.push(...servers.map(({ id }) => ({ round, ...measured.find(({ server }) => server === id) })));
			console.error(`round ${round + 1} of ${plan.rounds}: ${lines} lines`);
		}
	}
	return { rounds, commands: values['no-commands'] ? [] : measureCommands(dist, plan.commands) };
}

/** Brings the other servers, unless those of the lockfile are there already. */
function install() {
	const installed = join(here, 'node_modules/.package-lock.json');
	if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(join(here, 'package-lock.json')).mtimeMs) {
		// Windows has npm as a script, which only a shell runs.
		execFileSync('npm', ['ci', '--ignore-scripts'], {
			cwd: here,
			stdio: 'inherit',
			shell: process.platform === 'win32',
		});
	}
}

function machine() {
	return {
		node: process.version,
		platform: process.platform,
		processor: cpus()[0]?.model,
		processors: availableParallelism(),
		load: loadavg(),
	};
}
