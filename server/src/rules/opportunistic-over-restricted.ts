import { setAt } from '../engine/advice.js';
import { type CipherCase, cipherCases, decidingLine } from '../engine/ciphers/cases.js';
import { type ExclusionLine, exclusionLines } from '../engine/ciphers/exclusions.js';
import { preferFirst, removal } from '../engine/ciphers/fixes.js';
import { misprintedWords } from '../engine/ciphers/misprints.js';
import { speakerOn } from '../engine/ciphers/precedence.js';
import { type Restriction, restrictionOf } from '../engine/ciphers/restriction.js';
import { weakSuites } from '../engine/ciphers/weak-suites.js';
import type { Fix } from '../engine/finding.js';
import { defineRule, type Problem, type Subject } from '../engine/rule.js';
import { endpointParameters } from '../languages/postfix/values/endpoint-parameters.js';
import { suiteWeakness, type Weakness } from '../openssl/assess.js';
import { enumerate } from '../text/repair.js';
import type { Origin } from '../tls/endpoint.js';

export const opportunisticOverRestricted = defineRule({
	id: 'opportunistic-over-restricted',
	summary: 'Ciphers are restricted where the alternative is clear text.',
	group: 'ciphers',
	kind: 'policy',
	severity: { 'mx-server': 'warning', 'smtp-client-opportunistic': 'warning' },
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(5) tls_medium_cipherlist', 'postconf(5) smtp_tls_security_level', 'RFC 9325 §5.2', 'RFC 7435'],

	*check(subject) {
		for (const found of cipherCases(subject).flat()) {
			const restriction = restrictionOf(subject, found);
			if (
				restriction === undefined ||
				speakerOn(subject, found) !== 'opportunistic-over-restricted' ||
				isWeakRather(subject, found, restriction)
			) {
				continue;
			}
			yield report(subject, found, restriction);
		}
	},
});

/** A list that locks nobody out and lets weak suites in: the rules about these say to remove it. */
function isWeakRather({ target }: Subject, { policy }: CipherCase, { cause, lost }: Restriction): boolean {
	const weak = weakSuites(policy.written?.value.text ?? '', {
		wanted: weakerThanAll,
		library: target.tls,
		enabled: null,
	});
	return cause === 'list' && lost.length === 0 && weak?.isHarmless === false;
}

/** What no service has to keep for the sake of old peers. */
const weakerThanAll: readonly Weakness[] = [
	'null',
	'export',
	'low',
	'rc4',
	'rc2',
	'des',
	'3des',
	'idea',
	'seed',
	'md5',
];

function report(subject: Subject, found: CipherCase, restriction: Restriction): Problem {
	const { endpoint, policy, role } = found;
	const [exclusions] = restriction.cause === 'exclusions' ? exclusionLines(subject, found) : [];
	const grade = restriction.cause === 'grade' ? policy.gradeWritten : undefined;
	const origin = (exclusions ?? grade)?.origin ?? decidingLine(policy, endpoint);
	const isHarmless = restriction.lost.length === 0;
	return {
		span: origin?.span ?? { start: 0, end: 0 },
		origin,
		role,
		severity: isHarmless && (restriction.cause === 'list' || found.isLibraryKnown) ? 'information' : undefined,
		mitigation: restriction.isIdle ? 'no-effect' : undefined,
		message: message(found, restriction, exclusions),
		fixes: fixes(subject, found, restriction, exclusions),
	};
}

function message(
	found: CipherCase,
	{ cause, lost, isIdle }: Restriction,
	exclusions: ExclusionLine | undefined,
): string {
	const { endpoint, policy, library } = found;
	const isClient = endpoint?.direction === 'client';
	const setting = gradeSetting(found);
	const happens = isClient ? 'mail to them leaves in clear text' : 'their mail arrives in clear text';
	const loss = lost.length === 0 ? '' : ` It locks out ${enumerate(lost)}, and ${happens}.`;
	switch (cause) {
		case 'grade':
			return isIdle
				? `${setting} = high makes no difference with ${library}: medium selects the same suites. It only narrows what later releases offer where the alternative is clear text.`
				: `${setting} = high narrows what ${endpoint?.name} ${isClient ? 'offers' : 'accepts'} where the alternative is clear text.${loss || (found.isLibraryKnown ? ' No peer is known to lose by it today.' : ' Peers with nothing better than RC4 or 3DES lose TLS where the library still has these.')}`;
		case 'list':
			return `${policy.setting} replaces Postfix's own list where the alternative is clear text; postconf(5) strongly encourages to leave it alone.${loss || ' No peer loses by it today, but it ages, which the one in Postfix does not.'}`;
		case 'exclusions':
			return `${exclusions?.origin.setting} takes ciphers away where the alternative is clear text.${loss}`;
	}
}

function gradeSetting({ policy }: CipherCase): string {
	return policy.gradeWritten?.origin.setting ?? '';
}

function fixes(
	subject: Subject,
	found: CipherCase,
	{ cause }: Restriction,
	exclusions: ExclusionLine | undefined,
): readonly Fix[] {
	const { gradeWritten, written } = found.policy;
	switch (cause) {
		case 'grade':
			return gradeWritten === undefined ? [] : preferFirst([removal(subject, gradeWritten.origin)]);
		case 'list':
			return written === undefined
				? []
				: withMove(moveList(subject, found, written.origin), removal(subject, written.origin));
		case 'exclusions':
			return exclusions === undefined
				? []
				: withMove(moveExclusions(subject, exclusions), removal(subject, exclusions.origin));
	}
}

/** Where the strict value can go to the settings for mandatory TLS, nothing that somebody wanted is lost. */
function withMove(move: Fix | undefined, remove: Fix): readonly Fix[] {
	return move === undefined ? [remove] : preferFirst([move, remove]);
}

function moveList(subject: Subject, found: CipherCase, origin: Origin): Fix | undefined {
	const { endpoint, policy } = found;
	const { file, line, isWhole } = lineAt(subject, origin);
	if (endpoint === undefined || file === undefined || line === undefined || !isWhole) {
		return undefined;
	}
	const { prefix } = endpointParameters(subject.project, subject.target, endpoint);
	const mandatory = `${prefix}_tls_mandatory_ciphers`;
	const isTaken = file.last.has('tls_high_cipherlist') || file.last.has(mandatory);
	// Where TLS is mandatory, a list with weak suites is worse than Postfix's own.
	const isUnfit =
		misprintedWords(found.expansion).length > 0 ||
		found.expansion.suites.some(({ suite }) => suiteWeakness(suite).length > 0);
	if (policy.setting !== 'tls_medium_cipherlist' || isTaken || isUnfit) {
		return undefined;
	}
	return {
		title: `Keep the list for mandatory TLS only: rename it to tls_high_cipherlist, and set ${mandatory} to high`,
		safety: 'safe',
		edits: [
			...subject.editsOf(origin.file).replace(line.name.span, 'tls_high_cipherlist'),
			...setAt(subject, { ...origin, setting: mandatory }, 'high'),
		],
	};
}

function moveExclusions(subject: Subject, { origin }: ExclusionLine): Fix | undefined {
	const mandatory = origin.setting.replace('_tls_exclude_', '_tls_mandatory_exclude_');
	const { file, line, isWhole } = lineAt(subject, origin);
	if (file === undefined || line === undefined || !isWhole || file.last.has(mandatory)) {
		return undefined;
	}
	return {
		title: `Keep the exclusions for mandatory TLS only: rename the line to ${mandatory}`,
		safety: 'safe',
		edits: subject.editsOf(origin.file).replace(line.name.span, mandatory),
	};
}

/** The line in main.cf; an override is for one service, which has its level already. */
function lineAt({ project }: Subject, { file: name, setting, section }: Origin) {
	const file = project.files.find(known => known.file === name);
	const isWhole = file !== undefined && section === undefined && !file.isTemplate && !file.isPartial;
	return { file, line: file?.last.get(setting), isWhole };
}
