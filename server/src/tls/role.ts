/** What a service is for. A weakness is judged by it: without TLS, port 25 falls back to clear text. */
export const roles = [
	'mx-server',
	'smtp-client-opportunistic',
	'smtp-client-mandatory',
	'submission',
	'imap-pop',
] as const;

export type Role = (typeof roles)[number];

const descriptions: Readonly<Record<Role, string>> = {
	'mx-server': 'the public mail exchanger (port 25)',
	'smtp-client-opportunistic': 'outbound mail',
	'smtp-client-mandatory': 'outbound mail that requires TLS',
	submission: 'mail submission (ports 465 and 587)',
	'imap-pop': 'mailbox access (IMAP and POP)',
};

export function describeRole(role: Role): string {
	return descriptions[role];
}

/** The roles where nothing falls back to clear text come first. */
export const strictestFirst: readonly Role[] = [
	'submission',
	'imap-pop',
	'smtp-client-mandatory',
	'mx-server',
	'smtp-client-opportunistic',
];
