/**
 * Whether a text is written as a priority string of GnuTLS rather than as a cipher string of OpenSSL: it starts with one of
 * the keywords that stand for a whole set, or holds what only GnuTLS has (gnutls manual, "Priority strings"). Words that
 * both know, such as `SUITEB128`, prove nothing.
 */
export function isPriorityString(text: string): boolean {
	return (
		/^\s*(?:NORMAL|PERFORMANCE|SECURE(?:128|192|256)|PFS|LEGACY|NONE|@SYSTEM)(?![A-Za-z0-9_-])/i.test(text) ||
		/(?:^|[:,\s])(?:[-+!](?:VERS|COMP|SIGN|CTYPE|GROUP|CURVE)-|%[A-Z])/i.test(text)
	);
}
