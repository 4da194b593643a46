// Where the time of one keystroke goes, stage by stage and rule by rule, in this process and without any transport.
//   node bench/profile.mjs [LINES] [REPETITIONS]
// For a profile by function: node --cpu-prof bench/profile.mjs 10000 30
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { mainCf } from './generate.mjs';
import { quantile } from './report.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const lines = Number(process.argv[2] ?? 10_000);
const repetitions = Number(process.argv[3] ?? 20);

const { TextDocument, languages, openProject, lineIndex, parse, readOptions, rules, run, subjectOf, toDiagnostics } =
	await bundled(`
		export { TextDocument } from 'vscode-languageserver-textdocument';
		export { readOptions } from './server/src/engine/options.ts';
		export { run } from './server/src/engine/run.ts';
		export { languages } from './server/src/languages/index.ts';
		export { toDiagnostics } from './server/src/lsp/convert.ts';
		export { rules } from './server/src/rules/index.ts';
		export { parse, subjectOf } from './server/src/service/check.ts';
		export { openProject } from './server/src/service/project.ts';
		export { lineIndex } from './server/src/text/lines.ts';
	`);

const { options } = readOptions({}, []);
const file = '/etc/postfix/main.cf';
const uri = `file://${file}`;
const sample = mainCf(lines);
const document = TextDocument.create(uri, 'postfix-main', 1, sample.text);
const stages = new Map();
for (let repetition = 0; repetition < repetitions; repetition++) {
	type(repetition);
}
print();

function type(repetition) {
	const text = stage('1 edit the text', () => {
		const { line, character } = sample.keystroke;
		const end = { line, character: repetition % 2 === 0 ? character : character + 1 };
		const change = { range: { start: { line, character }, end }, text: repetition % 2 === 0 ? 'x' : '' };
		TextDocument.update(document, [change], repetition + 2);
		return document.getText();
	});
	const config = stage('2 parse', () => parse(file, text, 'postfix-main'));
	const { project } = stage('3 open the project', () => openProject(config, options, new Map()));
	const index = stage('4 line index', () => lineIndex(text));
	const tls = stage('5 read TLS', () => languages[config.language].readTls(project, options.target));
	const subject = subjectOf(project, tls, options);
	const findings = rules.flatMap(rule => stage(`6 rule ${rule.id}`, () => run(subject, [rule], options).findings));
	const analysis = { config, project, tls, findings, options };
	const items = stage('7 to diagnostics', () =>
		toDiagnostics({ uri, version: 1, lines: index, analysis, others: new Map(), id: '1' }),
	);
	stage('8 to JSON', () => JSON.stringify({ jsonrpc: '2.0', id: 1, result: { kind: 'full', resultId: '1', items } }));
}

function stage(name, work) {
	const start = performance.now();
	const result = work();
	const times = stages.get(name) ?? [];
	stages.set(name, [...times, performance.now() - start]);
	return result;
}

function print() {
	console.log(`${lines} lines, ${sample.text.length} characters; median milliseconds, without a third for warming up`);
	let sum = 0;
	for (const [name, times] of [...stages].sort(([a], [b]) => (a < b ? -1 : 1))) {
		const time = quantile(times.slice(Math.floor(times.length / 3)), 0.5);
		sum += time;
		console.log(`${name.slice(2).padEnd(30)} ${time.toFixed(3).padStart(10)}`);
	}
	console.log(`${'all'.padEnd(30)} ${sum.toFixed(3).padStart(10)}`);
}

async function bundled(contents) {
	const folder = mkdtempSync(join(tmpdir(), 'mailtls-profile-'));
	try {
		const outfile = join(folder, 'stages.cjs');
		await esbuild.build({
			stdin: { contents, resolveDir: root, loader: 'ts' },
			bundle: true,
			platform: 'node',
			format: 'cjs',
			target: 'node20',
			loader: { '.md': 'text' },
			outfile,
		});
		return createRequire(import.meta.url)(outfile);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
