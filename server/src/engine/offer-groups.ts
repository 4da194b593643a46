import { defaultGroups, readGroupsList } from '../openssl/groups.js';
import type { OpensslLibraryId } from '../openssl/libraries.js';
import { libraryOf } from '../openssl/memory.js';
import type { GroupChoice } from '../tls/endpoint.js';

/**
 * The groups that a choice comes to in a library, most preferred first, under the names TLS gives them. Names that the
 * library lacks are left out; where nothing is left, or one stands twice, the library keeps its own list (measured with
 * smtpd 3.7.11).
 */
export function groupOffer(choice: GroupChoice | null, id: OpensslLibraryId): readonly string[] | null {
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
