import type { Weakness } from '../openssl/assess.js';
import type { Span } from '../text/span.js';
import { locate } from '../text/value.js';
import type { CipherPolicy, Endpoint } from '../tls/endpoint.js';
import type { Role } from '../tls/role.js';
import { adviceFixes } from './advice.js';
import { listNames, repair, type WeakSuites, weakSuites } from './ciphers.js';
import type { Fix } from './finding.js';
import type { Problem, Subject } from './rule.js';

/** What a cipher rule looks for, and how it says it. */
export interface CipherSearch {
	/** The weaknesses that count for a role. */
	readonly weaknesses: (role: Role) => readonly Weakness[];
	/** Why it matters, as a sentence. */
	readonly effect: (role: Role) => string;
}

/**
 * One problem for each cipher list that somebody wrote and that lets weak suites in. Lists of the program itself are never
 * reported: its authors answer for them, and postconf(5) asks to leave them alone.
 */
export function* cipherProblems(subject: Subject, search: CipherSearch): Iterable<Problem> {
	for (const endpoint of subject.tls.endpoints) {
		const { value: policy } = endpoint.ciphers;
		if (policy !== null && endpoint.security.value !== 'none') {
			yield* judge(subject, search, policy, endpoint);
		}
	}
	for (const policy of subject.tls.idleCipherLists) {
		yield* judge(subject, search, policy, undefined);
	}
}

function* judge(
	subject: Subject,
	search: CipherSearch,
	policy: CipherPolicy,
	endpoint: Endpoint | undefined,
): Iterable<Problem> {
	const role = endpoint?.role ?? 'mx-server';
	const { tls } = subject.target;
	const weak = policy.isStock
		? undefined
		: weakSuites(policy.text, search.weaknesses(role), tls, endpoint?.protocols.value ?? null);
	if (weak === undefined) {
		return;
	}

	const who = endpoint === undefined ? `A service that selects the grade ${policy.grade}` : endpoint.name;
	const verb = endpoint?.direction === 'client' ? 'offers' : 'accepts';
	const words = [...new Set(weak.words.map(word => word.text))].join(', ');
	const effect = weak.isHarmless ? `${tls} no longer has them, so the word does nothing there.` : search.effect(role);
	const [span, ...others] = places(policy, weak);
	yield {
		span: span ?? endpoint?.ciphers.origin.span ?? { start: 0, end: 0 },
		role,
		message: `${who} ${verb} ${listNames(weak.names)} because of "${words}" in ${policy.setting}. ${effect}`,
		mitigation: weak.isHarmless ? 'no-effect' : undefined,
		related: others.map(place => ({
			file: subject.file.file,
			span: place,
			message: 'This word lets weak suites in too.',
		})),
		fixes: fixes(subject, policy, weak),
	};
}

/** Where the words stand in the file; the line that selects the grade where the list is the program's own. */
function places({ written, text, gradeWritten }: CipherPolicy, { words }: WeakSuites): readonly Span[] {
	if (written === undefined) {
		return gradeWritten === undefined ? [] : [gradeWritten.span];
	}
	if (!text.startsWith(written.text)) {
		return [written.span];
	}
	return words
		.filter(word => word.span.end <= written.text.length)
		.map(word => locate(written, word.span.start, word.span.end));
}

function fixes(subject: Subject, policy: CipherPolicy, weak: WeakSuites): readonly Fix[] {
	const { written, text, setting, gradeWritten } = policy;
	if (written === undefined) {
		return gradeWritten === undefined
			? []
			: [
					{
						title: `Choose the grade medium instead of ${policy.grade}`,
						safety: 'safe',
						preferred: true,
						edits: subject.edits.replace(gradeWritten.span, 'medium'),
					},
				];
	}
	const advised = adviceFixes(subject, setting, { safety: 'safe' });
	const repaired = text.startsWith(written.text)
		? repair(written.text, ownWords(weak, written.text.length), subject.target.tls)
		: undefined;
	if (repaired === undefined || repaired === written.text) {
		return advised;
	}
	const smallest: Fix = {
		title: `Take the weak suites out of ${setting}, and nothing else`,
		safety: 'safe',
		edits: subject.edits.replace(written.span, repaired),
	};
	return [...advised.slice(0, 1), smallest, ...advised.slice(1)];
}

/** Without the words that exclusions, appended from other settings, brought along. */
function ownWords(weak: WeakSuites, length: number): WeakSuites {
	return { ...weak, words: weak.words.filter(word => word.span.end <= length) };
}
