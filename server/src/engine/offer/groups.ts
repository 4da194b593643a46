import { defaultGroups, readGroupsList } from '../../openssl/groups.js';
import type { OpensslLibraryId } from '../../openssl/libraries.js';
import { libraryOf } from '../../openssl/memory.js';
import { minimumBits } from '../../openssl/supported.js';
import type { GroupChoice } from '../../tls/endpoint.js';
import { strengthOf } from './dh.js';

/**
 * The groups that a choice comes to in a library, most preferred first, under the names TLS gives them. Names that the
 * library lacks are left out; where nothing is left, or one stands twice, the library keeps its own list (measured with
 * smtpd 3.7.11). Groups that are too weak for the security level are passed over.
 */
export function groupOffer(choice: GroupChoice | null, id: OpensslLibraryId, level: number): readonly string[] | null {
	const minimum = minimumBits[Math.min(level, 5)] ?? 0;
	return groupsOf(choice, id)?.filter(group => strengthOfGroup(group) >= minimum) ?? null;
}

function groupsOf(choice: GroupChoice | null, id: OpensslLibraryId): readonly string[] | null {
	const library = libraryOf(id);
	switch (choice?.kind) {
		case undefined:
			return null;
		case 'none':
			return [];
		case 'library':
			return defaultGroups(library);
		case 'list': {
			const groups = choice.names.flatMap(name => readGroupsList(name, library).groups);
			return groups.length === 0 || new Set(groups).size < groups.length ? defaultGroups(library) : groups;
		}
	}
}

/**
 * In bits: half the field of a curve, for finite fields as for any Diffie-Hellman number. Measured with smtpd 3.7.11 and
 * OpenSSL 3.0 for 24 groups at each level. Groups without a size in their name count as strong.
 */
function strengthOfGroup(group: string): number {
	const [, family, bits] = /^(ffdhe|sect|secp|brainpoolP|x)(\d+)/.exec(group) ?? [];
	switch (family) {
		case undefined:
			return Number.POSITIVE_INFINITY;
		case 'ffdhe':
			return strengthOf(Number(bits));
		default:
			// The number of x25519 is not that of its bits.
			return Math.min(Number(bits) / 2, group === 'x25519' ? 128 : 256);
	}
}
