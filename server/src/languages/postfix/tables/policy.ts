import type { Span, Token } from '../../../text/span.js';
import { atLeastVersion } from '../settings/version.js';
import { clientLevels } from '../settings/vocabulary.js';
import { commasAndBlanks, splitWords, type Word } from '../syntax/words.js';
import {
	type AttributeKind,
	attributeKinds,
	bracesSince,
	isFingerprint,
	separatorOf,
	type TlsLevel,
	type ValueProblem,
} from './policy-attributes.js';
import { between, type Group, groupWords, type PolicyAttribute, toAttribute } from './policy-words.js';

/** The right-hand side of an entry of `smtp_tls_policy_maps`. All spans are offsets into its text. */
export interface Policy {
	/** The first word, as written; `undefined` where there is none. */
	readonly written: Token | undefined;
	/** The level it names; `undefined` where it names none, and mail for the destination is deferred. */
	readonly level: TlsLevel | undefined;
	/** Every `name=value`, in order, repeated and unknown ones included. */
	readonly attributes: readonly PolicyAttribute[];
	/** In text order. Postfix logs only the first that makes it refuse the policy. */
	readonly problems: readonly PolicyProblem[];
	/** Postfix refuses the policy as a whole: mail is deferred with 4.7.5 "client TLS configuration problem". */
	readonly isRefused: boolean;
}

export interface PolicyProblem {
	readonly kind:
		| 'no-level'
		| 'unknown-level'
		| 'level-too-new'
		/** Attributes at level `none`. */
		| 'without-tls'
		/** Text behind a number sign, which Postfix takes for attributes. */
		| 'comment'
		/** A blank next to the equals sign, so that one attribute is two words. */
		| 'torn'
		/** A comma or a blank inside of a list, so that its rest is a word of its own. */
		| 'split'
		/** No equals sign, or nothing in front of it. */
		| 'malformed'
		| 'braces-too-new'
		| 'unknown-attribute'
		| 'attribute-too-new'
		| 'repeated'
		| 'empty'
		| 'not-at-level'
		| 'bad-value'
		/** Attributes of a published policy without `policy_type`. */
		| 'no-policy-type';
	readonly span: Span;
	/** The words it is about. */
	readonly text: string;
	/** What Postfix does: defers all mail, fails every handshake, or passes over these words. */
	readonly effect: ValueProblem['effect'];
	/** The attribute it is about, where there is one. */
	readonly attribute?: AttributeKind;
	/** For `bad-value`: what Postfix takes. */
	readonly expected?: string;
	/** For what is too new: the release that has it first. */
	readonly since?: string;
	/** What the span may be replaced by. */
	readonly repaired?: string;
}

/**
 * Reads a policy as the SMTP client does (smtp_tls_policy.c and smtp_tls_policy_maps in postconf(5); every problem was
 * measured with 3.7.11, but for those of newer releases). `release`: the Postfix it is for, such as `3.7.11`.
 */
export function readPolicy(text: string, release: string): Policy {
	const [written, ...words] = splitWords(text, commasAndBlanks);
	if (written === undefined) {
		const span = { start: 0, end: text.length };
		return toPolicy(undefined, undefined, [], [{ kind: 'no-level', span, text, effect: 'deferred' }]);
	}
	const level = clientLevels.find(({ value }) => value === written.text.toLowerCase());
	const name = level?.value as TlsLevel | undefined;
	const levelProblems = problemsOfLevel(written, level?.since, release);
	const last = words.at(-1);
	if (name === 'none') {
		const ignored = last && problem('without-tls', between(text, words[0] ?? last, last), 'ignored');
		return toPolicy(written, name, [], ignored === undefined ? levelProblems : [...levelProblems, ignored]);
	}
	const sign = words.findIndex(word => word.text.startsWith('#'));
	const comment = words[sign];
	const groups = groupWords(text, comment === undefined ? words : words.slice(0, sign));
	const { attributes, problems } = readGroups(text, groups, name, release);
	const commentProblems = comment && last ? [problem('comment', between(text, comment, last), 'deferred')] : [];
	// Postfix does not get as far as the attributes of a level that it does not know.
	const others = level === undefined ? [] : [...problems, ...commentProblems];
	return toPolicy(written, name, attributes, [...levelProblems, ...others]);
}

function toPolicy(
	written: Token | undefined,
	level: TlsLevel | undefined,
	attributes: readonly PolicyAttribute[],
	problems: readonly PolicyProblem[],
): Policy {
	return {
		written,
		level,
		attributes,
		problems: [...problems].sort((a, b) => a.span.start - b.span.start),
		isRefused: problems.some(({ effect }) => effect === 'deferred'),
	};
}

function problem(
	kind: PolicyProblem['kind'],
	{ text, span }: Word,
	effect: PolicyProblem['effect'],
	more: Partial<PolicyProblem> = {},
): PolicyProblem {
	return { kind, span, text, effect, ...more };
}

function problemsOfLevel(written: Word, since: string | undefined, release: string): PolicyProblem[] {
	if (since === undefined) {
		return [problem('unknown-level', written, 'deferred')];
	}
	return atLeastVersion(release, since) ? [] : [problem('level-too-new', written, 'deferred', { since })];
}

interface Read {
	readonly attributes: readonly PolicyAttribute[];
	readonly problems: readonly PolicyProblem[];
}

function readGroups(text: string, groups: readonly Group[], level: TlsLevel | undefined, release: string): Read {
	const attributes: PolicyAttribute[] = [];
	const problems: PolicyProblem[] = [];
	const seen = new Set<string>();
	for (const { pair, rest } of groups) {
		const [first] = pair;
		const attribute = first && toAttribute(first);
		if (first === undefined) {
			continue;
		}
		const isRepeated = seen.has(attribute?.kind?.name ?? '');
		seen.add(attribute?.kind?.name ?? '');
		if (attribute !== undefined) {
			attributes.push(attribute);
		}
		const wrong =
			tornOrSplit(text, { pair, rest }, level) ?? wrongAttribute(first, attribute, { level, release, isRepeated });
		problems.push(...(wrong === undefined ? [] : [wrong]));
		if (wrong?.kind !== 'torn' && wrong?.kind !== 'split') {
			problems.push(...rest.map(word => problem('malformed', word, 'deferred')));
		}
	}
	const judged = hasFingerprint(attributes) ? problems : problems.map(withoutFingerprint);
	const isPublished = atLeastVersion(release, policyTypeSince);
	return { attributes, problems: isPublished ? [...judged, ...withoutPolicyType(attributes)] : judged };
}

/** One attribute that blanks or commas part into several words. */
function tornOrSplit(text: string, { pair, rest }: Group, level: TlsLevel | undefined): PolicyProblem | undefined {
	const all = [...pair, ...rest];
	const [first] = all;
	const last = all.at(-1);
	const kind = attributeKinds.get(first?.text.replace(/=.*$/s, '').toLowerCase() ?? '');
	if (first === undefined || last === undefined || kind === undefined) {
		return undefined;
	}
	const separator = separatorOf(kind, level);
	if (pair.length === 1) {
		const joined = all.map(word => word.text).join(separator);
		return rest.length === 0 || separator === undefined || first.text.endsWith('=')
			? undefined
			: problem('split', between(text, first, last), 'deferred', { attribute: kind, repaired: joined });
	}
	const repaired = [pair.map(word => word.text).join(''), ...rest.map(word => word.text)];
	if (separator === undefined) {
		const words = between(text, first, pair.at(-1) ?? last);
		return problem('torn', words, 'deferred', { attribute: kind, repaired: repaired[0] ?? '' });
	}
	return problem('torn', between(text, first, last), 'deferred', {
		attribute: kind,
		repaired: repaired.join(separator),
	});
}

interface Circumstances {
	readonly level: TlsLevel | undefined;
	readonly release: string;
	readonly isRepeated: boolean;
}

function wrongAttribute(
	word: Word,
	attribute: PolicyAttribute | undefined,
	{ level, release, isRepeated }: Circumstances,
): PolicyProblem | undefined {
	if (attribute === undefined) {
		return problem('malformed', word, 'deferred');
	}
	const { name, value, kind } = attribute;
	if (kind === undefined) {
		return problem('unknown-attribute', name, 'deferred');
	}
	const common = { attribute: kind };
	if (word.text.startsWith('{') && !atLeastVersion(release, bracesSince)) {
		return problem('braces-too-new', word, 'deferred', { ...common, since: bracesSince });
	}
	if (!atLeastVersion(release, kind.since)) {
		return problem('attribute-too-new', name, 'deferred', { ...common, since: kind.since });
	}
	if (isRepeated && kind.repeated === 'refused') {
		return problem('repeated', word, 'deferred', common);
	}
	if (kind.levels !== undefined && level !== undefined && !kind.levels.includes(level)) {
		return problem('not-at-level', word, 'deferred', common);
	}
	if (kind.refusesEmpty && value.text === '') {
		return problem('empty', word, 'deferred', common);
	}
	return wrongValue(kind, value, level, release);
}

function wrongValue(
	kind: AttributeKind,
	value: Token,
	level: TlsLevel | undefined,
	release: string,
): PolicyProblem | undefined {
	const found = kind.name === 'protocols' && value.text === '' ? undefined : kind.check?.(value.text, release);
	if (found !== undefined) {
		return problem('bad-value', value, found.effect, { attribute: kind, expected: found.expected });
	}
	// Older releases compare them as text.
	if (kind.name === 'match' && level === 'fingerprint' && atLeastVersion(release, '3.6')) {
		const wrong = value.text.split('|').find(word => word !== '' && !isFingerprint(word));
		const expected = 'hexadecimal digits in pairs';
		return wrong === undefined
			? undefined
			: problem('bad-value', value, 'ignored', { attribute: kind, text: wrong, expected });
	}
	return undefined;
}

function hasFingerprint(attributes: readonly PolicyAttribute[]): boolean {
	const values = attributes.filter(({ kind }) => kind?.name === 'match').map(({ value }) => value.text);
	return values.some(value => value.split('|').some(isFingerprint));
}

/** Where every fingerprint is passed over there is nothing to compare with, and Postfix refuses the policy. */
function withoutFingerprint(found: PolicyProblem): PolicyProblem {
	return found.kind === 'bad-value' && found.attribute?.name === 'match' ? { ...found, effect: 'deferred' } : found;
}

const policyTypeSince = '3.10';

/** Postfix takes the attributes of a published policy only together with its type. */
function withoutPolicyType(attributes: readonly PolicyAttribute[]): PolicyProblem[] {
	const published = /^(?:policy_(?:ttl|domain|string|failure)|mx_host_pattern)$/;
	const first = attributes.find(({ kind }) => published.test(kind?.name ?? ''));
	const hasType = attributes.some(({ kind }) => kind?.name === 'policy_type');
	return first === undefined || hasType ? [] : [problem('no-policy-type', first.name, 'deferred')];
}
