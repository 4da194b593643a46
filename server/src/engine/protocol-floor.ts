import type { Baseline } from '../baselines/baseline.js';
import { postmaster2026 } from '../baselines/postmaster-2026.js';
import type { Endpoint } from '../tls/endpoint.js';
import { displayVersions, type ProtocolVersion, prohibitedVersions, protocolVersions } from '../tls/protocol.js';
import type { Role } from '../tls/role.js';
import type { Authority } from './authority.js';
import { ownDemand, type Ruling } from './policy.js';
import type { Subject } from './rule.js';

/** The oldest version that the effective baseline accepts of a service. */
export function protocolFloor(
	subject: Subject,
	{ security, direction, role }: Pick<Endpoint, 'security' | 'direction' | 'role'>,
): Ruling<ProtocolVersion> | undefined {
	const isMandatory = security.value === 'mandatory';
	return floorFor(subject, !isMandatory ? role : direction === 'client' ? 'smtp-client-mandatory' : 'submission');
}

/** Outbound mail takes what it gets: where nobody speaks of it, it is like port 25 of the other side. */
export function floorFor({ baseline }: Pick<Subject, 'baseline'>, role: Role): Ruling<ProtocolVersion> | undefined {
	return (
		ownFloor(baseline, role) ??
		ownFloor(postmaster2026, role) ??
		(role === 'smtp-client-opportunistic' ? ownFloor(postmaster2026, 'mx-server') : undefined)
	);
}

/** What one document asks for: by a number, or by naming what is prohibited. */
export function ownFloor(baseline: Baseline, role: Role): Ruling<ProtocolVersion> | undefined {
	const minimum = ownDemand(baseline, role, 'minimumProtocol');
	const forbidden = minimum === undefined ? ownDemand(baseline, role, 'forbiddenProtocols') : undefined;
	if (forbidden === undefined) {
		return minimum;
	}
	const { value, phaseOut: _, ...authority } = forbidden;
	const oldest = protocolVersions.find(version => !value.includes(version));
	return oldest && { ...authority, value: oldest, says: `forbids ${displayVersions(value)}` };
}

/** Versions that a service should do without, and the authority for it; those of SSL are the matter of `legacy-ssl`. */
export interface OldVersions {
	readonly versions: readonly ProtocolVersion[];
	readonly authority: Authority;
	/** The document lets all of them stay for now. */
	readonly isPhasedOut: boolean;
}

export function versionsBelow(
	floor: Ruling<ProtocolVersion> | undefined,
	enabled: ReadonlySet<ProtocolVersion> | null,
): OldVersions | undefined {
	if (floor === undefined) {
		return undefined;
	}
	const { value, phaseOut } = floor;
	const versions = protocolVersions.filter(
		version => enabled?.has(version) && !prohibitedVersions.includes(version) && isOlder(version, value),
	);
	const isPhasedOut = phaseOut !== undefined && versions.every(version => !isOlder(version, phaseOut));
	const authority = isPhasedOut ? { ...floor, says: `phases ${displayVersions(versions)} out` } : floor;
	return versions.length === 0 ? undefined : { versions, authority, isPhasedOut };
}

export function isOlder(version: ProtocolVersion, floor: ProtocolVersion): boolean {
	return protocolVersions.indexOf(version) < protocolVersions.indexOf(floor);
}
