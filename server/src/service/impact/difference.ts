import type { Contents } from '../../languages/language.js';
import type { OpensslLibraryId } from '../../openssl/libraries.js';
import type { Endpoint } from '../../tls/endpoint.js';
import type { OldPeer } from '../../tls/old-peers.js';
import { displayVersions } from '../../tls/protocol.js';
import { knownPeersLost } from './known-peers.js';
import { demandLosses, type Loss, outcomeAt } from './losses.js';
import { groupsLost, suitesDropped, versionsOnlyIn } from './suite-losses.js';
import { ofBoth, type Wire, wireOf } from './wire.js';

/** What is different at one endpoint after a fix. */
export interface Difference {
	readonly endpoint: Endpoint;
	/** The gravest first. */
	readonly losses: readonly Loss[];
	/** Software known by name that is among the losers. */
	readonly peers: readonly OldPeer[];
	/** Whom an old or fully built library would serve no more, and today's never did; as the end of "peers …". */
	readonly possible: readonly string[];
	/** Sentences without a subject: what else changes on the wire. */
	readonly changes: readonly string[];
}

export interface Surroundings {
	/** Before and after. */
	readonly contents: readonly [Contents, Contents];
	readonly library: OpensslLibraryId;
}

/** `null`: it cannot be told. `others`: libraries that may be in use instead. */
export function differenceOf(
	before: Endpoint,
	after: Endpoint,
	{ contents, library }: Surroundings,
	others: readonly OpensslLibraryId[],
): Difference | null {
	const demands = demandLosses(before, after);
	const levels = levelChange(before, after);
	const result = { endpoint: after, losses: demands, peers: [], possible: [], changes: levels };
	if (!hasTls(before) || after.security.value === 'none' || after.broken !== undefined) {
		const isKnown = before.security.value !== null && after.security.value !== null;
		return isKnown || demands.length > 0 ? result : null;
	}
	const wires = (id: OpensslLibraryId) => [wireOf(before, id, contents[0]), wireOf(after, id, contents[1])] as const;
	const [old, now] = wires(library);
	if (old === null || now === null) {
		return demands.length === 0 ? null : result;
	}
	const unserved = groupsAndPeers(after, old, now);
	const groups = unserved.losses.map(({ subject }) => subject);
	const possible = (isForOldLibraries(before, after) ? others : []).flatMap(id => {
		const [oldest, newest] = wires(id);
		return oldest === null || newest === null ? [] : groupsLost(oldest, newest);
	});
	return {
		endpoint: after,
		losses: [...demands, ...unserved.losses],
		peers: unserved.peers,
		possible: possible.filter(group => !groups.includes(group)),
		changes: [...levels, ...wireChanges(old, now), ...otherChanges(before, after)],
	};
}

/** Who has nothing in common with the endpoint any more. */
function groupsAndPeers(endpoint: Endpoint, old: Wire, now: Wire): Pick<Difference, 'losses' | 'peers'> {
	const outcome = outcomeAt(endpoint);
	if (now.broken !== undefined && old.broken === undefined) {
		return { losses: [{ phrase: `ends TLS of ${endpoint.name}`, outcome }], peers: [] };
	}
	const groups = groupsLost(old, now);
	const peers = knownPeersLost(endpoint, old, now);
	const unexplained = groups.length === 0 ? peers.slice(0, 1).map(({ name }) => `such as ${name}`) : [];
	return { losses: [...groups, ...unexplained].map(subject => ({ subject, outcome })), peers };
}

/** Only what a list names, and what is older than TLS 1.0, can be more in other libraries than in the one of today. */
function isForOldLibraries(before: Endpoint, after: Endpoint): boolean {
	const { value } = before.protocols;
	return (
		before.ciphers.value?.text !== after.ciphers.value?.text || value?.has('SSLv2') || value?.has('SSLv3') || false
	);
}

/** There is TLS that peers can depend on. */
function hasTls({ security, broken, hidesStarttls, implicitTls }: Endpoint): boolean {
	const isHidden = hidesStarttls.value === true && implicitTls.value !== true;
	return security.value !== 'none' && broken === undefined && !isHidden;
}

function levelChange(before: Endpoint, after: Endpoint): readonly string[] {
	const [{ value: old }, { value }] = [before.security, after.security];
	if (old !== 'none' && !hasTls(before) && hasTls(after)) {
		return ['TLS comes up, which it did not before.'];
	}
	if (old === 'none' && value === 'opportunistic' && hasTls(after)) {
		return [
			after.direction === 'server'
				? 'TLS is offered, and who does without is served as before.'
				: 'TLS is used where the other side offers it.',
		];
	}
	return old === 'mandatory' && value === 'opportunistic' ? ['TLS is no longer required.'] : [];
}

const wireChanges = ofBoth((old, now): readonly string[] => {
	const [gone, come] = [versionsOnlyIn(old, now), versionsOnlyIn(now, old)];
	const [dropped, added] = [suitesDropped(old, now), suitesDropped(now, old)];
	const bits = now.dhBits?.join(', ') ?? '';
	return [
		...(gone.length === 0 ? [] : [`${displayVersions(gone)} ${gone.length === 1 ? 'is' : 'are'} no longer offered.`]),
		...(come.length === 0 ? [] : [`${displayVersions(come)} ${come.length === 1 ? 'is' : 'are'} offered in addition.`]),
		...(dropped.length === 0 ? [] : [`${count(dropped)} no longer offered: ${list(dropped)}.`]),
		...(added.length === 0 ? [] : [`${count(added)} offered in addition: ${list(added)}.`]),
		...(bits !== '' && old.dhBits !== null && bits !== old.dhBits.join(', ')
			? [`Groups for Diffie-Hellman have ${bits} bits.`]
			: []),
	];
});

function otherChanges(before: Endpoint, after: Endpoint): readonly string[] {
	const [old, now] = [before.preference.value, after.preference.value];
	const asks = after.clientCertificate.value !== before.clientCertificate.value;
	return [
		...(old !== now && now !== null ? [`The order of the ${now} decides which suite is used.`] : []),
		...(asks && after.clientCertificate.value === 'none' ? ['Clients are no longer asked for a certificate.'] : []),
		...(asks && after.clientCertificate.value === 'requested' ? ['Clients are asked for a certificate.'] : []),
		...(after.compressionOff.value === true && before.compressionOff.value === false
			? ['TLS compression is never used.']
			: []),
	];
}

function count({ length }: readonly string[]): string {
	return length === 1 ? '1 suite is' : `${length} suites are`;
}

function list(names: readonly string[]): string {
	const shown = names.slice(0, mostNames).join(', ');
	return names.length <= mostNames ? shown : `${shown} and ${names.length - mostNames} more`;
}

const mostNames = 6;
