import { escapeHtml, page, table } from './html.mjs';

/** One page per baseline, and the comparison of all; by path. */
export function baselinePages(program, { link }) {
	const all = Object.values(program.baselines);
	const pages = all.map(baseline => {
		const path = `baselines/${baseline.id}.html`;
		return [
			path,
			page({ path, title: baseline.name, description: baseline.title, body: body(program, baseline, link) }),
		];
	});
	const path = 'baselines/index.html';
	const description = 'The published recommendations that MailTLS judges by, side by side';
	return new Map([[path, page({ path, title: 'Baselines', description, body: comparison(program, all) })], ...pages]);
}

function body({ roles, describeRole, citationText }, baseline, link) {
	const sections = roles
		.filter(role => Object.keys(baseline.demands[role] ?? {}).length > 0)
		.map(role => {
			const rows = Object.entries(baseline.demands[role]).map(([topic, demand]) => [
				topicTitle(topic),
				`${valueText(demand.value)}${demand.note === undefined ? '' : `<br><small>${escapeHtml(demand.note)}</small>`}`,
				escapeHtml(demand.strength.replace('-', ' ')),
				`${demand.cite.map(place => link(citationText(place))).join('; ')}${verified(demand.verified)}`,
			]);
			const title = capital(describeRole(role));
			return `<h2 id="${role}">${escapeHtml(title)}</h2>
${table({ head: ['Topic', 'Value', 'Strength', 'Source'], rows, label: title })}`;
		});
	const base = baseline.extends;
	return `<h1>${escapeHtml(baseline.name)}</h1>
<p class="summary">${escapeHtml(baseline.title)}</p>
<dl class="facts">
<div><dt>Id</dt><dd><code>${baseline.id}</code></dd></div>
<div><dt>Publisher</dt><dd>${escapeHtml(baseline.publisher)}</dd></div>
<div><dt>Date</dt><dd>${escapeHtml(baseline.date)}</dd></div>
<div><dt>Status</dt><dd>${baseline.status === 'historic' ? 'Historic: newer knowledge contradicts parts of it' : 'Current'}</dd></div>
${base === undefined ? '' : `<div><dt>Extends</dt><dd><a href="${base.id}.html">${escapeHtml(base.name)}</a></dd></div>\n`}</dl>
${sections.join('\n')}
<p><a href="index.html">All baselines</a></p>`;
}

/** Whether the document itself was read; see `Verified`. */
function verified(state) {
	return { true: '', secondary: ' <small>(second-hand)</small>', false: ' <small>(not verified)</small>' }[state];
}

function comparison(program, all) {
	const { roles, describeRole, demandOf } = program;
	const list = table({
		head: ['Baseline', 'Document', 'Date', 'Status'],
		rows: all.map(({ id, title, date, status }) => [
			`<a href="${id}.html">${id}</a>`,
			escapeHtml(title),
			escapeHtml(date),
			status,
		]),
		label: 'Baselines',
	});
	const sections = roles.flatMap(role => {
		const topics = [...new Set(all.flatMap(baseline => Object.keys(baseline.demands[role] ?? {})))];
		const rows = topics.map(topic => [
			topicTitle(topic),
			...all.map(baseline => {
				const demand = demandOf(baseline, role, topic);
				return demand === undefined ? '<span class="silent">silent</span>' : valueText(demand.value);
			}),
		]);
		const title = capital(describeRole(role));
		const head = ['Topic', ...all.map(({ id, name }) => `<a href="${id}.html">${escapeHtml(name)}</a>`)];
		return rows.length === 0
			? []
			: [`<h2 id="${role}">${escapeHtml(title)}</h2>\n${table({ head, rows, label: title })}`];
	});
	return `<h1>Baselines</h1>
<p class="summary">The published recommendations that findings and fixes can follow.</p>
<p>Choose one with the setting <code>mailtls.baseline</code>, in the project file, or with <code>--baseline</code>. What is
prohibited everywhere, and what does not do what it says, is reported under each of them.</p>
${list}
${sections.join('\n')}`;
}

/** `minimumProtocol`: Minimum protocol */
function topicTitle(topic) {
	return capital(topic.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`));
}

function capital(text) {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function valueText(value) {
	if (value === null) {
		return "the program's default";
	}
	if (Array.isArray(value)) {
		return value.length === 0 ? 'none' : value.map(entry => escapeHtml(String(entry))).join(', ');
	}
	if (typeof value === 'boolean') {
		return value ? 'yes' : 'no';
	}
	return escapeHtml(String(value));
}
