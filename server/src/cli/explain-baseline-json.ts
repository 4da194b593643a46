import { type Baseline, demandOf, suitesOf } from '../baselines/baseline.js';
import type { Demand } from '../baselines/demand.js';
import { citationText } from '../baselines/source.js';
import { topics } from '../baselines/words.js';
import { compare, scopeOf } from './explain-baseline.js';

/** A baseline as data. */
export function baselineJson(baseline: Baseline): string {
	const demands = scopeOf(baseline).map(role => {
		const found = topics.flatMap(topic => {
			const demand = demandOf(baseline, role, topic);
			return demand === undefined ? [] : [[topic, demandJson(demand)] as const];
		});
		return [role, Object.fromEntries(found)] as const;
	});
	return print({ version: 1, ...head(baseline), demands: Object.fromEntries(demands) });
}

/** Two baselines side by side as data. */
export function comparisonJson(first: Baseline, second: Baseline): string {
	const rows = compare(first, second).map(({ role, topic, kind, cells: [one, other] }) => ({
		role,
		topic,
		agree: kind === 'agrees',
		baseline: one === undefined ? null : demandJson(one),
		against: other === undefined ? null : demandJson(other),
	}));
	return print({ version: 1, baseline: head(first), against: head(second), rows });
}

function head(baseline: Baseline): object {
	const { id, name, title, publisher, date, status, scope, aliases, isStrictOnPort25 } = baseline;
	return {
		...{ id, name, aliases, title, publisher, date, status, scope, isStrictOnPort25 },
		url: baseline.url ?? null,
		supersededBy: baseline.supersededBy ?? [],
		extends: baseline.extends?.id ?? null,
		editions: baseline.editions ?? null,
		remark: baseline.remark ?? null,
		judgesSuites: scopeOf(baseline).some(role => suitesOf(baseline, role) !== undefined),
		sources: baseline.sources,
	};
}

function demandJson({ cite, ...demand }: Demand<unknown>): object {
	return { ...demand, cite: cite.map(citationText) };
}

function print(value: object): string {
	return `${JSON.stringify(value)}\n`;
}
