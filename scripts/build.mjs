// Bundles the extension, the server and the command line into dist/, one file each.
//   node scripts/build.mjs [--watch]
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
rmSync(`${root}dist`, { recursive: true, force: true });

/** @type {esbuild.BuildOptions} */
const common = {
	absWorkingDir: root,
	bundle: true,
	platform: 'node',
	format: 'cjs',
	target: 'node20',
	minify: true,
	sourcemap: 'linked',
	logLevel: 'warning',
	legalComments: 'none',
	loader: { '.md': 'text' },
	define: { MAILTLS_VERSION: JSON.stringify(version) },
};

const bundles = [
	{ ...common, entryPoints: ['client/src/extension.ts'], outfile: 'dist/client.cjs', external: ['vscode'] },
	{ ...common, entryPoints: ['server/src/lsp/main.ts'], outfile: 'dist/server.cjs' },
	{
		...common,
		entryPoints: ['server/src/cli/main.ts'],
		outfile: 'dist/mailtls.cjs',
		banner: { js: '#!/usr/bin/env node' },
	},
];

if (process.argv.includes('--watch')) {
	for (const bundle of bundles) {
		await (await esbuild.context({ ...bundle, logLevel: 'info' })).watch();
	}
} else {
	await Promise.all(bundles.map(bundle => esbuild.build(bundle)));
	chmodSync(`${root}dist/mailtls.cjs`, 0o755);
}
