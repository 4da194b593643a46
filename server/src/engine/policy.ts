import { type Baseline, demandOf, suitesOf } from '../baselines/baseline.js';
import type { Demand, Topic, Topics } from '../baselines/demand.js';
import { postmaster2026 } from '../baselines/postmaster-2026.js';
import { citationText } from '../baselines/source.js';
import type { SuiteOpinion, SuitePolicy } from '../baselines/suites/policy.js';
import { postmaster2026Suites } from '../baselines/suites/postmaster-2026.js';
import type { Role } from '../tls/role.js';
import type { Authority } from './authority.js';
import { askedFor, howItSpeaks } from './demand-text.js';
import type { Subject } from './rule.js';

/** What a service is held against in one respect, and who says so. */
export interface Ruling<T> extends Authority {
	readonly value: T;
	/** What may stay for now although it falls short of `value`. */
	readonly phaseOut?: T | undefined;
}

/**
 * What the chosen baseline asks of a service in one respect. Where it is silent, today's synthesis decides; a historic one
 * that expressly allows more than that has its way. The rules of correctness and of the floor do not ask here, so that no
 * baseline is above them.
 */
export function effectiveDemand<T extends Topic>(
	{ baseline }: Pick<Subject, 'baseline'>,
	role: Role,
	topic: T,
): Ruling<Topics[T]> | undefined {
	return ownDemand(baseline, role, topic) ?? ownDemand(postmaster2026, role, topic);
}

/** What one document itself asks for; `undefined` where it is silent. */
export function ownDemand<T extends Topic>(baseline: Baseline, role: Role, topic: T): Ruling<Topics[T]> | undefined {
	const demand = demandOf(baseline, role, topic);
	return (
		demand && {
			baseline,
			value: demand.value,
			phaseOut: demand.phaseOut,
			references: demand.cite.map(citationText).filter(text => text !== postmaster2026.publisher),
			strength: demand.strength,
			verified: demand.verified,
			says: `${howItSpeaks(demand.strength)}${askedFor(topic, demand.value)}`,
			reading: readingOf(demand),
			isAboutStrength: aboutStrength.includes(topic),
		}
	);
}

const aboutStrength: readonly Topic[] = ['minimumProtocol', 'forbiddenProtocols', 'dhBits', 'dhGroups', 'curves'];

/** Whoever quotes or implements the document: what it was read in, or else the next source. */
function readingOf({ cite: [first, second], verified }: Demand<unknown>): string | undefined {
	const where = first?.source.readIn ?? (second && citationText(second));
	return verified === true ? undefined : readingSentence(verified, where);
}

function readingSentence(verified: 'secondary' | false, where: string | undefined): string {
	if (verified === false) {
		return 'That is known from reports only.';
	}
	return `That was read at second hand${where === undefined ? '' : `, in ${where}`}.`;
}

/** What the chosen baseline says of cipher suites; where it is silent, today's synthesis. */
export function suitesFor({ baseline }: Pick<Subject, 'baseline'>, role: Role): SuitePolicy {
	return suitesOf(baseline, role) ?? postmaster2026Suites;
}

/** What a policy thinks of cipher suites, as the authority behind a finding about them. `suites`: the object of the sentence. */
export function suiteAuthority(
	{ baseline }: Pick<Subject, 'baseline'>,
	policy: SuitePolicy,
	{ verdict, cite, verified }: SuiteOpinion,
	suites: string,
): Authority {
	return {
		baseline: policy.id === postmaster2026.id ? postmaster2026 : baseline,
		references: [/^[§a-z]/.test(cite) ? `${policy.name} ${cite}` : cite],
		strength: verdict === 'forbidden' ? 'must-not' : verdict === 'not listed' ? 'not-listed' : 'should-not',
		verified,
		says: saying[verdict].replace('them', () => suites),
		// The citation says in what.
		reading: verified === true ? undefined : readingSentence(verified, undefined),
		isAboutStrength: true,
	};
}

const saying: Readonly<Record<SuiteOpinion['verdict'], string>> = {
	good: 'allows them',
	sufficient: 'allows them',
	'phase out': 'phases them out',
	discouraged: 'advises against them',
	forbidden: 'forbids them',
	'not listed': 'does not list them',
};

/** The same but for blanks and commas between the words. */
export function sameWords(a: string, b: string): boolean {
	return words(a) === words(b);
}

function words(text: string): string {
	return text
		.trim()
		.toLowerCase()
		.split(/[\s,]+/)
		.join(' ');
}
