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
	const options = program.describedOptions(rule);
	const facts = [
		['About', escapeHtml(group)],
		['Kind', kinds[rule.kind]],
		['Severity', severities(program, rule)],
		...(options.length === 0 ? [] : [['Options', list(options.map(optionText))]]),
		['Sources', list(rule.references.map(link))],
		['Since', `MailTLS ${escapeHtml(rule.since)}`],
	];
	return `<h1>${rule.id}</h1>
<p class="summary">${escapeHtml(rule.summary)}</p>
<dl class="facts">
${facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('\n')}
</dl>
${markdownToHtml(parts, { printBlocks, urlOf })}
<nav class="neighbours" aria-label="Neighbouring rules">
${previous === undefined ? '<span></span>' : `<a rel="prev" href="${previous.id}.html">← ${previous.id}</a>`}
<a href="index.html">All rules</a>
${next === undefined ? '<span></span>' : `<a rel="next" href="${next.id}.html">${next.id} →</a>`}
</nav>`;
}

/** Severities by service, where they differ. */
function severities({ roles, describeRole }, { severity }) {
	const entry = (chosen, what) => `<span class="severity ${chosen}">${chosen}</span> for ${escapeHtml(what)}`;
	const judged = roles.filter(role => severity[role] !== undefined);
	const isSame = judged.length === roles.length && new Set(Object.values(severity)).size === 1;
	return list(
		isSame
			? [entry(severity[roles[0]], 'every kind of service')]
			: judged.map(role => entry(severity[role], describeRole(role))),
	);
}

function optionText({ name, default: value, description }) {
	const byDefault = value === undefined ? '' : ` Default: <code>${escapeHtml(JSON.stringify(value))}</code>.`;
	return `<code>${escapeHtml(name)}</code> ${codeInText(description)}${byDefault}`;
}

/** Names between backquotes are code; there is no other Markdown in the text. */
function codeInText(text) {
	return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
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
