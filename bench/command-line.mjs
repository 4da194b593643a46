// Measures the command line: how fast it starts, and how fast it gets through much text.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment } from './client.mjs';
import { json, mainCf } from './generate.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs every command once, then all again. `dist`: the folder of our bundles. */
export function measureCommands(dist, { runs, files, fileLines, longLines }) {
	const folder = mkdtempSync(join(tmpdir(), 'mailtls-bench-'));
	try {
		const commands = commandsIn(folder, dist, { files, fileLines, longLines });
		const results = commands.map(({ id, title, lines }) => ({ id, title, lines, wall: [], processor: [] }));
		for (let run = 0; run <= runs; run++) {
			for (const [index, command] of commands.entries()) {
				const measured = measure(command, folder);
				results[index].error ??= measured.error;
				// The first time fills the caches of the operating system.
				if (run > 0) {
					results[index].wall.push(measured.wall);
					results[index].processor.push(measured.processor);
				}
			}
		}
		return results;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function commandsIn(folder, dist, { files, fileLines, longLines }) {
	const many = writeMany(folder, 'many', files, number => ['postfix/main.cf', mainCf(fileLines, number).text]);
	const manyJson = writeMany(folder, 'many-json', files, number => ['document.json', json(fileLines, number).text]);
	const [short] = writeMany(folder, 'short', 1, () => ['postfix/main.cf', mainCf(10).text]).files;
	const [long] = writeMany(folder, 'long', 1, () => ['postfix/main.cf', mainCf(longLines).text]).files;
	const [longJson] = writeMany(folder, 'long-json', 1, () => ['document.json', json(longLines).text]).files;
	// Not to inherit this repository's settings, nor biome's limit of one megabyte.
	writeFileSync(join(folder, 'biome.json'), '{"root":true,"files":{"maxSize":99999999}}');

	const ours = [process.execPath, join(dist, 'mailtls.cjs')];
	const biome = [process.execPath, join(root, 'node_modules/@biomejs/biome/bin/biome'), 'lint'];
	const lines = files * fileLines;
	return [
		{ id: 'node', title: 'node -e 0', argv: [process.execPath, '-e', '0'] },
		{ id: 'version', title: 'mailtls --version', argv: [...ours, '--version'] },
		{ id: 'short', title: 'mailtls check, 10 lines', argv: [...ours, 'check', short] },
		{
			id: 'many',
			title: `mailtls check, ${files} files of ${fileLines} lines`,
			argv: [...ours, 'check', many.path],
			lines,
		},
		{
			id: 'manyBiome',
			title: `biome lint, ${files} JSON files of ${fileLines} lines`,
			argv: [...biome, manyJson.path],
			lines,
		},
		{ id: 'long', title: `mailtls check, ${longLines} lines`, argv: [...ours, 'check', long], lines: longLines },
		{ id: 'longBiome', title: `biome lint, ${longLines} lines of JSON`, argv: [...biome, longJson], lines: longLines },
	];
}

function writeMany(folder, name, count, content) {
	const path = join(folder, name);
	const files = Array.from({ length: count }, (_, index) => {
		const [file, text] = content(index + 1);
		const full = join(path, `host${String(index).padStart(4, '0')}`, file);
		mkdirSync(join(full, '..'), { recursive: true });
		writeFileSync(full, text);
		return full;
	});
	return { path, files };
}

function measure({ argv: [program, ...args] }, cwd) {
	const before = childrenProcessorTime();
	const start = performance.now();
	const { status, error, stdout, stderr } = spawnSync(program, args, { cwd, env: cleanEnvironment(), maxBuffer: 1e9 });
	const wall = performance.now() - start;
	// 1: something was found.
	const hasFailed = error !== undefined || (status !== 0 && status !== 1);
	return {
		wall,
		processor: childrenProcessorTime() - before,
		error: hasFailed ? `${error?.message ?? `exit status ${status}`} ${stderr} ${stdout}`.slice(0, 500) : undefined,
	};
}

/** Milliseconds that ended children have had a processor, in steps of 10. Only Linux tells. */
function childrenProcessorTime() {
	try {
		const fields = readFileSync('/proc/self/stat', 'latin1')
			.replace(/^.*\) /s, '')
			.split(' ');
		return (Number(fields[13]) + Number(fields[14])) * 10;
	} catch {
		return Number.NaN;
	}
}
