import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundles a few lines of TypeScript, with imports relative to the repository, and imports the result. */
export async function load(contents) {
	const { outputFiles } = await esbuild.build({
		stdin: { contents, resolveDir: root, loader: 'ts' },
		bundle: true,
		format: 'esm',
		platform: 'node',
		write: false,
		loader: { '.md': 'text' },
	});
	return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}
