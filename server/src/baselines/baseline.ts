import type { Role } from '../tls/role.js';
import type { Demand, DemandsByRole, Topic, Topics } from './demand.js';
import type { Source } from './source.js';
import type { SuitePolicy } from './suites/policy.js';

/** All baselines: the default, the documents that hold today, the historic ones. */
export const baselineIds = [
	'postmaster-2026',
	'ietf-bcp195',
	'ietf-rfc8314',
	'ietf-rfc7672-dane',
	'ietf-rfc8461-mta-sts',
	'mozilla-modern',
	'mozilla-intermediate',
	'ncsc-nl-2025-05',
	'internet-nl-mail',
	'bsi-tr-02102-2',
	'bsi-tr-03116-4',
	'bsi-tr-03108',
	'postfix-upstream',
	'exim-upstream',
	'dovecot-upstream',
	'cyrus-upstream',
	'debian-defaults',
	'mozilla-old',
	'ncsc-nl-2.1',
	'dfn-cert-2017',
	'bettercrypto',
	'audi-2019',
	'lindenberg-2022',
	'lrz-2017',
] as const;

export type BaselineId = (typeof baselineIds)[number];

/** Other names of baselines that users may know. */
export const baselineAliases = {
	'tlsref-modern': 'mozilla-modern',
	'tlsref-intermediate': 'mozilla-intermediate',
	'tlsref-old': 'mozilla-old',
} as const satisfies Readonly<Record<string, BaselineId>>;

/** Every name that a baseline can be chosen by. */
export const baselineNames: readonly string[] = [...baselineIds, ...Object.keys(baselineAliases)];

/** The baseline of that id or alias. */
export function findBaselineId(name: string): BaselineId | undefined {
	const [, id = name] = Object.entries(baselineAliases).find(([alias]) => alias === name) ?? [];
	return baselineIds.find(candidate => candidate === id);
}

/** What a baseline says about one setting. */
export interface Advice {
	/** The value in the program's syntax; `null`: leave the setting alone, the default is right. */
	readonly value: string | null;
	/** The paragraph, without the document: `§2.1`. */
	readonly cite: string;
	/** Why other sources advise against it, as the end of a sentence. */
	readonly harm?: string;
}

/** What is known of a baseline: `defineBaseline` makes a baseline of it. */
export interface BaselineFacts {
	readonly id: BaselineId;
	readonly title: string;
	/** Short name for titles and messages: `DFN-CERT 2017`. */
	readonly name: string;
	readonly publisher: string;
	/** ISO date, or as much of it as is known; of the edition that was read. */
	readonly date: string;
	readonly url?: string;
	/** `historic`: newer knowledge contradicts parts of it; its fixes are offered, never preferred. */
	readonly status: 'current' | 'historic';
	/** What to follow in place of a historic baseline: current ones, the closest first. */
	readonly supersededBy?: readonly BaselineId[];
	/** What it is about, as a sentence. */
	readonly scope: string;
	/** The edition that was read, and the newest one, where they differ. */
	readonly editions?: { readonly read: string; readonly newest: string };
	/** What else to know of it, as a sentence. */
	readonly remark?: string;
	/** Its publisher makes no exception for port 25, where others rather have weak TLS than none. */
	readonly isStrictOnPort25?: boolean;
	/** The document itself, and those that its demands were read in. */
	readonly sources: readonly Source[];
	/** What it asks of each kind of service. */
	readonly demands: DemandsByRole;
	/** Another document whose demands hold where this one is silent. */
	readonly extends?: Baseline;
	/** What it says about cipher suites; absent: nothing. */
	readonly suites?: SuitePolicy;
	/** What it says about them for some roles, where that differs. */
	readonly suitesByRole?: Readonly<Partial<Record<Role, SuitePolicy>>>;
	/** By name of a Postfix setting. */
	readonly postfix?: ReadonlyMap<string, Advice>;
}

/** A published set of recommendations. */
export interface Baseline extends BaselineFacts {
	readonly isStrictOnPort25: boolean;
	/** Names it can be chosen by too. */
	readonly aliases: readonly string[];
	readonly postfix: ReadonlyMap<string, Advice>;
}

/** The short name, with the year where it does not hold that: `bettercrypto 2021`. */
export function datedName({ name, date }: Pick<BaselineFacts, 'name' | 'date'>): string {
	const year = date.slice(0, 4);
	return name.includes(year) ? name : `${name} ${year}`;
}

/** What a baseline asks for in one respect, of its own or of what it extends; `undefined`: it is silent. */
export function demandOf<T extends Topic>(
	baseline: Pick<BaselineFacts, 'demands' | 'extends'>,
	role: Role,
	topic: T,
): Demand<Topics[T]> | undefined {
	const own = baseline.demands[role]?.[topic];
	return own ?? (baseline.extends && demandOf(baseline.extends, role, topic));
}

/** What a baseline says about the cipher suites of a kind of service; `undefined`: nothing. */
export function suitesOf(baseline: BaselineFacts, role: Role): SuitePolicy | undefined {
	return baseline.suitesByRole?.[role] ?? baseline.suites ?? (baseline.extends && suitesOf(baseline.extends, role));
}

/** A baseline, of what its file says. */
export function defineBaseline(facts: BaselineFacts): Baseline {
	return {
		...facts,
		isStrictOnPort25: facts.isStrictOnPort25 ?? false,
		aliases: Object.entries(baselineAliases).flatMap(([alias, id]) => (id === facts.id ? [alias] : [])),
		postfix: facts.postfix ?? new Map(),
	};
}
