import { type Setting, settingKey } from '../../languages/language.js';
import { isStockList } from '../../languages/postfix/services/ciphers.js';
import { roleOf } from '../../languages/postfix/services/roles.js';
import { isLegible } from '../../languages/postfix/syntax/legible.js';
import type { ExpandedElement, Expansion } from '../../openssl/expand.js';
import type { OpensslLibraryId } from '../../openssl/libraries.js';
import { expansionOf } from '../../openssl/memory.js';
import { speaks } from '../../openssl/protocols.js';
import type { CipherSuite } from '../../openssl/suite.js';
import { offeredSuites } from '../../openssl/supported.js';
import type { Span } from '../../text/span.js';
import { locate } from '../../text/value.js';
import type { CipherPolicy, Endpoint, Origin, TlsConfig } from '../../tls/endpoint.js';
import { type ProtocolVersion, protocolVersions } from '../../tls/protocol.js';
import { type Role, strictestFirst } from '../../tls/role.js';
import type { Subject } from '../rule.js';
import { unknownLibrary } from './weak-suites.js';

/** What one service gets by a cipher list, or would get if something selected the list. */
export interface CipherCase {
	readonly policy: CipherPolicy;
	/** Absent where nothing here selects the list; master.cf may. */
	readonly endpoint: Endpoint | undefined;
	/** The role it is weighed as: a server that insists on TLS as submission. */
	readonly role: Role;
	/** The targeted library, or the one that stands for an unknown one. */
	readonly library: OpensslLibraryId;
	readonly isLibraryKnown: boolean;
	/** The protocols that are on and that the library has; all that it has while that is not known. */
	readonly protocols: readonly ProtocolVersion[];
	readonly expansion: Expansion;
	/** The suites of the list that a peer can choose before TLS 1.3, in the library's order. */
	readonly offered: readonly CipherSuite[];
}

/** The cases of every cipher list by the line that writes it, or by the service where none does; the strictest first. */
export function cipherCases(subject: Subject): readonly (readonly CipherCase[])[] {
	return casesOf(subject).sound;
}

/** The same of lists that copying has damaged: what their words mean is nobody's business, only whether the library takes them. */
export function damagedCipherCases(subject: Subject): readonly (readonly CipherCase[])[] {
	return casesOf(subject).damaged;
}

interface Cases {
	readonly sound: readonly (readonly CipherCase[])[];
	readonly damaged: readonly (readonly CipherCase[])[];
}

function casesOf(subject: Subject): Cases {
	const known = remembered.get(subject.tls);
	if (known !== undefined) {
		return known;
	}
	const cases = collectCases(subject);
	remembered.set(subject.tls, cases);
	return cases;
}

/** Eight rules ask for the same of one reading: it is worked out once. */
const remembered = new WeakMap<TlsConfig, Cases>();

function collectCases(subject: Subject): Cases {
	const sound = new Map<string, CipherCase[]>();
	const damaged = new Map<string, CipherCase[]>();
	const add = (policy: CipherPolicy, endpoint: Endpoint | undefined) => {
		const groups = isDamaged(subject, policy) ? damaged : sound;
		const line = policy.written?.origin;
		const key = line === undefined ? (endpoint?.id ?? '') : `${line.file} ${line.span.start}`;
		groups.set(key, [...(groups.get(key) ?? []), toCase(subject, policy, endpoint)]);
	};
	for (const endpoint of subject.tls.endpoints) {
		if (endpoint.ciphers.value !== null && endpoint.security.value !== 'none') {
			add(endpoint.ciphers.value, endpoint);
		}
	}
	for (const policy of subject.tls.idleCipherLists) {
		add(policy, undefined);
	}
	const rank = ({ role, endpoint }: CipherCase) => strictestFirst.indexOf(role) + (endpoint === undefined ? 10 : 0);
	const ordered = (groups: ReadonlyMap<string, CipherCase[]>) =>
		[...groups.values()].map(group => group.sort((a, b) => rank(a) - rank(b)));
	return { sound: ordered(sound), damaged: ordered(damaged) };
}

/** What got into the list by copying is another rule's to say; what is left of it means nothing. */
function isDamaged({ project }: Subject, { written }: CipherPolicy): boolean {
	const file = project.files.find(known => known.file === written?.origin.file);
	const line = written && file?.last.get(settingKey(written.origin.setting, written.origin.section));
	return file !== undefined && line !== undefined && !line.value.text.includes('$') && !isLegible(file, line);
}

/** The strictest role that a line's list serves, as far as it is known. */
export function roleOfList(subject: Subject, { name, value }: Setting): Role {
	const cases = cipherCases(subject).find(([first]) => first?.policy.written?.value === value);
	return cases?.[0]?.role ?? roleOf(name.text);
}

function toCase({ target }: Subject, policy: CipherPolicy, endpoint: Endpoint | undefined): CipherCase {
	const library = target.tls ?? unknownLibrary;
	const enabled = endpoint?.protocols.value ?? null;
	const protocols = protocolVersions.filter(version => (enabled?.has(version) ?? true) && speaks(library, version));
	const expansion = expansionOf(policy.text, library);
	const isMandatory = endpoint?.security.value === 'mandatory' && endpoint.direction === 'server';
	return {
		policy,
		endpoint,
		role: isMandatory ? 'submission' : (endpoint?.role ?? 'mx-server'),
		library,
		isLibraryKnown: target.tls !== undefined,
		protocols,
		expansion,
		offered: offeredBy(expansion, protocols),
	};
}

/** The suites of an expansion that can be negotiated; Postfix sets the security level 0 where the list sets none. */
export function offeredBy(
	{ suites, securityLevel = 0 }: Expansion,
	protocols: readonly ProtocolVersion[],
): readonly CipherSuite[] {
	return offeredSuites(
		suites.map(({ suite }) => suite),
		{ protocols, securityLevel },
	);
}

/** Somebody wrote the list, and did not just copy the one that some release of the program has anyway. */
export function isExplicit({ policy: { written, setting, isStock } }: CipherCase): boolean {
	return written !== undefined && !isStock && !isStockList(setting, written.value.text);
}

/** Whether a failed session falls back to clear text. */
export function isOpportunistic({ endpoint }: CipherCase): boolean {
	return endpoint?.security.value === 'opportunistic';
}

/** The words of the list as written; none where variables make it something else. */
export function wordPlaces(
	{ policy: { written: line, text } }: CipherCase,
	words: readonly Pick<ExpandedElement, 'span'>[],
): readonly Span[] {
	const written = line?.value;
	return written === undefined || !text.startsWith(written.text)
		? []
		: words.flatMap(({ span }) => (span.end <= written.text.length ? [locate(written, span.start, span.end)] : []));
}

/** Where to report what is wrong with the whole of a list. */
export function listPlace({ written, gradeWritten }: CipherPolicy, endpoint: Endpoint | undefined): Span {
	return decidingLine({ written, gradeWritten }, endpoint)?.span ?? { start: 0, end: 0 };
}

/** The line that writes a list; the one that selects it where the list is the program's own. */
export function decidingLine(
	{ written, gradeWritten }: Pick<CipherPolicy, 'written' | 'gradeWritten'>,
	endpoint: Endpoint | undefined,
): Origin | undefined {
	return (written ?? gradeWritten)?.origin ?? endpoint?.ciphers.origin;
}

/** `smtpd accepts`, `smtp offers`, `A service that selects the grade high accepts`. */
export function whoOffers({ endpoint, policy }: CipherCase): string {
	return endpoint === undefined
		? `A service that selects the grade ${policy.grade} accepts`
		: `${endpoint.name} ${endpoint.direction === 'client' ? 'offers' : 'accepts'}`;
}
