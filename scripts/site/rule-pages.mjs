import { exampleBlocks } from './example.mjs';
import { escapeHtml, page, table } from './html.mjs';
import { markdownToHtml } from './markdown.mjs';

const kinds = {
	correctness: 'Correctness: the setting does not do what it says. Reported under every baseline.',
	floor: 'Floor: prohibited everywhere. Reported under every baseline.',
	policy: 'Policy: depends on the baseline and on what the service is for.',
};

/** One page per rule, and the overview; by path. */
export function rulePages(program, references) {
	const groups = program.rulesByGroup();
	const ordered = groups.flatMap(({ title, rules }) => rules.map(rule => ({ rule, group: title })));
	const pages = ordered.map(({ rule, group }, index) => {
		const path = `rules/${rule.id}.html`;
		const neighbours = [ordered[index - 1]?.rule, ordered[index + 1]?.rule];
		const body = ruleBody(program, references, rule, group, neighbours);
		return [path, page({ path, title: rule.id, description: rule.summary, body })];
	});
	return new Map([['rules/index.html', overview(groups)], ...pages]);
}

function ruleBody(program, { link, urlOf }, rule, group, [previous, next]) {
	const { sections } = program.pageOf(rule.id);
	const printBlocks = exampleBlocks(program);
	const parts = program.sectionTitles.map(title => `## ${title}\n\n${sections[title]}`).join('\n\n');
	const facts = [
		['About', escapeHtml(group)],
		['Kind', kinds[rule.kind]],
		...(rule.options === undefined ? [] : [['Options', options(rule.options)]]),
		['Sources', list(rule.references.map(link))],
		['Since', `MailTLS ${escapeHtml(rule.since)}`],
	];
	return `<h1>${rule.id}</h1>
<p class="summary">${escapeHtml(rule.summary)}</p>
<dl class="facts">
${facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('\n')}
</dl>
${severityTable(program, rule)}
${markdownToHtml(parts, { printBlocks, urlOf })}
<nav class="neighbours" aria-label="Neighbouring rules">
${previous === undefined ? '<span></span>' : `<a rel="prev" href="${previous.id}.html">← ${previous.id}</a>`}
<a href="index.html">All rules</a>
${next === undefined ? '<span></span>' : `<a rel="next" href="${next.id}.html">${next.id} →</a>`}
</nav>`;
}

function severityTable({ roles, describeRole }, { severity }) {
	const rows = roles.map(role => [
		escapeHtml(describeRole(role)),
		severity[role] === undefined ? 'not judged' : `<span class="severity ${severity[role]}">${severity[role]}</span>`,
	]);
	return table({ head: ['Service', 'Severity'], rows, label: 'Severity by service' });
}

function options(schemas) {
	const items = Object.entries(schemas).map(([name, { default: value, description = '' }]) => {
		return `<code>${escapeHtml(name)}</code> (default <code>${escapeHtml(JSON.stringify(value))}</code>): ${escapeHtml(description)}`;
	});
	return list(items);
}

function list(items) {
	return `<ul>${items.map(item => `<li>${item}</li>`).join('')}</ul>`;
}

function overview(groups) {
	const sections = groups.map(({ group, title, rules }) => {
		const rows = rules.map(({ id, summary }) => [`<a href="${id}.html">${id}</a>`, escapeHtml(summary)]);
		return `<h2 id="${group}">${escapeHtml(title)}</h2>
${table({ head: ['Rule', 'What it finds'], rows, label: title })}`;
	});
	const contents = list(groups.map(({ group, title }) => `<a href="#${group}">${escapeHtml(title)}</a>`));
	const count = groups.reduce((sum, { rules }) => sum + rules.length, 0);
	const body = `<h1>Rules</h1>
<p class="summary">${count} rules, by what they are about.</p>
<nav aria-label="On this page">${contents}</nav>
${sections.join('\n')}`;
	return page({ path: 'rules/index.html', title: 'Rules', description: 'All rules of MailTLS', body });
}
