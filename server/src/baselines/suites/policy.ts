import type { SuiteFacts } from '../../suites/facts.js';
import type { Verified } from '../demand.js';

/** What a document can say about a suite, from the best to the worst. */
export const suiteVerdicts = ['good', 'sufficient', 'phase out', 'discouraged', 'forbidden', 'not listed'] as const;

export type SuiteVerdict = (typeof suiteVerdicts)[number];

/** A verdict with who says it where. */
export interface SuiteOpinion {
	readonly verdict: SuiteVerdict;
	/** The document and the paragraph; where the verdict is `not listed`, where the list is. */
	readonly cite: string;
	readonly verified: Verified;
	/** What limits the verdict, as a sentence. */
	readonly note?: string;
}

/** An opinion on all suites that meet every condition given here. */
export interface SuiteRule extends SuiteOpinion {
	/** Names in IANA's registry. */
	readonly suites?: readonly string[];
	readonly cipher?: readonly SuiteFacts['cipher'][];
	readonly keyExchange?: readonly SuiteFacts['keyExchange'][];
	readonly authentication?: readonly SuiteFacts['authentication'][];
	readonly mode?: readonly SuiteFacts['mode'][];
	readonly mac?: readonly SuiteFacts['mac'][];
	readonly protocol?: readonly SuiteFacts['protocol'][];
	/** Suites of export strength only. */
	readonly isExport?: true;
	/** Suites with fewer bits of strength only, but not those without encryption. */
	readonly weakerThanBits?: number;
}

/** What one document says about cipher suites. */
export interface SuitePolicy {
	readonly id: string;
	/** Short name for tables and messages. */
	readonly name: string;
	/** What the verdicts are about where that is not everything, as a sentence. */
	readonly scope?: string;
	/** The first rule whose conditions a suite meets counts. */
	readonly rules: readonly SuiteRule[];
	/** What it says of all other suites. */
	readonly otherwise: SuiteOpinion;
	/** It names all suites to use, so that one it does not list is not to be used. */
	readonly isAllowList?: true;
}

/** What a document says about a suite. */
export function judgeSuite(suite: SuiteFacts, { rules, otherwise }: SuitePolicy): SuiteOpinion {
	const { verdict, cite, verified, note } = rules.find(rule => meets(suite, rule)) ?? otherwise;
	return { verdict, cite, verified, ...(note !== undefined && { note }) };
}

/**
 * Whether following the document means to do without a suite. What it phases out may stay for now. Suites with a shared
 * secret or SRP are none of a silent document's business: no mail program can negotiate them.
 */
export function rulesOut(policy: SuitePolicy, suite: SuiteFacts): boolean {
	switch (judgeSuite(suite, policy).verdict) {
		case 'forbidden':
		case 'discouraged':
			return true;
		case 'not listed':
			return policy.isAllowList === true && !/PSK|SRP/.test(suite.keyExchange);
		default:
			return false;
	}
}

function meets(suite: SuiteFacts, rule: SuiteRule): boolean {
	return (
		isAmong(suite.standardName ?? '', rule.suites) &&
		isAmong(suite.cipher, rule.cipher) &&
		isAmong(suite.keyExchange, rule.keyExchange) &&
		isAmong(suite.authentication, rule.authentication) &&
		isAmong(suite.mode, rule.mode) &&
		isAmong(suite.mac, rule.mac) &&
		isAmong(suite.protocol, rule.protocol) &&
		(rule.isExport === undefined || suite.isExport) &&
		(rule.weakerThanBits === undefined || isWeaker(suite, rule.weakerThanBits))
	);
}

function isAmong<T>(value: T, accepted: readonly T[] | undefined): boolean {
	return accepted === undefined || accepted.includes(value);
}

function isWeaker({ cipher, strengthBits }: SuiteFacts, bits: number): boolean {
	return cipher !== 'None' && strengthBits < bits;
}
