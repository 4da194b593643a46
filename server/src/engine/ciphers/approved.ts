import { postmaster2026Suites } from '../../baselines/suites/postmaster-2026.js';
import { suiteWeakness } from '../../openssl/assess.js';
import { expansionOf } from '../../openssl/memory.js';
import type { Subject } from '../rule.js';
import { isOutside } from './outside.js';
import { unknownLibrary } from './weak-suites.js';

/** Whether a cipher list lets in nothing but what today's synthesis has nothing against. */
export function isApprovedToday({ target }: Subject, text: string): boolean {
	const { suites, error } = expansionOf(text, target.tls ?? unknownLibrary);
	return (
		error === undefined &&
		suites.length > 0 &&
		suites.every(({ suite }) => suiteWeakness(suite).length === 0 && !isOutside(suite, postmaster2026Suites))
	);
}
