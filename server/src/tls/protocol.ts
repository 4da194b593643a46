/** Versions of the protocol, oldest first, under the names that the mail programs use for them. */
export const protocolVersions = ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

export type ProtocolVersion = (typeof protocolVersions)[number];

/** Prohibited outright: RFC 6176 (SSL 2.0) and RFC 7568 (SSL 3.0). */
export const prohibitedVersions: readonly ProtocolVersion[] = ['SSLv2', 'SSLv3'];

/** Deprecated by RFC 8996. */
export const deprecatedVersions: readonly ProtocolVersion[] = ['TLSv1', 'TLSv1.1'];

const displayNames: Readonly<Record<ProtocolVersion, string>> = {
	SSLv2: 'SSL 2.0',
	SSLv3: 'SSL 3.0',
	TLSv1: 'TLS 1.0',
	'TLSv1.1': 'TLS 1.1',
	'TLSv1.2': 'TLS 1.2',
	'TLSv1.3': 'TLS 1.3',
};

/** `['TLSv1', 'TLSv1.1']` as prose: `TLS 1.0 and TLS 1.1`. */
export function displayVersions(versions: readonly ProtocolVersion[]): string {
	const names = versions.map(version => displayNames[version]);
	const last = names.pop() ?? '';
	return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}
