import type { Finding, SuppressedFinding } from '../engine/finding.js';
import { type Accepted, type Identity, identitiesOf } from '../engine/identity.js';
import type { ConfigFile } from '../languages/language.js';

/** A file and what was found in it. */
export interface JudgedFile {
	readonly config: ConfigFile;
	readonly findings: readonly Finding[];
	readonly suppressed: readonly SuppressedFinding[];
}

export interface Acceptance {
	readonly findings: readonly Finding[];
	/** The accepted ones among them, in text order. */
	readonly suppressed: readonly SuppressedFinding[];
	/** Entries of the list that no finding is like any more. */
	readonly obsolete: readonly Accepted[];
}

/** Takes out of the findings what a list accepts in their file. */
export function accept(judged: JudgedFile, accepted: readonly Accepted[]): Acceptance {
	const { findings, config } = judged;
	if (accepted.length === 0) {
		return { findings, suppressed: judged.suppressed, obsolete: [] };
	}
	const entries = new Map(accepted.map(entry => [keyOf(entry), entry]));
	const matched = identitiesOf(findings, config).map(identity => entries.get(keyOf(identity)));
	const used = new Set(matched);
	const suppressed = findings.flatMap((finding, index) => {
		const entry = matched[index];
		return entry === undefined
			? []
			: [{ finding, suppression: { kind: 'external' as const, reason: entry.reason ?? '' } }];
	});
	return {
		findings: findings.filter((_, index) => matched[index] === undefined),
		suppressed: [...judged.suppressed, ...suppressed].sort((a, b) => a.finding.span.start - b.finding.span.start),
		obsolete: accepted.filter(entry => !used.has(entry)),
	};
}

/** The findings of a file as entries of a list; the reasons in `before` are kept. */
export function toAccepted({ findings, config }: JudgedFile, before: readonly Accepted[]): readonly Accepted[] {
	const known = new Map(before.map(entry => [keyOf(entry), entry]));
	return identitiesOf(findings, config).map(identity => known.get(keyOf(identity)) ?? identity);
}

function keyOf({ rule, setting, text, occurrence }: Identity): string {
	return JSON.stringify([rule, setting, text, occurrence]);
}
