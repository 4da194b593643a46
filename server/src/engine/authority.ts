import type { Baseline } from '../baselines/baseline.js';
import type { Strength, Verified } from '../baselines/demand.js';
import type { Role } from '../tls/role.js';
import { atLeast, type Severity } from './finding.js';

/** The document that a finding holds the configuration against, and how far its word goes. */
export interface Authority {
	readonly baseline: Baseline;
	/** Paragraphs, most important first: `RFC 9325 §3.1.1`. */
	readonly references: readonly string[];
	readonly strength: Strength;
	readonly verified: Verified;
	/** What it asks for, as a sentence that begins with its name goes on: `demands TLS 1.2 or newer`. */
	readonly says: string;
	/** How it was read, as a sentence, where that is not in the document itself. */
	readonly reading?: string | undefined;
	/** It is about how strong the TLS of a session is, which port 25 may trade for being encrypted at all. */
	readonly isAboutStrength: boolean;
}

/**
 * What a finding weighs by the document behind it: `usual` is what the rule makes of it. Where the rule has worked that out
 * itself (`isOwn`), the document only limits it; otherwise strict documents raise it on port 25.
 */
export function weighAuthority(authority: Authority, role: Role, usual: Severity, isOwn: boolean): Severity {
	const start = !isOwn && isRaised(authority, role) ? 'error' : usual;
	return [limitOf(authority.strength), limitOfReading(authority.verified)].reduce(milder, start);
}

/** The most that a word of this strength can make of a finding. */
function limitOf(strength: Strength): Severity {
	switch (strength) {
		case 'must':
		case 'must-not':
		case 'levels':
			return 'error';
		case 'should':
		case 'should-not':
		case 'recommended':
		case 'not-recommended':
		case 'not-listed':
			return 'warning';
		default:
			return 'information';
	}
}

/** The most that can be said of what was read at second hand, or only heard of. */
function limitOfReading(verified: Verified): Severity {
	switch (verified) {
		case true:
			return 'error';
		case 'secondary':
			return 'warning';
		case false:
			return 'hint';
	}
}

function milder(a: Severity, b: Severity): Severity {
	return atLeast(a, b) ? b : a;
}

/** Its publisher fails mail servers for it on port 25, where others leave peers the choice between old TLS and clear text. */
export function isRaised({ baseline, isAboutStrength }: Authority, role: Role): boolean {
	return isAboutStrength && baseline.isStrictOnPort25 && (role === 'mx-server' || role === 'smtp-client-opportunistic');
}

/**
 * What a message adds about who asks: `NCSC-NL 2025-05 §3.3.1 demands TLS 1.2 or newer.` Nothing for the default, whose
 * sources the rules name themselves.
 */
export function attribution(authority: Authority, role: Role, isOwn: boolean): string {
	const { baseline, references, says, reading } = authority;
	if (baseline.id === 'postmaster-2026') {
		return '';
	}
	const [first = baseline.name] = references;
	const who = nameWith(baseline.name, first);
	const how = reading === undefined ? '' : ` ${reading}`;
	const strict =
		!isOwn && isRaised(authority, role)
			? ` ${baseline.name} makes no exception for port 25; RFC 9325 §5.2 would tolerate it.`
			: '';
	return `${who} ${says}.${how}${strict}`;
}

/** `RFC 9325 §3.1.1`; in brackets what would not read as a part of the name. */
function nameWith(name: string, reference: string): string {
	const place = reference.startsWith(`${name} `) ? reference.slice(name.length + 1) : reference;
	if (reference === name) {
		return name;
	}
	return place !== reference && /^§\S*$/.test(place) ? reference : `${name} (${place})`;
}

/** The references of a finding: the paragraphs of the document first. */
export function referencesWith({ references }: Authority, others: readonly string[]): readonly string[] {
	return [...new Set([...references, ...others])];
}
