/** What rules are about, in the order of tables: from what is negotiated to how it is written down. */
export const ruleGroups = {
	levels: 'Where TLS is used, and how strictly',
	passwords: 'Passwords',
	protocols: 'Protocol versions',
	ciphers: 'Cipher suites',
	'key-exchange': 'Key exchange',
	options: 'Compression, renegotiation and other options',
	certificates: 'Certificates and keys',
	dane: 'DANE and DNSSEC',
	policies: 'TLS policies and lookup tables',
	logging: 'Logging',
	files: 'From file to file',
	names: 'Names of settings',
	versions: 'Versions of the program',
	syntax: 'Syntax',
	advice: 'Baselines and outdated advice',
	suppressions: 'Suppressed findings',
} as const satisfies Readonly<Record<string, string>>;

export type RuleGroup = keyof typeof ruleGroups;

export const ruleGroupIds = Object.keys(ruleGroups) as readonly RuleGroup[];
