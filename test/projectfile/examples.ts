/** Project files as people write them. */
export const validFiles: Readonly<Record<string, string>> = {
	'only a baseline': 'baseline: bettercrypto\n',
	'a target': 'target:\n  os: debian-12\n',
	'a target of versions, in quotes': 'target:\n  postfix: "3.10"\n  tls: openssl-3.0-full\n  exim: "4.96"\n',
	'a target of versions, without quotes': 'target: { postfix: 3.10, dovecot: 2.3.19, cyrus: 3.6.1 }\n',
	severities: 'severities:\n  legacy-tls: warning\n  weak-dh: off\n  weak-key: "error"\n',
	'options of rules':
		'rules:\n  weak-key: { minimumRsaBits: 3072 }\n  legacy-tls:\n    minimumProtocol: TLSv1.1\n  unknown-setting:\n    knownSettings: [one_more]\n',
	'ignored files': 'ignore:\n  - vendor\n  - "**/*.example.cf"\n  - roles/{old,older}/\n',
	overrides:
		'overrides:\n  - files: ["mx/**"]\n    baseline: dfn-cert-2017\n    target: { os: ubuntu-22.04 }\n    severities: { legacy-tls: error }\n    rules: { weak-dh: { minimumBits: 4096 } }\n  - files: [templates/*.txt]\n    language: postfix-main\n',
	'accepted findings': 'accepted: .mailtls/accepted.json\n',
	'all of it with comments': '# how we judge\nbaseline: postmaster-2026 # the default\n\nignore: [] # nothing\n',
	'an anchor and its alias':
		'severities: &strict\n  legacy-tls: error\noverrides:\n  - files: [mx]\n    severities: *strict\n',
	'Windows line ends': 'baseline: bettercrypto\r\nseverities:\r\n  legacy-tls: off\r\n',
};

/** Mistakes that the JSON schema sees too: the text, and the place and beginning of each message. */
export const invalidFiles: Readonly<Record<string, readonly [text: string, ...problems: readonly string[]]>> = {
	'an unknown key': ['baselin: bettercrypto\n', '1:1 Unknown key "baselin"; expected one of baseline, target,'],
	'an unknown baseline': [
		'baseline: better-crypto\n',
		'1:11 Unknown baseline "better-crypto"; expected one of 27 that are known. Did you mean "bettercrypto"?',
	],
	'a baseline that is a number': ['baseline: 2026\n', '1:11 Baseline is the number 2026; expected one of '],
	'a baseline that is missing': ['baseline:\n', '1:1 Baseline has no value; expected one of '],
	'an unknown target': ['target:\n  postfx: "3.7"\n', '2:3 Unknown target "postfx"; expected one of '],
	'an unknown system': ['target: { os: debain-12 }\n', '1:15 Unknown target os "debain-12"; expected one of debian-11'],
	'an unknown library': ['target: { tls: openssl-3 }\n', '1:16 Unknown target tls "openssl-3"; expected one of'],
	'no release': ['target: { postfix: new }\n', '1:20 Target postfix "new" is not a release such as 3.7.11 or 3.10.'],
	'a target that is a text': [
		'target: debian-12\n',
		'1:9 Target is the text "debian-12"; expected targets with values: ',
	],
	'an unknown rule': [
		'severities: { legacy-tl: off }\n',
		'1:15 Unknown rule "legacy-tl" in severities. Did you mean "legacy-tls"?',
	],
	'an unknown severity': [
		'severities:\n  legacy-tls: warn\n',
		'2:15 Unknown severity "warn"; expected one of error, warning',
	],
	'a severity of YAML 1.1': ['severities: { legacy-tls: false }\n', '1:27 Severity is false; expected one of error,'],
	'severities in a list': ['severities: [legacy-tls]\n', '1:13 Severities is a list; expected rules with values: '],
	'options of a rule without': [
		'rules: { legacy-ssl: { minimumBits: 1 } }\n',
		'1:10 The rule legacy-ssl has no options; rules that have some: legacy-tls, ',
	],
	'an unknown option': [
		'rules: { weak-key: { minimumBits: 3072 } }\n',
		'1:22 Unknown option of weak-key "minimumBits"; expected one of minimumRsaBits.',
	],
	'an option out of range': [
		'rules: { weak-key: { minimumRsaBits: 512 } }\n',
		'1:38 Value of minimumRsaBits is 512; expected a whole number from 2048 to 16384.',
	],
	'an option that is no whole number': [
		'rules: { weak-key: { minimumRsaBits: 2048.5 } }\n',
		'1:38 Value of minimumRsaBits is 2048.5; expected',
	],
	'an option of another type': [
		'rules: { unknown-setting: { knownSettings: one } }\n',
		'1:44 Value of knownSettings is the text "one"; expected a list',
	],
	'an override without files': [
		'overrides:\n  - baseline: bettercrypto\n',
		'2:5 Override has no "files"; expected files and ',
	],
	'an override without any': [
		'overrides: [{ files: [], baseline: bettercrypto }]\n',
		'1:22 Files is empty; expected a list',
	],
	'overrides without a list': ['overrides: { files: [mx] }\n', '1:12 Overrides is a group of keys; expected a list'],
	'what overrides do not have': [
		'overrides: [{ files: [mx], ignore: [a] }]\n',
		'1:28 Unknown key "ignore"; expected one of files, ',
	],
	'an unknown language': [
		'overrides: [{ files: [mx], language: postfix }]\n',
		'1:38 Unknown language "postfix"; expected one of postfix-main',
	],
	'a pattern from the root on': [
		'ignore: [/etc/postfix]\n',
		'1:10 The pattern "/etc/postfix" begins with "/"; expected a path from the folder of the project file on, such as "etc/postfix".',
	],
	'a pattern that leads out': ['ignore: ["../other"]\n', '1:10 The pattern "../other" has "." or ".." for a folder'],
	'a pattern of Windows': ["ignore: ['mx\\*.cf']\n", '1:10 The pattern "mx\\*.cf" has a backslash; expected "/"'],
	'a pattern of what is not meant': [
		'ignore: ["!mx"]\n',
		'1:10 The pattern "!mx" begins with "!"; expected the files it means',
	],
	'accepted findings elsewhere': [
		'accepted: /tmp/accepted.json\n',
		'1:11 The path "/tmp/accepted.json" is not relative; expected',
	],
	'a merge key': [
		'severities: { <<: { legacy-tls: off } }\n',
		'1:15 Merge keys ("<<") belong to YAML 1.1 and are not read; expected the keys themselves',
	],
	'several mistakes': [
		'baselin: x\nbaseline: y\nignore: z\n',
		'1:1 Unknown key "baselin"',
		'2:11 Unknown baseline "y"',
		'3:9 Ignore is the text "z"',
	],
	'a list': ['- baseline\n', '1:1 The project file is a list; expected keys with values: baseline, '],
	'a text': ['bettercrypto\n', '1:1 The project file is the text "bettercrypto"; expected keys with values'],
};

/** Mistakes that are none of the JSON schema's business, because they are in the YAML or in what a text means. */
export const otherMistakes: typeof invalidFiles = {
	'a key that is there twice': [
		'baseline: bettercrypto\ntarget: {}\nbaseline: dfn-cert-2017\n',
		'3:1 The key "baseline" is there twice; expected one of each name.',
	],
	'a rule that is there twice': [
		'severities:\n  weak-dh: off\n  weak-dh: hint\n',
		'3:3 The rule "weak-dh" is there twice; expected one of each name.',
	],
	'a second document': [
		'baseline: bettercrypto\n---\nbaseline: x\n',
		'2:1 A second document begins here; expected one',
	],
	'a bracket without its partner': [
		'ignore: ["mx/[ab"]\n',
		'1:10 The pattern "mx/[ab" has a bracket without its partner',
	],
	'a pattern that takes for ever': [
		'ignore: ["*a*a*a*a*a*a*a*b"]\n',
		'1:10 The pattern "*a*a*a*a*a*a*a*b" has too many',
	],
	'a slash between braces': ['ignore: ["{a/b,c}/d"]\n', '1:10 The pattern "{a/b,c}/d" has a slash between { and }'],
	'tabs in front of a line': [
		'severities:\n\tweak-dh: off\n',
		'2:1 A tab stands where lines are indented; expected blanks',
	],
	'two keys in one line': ['baseline: target: os\n', '1:11 A second ": " stands in this line'],
	'a bracket that is not closed': [
		'ignore: [mx\n',
		'2:1 Flow sequence in block collection must be sufficiently indented and end with a ]; expected YAML 1.2.',
	],
	'a quotation mark that is not closed': [
		'baseline: "bettercrypto\n',
		'2:1 Missing closing "quote; expected YAML 1.2.',
	],
	'a wildcard without quotes': [
		'ignore: [*.cf]\n',
		'1:10 *.cf is an alias for an anchor that is not there; a text that begins with "*" is written in quotes: "*.cf".',
	],
	'an exclamation mark without quotes': [
		'ignore:\n- !mx\n',
		'2:3 !mx is a tag; a text that begins with "!" is written in quotes.',
		'2:6 The pattern is empty',
	],
	'an alias inside of itself': [
		'severities: &s { weak-dh: *s }\n',
		'1:27 *s is inside of what it stands for',
		'1:27 Severity is a group of keys',
	],
	'only half a version': [
		'target: { postfix: 3 }\n',
		'1:20 Target postfix "3" is not a release such as 3.7.11 or 3.10.',
	],
	'a version as a computer writes it': ['target: { postfix: 3.1e0 }\n', '1:20 Target postfix "3.1e0" is not a release'],
	'a key that is no text': ['? [a]\n: b\n', '1:3 This key is no plain text; expected a name'],
};
