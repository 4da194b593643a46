// Writes server/src/openssl/tables/ from the recorded libraries in ../shared/ciphers. With --check it only compares.
import { readRecording, requireRecordings, wrapWords, writeTables } from './tables.mjs';

/** Static ECDH, which OpenSSL 0.9.8 prints like ephemeral ECDH: 0xC001–0xC005 with ECDSA, 0xC00B–0xC00F with RSA. */
const staticEcdh = [
	[0xc001, 0xc005, 'ECDH/ECDSA'],
	[0xc00b, 0xc00f, 'ECDH/RSA'],
];

const columns = [
	'name',
	'protocol',
	'keyExchange',
	'authentication',
	'encryption',
	'mac',
	'strengthBits',
	'algorithmBits',
];

requireRecordings();
const builds = readBuilds();
const suites = commonSuites(builds);
writeTables(
	'server/src/openssl/tables',
	{ 'suites.ts': suitesSource(suites), 'builds.ts': buildsSource(builds, suites) },
	'openssl-tables.mjs',
);

/** The builds from the oldest to the newest, as `libraries.json` lists them. */
function readBuilds() {
	const libraries = Object.entries(readRecording('libraries.json')).filter(([build]) => build.startsWith('openssl-'));
	return libraries.map(([build, id]) => {
		const label = build.slice('openssl-'.length);
		const table = readRecording(`openssl-table-${label}.json`);
		const fips = new Set(Array.isArray(table.keywords.FIPS) ? table.keywords.FIPS : []);
		return { id, label, rows: table.ciphers.map((row, index) => toSuite(row, fips.has(index))) };
	});
}

function toSuite(row, isFips) {
	// 0x03 starts a TLS number, 0x02 one of SSLv2, which has three bytes on the wire.
	const number = Number.parseInt(row.id, 16);
	const isSsl2 = number >>> 24 === 2;
	const id = isSsl2 ? number & 0xffffff : number & 0xffff;
	const strength = row.export ? row.strength.find(word => /\d/.test(word)) : (row.strength[0] ?? missingStrength(row));
	return {
		id: id
			.toString(16)
			.toUpperCase()
			.padStart(isSsl2 ? 6 : 4, '0'),
		name: row.name,
		protocol: row.proto,
		keyExchange: isSsl2 ? row.kx.replace(/\(\d+\)/, '') : keyExchange(row.kx, id),
		authentication: row.au,
		encryption: row.enc,
		mac: row.mac,
		strengthBits: row.bits,
		algorithmBits: row.algbits,
		standardName: row.iana,
		traits: `${strengthLetter(strength)}${row.default ? 'd' : ''}${isFips ? 'f' : ''}`,
	};
}

/** In 0.9.8 no keyword alone selects an ECC suite, so the recording has no strength for them; its s3_lib.c says this. */
function missingStrength(row) {
	return /^(AES|3DES)/.test(row.enc) ? 'HIGH' : 'NONE';
}

function keyExchange(printed, id) {
	const range = staticEcdh.find(([first, last]) => first <= id && id <= last);
	if (range) {
		return range[2];
	}
	const name = printed.replace(/\(\d+\)/, '');
	return name === 'DH' || name === 'ECDH' ? `${name}E` : name;
}

function strengthLetter(strength) {
	return { HIGH: 'h', MEDIUM: 'm', LOW: 'l', EXPORT40: 'e', EXPORT56: 'x', NONE: 'n' }[strength];
}

/** One row per suite, as the newest build that has it describes it. */
function commonSuites(all) {
	const rows = new Map();
	for (const { rows: suitesOfBuild } of all) {
		for (const suite of suitesOfBuild) {
			rows.set(suite.id, { ...suite, standardName: suite.standardName ?? rows.get(suite.id)?.standardName });
		}
	}
	const sorted = [...rows.values()].sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
	return new Map(
		sorted.map(suite => [suite.id, { ...suite, standardName: suite.standardName ?? standardName(suite) }]),
	);
}

/** The registered name of a suite that only libraries without names know (before 1.1.1): static DH and ECDH, DES, export. */
function standardName(suite) {
	if (suite.id.length > 4 || suite.keyExchange === 'GOST') {
		return undefined;
	}
	const exchange = suite.keyExchange.includes('/')
		? suite.keyExchange.replace('/', '_')
		: suite.authentication === 'None'
			? 'DH_anon'
			: suite.keyExchange === 'RSA'
				? 'RSA'
				: `${suite.keyExchange}_${suite.authentication}`;
	const ciphers = {
		'DES(40)': 'DES40_CBC',
		'DES(56)': 'DES_CBC',
		'3DES(168)': '3DES_EDE_CBC',
		'RC2(40)': 'RC2_CBC_40',
		'RC4(40)': 'RC4_40',
		'RC4(128)': 'RC4_128',
		'SEED(128)': 'SEED_CBC',
		None: 'NULL',
	};
	const [, family, bits] = /^(AES|AESGCM|Camellia)\((\d+)\)$/.exec(suite.encryption) ?? [];
	const cipher =
		ciphers[suite.encryption] ?? (family === 'AESGCM' ? `AES_${bits}_GCM` : `${family.toUpperCase()}_${bits}_CBC`);
	const mac = suite.mac === 'AEAD' ? suite.name.split('-').at(-1) : suite.mac === 'SHA1' ? 'SHA' : suite.mac;
	return `TLS_${exchange}${suite.traits.startsWith('e') ? '_EXPORT' : ''}_WITH_${cipher}_${mac}`;
}

function suitesSource(common) {
	const lines = [...common.values()].map(suite =>
		[suite.id, ...columns.map(column => suite[column]), suite.standardName ?? '-'].join(' '),
	);
	return `// Written by scripts/openssl-tables.mjs from recorded OpenSSL libraries (0.9.8zh to 4.0.3); do not edit.

/**
 * Every suite of every build, as the newest build that has it describes it: number, name, protocol, key exchange,
 * authentication, encryption, mac, strength bits, key bits, name in IANA's registry.
 */
export const suiteTable = \`
${lines.join('\n')}
\`;
`;
}

function buildsSource(all, common) {
	const entries = all.map(({ id, label, rows }) => {
		const order = wrapWords(rows.map(suite => suite.id + suite.traits));
		const differences = differencesOf(rows, common).map(line => `${line}\n`);
		return `	// OpenSSL ${label}
	'${id}': {
		order: \`
${order}
\`,
		differences: \`
${differences.join('')}\`,
	},
`;
	});
	return `// Written by scripts/openssl-tables.mjs from recorded OpenSSL libraries (0.9.8zh to 4.0.3); do not edit.

/** What one build of OpenSSL knows. */
export interface Build {
	/**
	 * Its suites in the order it prefers before any cipher string is applied. Each is the number followed by its strength
	 * (h HIGH, m MEDIUM, l LOW, e EXPORT40, x EXPORT56, n none), d for a member of DEFAULT and f for one of FIPS.
	 */
	readonly order: string;
	/** Where it describes suites otherwise than \`suiteTable\`, one \`column=value numbers\` a line. */
	readonly differences: string;
}

export const builds = {
${entries.join('')}} as const satisfies Record<string, Build>;
`;
}

function differencesOf(rows, common) {
	const groups = new Map();
	for (const suite of rows) {
		for (const column of columns.filter(name => suite[name] !== common.get(suite.id)[name])) {
			const key = `${column}=${suite[column]}`;
			groups.set(key, [...(groups.get(key) ?? []), suite.id]);
		}
	}
	return [...groups].map(([key, ids]) => `${key} ${ids.join(' ')}`);
}
