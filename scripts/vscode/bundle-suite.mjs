import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './tools.mjs';

/** Bundles the mocha suite, a file for each of its own, and returns the one VS Code is to call. */
export async function bundleSuite() {
	const suite = join(root, 'test', 'vscode', 'suite');
	const outdir = join(root, 'out', 'vscode-suite');
	rmSync(outdir, { recursive: true, force: true });
	await esbuild.build({
		entryPoints: readdirSync(suite)
			.filter(name => name === 'index.ts' || name.endsWith('.test.ts'))
			.map(name => join(suite, name)),
		outdir,
		outExtension: { '.js': '.cjs' },
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		sourcemap: 'inline',
		external: ['vscode', 'mocha'],
		logLevel: 'warning',
	});
	return join(outdir, 'index.cjs');
}
