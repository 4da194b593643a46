import type { ProtocolVersion } from '../tls/protocol.js';
import type { Role } from '../tls/role.js';
import type { Demand, DemandsByRole, Topic, Topics } from './demand.js';
import type { SuitePolicy } from './suites/policy.js';

export const baselineIds = ['postmaster-2026', 'dfn-cert-2017', 'bettercrypto'] as const;

export type BaselineId = (typeof baselineIds)[number];

/** What a baseline says about one setting. */
export interface Advice {
	/** The value in the program's syntax; `null`: leave the setting alone, the default is right. */
	readonly value: string | null;
	/** The paragraph, without the document: `§2.1`. */
	readonly cite: string;
	/** Why today's sources advise against it, as the end of a sentence; only in historic baselines. */
	readonly harm?: string;
}

/** A published set of recommendations. */
export interface Baseline {
	readonly id: BaselineId;
	readonly title: string;
	/** Short name for titles and messages: `DFN-CERT 2017`. */
	readonly name: string;
	readonly publisher: string;
	/** ISO date, or year. */
	readonly date: string;
	/** `historic`: newer knowledge contradicts parts of it; its fixes are offered, never preferred. */
	readonly status: 'current' | 'historic';
	/** What it asks of each kind of service. */
	readonly demands: DemandsByRole;
	/** Another document whose demands hold where this one is silent. */
	readonly extends?: Baseline;
	/** Oldest protocol version it allows where TLS is opportunistic, and where it is mandatory. */
	readonly minimumProtocol: { readonly opportunistic: ProtocolVersion; readonly mandatory: ProtocolVersion };
	/** It asks for TLS compression to be switched off explicitly. */
	readonly demandsNoCompression: boolean;
	/** What it says about cipher suites. */
	readonly suites: SuitePolicy;
	/** By name of a Postfix setting. */
	readonly postfix: ReadonlyMap<string, Advice>;
}

/** What a baseline asks for in one respect, of its own or of what it extends; `undefined`: it is silent. */
export function demandOf<T extends Topic>(baseline: Baseline, role: Role, topic: T): Demand<Topics[T]> | undefined {
	const own = baseline.demands[role]?.[topic];
	return own ?? (baseline.extends && demandOf(baseline.extends, role, topic));
}
