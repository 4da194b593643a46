import type { Negotiated, NegotiatedProtocol } from './negotiate.js';
import type { PrintedEndpoint } from './posture.js';

/** What of an endpoint is not as a client met it; one line each, empty where all agrees. `null` claims nothing. */
export function differences(printed: PrintedEndpoint, real: Negotiated): string[] {
	const protocols = Object.entries(real.protocols);
	const isUp = real.greeting === undefined || real.greeting.ehlo.length > 0;
	const seen: Record<string, unknown> = {
		...(printed.security !== 'none' && { works: protocols.length > 0 }),
		...(isUp && { starttls: real.greeting?.startTls ?? false, authWithoutTls: real.greeting?.authentication ?? false }),
		...(protocols.length > 0 && seenInHandshakes(protocols)),
	};
	const claimed = comparable(printed, seen);
	return Object.keys(seen)
		.filter(name => claimed[name] !== null && JSON.stringify(seen[name]) !== JSON.stringify(claimed[name]))
		.map(name => `${name}: Postfix ${JSON.stringify(seen[name])}, MailTLS ${JSON.stringify(claimed[name])}`);
}

type Seen = readonly (readonly [string, NegotiatedProtocol])[];

function seenInHandshakes(protocols: Seen): Record<string, unknown> {
	const all = <T>(read: (protocol: NegotiatedProtocol) => readonly T[]) => [
		...new Set(protocols.flatMap(([, protocol]) => read(protocol))),
	];
	const [preference] = all(protocol => (protocol.preference === undefined ? [] : [protocol.preference]));
	const [requested] = all(({ certificateRequested }) =>
		certificateRequested === undefined ? [] : [certificateRequested],
	);
	return {
		protocols: protocols.map(([name]) => name).sort(),
		...Object.fromEntries(protocols.map(([name, { suites }]) => [`suites ${name}`, inOrder(suites, preference)])),
		...(preference && { preference }),
		compression: protocols.some(([, protocol]) => protocol.compression),
		dhBits: all(({ dhBits }) => dhBits).sort((a, b) => a - b),
		groups: all(({ groups }) => groups).sort(),
		...(requested !== undefined && { clientCertificate: requested }),
	};
}

/** The order of the suites says something only where the server has one. */
function inOrder(suites: readonly string[], preference: string | undefined): readonly string[] {
	return preference === 'server' ? suites : suites.toSorted();
}

function comparable(printed: PrintedEndpoint, seen: Record<string, unknown>): Record<string, unknown> {
	const { suites, protocols, groups, clientCertificate } = printed;
	const order = typeof seen.preference === 'string' ? seen.preference : undefined;
	const lists = Object.keys(seen)
		.filter(name => name.startsWith('suites '))
		.map(name => [name, suites && inOrder(suites[name.slice('suites '.length)] ?? [], order)]);
	return {
		...printed,
		...Object.fromEntries(lists),
		protocols: protocols?.toSorted() ?? null,
		groups: groups?.toSorted() ?? null,
		clientCertificate: clientCertificate === null ? null : clientCertificate !== 'none',
	};
}
