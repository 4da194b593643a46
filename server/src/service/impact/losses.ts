import type { Endpoint } from '../../tls/endpoint.js';
import { isForUsers } from './known-peers.js';

/** What becomes of those who are concerned: turned away, or served without encryption. */
export type Outcome = 'refused' | 'clear text';

/** Who loses something at one endpoint. */
export interface Loss {
	/** Which of the peers, behind the noun: `without TLS 1.2`. Absent where it is none or all of them. */
	readonly subject?: string;
	/** What is said in place of the usual words, where they do not fit. */
	readonly phrase?: string;
	readonly outcome: Outcome;
	readonly sources?: readonly string[];
}

const verifying: readonly string[] = ['verify', 'secure', 'fingerprint', 'dane-only'];

/** What the level, certificates and logins demand after a fix and did not before. */
export function demandLosses(before: Endpoint, after: Endpoint): readonly Loss[] {
	if (after.broken !== undefined && before.broken === undefined) {
		const isService = after.broken.extent === 'service';
		const phrase = `${isService ? 'stops' : 'ends TLS of'} ${after.name}`;
		return isService || before.security.value !== 'none' ? [{ phrase, outcome: 'refused' }] : [];
	}
	return [
		...levelLosses(before, after),
		...verificationLosses(before, after),
		...handshakeLosses(before, after),
		...loginLosses(before, after),
	];
}

function levelLosses({ security: { value: old } }: Endpoint, after: Endpoint): readonly Loss[] {
	const { value } = after.security;
	if (value === 'mandatory' && (old === 'none' || old === 'opportunistic')) {
		const sources = after.role === 'mx-server' ? ['RFC 3207 §4'] : [];
		return [{ subject: 'without TLS', outcome: 'refused', sources }];
	}
	return value === 'none' && (old === 'opportunistic' || old === 'mandatory') ? [withoutTls(after)] : [];
}

function withoutTls({ name }: Endpoint): Loss {
	return { phrase: `switches TLS of ${name} off`, outcome: 'clear text' };
}

function verificationLosses(before: Endpoint, after: Endpoint): readonly Loss[] {
	const [old, level] = [before.level.value, after.level.value];
	if (after.direction === 'server' || old === null || level === null || old === level) {
		return [];
	}
	const refused = (subject: string, source: string): readonly Loss[] => [
		{ subject, outcome: 'refused', sources: [source] },
	];
	if (level === 'dane-only') {
		return refused('without matching TLSA records', 'RFC 7672 §2.2');
	}
	if (level === 'dane' && !verifying.includes(old)) {
		return refused('whose TLSA records do not match', 'RFC 7672 §2.2');
	}
	if (level === 'fingerprint') {
		return refused('with any other certificate', 'postconf(5) smtp_tls_security_level');
	}
	return verifying.includes(level) && !verifying.includes(old)
		? refused('whose certificate does not verify', 'postconf(5) smtp_tls_security_level')
		: [];
}

function handshakeLosses(before: Endpoint, after: Endpoint): readonly Loss[] {
	const losses: Loss[] = [];
	if (after.clientCertificate.value === 'required' && isLess(before.clientCertificate.value)) {
		losses.push({ subject: 'without a certificate of their own', outcome: 'refused' });
	}
	const [old, implicit] = [before.implicitTls.value, after.implicitTls.value];
	if (old !== null && implicit !== null && old !== implicit) {
		const subject = implicit ? 'that begin with STARTTLS' : 'that begin with TLS at once';
		losses.push({ subject, outcome: 'refused', sources: ['RFC 8314 §3'] });
	}
	return before.hidesStarttls.value === false && after.hidesStarttls.value === true && implicit !== true
		? [...losses, withoutTls(after)]
		: losses;
}

function isLess(demand: Endpoint['clientCertificate']['value']): boolean {
	return demand === 'none' || demand === 'requested';
}

function loginLosses(before: Endpoint, after: Endpoint): readonly Loss[] {
	if (after.direction === 'client') {
		return [];
	}
	const [old, now] = [before.authentication, after.authentication];
	if (old.offered.value === true && now.offered.value === false) {
		return [{ phrase: `shuts out all logins at ${after.name}`, outcome: 'refused' }];
	}
	if (old.beforeTls.value === true && now.beforeTls.value === false) {
		return [{ phrase: 'shuts out logins without TLS', outcome: 'refused', sources: ['RFC 8314 §4.1'] }];
	}
	return old.passwordsBeforeTls.value === true && now.passwordsBeforeTls.value === false
		? [{ phrase: 'shuts out plain passwords without TLS', outcome: 'refused', sources: ['RFC 8314 §4.1'] }]
		: [];
}

/** What becomes of peers that cannot negotiate with an endpoint any more. */
export function outcomeAt({ security, implicitTls }: Endpoint): Outcome {
	return security.value === 'opportunistic' && implicitTls.value !== true ? 'clear text' : 'refused';
}

/** `shuts out mail clients without TLS 1.2`; with the subject `such`, what becomes of such peers elsewhere. */
export function phraseOf(endpoint: Endpoint, { phrase, subject = '', outcome }: Loss): string {
	if (phrase !== undefined) {
		return phrase;
	}
	const isElsewhere = subject === 'such';
	const who = (noun: string) => (isElsewhere ? `${subject} ${noun}` : `${noun} ${subject}`.trimEnd());
	if (endpoint.direction === 'client') {
		const where = isElsewhere ? ' where TLS is optional' : '';
		return outcome === 'refused' ? `no delivery to ${who('servers')}` : `clear text to ${who('servers')}${where}`;
	}
	const noun = isForUsers(endpoint) ? 'mail clients' : 'mail servers';
	if (outcome === 'refused') {
		return `shuts out ${who(noun)}`;
	}
	return isForUsers(endpoint) ? `no TLS for ${who(noun)}` : `${who(noun)} fall back to clear text`;
}
