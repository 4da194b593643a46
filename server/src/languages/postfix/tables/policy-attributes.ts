import { parseProtocolList } from '../services/protocols.js';
import { atLeastVersion } from '../settings/version.js';

/** The security levels of a client (postconf(5) smtp_tls_security_level). */
export type TlsLevel = 'none' | 'may' | 'encrypt' | 'dane' | 'dane-only' | 'fingerprint' | 'verify' | 'secure';

/** An attribute of a TLS policy, as Postfix's smtp_tls_policy.c treats it. */
export interface AttributeKind {
	readonly name: string;
	/** The first release that has it. */
	readonly since: string;
	/** The levels that allow it; absent where all do but `none`. */
	readonly levels?: readonly TlsLevel[];
	/** What Postfix makes of a second one: refuses the policy, adds it to the first, or forgets the first. */
	readonly repeated: 'refused' | 'added' | 'replaces';
	readonly refusesEmpty?: boolean;
	/** What parts the words of its value, where it may hold several. */
	readonly separator?: ':' | '|';
	/** What is wrong with a value that is not empty. */
	readonly check?: (value: string, release: string) => ValueProblem | undefined;
	/** What it does, as the end of a sentence that begins with its name; Markdown. */
	readonly meaning: string;
}

export interface ValueProblem {
	/** `deferred`: the policy is refused. `no-handshake`: every TLS handshake fails. `ignored`: this word counts for nothing. */
	readonly effect: 'deferred' | 'no-handshake' | 'ignored';
	/** What Postfix takes in its place, as the end of a sentence. */
	readonly expected: string;
}

/** The words of `*_ciphers` in Postfix; all but `high` and `medium` mean what they did in old releases, if anything. */
const grades = /^(?:high|medium|low|export|null)$/i;

const deferred = (expected: string): ValueProblem => ({ effect: 'deferred', expected });

const kinds: readonly AttributeKind[] = [
	{
		name: 'ciphers',
		since: '2.3',
		repeated: 'refused',
		refusesEmpty: true,
		check: value =>
			grades.test(value)
				? undefined
				: { effect: 'no-handshake', expected: 'a grade: high, medium, low, export or null' },
		meaning:
			'the grade of suites for this destination, in place of `smtp_tls_mandatory_ciphers`, or of `smtp_tls_ciphers` at level `may`.',
	},
	{
		name: 'protocols',
		since: '2.3',
		repeated: 'refused',
		separator: ':',
		check: checkProtocols,
		meaning:
			'the protocols for this destination, in place of `smtp_tls_mandatory_protocols`, or of `smtp_tls_protocols` at level `may`. An empty value leaves all of them on.',
	},
	{
		name: 'match',
		since: '2.3',
		levels: ['fingerprint', 'verify', 'secure'],
		repeated: 'added',
		refusesEmpty: true,
		separator: ':',
		meaning:
			'what the certificate of the server has to hold. At `verify` and `secure` names: `.example.com` stands for every name below example.com, `nexthop` for the destination, `dot-nexthop` for every name below it, `hostname` for the name out of the MX record, which anyone who forges DNS can choose. At `fingerprint` digests of the certificate or of its key, parted by `|`.',
	},
	{
		name: 'exclude',
		since: '2.6',
		repeated: 'refused',
		separator: ':',
		meaning: 'suites to leave out for this destination, in place of all that main.cf excludes.',
	},
	{
		name: 'tafile',
		since: '2.11',
		levels: ['verify', 'secure'],
		repeated: 'added',
		refusesEmpty: true,
		meaning:
			'a file of certificates to trust for this destination and no others. Mail waits in the queue while it cannot be read.',
	},
	{
		name: 'servername',
		since: '3.4',
		repeated: 'refused',
		check: checkHostname,
		meaning: 'the name that the client asks for with SNI, or `hostname` for the name of the server.',
	},
	{
		name: 'connection_reuse',
		since: '3.4',
		repeated: 'replaces',
		check: checkYesNo,
		meaning: 'whether several messages may share a connection, in place of `smtp_tls_connection_reuse`.',
	},
	{
		name: 'enable_rpk',
		since: '3.9',
		repeated: 'replaces',
		check: checkYesNo,
		meaning:
			'whether the server may show a raw public key instead of a certificate, in place of `smtp_tls_enable_rpk`.',
	},
	{
		name: 'policy_type',
		since: '3.10',
		repeated: 'refused',
		check: value => (/^(?:sts|no-policy-found)$/i.test(value) ? undefined : deferred('sts or no-policy-found')),
		meaning: 'where the policy comes from, for reports by RFC 8460: `sts` or `no-policy-found`.',
	},
	{
		name: 'policy_domain',
		since: '3.10',
		repeated: 'refused',
		check: checkHostname,
		meaning: 'the domain that publishes the policy, for reports by RFC 8460.',
	},
	{
		name: 'policy_ttl',
		since: '3.10',
		repeated: 'refused',
		check: value => (/^\d+$/.test(value) ? undefined : deferred('a number of seconds')),
		meaning: 'for how many seconds the policy holds.',
	},
	{
		name: 'policy_string',
		since: '3.10',
		repeated: 'added',
		meaning: 'a line of the policy as it was published, for reports by RFC 8460.',
	},
	{
		name: 'mx_host_pattern',
		since: '3.10',
		repeated: 'added',
		meaning: 'a pattern of the published policy that names of mail servers have to match, for reports by RFC 8460.',
	},
	{
		name: 'policy_failure',
		since: '3.10',
		repeated: 'refused',
		check: value =>
			/^(?:sts-policy-fetch-error|sts-policy-invalid|sts-webpki-invalid|validation-failure)$/i.test(value)
				? undefined
				: deferred('sts-policy-fetch-error, sts-policy-invalid, sts-webpki-invalid or validation-failure'),
		meaning: 'why the published policy could not be used, for reports by RFC 8460.',
	},
];

/** By name in small letters; capital letters do not count. */
export const attributeKinds: ReadonlyMap<string, AttributeKind> = new Map(kinds.map(kind => [kind.name, kind]));

/** `{ name = value }` with blanks, in policies that a program such as an MTA-STS resolver hands over. */
export const bracesSince = '3.10';

/** What parts the words of a value at a level: fingerprints hold colons themselves. */
export function separatorOf({ name, separator }: AttributeKind, level: TlsLevel | undefined): string | undefined {
	return name === 'match' && level === 'fingerprint' ? '|' : separator;
}

/** Hexadecimal digits in pairs, colons between them or not; measured with 3.7.11. */
export function isFingerprint(text: string): boolean {
	return /^[0-9a-f]{2}(?::?[0-9a-f]{2})*$/i.test(text);
}

function checkProtocols(value: string, release: string): ValueProblem | undefined {
	const { words } = parseProtocolList(value, atLeastVersion(release, '3.6'));
	const isWrong = words.some(({ problem }) => problem === 'unknown' || problem === 'bound-too-new');
	return isWrong ? { effect: 'no-handshake', expected: 'protocols such as >=TLSv1.2 or TLSv1.2:TLSv1.3' } : undefined;
}

function checkYesNo(value: string): ValueProblem | undefined {
	return /^(?:yes|no)$/i.test(value) ? undefined : deferred('yes or no');
}

/** `valid_hostname` of Postfix: letters, digits, underscores and hyphens in labels of up to 63, not digits alone. */
function checkHostname(value: string): ValueProblem | undefined {
	const labels = value.split('.');
	const isValid =
		value.length <= 255 &&
		/[^0-9.]/.test(value) &&
		labels.every(label => label.length <= 63 && /^[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?$/.test(label));
	return isValid ? undefined : deferred('the name of a host');
}
