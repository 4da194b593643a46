// Writes the static site in docs/ from the rules, the baselines, the settings and scripts/site/.
//   node scripts/site.mjs           writes
//   node scripts/site.mjs --check   writes nothing, fails where something differs
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from './load.mjs';
import { renderSite } from './site/site.mjs';

const docs = fileURLToPath(new URL('../docs/', import.meta.url));
const isCheck = process.argv.includes('--check');

const program = await load(`
	export { rulesByGroup } from './server/src/rules/groups.js';
	export { describedOptions } from './server/src/service/rule-options.js';
	export { pageOf, sectionTitles } from './server/src/service/rule-page.js';
	export { exampleTitle, findingText, isFixed, readExample } from './server/src/service/example.js';
	export { settingSchemas } from './server/src/engine/options.js';
	export { demandOf } from './server/src/baselines/baseline.js';
	export { baselines } from './server/src/baselines/index.js';
	export { textTopics } from './server/src/baselines/demand.js';
	export { citationText } from './server/src/baselines/source.js';
	export * as sources from './server/src/baselines/sources.js';
	export { demandText, strengthText, topicLabels, topics } from './server/src/baselines/words.js';
	export { describeRole, roles } from './server/src/tls/role.js';
`);

const site = renderSite(program, projectSchema());
const stale = [...changed(site), ...left(site)];
if (!isCheck) {
	write(site, stale);
} else if (stale.length > 0) {
	console.error(`Not up to date: ${stale.map(path => `docs/${path}`).join(', ')}. Run "npm run generate".`);
	process.exitCode = 1;
}

/** The JSON schema of project files. */
function projectSchema() {
	return JSON.parse(readFileSync(fileURLToPath(new URL('../schemas/mailtls.schema.json', import.meta.url)), 'utf8'));
}

function changed(files) {
	return [...files.keys()].filter(path => {
		const file = join(docs, path);
		return !existsSync(file) || readFileSync(file, 'utf8') !== files.get(path);
	});
}

/** What nothing writes any more. */
function left(files) {
	if (!existsSync(docs)) {
		return [];
	}
	return readdirSync(docs, { recursive: true, withFileTypes: true })
		.filter(entry => entry.isFile())
		.map(entry => join(entry.parentPath, entry.name).slice(docs.length).replaceAll('\\', '/'))
		.filter(path => !files.has(path))
		.sort();
}

function write(files, paths) {
	for (const path of paths) {
		const file = join(docs, path);
		const content = files.get(path);
		if (content === undefined) {
			rmSync(file);
		} else {
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, content);
		}
	}
}
