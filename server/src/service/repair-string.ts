import { type SuiteBaselineId, suitePolicies } from '../baselines/suites/index.js';
import { rulesOut } from '../baselines/suites/policy.js';
import { rememberedLibrary } from '../gnutls/memory.js';
import { repairPriorityString } from '../gnutls/repair.js';
import { isOpensslLibraryId } from '../openssl/libraries.js';
import { repairCipherString } from '../openssl/repair.js';
import { suiteByNumber } from '../suites/memory.js';
import type { Repair } from '../text/repair.js';
import type { CipherLibraryId } from './expand-string.js';

/** A string as a baseline wants it. */
export interface StringRepair {
	readonly string: string;
	/** Names of the suites that the edit takes out, in the library's order, each once. */
	readonly dropped: readonly string[];
}

/**
 * The smallest edit of a cipher string or priority string after which it lets in nothing that a baseline rules out:
 * `conforms` where it does not anyway; `undefined` where the library refuses the string, or where no edit leaves each
 * certificate type a suite, so that only the whole string can go.
 */
export function repairString(
	string: string,
	library: CipherLibraryId,
	baseline: SuiteBaselineId,
): StringRepair | 'conforms' | undefined {
	const isForbidden = ({ id }: NumberedSuite) => {
		const facts = suiteByNumber(id);
		return facts !== undefined && rulesOut(suitePolicies[baseline], facts);
	};
	if (isOpensslLibraryId(library)) {
		return toStringRepair(string, repairCipherString(string, { isForbidden }, library));
	}
	const wish = { isForbidden, forbiddenProtocols: [] };
	return toStringRepair(string, repairPriorityString(string, wish, rememberedLibrary(library)));
}

interface NumberedSuite {
	readonly id: number;
	readonly name: string;
}

function toStringRepair(
	string: string,
	repair: Repair<NumberedSuite> | undefined,
): StringRepair | 'conforms' | undefined {
	if (repair === undefined) {
		return undefined;
	}
	const kept = new Set(repair.after);
	const dropped = repair.before.filter(suite => !kept.has(suite)).map(({ name }) => name);
	return repair.text === string ? 'conforms' : { string: repair.text, dropped: [...new Set(dropped)] };
}
