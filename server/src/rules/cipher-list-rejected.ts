import {
	type CipherCase,
	cipherCases,
	damagedCipherCases,
	decidingLine,
	listPlace,
	wordPlaces,
} from '../engine/ciphers/cases.js';
import { exclusionLines } from '../engine/ciphers/exclusions.js';
import { preferFirst, removal } from '../engine/ciphers/fixes.js';
import { speakerOn } from '../engine/ciphers/precedence.js';
import { type Rejection, rejectionOf, withoutForeignSigns } from '../engine/ciphers/rejection.js';
import type { Fix } from '../engine/finding.js';
import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import { editsWithin } from '../engine/value-edits.js';
import { isInForce, type Setting } from '../languages/language.js';
import { isGrade } from '../languages/postfix/services/ciphers.js';
import { roleOf } from '../languages/postfix/services/roles.js';
import { inlineCommentStart } from '../languages/postfix/syntax/comments.js';
import { expansionOf } from '../openssl/memory.js';
import { hasPlaceholder } from '../text/template.js';
import { displayVersions } from '../tls/protocol.js';

export const cipherListRejected = defineRule({
	id: 'cipher-list-rejected',
	summary: 'A cipher list or grade that the program cannot use, so that every session fails.',
	group: 'ciphers',
	kind: 'correctness',
	severity: everywhere('error'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(5)', 'ciphers(1)', 'measured with Postfix 3.7.11 and OpenSSL 3.0.22'],

	*check(subject) {
		yield* unknownGrades(subject);
		for (const group of cipherCases(subject)) {
			const found = group.find(candidate => speakerOn(subject, candidate) === 'cipher-list-rejected');
			const rejection = found && rejectionOf(found);
			if (found !== undefined && rejection !== undefined) {
				yield report(subject, found, rejection);
			}
		}
		yield* refusedForDamage(subject);
	},
});

/** What the damage is, and how to repair it, is said by another rule. */
function* refusedForDamage(subject: Subject): Iterable<Problem> {
	for (const group of damagedCipherCases(subject)) {
		for (const found of group.slice(0, 1)) {
			const rejection = rejectionOf(found);
			if (rejection?.kind === 'refused') {
				yield { ...report(subject, found, rejection), fixes: [] };
			}
		}
	}
}

const gradeSetting = /^(?:smtpd|smtp|lmtp|tlsproxy|tlsproxy_client)_tls_(?:mandatory_)?ciphers$/;

function* unknownGrades(subject: Subject): Iterable<Problem> {
	const lines = subject.file.settings.filter(({ name }) => gradeSetting.test(name.text));
	for (const setting of lines) {
		const { name, value } = setting;
		const isOpaque =
			value.text.includes('$') || hasPlaceholder(value.text) || inlineCommentStart(setting) !== undefined;
		if (isOpaque || isGrade(value.text) || !isInEffect(subject, setting)) {
			continue;
		}
		const role = roleOf(name.text);
		const isList = /[:!+@]/.test(value.text);
		const meaning = isList
			? `${name.text} takes the name of a grade, such as high or medium, and not a list of ciphers`
			: `Postfix knows no cipher grade "${value.text}"`;
		const grade = role === 'submission' || role === 'smtp-client-mandatory' ? 'high' : 'medium';
		const choose: Fix = {
			title: `Choose the grade ${grade}`,
			safety: 'safe',
			edits:
				value.text === ''
					? subject.edits.set({ setting: name.text, section: setting.section }, grade)
					: subject.edits.replace(value.span, grade),
		};
		yield {
			span: value.text === '' ? name.span : value.span,
			role,
			message:
				value.text === ''
					? `${name.text} is empty. Postfix accepts no empty grade: the program stops with "bad string length" when it starts.`
					: `${meaning}: it says "invalid cipher grade" and drops every session after STARTTLS.`,
			fixes: preferFirst([choose, removal(subject, { setting: name.text, section: setting.section })]),
		};
	}
}

function isInEffect({ file }: Subject, setting: Setting): boolean {
	return isInForce(file, setting);
}

function report(subject: Subject, found: CipherCase, rejection: Rejection): Problem {
	const { policy, endpoint, role } = found;
	const [exclusions] = isBlamelessAlone(found) ? exclusionLines(subject, found) : [];
	const span = exclusions?.origin.span ?? placeOf(found, rejection);
	return {
		span,
		origin: exclusions?.origin ?? decidingLine(policy, endpoint),
		role: endpoint?.role ?? role,
		weighAs: role,
		severity: endpoint === undefined ? 'warning' : undefined,
		message: message(found, rejection, exclusions?.origin.setting ?? policy.setting),
		fixes: exclusions === undefined ? fixes(subject, found) : preferFirst([removal(subject, exclusions.origin)]),
	};
}

/** What is wrong comes of the exclusions, not of the list that they are appended to. */
function isBlamelessAlone({ policy, library }: CipherCase): boolean {
	const list = policy.written?.value.text ?? policy.stockText;
	return policy.text !== list && policy.text.startsWith(list) && expansionOf(list, library).error === undefined;
}

function placeOf(found: CipherCase, rejection: Rejection) {
	const isAtWord = rejection.kind === 'refused' && rejection.error.kind === 'invalid command';
	const { elements } = found.expansion;
	const start = isAtWord ? rejection.error.span.start : -1;
	const word = elements.filter(({ span }) => span.start <= start && start < span.end);
	return wordPlaces(found, word)[0] ?? listPlace(found.policy, found.endpoint);
}

function message(found: CipherCase, rejection: Rejection, setting: string): string {
	const { endpoint, policy, library, isLibraryKnown } = found;
	const who = endpoint?.name ?? `a service that selects the grade ${policy.grade}`;
	const build = isLibraryKnown ? library : 'OpenSSL';
	const effect =
		endpoint?.direction === 'client'
			? `${who} drops every session after STARTTLS, so mail waits in the queue or leaves in clear text.`
			: `${who} drops every session after STARTTLS, so mail arrives in clear text or not at all.`;
	if (rejection.kind === 'nothing to choose') {
		const older = displayVersions(rejection.protocols);
		const left = found.protocols.includes('TLSv1.3') ? ' Only TLS 1.3, which has suites of its own, works.' : '';
		return `${setting} leaves no suite for ${older}, so these sessions fail.${left}`;
	}
	return rejection.error.kind === 'invalid command'
		? `${build} refuses the list in ${setting} with "invalid command": ${effect}`
		: `${setting} leaves ${build} without a single suite ("no cipher match"): ${effect}`;
}

function fixes(subject: Subject, { policy, library }: CipherCase): readonly Fix[] {
	const { written, setting } = policy;
	if (written === undefined) {
		return [];
	}
	const { value, origin } = written;
	const repair = withoutForeignSigns(value.text, library);
	const remove = removal(subject, origin);
	return preferFirst(
		repair === undefined
			? [remove]
			: [
					{
						title: `Take the signs that OpenSSL cannot read out of ${setting}`,
						safety: 'safe',
						edits: editsWithin(subject, { place: origin, value, ...repair }),
					},
					remove,
				],
	);
}
