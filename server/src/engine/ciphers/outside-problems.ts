import { judgeSuite, type SuiteOpinion, type SuitePolicy, suiteVerdicts } from '../../baselines/suites/policy.js';
import { postmaster2026Suites } from '../../baselines/suites/postmaster-2026.js';
import { suiteWeakness } from '../../openssl/assess.js';
import { repairCipherString } from '../../openssl/repair.js';
import type { SuiteFacts } from '../../suites/facts.js';
import { suiteByNumber } from '../../suites/memory.js';
import { remember } from '../../text/remember.js';
import { enumerate } from '../../text/repair.js';
import { adviceFixes } from '../advice.js';
import type { Authority } from '../authority.js';
import type { Fix } from '../finding.js';
import { suiteAuthority, suitesFor } from '../policy.js';
import type { Problem, Subject } from '../rule.js';
import { editsWithin } from '../value-edits.js';
import { isAead } from './aead.js';
import { type CipherCase, cipherCases, decidingLine, listPlace, whoOffers, wordPlaces } from './cases.js';
import { removal } from './fixes.js';
import { misprintedWords } from './misprints.js';
import { isOutside, type Outside, type OutsideSuites, outsideOf } from './outside.js';
import { isJudgedByWord, isToGo } from './precedence.js';

/** One finding for each list that somebody wrote and that goes beyond the baseline in one respect. */
export function* outsideProblems(
	subject: Subject,
	respect: keyof Outside,
	effect: (suites: readonly SuiteFacts[]) => string,
): Iterable<Problem> {
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

function judge(subject: Subject, found: CipherCase, respect: keyof Outside): Judged | undefined {
	const policy = suitesFor(subject, found.role);
	const isHistoric = subject.baseline.status === 'historic';
	// Suites that an old document does not know, and newer ones recommend, are nobody's loss.
	const chosen = outsideOf(found, isHistoric ? [policy, postmaster2026Suites] : [policy])[respect];
	if (chosen.names.length > 0 || !isHistoric) {
		return chosen.names.length === 0 ? undefined : { suites: chosen, policy, isSuperseded: false };
	}
	const today = outsideOf(found, [postmaster2026Suites])[respect];
	return today.names.length === 0 ? undefined : { suites: today, policy: postmaster2026Suites, isSuperseded: true };
}

function report(
	subject: Subject,
	found: CipherCase,
	{ suites, policy, isSuperseded }: Judged,
	effect: (suites: readonly SuiteFacts[]) => string,
): Problem {
	const { endpoint, role } = found;
	const [span, ...others] = wordPlaces(found, suites.words);
	const words = enumerate([...new Set(suites.words.map(({ text }) => `"${text}"`))]);
	const sentences = [
		`${whoOffers(found)} ${enumerate(suites.names)} because of ${words} in ${found.policy.setting}.`,
		effect(suites.ids.flatMap(id => suiteByNumber(id) ?? [])),
		isSuperseded ? `${subject.baseline.name} still allows them; newer sources do not.` : '',
	];
	return {
		span: span ?? listPlace(found.policy, endpoint),
		origin: decidingLine(found.policy, endpoint),
		role: endpoint?.role ?? role,
		weighAs: role,
		severity: isSuperseded ? 'information' : undefined,
		authority: authorityFor(subject, suites, policy),
		message: sentences.filter(Boolean).join(' '),
		related: others.map(place => ({
			file: decidingLine(found.policy, endpoint)?.file ?? subject.file.file,
			span: place,
			message: 'This word lets such suites in too.',
		})),
		fixes: fixes(subject, found, policy),
	};
}

/** What the document says of the suites that it likes least: of all, or of which. */
function authorityFor(subject: Subject, { ids, names }: OutsideSuites, policy: SuitePolicy): Authority {
	const opinions = ids.map(id => {
		const facts = suiteByNumber(id);
		return facts === undefined ? policy.otherwise : judgeSuite(facts, policy);
	});
	const worst = opinions.reduce((a, b) => (rankOf(b) > rankOf(a) ? b : a), opinions[0] ?? policy.otherwise);
	const concerned = names.filter((_, index) => opinions[index]?.verdict === worst.verdict);
	return suiteAuthority(subject, policy, worst, concerned.length === names.length ? 'them' : enumerate(concerned));
}

/** To be left out of a list says less than to be advised against. */
function rankOf({ verdict }: SuiteOpinion): number {
	return verdict === 'not listed' ? suiteVerdicts.indexOf('phase out') + 0.5 : suiteVerdicts.indexOf(verdict);
}

/** A keystroke elsewhere changes nothing about a list. */
const repairs = remember<{ readonly repair: ReturnType<typeof repairCipherString> }>(64);

/** The smallest edit that leaves what the baseline approves of; and removing the line. */
function fixes(
	subject: Subject,
	{ policy: { written, setting }, library, expansion }: CipherCase,
	policy: SuitePolicy,
): readonly Fix[] {
	if (written === undefined) {
		return [];
	}
	const { value, origin } = written;
	// What a historic document approves of, newer ones may not: no fix leaves that behind, and none takes more away.
	const policies = subject.baseline.status === 'historic' ? [postmaster2026Suites] : [policy];
	const isForbidden = (suite: Parameters<typeof isOutside>[0]) =>
		suiteWeakness(suite).length > 0 || policies.some(one => isOutside(suite, one));
	const printed = adviceFixes(subject, origin, {
		safety: 'safe',
		isIdle: true,
		remedies: list => list !== null && list !== value.text,
	});
	const repair = repairs.get(`${policies.map(({ id }) => id).join(' ')} ${library} ${value.text}`, () => ({
		repair: repairCipherString(value.text, { isForbidden }, library),
	})).repair;
	if (repair === undefined || repair.text === value.text || repair.after.length === 0) {
		return [removal(subject, origin), ...printed];
	}
	const gone = repair.before.filter(suite => !repair.after.includes(suite) && suiteWeakness(suite).length === 0);
	// Who has nothing newer than CBC or TLS 1.1 is served today: narrowing the list, or giving it up, is the owner's decision.
	const safety = gone.every(isAead) ? 'safe' : 'unsafe';
	const smallest: Fix = {
		title: `Leave in ${setting} what ${namesOf(policies)} of (${repair.summary})`,
		safety,
		baseline: policy.id,
		// A misprint is mended first: the words may mean something else then.
		...(misprintedWords(expansion).length === 0 && { preferred: true }),
		edits: editsWithin(subject, { place: origin, value, ...repair }),
	};
	return [smallest, removal(subject, origin, safety), ...printed];
}

/** `postmaster-2026 approves`, `DFN-CERT 2017 and postmaster-2026 approve`. */
function namesOf(policies: readonly SuitePolicy[]): string {
	const names = [...new Set(policies.map(({ name }) => name))];
	return `${names.join(' and ')} ${names.length === 1 ? 'approves' : 'approve'}`;
}
