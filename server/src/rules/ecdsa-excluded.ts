import {
	type CipherCase,
	cipherCases,
	decidingLine,
	isExplicit,
	listPlace,
	wordPlaces,
} from '../engine/ciphers/cases.js';
import { type ExclusionWord, exclusionWords, withoutExclusions } from '../engine/ciphers/exclusions.js';
import { preferFirst, removal } from '../engine/ciphers/fixes.js';
import { speakerOn } from '../engine/ciphers/precedence.js';
import type { Fix, RelatedPlace } from '../engine/finding.js';
import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import { editsWithin } from '../engine/value-edits.js';
import { endpointParameters } from '../languages/postfix/values/endpoint-parameters.js';
import { dropElements } from '../openssl/drop.js';
import type { ExpandedElement } from '../openssl/expand.js';
import { expansionOf, libraryOf } from '../openssl/memory.js';
import type { CipherSuite } from '../openssl/suite.js';
import { applyEdits } from '../text/edit.js';
import { enumerate } from '../text/repair.js';
import type { Span } from '../text/span.js';
import type { Endpoint } from '../tls/endpoint.js';

export const ecdsaExcluded = defineRule({
	id: 'ecdsa-excluded',
	summary: 'A cipher list has no suite for ECDSA certificates.',
	group: 'ciphers',
	kind: 'policy',
	severity: everywhere('warning'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['RFC 9325 §4.2', 'Mozilla 6.0 intermediate', 'measured with OpenSSL 3.0.19'],

	*check(subject) {
		const problems = cipherCases(subject).flatMap(group => {
			const found = group.filter(candidate => isAffected(subject, candidate));
			return found.map(candidate => report(subject, candidate)).find(problem => problem !== undefined) ?? [];
		});
		// A list and exclusions that do the same are one finding, at the list.
		const reported = new Set<string>();
		for (const problem of problems.sort((a, b) => (b.related?.length ?? 0) - (a.related?.length ?? 0))) {
			const file = problem.origin?.file ?? subject.file.file;
			if (!reported.has(`${file} ${problem.span.start}`)) {
				for (const place of [{ file, span: problem.span }, ...(problem.related ?? [])]) {
					reported.add(`${place.file} ${place.span.start}`);
				}
				yield problem;
			}
		}
	},
});

function isAffected(subject: Subject, found: CipherCase): boolean {
	const { offered, library, protocols } = found;
	const speaker = speakerOn(subject, found);
	return (
		(speaker === undefined || speaker === 'opportunistic-over-restricted') &&
		protocols.includes('TLSv1.2') &&
		offered.some(({ authentication }) => authentication === 'RSA') &&
		!offered.some(isEcdsa) &&
		libraryOf(library).suites.some(isEcdsa)
	);
}

function isEcdsa({ authentication }: CipherSuite): boolean {
	return authentication === 'ECDSA';
}

/** `undefined` where nobody wrote what does it. */
function report(subject: Subject, found: CipherCase): Problem | undefined {
	const { policy, endpoint, role } = found;
	const words = isExplicit(found) ? wordsThatExclude(found) : [];
	const places = wordPlaces(found, words);
	const others = exclusionWords(subject, found).filter(({ text }) => excludesEcdsa(text, found));
	const quoted = enumerate([...new Set([...words, ...others].map(({ text }) => `"${text}"`))]);
	const [span, ...more] = [...places, ...others.map(({ span: place }) => place)];
	if (span === undefined && !isExplicit(found)) {
		return undefined;
	}
	const isServer = endpoint?.direction !== 'client';
	const hasKey = isServer && endpoint !== undefined && usesEcdsaKey(subject, endpoint);
	const cause =
		span === undefined
			? `${policy.setting} names suites for RSA certificates only`
			: `${quoted} ${words.length + others.length > 1 ? 'leave' : 'leaves'} no suite for ECDSA certificates`;
	return {
		span: span ?? listPlace(policy, endpoint),
		origin: places.length === 0 && others[0] !== undefined ? others[0].line.origin : decidingLine(policy, endpoint),
		role: endpoint?.role ?? role,
		weighAs: role,
		severity: hasKey ? 'error' : span === undefined && isServer ? 'information' : undefined,
		message: `${cause}. ${effect(found, hasKey)}${superseded(subject)}`,
		related: related(found, subject, more),
		fixes: fixes(subject, found, words, others),
	};
}

function effect({ endpoint }: CipherCase, hasKey: boolean): string {
	if (endpoint?.direction === 'client') {
		return 'A server that has such a certificate and no TLS 1.3 cannot be reached with TLS.';
	}
	return hasKey
		? 'The server has one, and no session before TLS 1.3 can use it.'
		: 'With such a certificate alone, sessions before TLS 1.3 fail.';
}

function superseded({ baseline }: Subject): string {
	return baseline.status === 'historic' ? ` ${baseline.name} prints it so; newer sources recommend these suites.` : '';
}

function related({ policy, endpoint }: CipherCase, subject: Subject, places: readonly Span[]): readonly RelatedPlace[] {
	const file = decidingLine(policy, endpoint)?.file ?? subject.file.file;
	return places.map(span => ({ file, span, message: 'This word excludes them too.' }));
}

/** A certificate file that is for ECDSA by its name (postconf(5) smtpd_tls_eccert_file). */
function usesEcdsaKey({ project, target }: Subject, endpoint: Endpoint): boolean {
	const { parameters, prefix } = endpointParameters(project, target, endpoint);
	const name = `${prefix}_tls_eccert_file`;
	return parameters.isSet(name) && !['', 'none', null].includes(parameters.get(name).text);
}

/** The exclusions of the list that take out suites for ECDSA, each on its own. */
function wordsThatExclude(found: CipherCase): readonly ExpandedElement[] {
	const end = found.policy.written?.value.text.length ?? 0;
	return found.expansion.elements.filter(
		({ operator, span, text }) =>
			(operator === 'remove' || operator === 'delete') && span.end <= end && excludesEcdsa(text.slice(1), found),
	);
}

/** `!ALL` or `!HIGH` exclude them too, but not for being ECDSA. */
function excludesEcdsa(word: string, { library }: CipherCase): boolean {
	const { suites } = expansionOf(word, library);
	return suites.length > 0 && suites.every(({ suite }) => isEcdsa(suite) || suite.authentication === 'ECDH');
}

function fixes(
	subject: Subject,
	found: CipherCase,
	words: readonly ExpandedElement[],
	others: readonly ExclusionWord[],
): readonly Fix[] {
	const { written } = found.policy;
	const lists = [...new Set(others.map(other => other.line))].flatMap(
		list =>
			withoutExclusions(
				subject,
				others.filter(other => other.line === list),
			) ?? [],
	);
	const remove = isExplicit(found) && written !== undefined ? [removal(subject, written.origin)] : [];
	const starts = new Set(words.map(({ span }) => span.start));
	const text = written?.value.text ?? '';
	const edits = dropElements(
		text,
		found.expansion.elements.filter(({ span }) => span.end <= text.length),
		({ span }) => starts.has(span.start),
	);
	const left = applyEdits(text, edits);
	if (words.length > 0 && !expansionOf(left, found.library).suites.some(({ suite }) => isEcdsa(suite))) {
		return remove;
	}
	const own =
		words.length === 0 || written === undefined
			? []
			: editsWithin(subject, { place: written.origin, value: written.value, edits, text: left });
	const all = [...own, ...lists.flatMap(list => list.edits)];
	return all.length === 0
		? remove
		: preferFirst([{ title: 'Take out what excludes ECDSA', safety: 'safe', edits: all }, ...remove]);
}
