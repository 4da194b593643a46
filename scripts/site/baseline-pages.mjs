import { escapeHtml, page, table } from './html.mjs';

/** One page per baseline, all of them side by side, and what they say topic by topic; by path. */
export function baselinePages(program, { link }) {
	const all = Object.values(program.baselines);
	const make = (path, title, description, body) => [path, page({ path, title, description, body })];
	return new Map([
		make(
			'baselines/index.html',
			'Baselines',
			'The published recommendations that MailTLS judges by, side by side',
			overview(program, all),
		),
		make(
			'baselines/topics.html',
			'Baselines by topic',
			'What the published recommendations say, topic by topic',
			byTopic(program, all),
		),
		...all.map(baseline =>
			make(`baselines/${baseline.id}.html`, baseline.name, baseline.title, document(program, baseline, link)),
		),
	]);
}

function document(program, baseline, link) {
	const { roles, describeRole } = program;
	const sections = roles
		.filter(role => Object.keys(baseline.demands[role] ?? {}).length > 0)
		.map(role => section(role, capital(describeRole(role)), demandTable(program, baseline, role, link)));
	return `<h1>${escapeHtml(baseline.name)}</h1>
<p class="summary">${escapeHtml(baseline.title)}</p>
<dl class="facts">
${facts(baseline)
	.map(([term, text]) => `<div><dt>${term}</dt><dd>${text}</dd></div>`)
	.join('\n')}
</dl>
${sections.join('\n')}
${section('sources', 'What was read', sourceTable(baseline))}
<nav class="neighbours" aria-label="Baselines"><a href="index.html">All baselines</a> <a href="topics.html">By topic</a></nav>`;
}

function facts(baseline) {
	const { id, aliases, publisher, date, status, supersededBy = [], scope, editions, remark, extends: base } = baseline;
	const followed = supersededBy.map(other => `<a href="${other}.html">${other}</a>`).join(', ');
	return [
		['Id', [id, ...aliases].map(name => `<code>${name}</code>`).join(', ')],
		['Publisher', escapeHtml(publisher)],
		['Date', escapeHtml(date)],
		['About', escapeHtml(scope)],
		['Status', status === 'current' ? 'Current' : 'Historic: newer knowledge contradicts parts of it'],
		...(followed === '' ? [] : [['Follow instead', followed]]),
		...(editions ? [['Editions', escapeHtml(`${editions.read} was read; the newest is ${editions.newest}`)]] : []),
		...(base ? [['Extends', `<a href="${base.id}.html">${escapeHtml(base.name)}</a>`]] : []),
		...(remark ? [['Remark', escapeHtml(remark)]] : []),
	];
}

function demandTable({ topics, topicLabels, demandText, strengthText, citationText }, baseline, role, link) {
	const rows = topics.flatMap(topic => {
		const demand = baseline.demands[role][topic];
		if (demand === undefined) {
			return [];
		}
		const note = demand.note === undefined ? '' : `<br><small>${escapeHtml(demand.note)}</small>`;
		const places = demand.cite.map(place => link(citationText(place))).join('; ');
		return [
			[
				escapeHtml(capital(topicLabels[topic])),
				`${breakable(demandText(topic, demand))}${note}`,
				escapeHtml(strengthText(topic, demand.strength)),
				`${places}${verified[demand.verified]}`,
			],
		];
	});
	return table({ head: ['Topic', 'Value', 'Strength', 'Source'], rows, label: `What ${baseline.name} asks for` });
}

/** Whether the document itself was read; see `Verified`. */
const verified = { true: '', secondary: ' <small>(second-hand)</small>', false: ' <small>(not verified)</small>' };

function sourceTable({ name, sources }) {
	const rows = sources.map(source => [
		source.url === undefined
			? escapeHtml(source.name)
			: `<a href="${escapeHtml(source.url)}">${escapeHtml(source.name)}</a>`,
		escapeHtml(source.title),
		escapeHtml(source.date ?? ''),
		escapeHtml(source.read ?? 'where it is cited'),
	]);
	return table({ head: ['Source', 'Title', 'Date', 'Read'], rows, label: `Sources of ${name}` });
}

function overview(program, all) {
	const { roles, describeRole } = program;
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
	const sections = roles.map(role => {
		const title = capital(describeRole(role));
		return section(role, title, comparison(program, all, role, title));
	});
	return `<h1>Baselines</h1>
<p class="summary">The published recommendations that findings and fixes can follow.</p>
<p>Choose one with the setting <code>mailtls.baseline</code>, in the project file, or with <code>--baseline</code>. What is
prohibited everywhere, and what does not do what it says, is reported under each of them. The tables below hold what can be
said in a word; <a href="topics.html">all topics</a> have a page of their own.</p>
${list}
${sections.join('\n')}`;
}

/** What a cell of the comparison can hold, in characters. */
const longestWord = 56;

/** What can be said in a word, for one kind of service: a row for each baseline that speaks of it. */
function comparison({ topics, topicLabels, textTopics, demandOf, demandText }, all, role, label) {
	const rowsOf = topic =>
		all.map(baseline => {
			const demand = demandOf(baseline, role, topic);
			return demand === undefined ? '' : demandText(topic, demand);
		});
	const columns = topics
		.filter(topic => !(topic in textTopics))
		.map(topic => ({ topic, texts: rowsOf(topic) }))
		.filter(
			({ texts }) => texts.every(text => text.length <= longestWord) && texts.filter(text => text !== '').length > 1,
		);
	const rows = all
		.map(({ id, name }, index) => [
			`<a href="${id}.html">${escapeHtml(name)}</a>`,
			...columns.map(({ texts }) => escapeHtml(texts[index])),
		])
		.filter(([, ...cells]) => cells.some(cell => cell !== ''));
	const head = ['Baseline', ...columns.map(({ topic }) => escapeHtml(capital(topicLabels[topic])))];
	return table({ head, rows, label });
}

function byTopic(program, all) {
	const { topics, topicLabels } = program;
	const sections = topics.flatMap(topic => {
		const rows = voices(program, all, topic);
		const title = capital(topicLabels[topic]);
		return rows.length === 0
			? []
			: [section(topic, title, table({ head: ['Value', 'Who says so'], rows, label: title }))];
	});
	return `<h1>Baselines by topic</h1>
<p class="summary">Who asks for what.</p>
<p>Services are named where a document asks for different things.</p>
${sections.join('\n')}`;
}

/** Kinds of services in a word. */
const services = {
	'mx-server': 'port 25',
	'smtp-client-opportunistic': 'outbound',
	'smtp-client-mandatory': 'outbound with TLS required',
	submission: 'submission',
	'imap-pop': 'mailboxes',
};

/** Each value that is asked for, with those that ask for it. */
function voices({ roles, demandText }, all, topic) {
	const byValue = new Map();
	for (const baseline of all) {
		const values = new Map();
		for (const role of roles) {
			const demand = baseline.demands[role]?.[topic];
			if (demand !== undefined) {
				const text = demandText(topic, demand);
				values.set(text, [...(values.get(text) ?? []), services[role]]);
			}
		}
		for (const [text, names] of values) {
			const where = values.size === 1 ? '' : ` <small>(${names.join(', ')})</small>`;
			const voice = `<a href="${baseline.id}.html">${escapeHtml(baseline.name)}</a>${where}`;
			byValue.set(text, [...(byValue.get(text) ?? []), voice]);
		}
	}
	return [...byValue].map(([text, names]) => [breakable(text), names.join(', ')]);
}

function section(id, title, content) {
	return `<h2 id="${id}">${escapeHtml(title)}</h2>\n${content}`;
}

function capital(text) {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Cipher strings may be broken at their colons. */
function breakable(text) {
	return escapeHtml(text).replace(/:(?=\S)/g, ':<wbr>');
}
