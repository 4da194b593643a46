import { suitesOf } from '../../baselines/baseline.js';
import type { SuitePolicy } from '../../baselines/suites/policy.js';
import { postmaster2026Suites } from '../../baselines/suites/postmaster-2026.js';
import { suiteWeakness } from '../../openssl/assess.js';
import { repairCipherString } from '../../openssl/repair.js';
import { remember } from '../../text/remember.js';
import { enumerate } from '../../text/repair.js';
import type { Fix } from '../finding.js';
import type { Problem, Subject } from '../rule.js';
import { editsWithin } from '../value-edits.js';
import { type CipherCase, cipherCases, decidingLine, listPlace, whoOffers, wordPlaces } from './cases.js';
import { removal } from './fixes.js';
import { misprintedWords } from './misprints.js';
import { isOutside, type Outside, type OutsideSuites, outsideOf } from './outside.js';
import { isJudgedByWord, isToGo } from './precedence.js';

/** One finding for each list that somebody wrote and that goes beyond the baseline in one respect. */
export function* outsideProblems(subject: Subject, respect: keyof Outside, effect: string): Iterable<Problem> {
	for (const group of cipherCases(subject).filter(cases => !isToGo(subject, cases))) {
		for (const found of group.filter(candidate => isJudgedByWord(subject, candidate))) {
			const judged = judge(subject, found, respect);
			if (judged !== undefined) {
				yield report(subject, found, judged, effect);
				break;
			}
		}
	}
}

interface Judged {
	readonly suites: OutsideSuites;
	readonly policy: SuitePolicy;
	/** The chosen baseline is an old one that has nothing against the suites; today's sources have. */
	readonly isSuperseded: boolean;
}

function judge({ baseline }: Subject, found: CipherCase, respect: keyof Outside): Judged | undefined {
	const policy = suitesOf(baseline, found.role) ?? postmaster2026Suites;
	const chosen = outsideOf(found, policy)[respect];
	if (chosen.names.length > 0 || baseline.status === 'current') {
		return chosen.names.length === 0 ? undefined : { suites: chosen, policy, isSuperseded: false };
	}
	const today = outsideOf(found, postmaster2026Suites)[respect];
	return today.names.length === 0 ? undefined : { suites: today, policy: postmaster2026Suites, isSuperseded: true };
}

function report(
	subject: Subject,
	found: CipherCase,
	{ suites, policy, isSuperseded }: Judged,
	effect: string,
): Problem {
	const { endpoint, role } = found;
	const [span, ...others] = wordPlaces(found, suites.words);
	const words = enumerate([...new Set(suites.words.map(({ text }) => `"${text}"`))]);
	const opinion = isSuperseded ? ` ${subject.baseline.name} still asks for them; newer sources do not.` : '';
	return {
		span: span ?? listPlace(found.policy, endpoint),
		origin: decidingLine(found.policy, endpoint),
		role: endpoint?.role ?? role,
		weighAs: role,
		severity: isSuperseded ? 'information' : undefined,
		message: `${whoOffers(found)} ${enumerate(suites.names)} because of ${words} in ${found.policy.setting}. ${effect}${opinion}`,
		related: others.map(place => ({
			file: decidingLine(found.policy, endpoint)?.file ?? subject.file.file,
			span: place,
			message: 'This word lets such suites in too.',
		})),
		fixes: fixes(subject, found, policy),
	};
}

/** A keystroke elsewhere changes nothing about a list. */
const repairs = remember<{ readonly repair: ReturnType<typeof repairCipherString> }>(64);

/** The smallest edit that leaves what the baseline approves of; and removing the line. Old peers without that lose. */
function fixes(
	subject: Subject,
	{ policy: { written, setting }, library, expansion }: CipherCase,
	policy: SuitePolicy,
): readonly Fix[] {
	if (written === undefined) {
		return [];
	}
	const { value, origin } = written;
	const remove = removal(subject, origin);
	const isForbidden = (suite: Parameters<typeof isOutside>[0]) =>
		suiteWeakness(suite).length > 0 || isOutside(suite, policy);
	const repair = repairs.get(`${policy.id} ${library} ${value.text}`, () => ({
		repair: repairCipherString(value.text, { isForbidden }, library),
	})).repair;
	if (repair === undefined || repair.text === value.text || repair.after.length === 0) {
		return [remove];
	}
	const smallest: Fix = {
		title: `Leave in ${setting} what ${policy.name} approves of (${repair.summary})`,
		safety: 'safe',
		baseline: policy.id,
		// A misprint is mended first: the words may mean something else then.
		...(misprintedWords(expansion).length === 0 && { preferred: true }),
		edits: editsWithin(subject, { place: origin, value, ...repair }),
	};
	return [smallest, remove];
}
