import { isAead } from '../engine/ciphers/aead.js';
import {
	type CipherCase,
	cipherCases,
	decidingLine,
	isExplicit,
	listPlace,
	whoOffers,
	wordPlaces,
} from '../engine/ciphers/cases.js';
import { type ExclusionWord, exclusionWords, withoutExclusions } from '../engine/ciphers/exclusions.js';
import { preferFirst, removal } from '../engine/ciphers/fixes.js';
import { speakerOn } from '../engine/ciphers/precedence.js';
import type { Fix } from '../engine/finding.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import { expansionOf } from '../openssl/memory.js';
import { enumerate } from '../text/repair.js';

export const aeadRemoved = defineRule({
	id: 'aead-removed',
	summary: 'Suites with CBC are left for TLS 1.2, and none with GCM or ChaCha20.',
	group: 'ciphers',
	kind: 'policy',
	severity: {
		'mx-server': 'warning',
		'smtp-client-opportunistic': 'warning',
		'smtp-client-mandatory': 'error',
		submission: 'error',
		'imap-pop': 'error',
	},
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['RFC 9325 §4.2', 'NCSC-NL 2025-05, appendix B'],

	*check(subject) {
		const reported = new Set<string>();
		for (const group of cipherCases(subject)) {
			const found = group.find(candidate => speakerOn(subject, candidate) === 'aead-removed');
			const problem = found && report(subject, found);
			const place = `${problem?.origin?.file} ${problem?.span.start}`;
			if (problem !== undefined && !reported.has(place)) {
				reported.add(place);
				yield problem;
			}
		}
	},
});

/** `undefined` where nobody wrote what does it. */
function report(subject: Subject, found: CipherCase): Problem | undefined {
	const { policy, endpoint, role, library } = found;
	const isAeadOnly = (word: string) => {
		const { suites } = expansionOf(word, library);
		return suites.length > 0 && suites.every(({ suite }) => isAead(suite));
	};
	const own = found.expansion.elements.filter(
		({ operator, text }) => (operator === 'remove' || operator === 'delete') && isAeadOnly(text.slice(1)),
	);
	const exclusions = exclusionWords(subject, found).filter(({ text }) => isAeadOnly(text));
	const inList = isExplicit(found) ? wordPlaces(found, own) : [];
	const [place] = [...inList, ...exclusions.map(({ span }) => span)];
	if (place === undefined && !isExplicit(found)) {
		return undefined;
	}
	const words = [...new Set([...own, ...exclusions].map(({ text }) => `"${text}"`))];
	const cause = words.length === 0 ? `by ${policy.setting}` : `because of ${enumerate(words)}`;
	return {
		span: place ?? listPlace(policy, endpoint),
		origin:
			inList.length > 0
				? decidingLine(policy, endpoint)
				: (exclusions[0]?.line.origin ?? decidingLine(policy, endpoint)),
		role: endpoint?.role ?? role,
		weighAs: role,
		severity: endpoint === undefined ? 'information' : undefined,
		message: `${whoOffers(found)} CBC only before TLS 1.3 ${cause}: GCM and ChaCha20, which current recommendations name alone, are out.`,
		fixes: fixes(subject, found, exclusions),
	};
}

function fixes(subject: Subject, found: CipherCase, exclusions: readonly ExclusionWord[]): readonly Fix[] {
	const { written } = found.policy;
	if (isExplicit(found) && written !== undefined) {
		return preferFirst([removal(subject, written.origin)]);
	}
	const [first] = exclusions;
	const taken = withoutExclusions(
		subject,
		exclusions.filter(({ line }) => line === first?.line),
	);
	return taken === undefined ? [] : preferFirst([taken]);
}
