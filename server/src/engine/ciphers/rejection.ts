import type { ExpansionError } from '../../openssl/expand.js';
import type { OpensslLibraryId } from '../../openssl/libraries.js';
import { expansionOf } from '../../openssl/memory.js';
import { speaks } from '../../openssl/protocols.js';
import { applyEdits, type Edit } from '../../text/edit.js';
import type { ProtocolVersion } from '../../tls/protocol.js';
import { type CipherCase, offeredBy } from './cases.js';

/** Why a service cannot use its list. */
export type Rejection =
	/** The library refuses the list, and Postfix drops every session. */
	| { readonly kind: 'refused'; readonly error: ExpansionError }
	/** The list is well-formed, and holds nothing for the protocols that are on. */
	| { readonly kind: 'nothing to choose'; readonly protocols: readonly ProtocolVersion[] };

/** A text that a library of this age refuses too is refused by every one that the target may have. */
const oldest: OpensslLibraryId = 'openssl-1.0.2-full';

/** While the library is not known, old and new ones have to agree. */
export function rejectionOf(found: CipherCase): Rejection | undefined {
	const rejection = rejectionBy(found, found.library);
	return rejection === undefined || found.isLibraryKnown || rejectionBy(found, oldest) !== undefined
		? rejection
		: undefined;
}

function rejectionBy({ policy, protocols }: CipherCase, library: OpensslLibraryId): Rejection | undefined {
	const expansion = expansionOf(policy.text, library);
	if (expansion.error !== undefined) {
		return { kind: 'refused', error: expansion.error };
	}
	// TLS 1.3 has suites of its own, which no list of Postfix selects.
	const older = protocols.filter(version => version !== 'TLSv1.3' && speaks(library, version));
	return older.length > 0 && offeredBy(expansion, older).length === 0
		? { kind: 'nothing to choose', protocols: older }
		: undefined;
}

/** Signs that no cipher string has, with the blanks around them: quotes, brackets, what was an arrow in print. */
const foreign = /\s*[^\sA-Za-z0-9:,;+!@=._-]+(?:\s*[^\sA-Za-z0-9:,;+!@=._-]+)*\s*/g;

/** Takes out the signs that the library cannot read; `undefined` where there are none, or it refuses the rest too. */
export function withoutForeignSigns(
	text: string,
	library: OpensslLibraryId,
): { readonly text: string; readonly edits: readonly Edit[] } | undefined {
	const edits = [...text.matchAll(foreign)].map(({ 0: signs, index }) => ({
		span: { start: index, end: index + signs.length },
		newText: '',
	}));
	const repaired = applyEdits(text, edits);
	return edits.length > 0 && expansionOf(repaired, library).error === undefined ? { text: repaired, edits } : undefined;
}
