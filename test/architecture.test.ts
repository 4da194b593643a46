import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const server = fileURLToPath(new URL('../server/src', import.meta.url));
const client = fileURLToPath(new URL('../client/src', import.meta.url));

/** From the bottom to the top: a folder imports itself and the folders before it. */
const layers = [
	'text',
	'openssl',
	'gnutls',
	'suites',
	'tls',
	'baselines',
	'languages',
	'engine',
	'rules',
	'projectfile',
	'service',
	'lsp',
	'cli',
];

/** The two ends that touch the world. */
const outer = ['lsp', 'cli'];

/** Libraries below the outer layers: pure, and named in ARCHITECTURE.md. */
const innerLibraries = [
	'@peculiar/asn1-schema',
	'@peculiar/asn1-x509',
	'asn1js',
	'fastest-levenshtein',
	'picomatch',
	'yaml',
];

interface Import {
	readonly file: string;
	readonly folder: string;
	readonly from: string;
}

const imports = [...importsBelow(server)];

test('the layers are the folders that exist', () => {
	expect(readdirSync(server).sort()).toEqual([...layers].sort());
});

test('every import goes down', () => {
	for (const { file, folder, from } of imports.filter(entry => entry.from.startsWith('.'))) {
		const target = relative(server, join(server, dirname(file), from)).split('/')[0] ?? '';
		expect(layers.indexOf(target), `${file} imports ${from}`).toBeLessThanOrEqual(layers.indexOf(folder));
	}
});

test('the command line starts the language server, and knows nothing else of it', () => {
	const used = imports.filter(({ folder, from }) => folder === 'cli' && from.includes('/lsp/')).map(({ from }) => from);
	expect(used).toEqual(['../lsp/main.js']);
});

describe('below the outer layers', () => {
	test('nothing imports Node, VS Code or the language server library', () => {
		const packages = imports.filter(({ folder, from }) => !from.startsWith('.') && !outer.includes(folder));
		expect(packages.filter(({ from }) => !innerLibraries.includes(from))).toEqual([]);
	});

	test('there is no clock, randomness, process or promise', () => {
		for (const { file, text } of sources(server).filter(
			({ file: name }) => !outer.includes(name.split('/')[0] ?? ''),
		)) {
			expect(
				/\b(?:Date\.|new Date|Math\.random|performance\.|setTimeout|process\.|Promise\b|async |await )/.exec(text)?.[0],
				file,
			).toBeUndefined();
		}
	});
});

test('only lsp/ imports the language server library', () => {
	const users = imports.filter(({ from }) => /^vscode/.test(from)).map(({ folder }) => folder);
	expect([...new Set(users)]).toEqual(['lsp']);
});

test('the client knows nothing of the server', () => {
	const foreign = [...importsBelow(client)].filter(({ from }) => from.includes('server/') || from.startsWith('../..'));
	expect(foreign).toEqual([]);
});

test('no imports go round in a circle, types included', () => {
	const graph = new Map<string, string[]>();
	for (const { file, from } of imports.filter(entry => entry.from.startsWith('.'))) {
		const target = join(dirname(file), from).replace(/\.js$/, '.ts');
		graph.set(file, [...(graph.get(file) ?? []), target]);
	}
	const done = new Set<string>();
	const visit = (file: string, path: readonly string[]): void => {
		expect(path, `${[...path, file].join(' → ')}`).not.toContain(file);
		if (done.has(file)) {
			return;
		}
		for (const target of graph.get(file) ?? []) {
			visit(target, [...path, file]);
		}
		done.add(file);
	};
	for (const file of graph.keys()) {
		visit(file, []);
	}
});

function* importsBelow(root: string): Iterable<Import> {
	for (const { file, text } of sources(root)) {
		for (const [, from = ''] of text.matchAll(/(?:\bfrom|\bimport\(?)\s*'([^']+)'/g)) {
			yield { file, folder: file.split('/')[0] ?? '', from };
		}
	}
}

function sources(root: string): { readonly file: string; readonly text: string }[] {
	return readdirSync(root, { recursive: true, encoding: 'utf8' })
		.filter(name => name.endsWith('.ts'))
		.map(name => ({ file: name.replaceAll('\\', '/'), text: readFileSync(join(root, name), 'utf8') }));
}
