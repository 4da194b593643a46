import type { Colors } from 'picocolors/types.js';
import { type Baseline, demandOf } from '../baselines/baseline.js';
import type { Demand, Topic } from '../baselines/demand.js';
import { demandText, sourceText, topicLabels, topics } from '../baselines/words.js';
import { describeRole, type Role, roles } from '../tls/role.js';
import type { Style } from './report-text.js';
import { fill } from './wrap.js';

/** What there is to know about a baseline, and what it asks for, service by service. */
export function baselineText(baseline: Baseline, { colors, columns }: Style): string {
	const rows = scopeOf(baseline).flatMap(role =>
		topics.flatMap(topic => {
			const demand = demandOf(baseline, role, topic);
			return demand === undefined ? [] : [{ role, topic, cells: [demand] }];
		}),
	);
	const lines = [
		...fill(baseline.title, columns).map(text => colors.bold(text)),
		...facts(baseline).flatMap(fact => fill(fact, columns)),
		...bySection(rows).flatMap(({ title, rows: found }) => [
			'',
			...fill(title, columns).map(text => colors.bold(text)),
			...found.flatMap(row => line(row, columns)),
		]),
		...settings(baseline, colors, columns),
		...legend(rows, columns),
	];
	return `${lines.join('\n')}\n`;
}

/** Two baselines side by side: what they differ in, what only one of them says, and, in short, what they agree on. */
export function comparisonText(first: Baseline, second: Baseline, { colors, columns }: Style): string {
	const pair = [first, second] as const;
	const common = scopeOf(first).filter(role => scopeOf(second).includes(role));
	const rows = compare(first, second).filter(({ role }) => common.includes(role));
	const part = (title: string, kind: ComparedRow['kind'], table: (found: readonly ComparedRow[]) => string[]) => {
		const found = rows.filter(row => row.kind === kind);
		return found.length === 0 ? [] : ['', colors.bold(title), ...table(found)];
	};
	const lines = [
		...pair.flatMap(each => fill(`${each.title} (${edition(each)})`, columns)).map(text => colors.bold(text)),
		...pair.flatMap(each => outOfScope(each, common)).flatMap(text => fill(text, columns)),
		...part('Where they differ', 'differs', found => sideBySide(found, pair, colors, columns)),
		...part('Where only one of them speaks', 'one-sided', found => sideBySide(found, pair, colors, columns)),
		...part('Where they agree', 'agrees', found => agreement(found, columns)),
		...legend(rows, columns),
	];
	return `${lines.join('\n')}\n`;
}

/** One topic of one service, as two baselines see it. */
export interface ComparedRow extends Row {
	readonly kind: 'differs' | 'one-sided' | 'agrees';
}

/** All topics that either baseline has an opinion on, service by service. */
export function compare(first: Baseline, second: Baseline): readonly ComparedRow[] {
	return roles.flatMap(role =>
		topics.flatMap(topic => {
			const cells = [demandOf(first, role, topic), demandOf(second, role, topic)];
			const [one, other] = cells;
			if (one === undefined && other === undefined) {
				return [];
			}
			const isOneSided = one === undefined || other === undefined;
			const kind = isOneSided ? 'one-sided' : asks(one) === asks(other) ? 'agrees' : 'differs';
			return [{ role, topic, cells, kind } as const];
		}),
	);
}

/** The services that a baseline, or what it extends, has an opinion on. */
export function scopeOf(baseline: Baseline): readonly Role[] {
	return roles.filter(role => topics.some(topic => demandOf(baseline, role, topic) !== undefined));
}

interface Row {
	readonly role: Role;
	readonly topic: Topic;
	/** `undefined`: the document is silent. */
	readonly cells: readonly (Demand<unknown> | undefined)[];
}

/** What is enough, without who says so and what would be better. */
function asks({ value, phaseOut }: Demand<unknown>): string {
	const sorted = (values: unknown) => (Array.isArray(values) ? [...values].sort() : values);
	return JSON.stringify([value, phaseOut].map(sorted));
}

function facts(baseline: Baseline): readonly string[] {
	const { id, publisher, scope, remark, url, supersededBy = [], aliases, extends: base, isStrictOnPort25 } = baseline;
	return [
		`${publisher}, ${edition(baseline)}.`,
		...(url === undefined ? [] : [url]),
		scope,
		...(remark === undefined ? [] : [remark]),
		...(base === undefined ? [] : [`Where it is silent, ${base.name} (${base.id}) holds.`]),
		...(isStrictOnPort25 ? ['It makes no exception for opportunistic TLS on port 25.'] : []),
		...(supersededBy.length === 0 ? [] : [`Superseded by ${supersededBy.join(', ')}.`]),
		...(aliases.length === 0 ? [] : [`Also called ${aliases.join(', ')}.`]),
		...(baseline.suites === undefined ? [] : [`Its verdict on each suite: mailtls ciphers STRING --baseline ${id}`]),
	];
}

/** `2023-01, current; the newest edition, 2026-01, was not read` */
function edition({ date, status, editions }: Baseline): string {
	const newer = editions && `; the newest edition, ${editions.newest}, was not read`;
	return `${date}, ${status}${newer ?? ''}`;
}

function outOfScope(baseline: Baseline, common: readonly Role[]): readonly string[] {
	const alone = scopeOf(baseline).filter(role => !common.includes(role));
	return alone.length === 0 ? [] : [`Only ${baseline.name} is about ${alone.map(describeRole).join(', ')}.`];
}

interface Section<T extends Row> {
	readonly title: string;
	readonly rows: readonly T[];
}

/** What is the same for several services is told once, what holds for most of them first. */
function bySection<T extends Row>(rows: readonly T[]): readonly Section<T>[] {
	const sections = new Map<string, { readonly found: readonly Role[]; readonly rows: T[] }>();
	const alike = new Map<string, T[]>();
	for (const row of rows) {
		const key = JSON.stringify([row.topic, row.cells]);
		alike.set(key, [...(alike.get(key) ?? []), row]);
	}
	for (const same of alike.values()) {
		const found = same.map(({ role }) => role);
		const section = sections.get(found.join()) ?? { found, rows: [] };
		sections.set(found.join(), section);
		section.rows.push(...same.slice(0, 1));
	}
	const size = ({ found }: { readonly found: readonly Role[] }) => found.length;
	return [...sections.values()]
		.sort((a, b) => size(b) - size(a))
		.map(({ found, rows: those }) => ({
			title: sectionTitle(found),
			rows: those.sort((a, b) => topics.indexOf(a.topic) - topics.indexOf(b.topic)),
		}));
}

function sectionTitle(found: readonly Role[]): string {
	const text = found.length === roles.length ? 'all services' : found.map(describeRole).join('; ');
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

const labelWidth = 28;

function line({ topic, cells: [demand] }: Row, columns: number): string[] {
	const label = `  ${topicLabels[topic]}`.padEnd(labelWidth);
	return demand === undefined ? [] : hanging(label, cellText(topic, demand), columns);
}

function hanging(label: string, text: string, columns: number): string[] {
	const width = Math.max(30, columns - label.length);
	return fill(text, width).map((part, index) => `${index === 0 ? label : ' '.repeat(label.length)}${part}`);
}

function cellText(topic: Topic, demand: Demand<unknown>): string {
	const { note } = demand;
	const text = `${demandText(topic, demand)} (${sourceText(topic, demand)})${mark(demand)}`;
	return note === undefined ? text : `${text}. ${note}`;
}

function mark({ verified }: Demand<unknown>): string {
	return verified === true ? '' : verified === 'secondary' ? ' *' : ' **';
}

function legend(rows: readonly Row[], columns: number): string[] {
	const found = rows.flatMap(({ cells }) => cells.flatMap(demand => demand ?? []));
	const texts = [
		...(found.some(({ verified }) => verified === 'secondary')
			? ['*  Second-hand: not read in the document itself, but in another one that quotes or implements it.']
			: []),
		...(found.some(({ verified }) => verified === false) ? ['** Not verified: known from reports only.'] : []),
	];
	return texts.length === 0 ? [] : ['', ...texts.flatMap(text => hanging(text.slice(0, 3), text.slice(3), columns))];
}

/** The values that it prints for settings of Postfix. */
function settings({ postfix }: Baseline, colors: Colors, columns: number): string[] {
	const lines = [...postfix].flatMap(([name, { value, cite, harm }]) => {
		const text = `${name}${value === null ? ': leave it unset' : ` = ${value}`} (${cite})`;
		return fill(harm === undefined ? text : `${text}, but ${harm}`, columns - 4).map(
			(part, index) => `${index === 0 ? '  ' : '    '}${part}`,
		);
	});
	return lines.length === 0 ? [] : ['', colors.bold('Settings of Postfix'), ...lines];
}

function sideBySide(
	rows: readonly ComparedRow[],
	compared: readonly Baseline[],
	colors: Colors,
	columns: number,
): string[] {
	const width = Math.max(20, Math.floor((columns - labelWidth - 2) / 2));
	const names = compared.map(({ name }) => name);
	const head = beside('', names, width).map(text => colors.dim(text));
	return bySection(rows).flatMap(({ title, rows: found }) => [
		'',
		...fill(title, columns),
		...head,
		...found.flatMap(({ topic, cells }) => {
			const texts = cells.map(demand => (demand === undefined ? '–' : cellText(topic, demand)));
			return beside(`  ${topicLabels[topic]}`, texts, width);
		}),
	]);
}

/** A label and texts in columns of this width. */
function beside(label: string, texts: readonly string[], width: number): string[] {
	const columns = texts.map(text => fill(text, width));
	const height = Math.max(...columns.map(({ length }) => length));
	return Array.from({ length: height }, (_, index) => {
		const [first = '', second = ''] = columns.map(column => column[index] ?? '');
		const start = (index === 0 ? label : '').padEnd(labelWidth);
		return `${start}${first.padEnd(width)}  ${second}`.trimEnd();
	});
}

function agreement(rows: readonly ComparedRow[], columns: number): string[] {
	return bySection(rows).flatMap(({ title, rows: found }) => [
		'',
		...fill(title, columns),
		...found.flatMap(({ topic, cells: [one, other] }) => {
			if (one === undefined || other === undefined) {
				return [];
			}
			const said = [one, other].map(demand => `${sourceText(topic, demand)}${mark(demand)}`);
			const text = `${demandText(topic, other.good === undefined ? one : other)} (${[...new Set(said)].join('; ')})`;
			return hanging(`  ${topicLabels[topic]}`.padEnd(labelWidth), text, columns);
		}),
	]);
}
