import { expansionOf } from '../../openssl/memory.js';
import { locate } from '../../text/value.js';
import type { Problem, Subject } from '../rule.js';
import { lostExclusions } from './misprints.js';
import { cipherListSettings } from './texts.js';
import { unknownLibrary } from './weak-suites.js';

/** What is left to say beside `cipher-lost-exclusion`: nothing of a word that has lost its mark and does no harm. */
export function* besideLostExclusions(subject: Subject, problems: Iterable<Problem>): Iterable<Problem> {
	const library = subject.target.tls ?? unknownLibrary;
	const lost = new Set(
		cipherListSettings(subject).flatMap(({ value }) =>
			lostExclusions(expansionOf(value.text, library)).map(({ span }) => locate(value, span.start, span.end).start),
		),
	);
	for (const problem of problems) {
		const isOnlyThat = problem.related === undefined || problem.related.length === 0;
		if (problem.mitigation !== 'no-effect' || !isOnlyThat || !lost.has(problem.span.start)) {
			yield problem;
		}
	}
}
