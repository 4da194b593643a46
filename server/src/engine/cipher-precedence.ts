import type { CipherCase } from './cipher-cases.js';
import { rejectionOf } from './cipher-rejection.js';
import { isForeignList } from './cipher-texts.js';

/** Rules that speak of a list as a whole. */
export type WholeListRule = 'wrong-library-cipher-list' | 'cipher-list-rejected';

export function speakerOn(found: CipherCase): WholeListRule | undefined {
	const { policy, library } = found;
	if (policy.written !== undefined && isForeignList(policy.written.text, library)) {
		return 'wrong-library-cipher-list';
	}
	return rejectionOf(found) === undefined ? undefined : 'cipher-list-rejected';
}
