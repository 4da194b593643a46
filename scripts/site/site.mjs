import { readdirSync, readFileSync } from 'node:fs';
import { baselinePages } from './baseline-pages.mjs';
import { exampleBlocks } from './example.mjs';
import { page } from './html.mjs';
import { markdownToHtml } from './markdown.mjs';
import { projectPage } from './project-page.mjs';
import { referenceLinks } from './references.mjs';
import { rulePages } from './rule-pages.mjs';
import { settingsPage } from './settings-page.mjs';

const here = new URL('./', import.meta.url);

/** All files of the site, by path. `program` is what the site is about, `schema` that of project files. */
export function renderSite(program, schema) {
	const references = referenceLinks(Object.values(program.sources));
	return new Map([
		['.nojekyll', ''],
		['style.css', readFileSync(new URL('style.css', here), 'utf8')],
		...prosePages(program, references),
		...rulePages(program, references),
		...baselinePages(program, references),
		['settings.html', settingsPage(program)],
		['project-file.html', projectPage(schema)],
	]);
}

/** The pages written by hand, in prose/. */
function prosePages(program, { urlOf }) {
	const folder = new URL('prose/', here);
	return readdirSync(folder)
		.sort()
		.map(name => {
			const text = readFileSync(new URL(name, folder), 'utf8');
			const [, title = '', summary = ''] = /^# (.*)\n\n((?:.+\n)+)/.exec(text) ?? [];
			const path = name.replace(/\.md$/, '.html');
			const body = markdownToHtml(text, { printBlocks: exampleBlocks(program), urlOf });
			return [path, page({ path, title, description: summary.trim().replace(/[\s`]+/g, ' '), body })];
		});
}
