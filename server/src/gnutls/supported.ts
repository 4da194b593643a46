import type { CertificateType } from '../openssl/supported.js';
import type { Admitted, PriorityExpansion } from './expand.js';
import { isFiniteField } from './meaning.js';
import type { Profile } from './options.js';
import { type ExpandedSuite, isUsableGroup, reaches } from './settle.js';
import type { GnutlsSuite } from './suite.js';

/** The protocols that mail can use, from the oldest to the newest; DTLS is not for mail. */
export const mailProtocols = ['SSL3.0', 'TLS1.0', 'TLS1.1', 'TLS1.2', 'TLS1.3'] as const;

export type MailProtocol = (typeof mailProtocols)[number];

/** What a server with certificates, and without shared secrets or anonymous credentials, really offers. */
export interface ServerOffer {
	/** From the oldest to the newest; those without a suite that the server can use are left out. */
	readonly protocols: readonly OfferedProtocol[];
	/** Most preferred first; those that the library lists but cannot use are left out. */
	readonly groups: readonly Admitted[];
	/** Whose order decides: the client's, unless the string says `%SERVER_PRECEDENCE`. */
	readonly preference: 'server' | 'client';
	/** The profile that certificates of the other side are checked against; absent where the string sets none. */
	readonly profile?: Profile;
}

export interface OfferedProtocol {
	readonly protocol: MailProtocol;
	readonly admittedBy: Admitted['admittedBy'];
	/** In the library's order, which is also the server's under `%SERVER_PRECEDENCE`. */
	readonly suites: readonly ExpandedSuite[];
}

/** Source: handshakes with Exim 4.96 and GnuTLS 3.7.9, which are those of `gnutls-cli -l` for its certificates. */
export function serverOffer(expansion: PriorityExpansion, certificateTypes: readonly CertificateType[]): ServerOffer {
	const { suites, flags, profile } = expansion;
	const groups = expansion.groups.filter(({ name }) => isUsableGroup(name));
	const usable = suites.filter(({ suite }) => isUsable(suite, certificateTypes, groups));
	const protocols = mailProtocols.flatMap(protocol => {
		const enabled = expansion.protocols.find(({ name }) => name === protocol);
		const offered = usable.filter(({ suite }) => worksWith(suite, protocol));
		return enabled && offered.length > 0 ? [{ protocol, admittedBy: enabled.admittedBy, suites: offered }] : [];
	});
	const isServers = flags.some(({ option }) => option.name === 'SERVER_PRECEDENCE');
	return { protocols, groups, preference: isServers ? 'server' : 'client', ...(profile ? { profile } : {}) };
}

/** Whether a suite can be negotiated in a protocol. */
export function worksWith({ oldestProtocol, newestProtocol }: GnutlsSuite, protocol: MailProtocol): boolean {
	return reaches(protocol, oldestProtocol, mailProtocols) && reaches(newestProtocol, protocol, mailProtocols);
}

function isUsable(suite: GnutlsSuite, available: readonly CertificateType[], groups: readonly Admitted[]): boolean {
	if (suite.keyExchange?.includes('PSK') || suite.keyExchange?.startsWith('SRP')) {
		return false;
	}
	const needsCurve = suite.keyExchange?.startsWith('ECDHE') ?? false;
	if (needsCurve && groups.every(({ name }) => isFiniteField(name))) {
		return false;
	}
	return suite.authentication === 'any' ? available.length > 0 : available.some(type => type === suite.authentication);
}
