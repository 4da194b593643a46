import type { Weakness } from '../../openssl/assess.js';
import { enumerate } from '../../text/repair.js';
import type { Span } from '../../text/span.js';
import { locate } from '../../text/value.js';
import type { CipherPolicy, Endpoint } from '../../tls/endpoint.js';
import { type Role, strictestFirst } from '../../tls/role.js';
import { adviceFixes, setAt } from '../advice.js';
import type { Fix } from '../finding.js';
import type { Problem, Subject } from '../rule.js';
import { editsWithin } from '../value-edits.js';
import { decidingLine } from './cases.js';
import { repairWeak } from './repair.js';
import { type WeakSearch, type WeakSuites, weakSuites } from './weak-suites.js';

/** What a cipher rule looks for, and how it says it. */
export interface CipherSearch {
	/** The weaknesses that count for a role. */
	readonly weaknesses: (role: Role) => readonly Weakness[];
	/** Why it matters, as a sentence. */
	readonly effect: (role: Role) => string;
}

/** A list that lets weak suites in, for one of the services that use it; none where nothing selects the list. */
interface Case {
	readonly policy: CipherPolicy;
	readonly endpoint: Endpoint | undefined;
	readonly role: Role;
	readonly search: WeakSearch;
	readonly weak: WeakSuites;
}

/**
 * One problem for each cipher list that somebody wrote and that lets weak suites in, judged for the strictest service that
 * uses it. Lists of the program itself are never reported: its authors answer for them, and postconf(5) asks to leave them
 * alone.
 */
export function* cipherProblems(subject: Subject, search: CipherSearch): Iterable<Problem> {
	const cases: Case[] = [];
	for (const endpoint of subject.tls.endpoints) {
		if (endpoint.ciphers.value !== null && endpoint.security.value !== 'none') {
			cases.push(...judge(subject, search, endpoint.ciphers.value, endpoint));
		}
	}
	for (const policy of subject.tls.idleCipherLists) {
		cases.push(...judge(subject, search, policy, undefined));
	}
	const byLine = new Map<string, Case[]>();
	for (const found of cases) {
		const origin = decidingLine(found.policy, found.endpoint);
		const line = `${origin?.file} ${origin?.span.start}`;
		byLine.set(line, [...(byLine.get(line) ?? []), found]);
	}
	for (const group of byLine.values()) {
		yield report(subject, search, group);
	}
}

function judge(
	subject: Subject,
	{ weaknesses }: CipherSearch,
	policy: CipherPolicy,
	endpoint: Endpoint | undefined,
): readonly Case[] {
	if (policy.isStock) {
		return [];
	}
	const isMandatory = endpoint?.security.value === 'mandatory' && endpoint.direction === 'server';
	const role = isMandatory ? 'submission' : (endpoint?.role ?? 'mx-server');
	// The program's own lists hold anonymous suites on purpose: who checks no certificate loses nothing by them.
	const wanted = weaknesses(role).filter(weakness => weakness !== 'anonymous' || policy.written !== undefined);
	const search = { wanted, library: subject.target.tls, enabled: endpoint?.protocols.value ?? null };
	const weak = weakSuites(policy.text, search);
	return weak === undefined ? [] : [{ policy, endpoint, role, search, weak }];
}

function report(subject: Subject, { effect }: CipherSearch, group: readonly Case[]): Problem {
	const worst = strictestFirst.flatMap(role => group.filter(found => found.role === role)).find(Boolean) ?? group[0];
	if (worst === undefined) {
		throw new Error('a group has at least one case');
	}
	const { policy, endpoint, role, weak } = worst;
	const [span, ...others] = places(policy, weak);
	const origin = decidingLine(worst.policy, worst.endpoint);
	const words = listWords(weak);
	return {
		span: span ?? origin?.span ?? { start: 0, end: 0 },
		origin,
		role: endpoint?.role ?? role,
		weighAs: role,
		message: weak.isHarmless
			? `${words} in ${policy.setting} asks for ${enumerate(weak.names)}, which ${subject.target.tls} no longer has: it does nothing.`
			: `${who(group)} ${enumerate(weak.names)} because of ${words} in ${policy.setting}. ${effect(role)}`,
		mitigation: weak.isHarmless ? 'no-effect' : undefined,
		related: others.map(place => ({
			file: origin?.file ?? subject.file.file,
			span: place,
			message: 'This word lets weak suites in too.',
		})),
		fixes: fixes(subject, worst),
	};
}

/** `smtpd accepts`, `smtp offers`, `smtpd and smtp allow`. */
function who(group: readonly Case[]): string {
	const names = [...new Set(group.flatMap(({ endpoint }) => endpoint?.name ?? []))];
	const [first] = group;
	if (names.length === 0) {
		return `A service that selects the grade ${first?.policy.grade} accepts`;
	}
	const verb = names.length > 1 ? 'allow' : first?.endpoint?.direction === 'client' ? 'offers' : 'accepts';
	return `${names.join(' and ')} ${verb}`;
}

function listWords({ words }: WeakSuites): string {
	const names = [...new Set(words.map(word => `"${word.text}"`))];
	const last = names.pop() ?? '';
	return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}

/** Where the words stand in the file; the line that selects the grade where the list is the program's own. */
function places({ written, text, gradeWritten }: CipherPolicy, { words }: WeakSuites): readonly Span[] {
	if (written === undefined) {
		return gradeWritten === undefined ? [] : [gradeWritten.origin.span];
	}
	const { value, origin } = written;
	if (!text.startsWith(value.text)) {
		return [origin.span];
	}
	return words
		.filter(word => word.span.end <= value.text.length)
		.map(word => locate(value, word.span.start, word.span.end));
}

function fixes(subject: Subject, { policy, weak, search }: Case): readonly Fix[] {
	const { written, text, gradeWritten, grade } = policy;
	if (written === undefined) {
		const place = gradeWritten?.origin;
		const edits = place === undefined ? [] : setAt(subject, place, 'medium');
		return [{ title: `Choose the grade medium instead of ${grade}`, safety: 'safe', preferred: true, edits }];
	}
	// An unknown library is not held against the program's own list.
	const remedies = (value: string | null) =>
		(value === null && search.library === undefined) || weakSuites(value ?? policy.stockText, search) === undefined;
	const { value, origin } = written;
	const advised = adviceFixes(subject, origin, { safety: 'safe', remedies });
	const repair = text.startsWith(value.text)
		? repairWeak(value.text, text.slice(value.text.length), weak, search)
		: undefined;
	if (repair === undefined) {
		return advised;
	}
	const smallest: Fix = {
		title: `Take the weak suites out of ${origin.setting}, and nothing else (${repair.summary})`,
		safety: 'safe',
		edits: editsWithin(subject, { place: origin, value, ...repair }),
	};
	const at = advised.findIndex(({ preferred }) => preferred) + 1;
	return at > 0
		? [...advised.slice(0, at), smallest, ...advised.slice(at)]
		: [{ ...smallest, preferred: true }, ...advised];
}
