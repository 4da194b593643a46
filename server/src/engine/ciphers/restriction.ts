import { endpointParameters } from '../../languages/postfix/values/endpoint-parameters.js';
import { parametersOf } from '../../languages/postfix/values/parameters.js';
import { suiteWeakness } from '../../openssl/assess.js';
import { expansionOf } from '../../openssl/memory.js';
import type { CipherSuite } from '../../openssl/suite.js';
import type { Subject } from '../rule.js';
import { type CipherCase, isExplicit, isOpportunistic, offeredBy } from './cases.js';
import { exclusionLines, exclusionWords } from './exclusions.js';

/** How a service that falls back to clear text is narrower than Postfix has it. */
export interface Restriction {
	/** What does it: the grade that is chosen, the list that is written, or suites that are excluded. */
	readonly cause: 'grade' | 'list' | 'exclusions';
	/** The peers that lose TLS by it, as plural nouns; none where all keep a suite. */
	readonly lost: readonly string[];
	/** It narrows nothing at all with the targeted library. */
	readonly isIdle: boolean;
}

/**
 * Suites that peers depend on count, and no others: who knows AES-256 knows AES-128, and RC4 is better left out. Exclusions
 * are reported only where somebody loses by them, a list of one's own always: it does not follow Postfix's any more.
 */
export function restrictionOf(subject: Subject, found: CipherCase): Restriction | undefined {
	// A document that makes no exception for port 25 wants peers without the right suites to go away.
	if (!isOpportunistic(found) || found.expansion.error !== undefined || subject.baseline.isStrictOnPort25) {
		return undefined;
	}
	const stock = parametersOf(subject.project, subject.target).defaultOf(mediumList);
	if (stock === undefined) {
		return undefined;
	}
	const full = offeredBy(expansionOf(stock, found.library), found.protocols);
	const lost = peers.filter(({ needs }) => full.some(needs) && !found.offered.some(needs)).map(({ name }) => name);
	const cause = causeOf(subject, found, lost.length > 0);
	return cause && { cause, lost, isIdle: cause === 'grade' && found.isLibraryKnown && isSame(full, found.offered) };
}

function causeOf(subject: Subject, found: CipherCase, isLoss: boolean): Restriction['cause'] | undefined {
	const { grade, gradeWritten } = found.policy;
	if (grade === 'high' && gradeWritten !== undefined) {
		return isWiderThanMedium(subject, found) ? undefined : 'grade';
	}
	if (isExplicit(found)) {
		return 'list';
	}
	return isLoss && exclusionLines(subject, found).length > 0 ? 'exclusions' : undefined;
}

/** A list of one's own stands for the grade medium, and the grade high has all of it. */
function isWiderThanMedium(subject: Subject, found: CipherCase): boolean {
	const { endpoint, library, protocols } = found;
	const medium = endpoint && endpointParameters(subject.project, subject.target, endpoint).parameters.get(mediumList);
	if (medium?.line === undefined || medium.text === null) {
		return false;
	}
	const words = [medium.text, ...exclusionWords(subject, found).map(({ text }) => `!${text}`)];
	const wide = new Set(found.offered);
	return offeredBy(expansionOf(words.join(':'), library), protocols).every(suite => wide.has(suite));
}

const mediumList = 'tls_medium_cipherlist';

/** The suites that old peers have, each kind named for those that have nothing else. */
const peers: readonly { readonly name: string; needs(suite: CipherSuite): boolean }[] = [
	{
		name: 'peers without ECDHE',
		needs: suite => isTrusted(suite) && (suite.keyExchange === 'RSA' || suite.keyExchange === 'DHE'),
	},
	{ name: 'peers with nothing newer than CBC and SHA-1', needs: suite => isTrusted(suite) && suite.mac === 'SHA1' },
];

function isTrusted(suite: CipherSuite): boolean {
	return suite.authentication === 'RSA' && suite.encryption.startsWith('AES') && suiteWeakness(suite).length === 0;
}

/** SEED and IDEA, which the grade medium still holds, are nobody's only cipher. */
function isSame(full: readonly CipherSuite[], offered: readonly CipherSuite[]): boolean {
	const left = new Set(offered);
	return full.every(suite => left.has(suite) || /^(?:SEED|IDEA)/.test(suite.encryption));
}
